"""An author's picture as it is published: one file for all formats, seen the right way up and saying nothing else."""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Literal

from PIL import Image

from authoring.pictures import colours, jpeg
from authoring.pictures.decoding import decoding, opened
from authoring.pictures.measure import credible_dpi
from authoring.pictures.orientation import lies_on_its_side, orientation_of, upright

MediaType = Literal["image/png", "image/jpeg"]

WIDEST, TALLEST = 1820, 1780
"""Pixels at 300 dpi: across the 154 mm of a page's text, and down the 150 mm a figure may take of a page."""

_QUALITY = 90


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture to be published: its file, with its resolution as the only thing it says besides."""

    data: bytes
    media_type: MediaType


@lru_cache(maxsize=128)
def prepared(data: bytes) -> Prepared:
    """Return an author's picture as a PNG or JPEG in sRGB for every format; raises PictureError.

    Only the first of several pictures or frames is taken. What has more pixels than print needs is scaled, a JPEG of
    which nothing must change keeps its pixels as they were coded. The same file gives the same bytes.
    """
    with decoding():
        image = opened(data, (WIDEST, WIDEST))
        orientation = orientation_of(image)
    whole, is_jpeg = image.info["whole"], image.format in ("JPEG", "MPO")
    turned = lies_on_its_side(orientation)
    size = _fitting(*(whole[::-1] if turned else whole))
    dpi = credible_dpi(image.info.get("dpi")) * max(size) / max(whole)
    if is_jpeg and size == whole and orientation == 1 and _is_plain(image):
        cleaned = jpeg.stripped(data, dpi)
        if cleaned:
            return Prepared(cleaned, "image/jpeg")
    profile = image.info.get("icc_profile")
    shown = _scaled(colours.plain(image), size[::-1] if turned else size)
    shown = upright(colours.in_srgb(shown, profile), orientation)
    return _encoded(_without_idle_alpha(shown), dpi, is_photograph=is_jpeg or image.format == "WEBP")


def _fitting(width: int, height: int) -> tuple[int, int]:
    scale = min(1.0, WIDEST / width, TALLEST / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _is_plain(image: Image.Image) -> bool:
    """Tell whether a JPEG's numbers are grey or YCbCr by the rules of JFIF, and sRGB."""
    profile = image.info.get("icc_profile")
    rgb = [layer[0] for layer in getattr(image, "layer", ())] == [*b"RGB"] or image.info.get("adobe_transform") == 0
    return image.mode in ("L", "RGB") and not rgb and not (profile and colours.changes(profile, image.mode))


def _scaled(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    if image.size == size:
        return image
    if image.mode in ("1", "P"):
        image = colours.without_palette(image)
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _without_idle_alpha(image: Image.Image) -> Image.Image:
    """Return a picture without its transparency when nothing in it is transparent."""
    if image.mode in ("LA", "RGBA") and image.getchannel("A").getextrema() == (255, 255):
        return image.convert(image.mode[:-1])
    return image


def _encoded(image: Image.Image, dpi: float, *, is_photograph: bool) -> Prepared:
    transparency = image.info.get("transparency")
    image.info.clear()
    if image.mode == "P" and transparency is not None:
        image.info["transparency"] = transparency
    file = BytesIO()
    if is_photograph and image.mode in ("L", "RGB"):
        image.save(file, "JPEG", quality=_QUALITY, dpi=(round(dpi), round(dpi)), optimize=True)
        return Prepared(file.getvalue(), "image/jpeg")
    image.save(file, "PNG", dpi=(dpi, dpi))
    return Prepared(file.getvalue(), "image/png")
