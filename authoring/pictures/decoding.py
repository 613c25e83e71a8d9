"""Pictures opened without trust: whole, bounded, the first of several, or an error that says which."""

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageFile

from authoring.errors import PictureError

PIXELS_LIMIT = 64_000_000
"""Pixels of a picture; decoded they take four bytes each."""
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP")
"""No TIFF: what reads it is a wide field for hostile files, and nobody hands in a figure as one without knowing."""
_DAMAGE = (
    *(OSError, SyntaxError, ValueError, LookupError, EOFError, TypeError, ArithmeticError, AttributeError),
    *(MemoryError, RuntimeError, NotImplementedError, struct.error, zlib.error),
)
"""What Pillow's readers raise on files that are not what they seem to be; anything else is our mistake."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at a picture tells: its size in pixels, and whether there is more than the first of its pictures."""

    width: int
    height: int
    several: bool


@contextmanager
def decoding() -> Iterator[None]:
    """Turn whatever a file makes Pillow raise into PictureError, and demand that files are whole.

    Warnings are about oddities that do not matter to what is seen. WeasyPrint lets Pillow accept truncated files, for
    the whole process.
    """
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Image.DecompressionBombError:
        raise PictureError("picture-too-large") from None
    except _DAMAGE as error:
        raise PictureError("picture-broken") from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def opened(data: bytes, least: tuple[int, int]) -> ImageFile.ImageFile:
    """Return the first picture of a file, decoded, inside `decoding`.

    A JPEG may come at a half, quarter or eighth of its size, yet not smaller than `least`, which saves most of the
    time and memory; `whole_size` knows what it was.
    """
    image = Image.open(BytesIO(data), formats=_FORMATS)
    if image.width * image.height > PIXELS_LIMIT:
        raise Image.DecompressionBombError
    image.info["whole"] = image.size
    image.info["several"] = image.format != "MPO" and bool(getattr(image, "is_animated", False))
    image.draft(image.mode, least)
    image.load()
    return image


@lru_cache(maxsize=4)  # one picture may stand in many rows
def look_at(data: bytes) -> Seen:
    """Return what a picture is, having decoded it; raises PictureError, whose code is that of the finding."""
    with decoding():
        image = opened(data, (1, 1))
        width, height = image.info["whole"]
        return Seen(width, height, image.info["several"])
