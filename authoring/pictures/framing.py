"""A picture as a workbook shows it."""

from io import BytesIO

from PIL import Image

from authoring.pictures.decoding import PIXELS_LIMIT, decoding, opened
from authoring.pictures.frame import Frame
from authoring.pictures.orientation import orientation_of, upright

_QUALITY = 95
_TURNS = (None, Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90)
"""By quarters to the right; Pillow turns to the left."""


def framed(data: bytes, frame: Frame) -> bytes:
    """Return what a frame shows of a picture, as a file of its own without what is cut away; raises PictureError.

    Office shows pictures as they are stored, whatever EXIF says, and writes the turn that EXIF asks for into the frame
    when a picture is inserted. So EXIF counts only in a frame without a turn, which other programs have written.
    """
    with decoding():
        image = opened(data, (PIXELS_LIMIT, PIXELS_LIMIT))
        orientation = orientation_of(image)
    shown = _turned(_cut(image, frame), frame) if frame.is_turned else upright(_cut(image, frame), orientation)
    return _file(shown, image)


def _cut(image: Image.Image, frame: Frame) -> Image.Image:
    left, right = round(image.width * frame.left), round(image.width * (1 - frame.right))
    top, bottom = round(image.height * frame.top), round(image.height * (1 - frame.bottom))
    # A frame around nothing shows nothing; nobody who hands in a picture means that.
    return image.crop((left, top, right, bottom)) if left < right and top < bottom else image.copy()


def _turned(image: Image.Image, frame: Frame) -> Image.Image:
    if frame.mirrored:
        image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    if frame.upended:
        image = image.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    turn = _TURNS[frame.quarters % 4]
    return image if turn is None else image.transpose(turn)


def _file(shown: Image.Image, original: Image.Image) -> bytes:
    kept = {key: original.info[key] for key in ("dpi", "icc_profile") if original.info.get(key)}
    file = BytesIO()
    if original.format in ("JPEG", "MPO"):
        shown.save(file, "JPEG", quality=_QUALITY, subsampling=0, **kept)
    else:
        shown.save(file, "PNG", **kept)
    return file.getvalue()
