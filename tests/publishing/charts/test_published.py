"""A chart in the three formats: the same picture, the same words for it, the same caption and number."""

from base64 import b64decode
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree, html

from authoring.model.blocks import Block, Chart, Figure
from authoring.model.inline import plain
from authoring.model.report import Report, Section
from authoring.publishing.artifact import FORMATS, Format, render
from authoring.publishing.charts.picture import png, svg
from authoring.publishing.conformance import failures
from authoring.publishing.readback.compare import compare
from authoring.publishing.readback.read import outline
from tests.publishing.charts.drawings import COMMITMENTS, MEETINGS, TEMPLATES, one_bar
from tests.publishing.specimen import PIXEL, SPECIMEN, paragraph
from tests.validators import html_errors, ooxml_errors

pytestmark = pytest.mark.slow

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
EMU_PER_MM = 36_000

HOSTILE = one_bar("<b>&\n$x$ \u202e漢", 1, 2)
CHARTS = (
    Chart(MEETINGS, plain("Meetings by host"), "Time line: “two” hosts & 18 meetings."),
    Chart(COMMITMENTS, plain("Commitments"), "Bar chart: 31 <commitments>."),
    Chart(HOSTILE, plain("Hostile"), "Bar chart: hostile."),
)
BLOCKS: tuple[Block, ...] = (
    paragraph("Before."),
    *CHARTS,
    Figure(PIXEL, "image/png", plain("A pixel"), "A black pixel"),
    paragraph("After."),
)
REPORT: Report = replace(
    SPECIMEN,
    parts=(
        Section("part", "one", "Figures", number="Part I", language="en", blocks=BLOCKS),
        Section("part", "two", "Chapters", number="Part II", language="en", blocks=(paragraph("Empty."),)),
    ),
)


@pytest.fixture(scope="module")
def files() -> dict[Format, bytes]:
    return {one: render(REPORT, one, TEMPLATES) for one in FORMATS}


SAID = [
    ("picture", "Time line: “two” hosts & 18 meetings."),
    ("caption", "Figure 1 Meetings by host"),
    ("picture", "Bar chart: 31 <commitments>."),
    ("caption", "Figure 2 Commitments"),
    ("picture", "Bar chart: hostile."),
    ("caption", "Figure 3 Hostile"),
    ("picture", "A black pixel"),
    ("caption", "Figure 4 A pixel"),
]


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_chart_is_read_back_as_a_picture_with_its_words_and_a_numbered_caption(
    files: dict[Format, bytes], file_format: Format
) -> None:
    found = outline(files[file_format], file_format)
    assert [(one.kind, one.shown) for one in found if one.kind in ("picture", "caption")] == SAID


def test_all_formats_say_the_same(files: dict[Format, bytes]) -> None:
    assert compare({one: outline(content, one) for one, content in files.items()}) is None


def test_nothing_stands_against_any_of_them(files: dict[Format, bytes], tmp_path: Path) -> None:
    assert failures(files["pdf"]) == []
    for file_format, errors in (("docx", ooxml_errors), ("html", html_errors)):
        path = tmp_path / f"report.{file_format}"
        path.write_bytes(files[file_format])  # type: ignore[index]
        assert errors(path) == []


def test_a_page_shows_the_drawing(files: dict[Format, bytes]) -> None:
    sources = [str(one.get("src")) for one in html.fromstring(files["html"]).iter("img")]
    shown = [b64decode(one.removeprefix("data:image/svg+xml;base64,")) for one in sources[:3]]
    assert shown == [svg(chart.drawing, TEMPLATES) for chart in CHARTS]


def test_a_page_keeps_the_room_for_a_drawing(files: dict[Format, bytes]) -> None:
    first = next(html.fromstring(files["html"]).iter("img"))
    assert (first.get("width"), first.get("height")) == ("582", "144")


def test_word_has_the_drawing_and_a_picture_of_it(files: dict[Format, bytes]) -> None:
    with ZipFile(BytesIO(files["docx"])) as package:
        media = {name: package.read(name) for name in package.namelist() if name.startswith("word/media/")}
        document = etree.fromstring(package.read("word/document.xml"))
    expected = {draw(chart.drawing, TEMPLATES) for chart in CHARTS for draw in (svg, png)}
    assert expected <= set(media.values())
    assert len(document.findall(".//{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip")) == 3


def test_a_chart_is_as_wide_in_word_as_on_paper(files: dict[Format, bytes]) -> None:
    with ZipFile(BytesIO(files["docx"])) as package:
        document = etree.fromstring(package.read("word/document.xml"))
    (extent,) = (
        one.find(f"{WP}extent") for one in document.iter(f"{WP}inline") if CHARTS[0].alternative in _words(one)
    )
    assert extent is not None
    assert int(str(extent.get("cx"))) / EMU_PER_MM == pytest.approx(154, abs=0.2)


def _words(picture: etree._Element) -> str:
    return str(picture.xpath("string(.//@descr)"))


@pytest.mark.parametrize("file_format", FORMATS)
def test_the_same_report_gives_the_same_bytes(files: dict[Format, bytes], file_format: Format) -> None:
    assert render(REPORT, file_format, TEMPLATES) == files[file_format]
