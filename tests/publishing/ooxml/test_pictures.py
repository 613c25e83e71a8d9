from io import BytesIO

import pytest
from PIL import Image, UnidentifiedImageError

from authoring.publishing.ooxml.markup import elements, paragraph
from authoring.publishing.ooxml.page import Page
from authoring.publishing.ooxml.pictures import EMU, Pictures
from tests.publishing.word import find

PAGE = Page(width=6.0, height=8.0, long_width=9.0)


def picture(width: int, height: int, dpi: float | None = None, kind: str = "PNG") -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height)).save(file, kind, **({"dpi": (dpi, dpi)} if dpi else {}))
    return file.getvalue()


SIZES = {
    "without a resolution: 96 pixels an inch": (picture(96, 192), (1.0, 2.0)),
    "with its own resolution": (picture(300, 600, dpi=300), (1.0, 2.0)),
    "a resolution nobody can mean": (picture(96, 192, dpi=1), (1.0, 2.0)),
    "wider than the text": (picture(1200, 600, dpi=100), (6.0, 3.0)),
    "taller than there is room for": (picture(300, 1200, dpi=100), (1.28, 5.12)),
}


@pytest.mark.parametrize(("file", "inches"), SIZES.values(), ids=SIZES)
def test_pictures_have_their_size_and_fit_the_text(file: bytes, inches: tuple[float, float]) -> None:
    (shown,) = elements(paragraph("Figure", Pictures(PAGE).inline(file, "")))
    (extent,) = find(shown, ".//wp:extent")
    assert [int(extent.get(side)) / EMU for side in ("cx", "cy")] == pytest.approx(inches, abs=0.001)


def test_the_alternative_text_stands_with_the_picture() -> None:
    (shown,) = elements(paragraph("Figure", Pictures(PAGE).inline(picture(1, 1), 'A "map" <of>\n the & mines')))
    assert find(shown, ".//wp:docPr/@descr") == ['A "map" <of> the & mines']


def test_one_file_is_kept_once_and_every_showing_has_its_own_id() -> None:
    pictures = Pictures(PAGE)
    shown = elements("".join(paragraph("Figure", pictures.inline(picture(1, 1), "")) for _ in range(2)))
    assert [find(one, ".//a:blip/@r:embed") for one in shown] == [["picture1"], ["picture1"]]
    assert [find(one, ".//wp:docPr/@id") for one in shown] == [["1"], ["2"]]


def test_a_drawing_is_shown_in_place_of_its_picture_wherever_it_can_be() -> None:
    pictures = Pictures(PAGE)
    (shown,) = elements(paragraph("Figure", pictures.inline(picture(96, 48), "Chart", b"<svg/>", width_inches=5.0)))
    assert find(shown, ".//a:blip/@r:embed") == ["picture1"]
    assert find(shown, ".//a:blip/a:extLst/a:ext/asvg:svgBlip/@r:embed") == ["picture2"]
    (extent,) = find(shown, ".//wp:extent")
    assert [int(extent.get(side)) / EMU for side in ("cx", "cy")] == [5.0, 2.5]


def test_a_picture_that_says_nothing_is_marked_as_decoration() -> None:
    pictures = Pictures(PAGE)
    said, silent = elements("".join(paragraph("Figure", pictures.inline(picture(1, 1), text)) for text in ("A", " ")))
    assert find(said, ".//wp:docPr//adec:decorative") == []
    assert find(silent, ".//wp:docPr//adec:decorative/@val") == ["1"]


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(UnidentifiedImageError):
        Pictures(PAGE).inline(b"GIF89a?", "")
