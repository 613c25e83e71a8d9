"""Pictures as a workbook shows them: cut, mirrored, turned."""

from io import BytesIO

import pytest
from PIL import Image

from authoring.errors import PictureError
from authoring.pictures.frame import Frame
from authoring.pictures.framing import framed
from tests.pictures.specimens import BLUE, GREEN, PLACE, RED, SRGB, WHITE, Colour, exif, file, quarters, turned
from tests.pictures.test_prepare import corners, near

FRAMES = {
    "all of it": (Frame(), (64, 32), (RED, GREEN, BLUE, WHITE)),
    "the left half": (Frame(right=0.5), (32, 32), (RED, RED, BLUE, BLUE)),
    "the lower right quarter": (Frame(left=0.5, top=0.5), (32, 16), (WHITE,) * 4),
    "nothing": (Frame(left=0.6, right=0.4), (64, 32), (RED, GREEN, BLUE, WHITE)),
    "mirrored": (Frame(mirrored=True), (64, 32), (GREEN, RED, WHITE, BLUE)),
    "upended": (Frame(upended=True), (64, 32), (BLUE, WHITE, RED, GREEN)),
    "turned to the right": (Frame(quarters=1), (32, 64), (BLUE, RED, WHITE, GREEN)),
    "on its head": (Frame(quarters=2), (64, 32), (WHITE, BLUE, GREEN, RED)),
    "turned to the left": (Frame(quarters=3), (32, 64), (GREEN, WHITE, RED, BLUE)),
    "mirrored, then turned": (Frame(mirrored=True, quarters=1), (32, 64), (WHITE, GREEN, BLUE, RED)),
    "cut, then turned": (Frame(right=0.5, quarters=1), (32, 32), (BLUE, RED, BLUE, RED)),
}


@pytest.mark.parametrize(("frame", "size", "colours"), FRAMES.values(), ids=FRAMES)
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP"])
def test_what_a_frame_shows(kind: str, frame: Frame, size: tuple[int, int], colours: tuple[Colour, ...]) -> None:
    options = {"quality": 98, "subsampling": 0} if kind == "JPEG" else {"lossless": True} if kind == "WEBP" else {}
    with Image.open(BytesIO(framed(file(quarters(64, 32), kind, **options), frame))) as image:
        assert image.size == size
        assert image.format == ("JPEG" if kind == "JPEG" else "PNG")
        assert near(corners(image), colours)


def test_office_has_written_the_turn_that_exif_asks_for_into_the_frame() -> None:
    for data in (framed(turned(6), Frame(quarters=1)), framed(turned(6), Frame(bottom=0.0))):
        with Image.open(BytesIO(data)) as image:
            assert image.size == (64, 32)
            assert near(corners(image))


def test_resolution_and_colours_stay_and_nothing_else() -> None:
    data = framed(file(quarters(), "JPEG", dpi=(200, 200), icc_profile=SRGB, exif=exif()), Frame(left=0.5))
    with Image.open(BytesIO(data)) as image:
        assert (image.info["dpi"], image.info["icc_profile"]) == ((200, 200), SRGB)
    assert PLACE.encode() not in data


def test_no_picture_is_framed() -> None:
    with pytest.raises(PictureError):
        framed(b"", Frame(left=0.5))
