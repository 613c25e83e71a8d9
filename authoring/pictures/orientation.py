"""Which way up a camera was held (EXIF 3.0, 4.6.5.1, Orientation)."""

from PIL import Image

_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What puts a picture upright, by its orientation."""


def orientation_of(image: Image.Image) -> int:
    """Return a picture's orientation, 1 for one that is upright; inside `decoding`, as metadata may be damaged."""
    said = image.getexif().get(_ORIENTATION, 1)
    return said if said in _UPRIGHT else 1


def lies_on_its_side(orientation: int) -> bool:
    """Tell whether width and height are exchanged when the picture is put upright."""
    return orientation >= 5


def upright(image: Image.Image, orientation: int) -> Image.Image:
    """Return a picture put upright."""
    return image if orientation == 1 else image.transpose(_UPRIGHT[orientation])
