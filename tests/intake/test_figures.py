"""Pictures: over the cells, in the cells, elsewhere, and what is no picture."""

import json
import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.drawing.image import Image

from authoring.forms.submission import GroupSubmission
from authoring.intake.blank import write_workbook
from authoring.intake.marks import EDITION, FORM, GROUP, LANGUAGE
from authoring.intake.reading import Reading
from authoring.pictures.formats import media_type_of
from authoring.pictures.measure import measured
from tests.intake.workbooks import changed, findings, patched, picture, read_data
from tests.pictures import specimens

ROW = 5
"""The first row below the column titles of *Figures*, counted from 1."""


def place(workbook: Workbook, cell: str, sheet: str = "Figures", kind: str = "PNG") -> None:
    """Lay a picture over a sheet's cells."""
    workbook[sheet].add_image(Image(BytesIO(picture(kind))), cell)


def words(workbook: Workbook, *rows: int) -> None:
    for row in rows:
        workbook["Figures"].cell(row, 2).value = f"Caption {row}"
        workbook["Figures"].cell(row, 3).value = f"What {row} shows."


def figures(reading: Reading) -> list[tuple[str, str | None, bytes]]:
    assert isinstance(reading.submission, GroupSubmission)
    return [(figure.caption, figure.alternative, figure.picture.data) for figure in reading.submission.figures]


@pytest.mark.parametrize("cell", ["A5", "B5", "F5"])
def test_a_picture_belongs_to_the_row_of_its_corner(cell: str, tmp_path: Path) -> None:
    def change(workbook: Workbook) -> None:
        words(workbook, 5)
        place(workbook, cell)

    reading = read_data(tmp_path, changed(change))
    assert findings(reading) == []
    assert figures(reading) == [("Caption 5", "What 5 shows.", picture())]


def test_a_picture_dropped_a_little_too_high_belongs_to_the_row_it_covers(tmp_path: Path) -> None:
    def write(sheet: Any) -> None:
        for row in (2, 3):
            sheet.write(row, 1, f"Caption {row}")
        sheet.insert_image(1, 0, "a.png", {"image_data": BytesIO(picture()), "y_offset": 15})
        sheet.insert_image(3, 0, "b.png", {"image_data": BytesIO(picture(colour="red")), "y_offset": 2})

    reading = read_data(tmp_path, figures_sheet(write))
    assert figures(reading) == [("Caption 2", None, picture()), ("Caption 3", None, picture(colour="red"))]


def twice(workbook: Workbook) -> None:
    words(workbook, 5)
    place(workbook, "A5")
    place(workbook, "A5")


def chart(workbook: Any) -> None:
    workbook["Outcomes"].add_chart(BarChart(), "D8")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda workbook: place(workbook, "A5"), [("value-missing", "Figures!B5")]),
        (lambda workbook: words(workbook, 5), [("picture-missing", "Figures!A5")]),
        (lambda workbook: place(workbook, "A2"), [("picture-stray", "Figures!A2")]),
        (lambda workbook: place(workbook, "B9", "Outcomes"), [("picture-stray", "Outcomes!B9")]),
        (twice, [("picture-second", "Figures!A5")]),
        (chart, [("drawing-ignored", "Outcomes!D8")]),
    ],
)
def test_pictures_out_of_place(
    change: Callable[[Workbook], Any], expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert findings(read_data(tmp_path, changed(change))) == expected


@pytest.mark.parametrize(
    ("content", "shown"),
    [(b"II*\0", "TIFF"), (b"\xd7\xcd\xc6\x9a", "WMF"), (b"<svg/>", "SVG"), (b"", "?"), (b"MZ\x90", "?")],
)
def test_what_is_no_publishable_picture(content: bytes, shown: str, tmp_path: Path) -> None:
    def change(workbook: Workbook) -> None:
        words(workbook, 5)
        place(workbook, "A5")

    data = patched(changed(change), {"xl/media/image1.png": lambda _: content})
    reading = read_data(tmp_path, data)
    assert findings(reading) == [("picture-unreadable", "Figures!A5")]
    assert reading.findings[0].values == {"format": shown}


def figures_sheet(write: Callable[[Any], None]) -> bytes:
    """Return a workbook of nothing but a *Figures* sheet, with its column titles in the first row."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        for name, value in ((FORM, "group"), (GROUP, "mining"), (EDITION, "2021"), (LANGUAGE, "en")):
            workbook.set_custom_property(name, value, "text")
        sheet = workbook.add_worksheet("Figures")
        for column, title in enumerate(("Picture", "Caption", "Alternative text")):
            sheet.write(0, column, title)
        write(sheet)
    return file.getvalue()


@pytest.mark.parametrize("alternative", ["A navy rectangle.", None])
def test_a_picture_placed_in_its_cell(alternative: str | None, tmp_path: Path) -> None:
    def write(sheet: Any) -> None:
        described = {"description": alternative} if alternative else {}
        sheet.embed_image(1, 0, "picture.png", {"image_data": BytesIO(picture()), **described})
        sheet.write(1, 1, "A caption")

    reading = read_data(tmp_path, figures_sheet(write))
    assert {found.code for found in reading.findings} == {"sheet-missing", "sheet-required-missing", "column-missing"}
    assert figures(reading) == [("A caption", alternative, picture())]


def read_with(data: bytes, folder: Path) -> Reading:
    """Read a workbook with a row of figures whose picture is `data`."""

    def change(workbook: Workbook) -> None:
        words(workbook, 5)
        place(workbook, "A5")

    return read_data(folder, patched(changed(change), {"xl/media/image1.png": lambda _: data}))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP"])
def test_media_types(kind: str, tmp_path: Path) -> None:
    reading = read_with(picture(kind), tmp_path)
    assert findings(reading) == []
    assert isinstance(reading.submission, GroupSubmission)
    assert reading.submission.figures[0].picture.media_type == f"image/{kind.lower()}"


LEFT_OUT = {
    "half a picture": (picture()[:700], "picture-broken"),
    "half a photograph": (picture("JPEG")[:700], "picture-broken"),
    "no size": (specimens.bomb(0, 0), "picture-broken"),
    "more pixels than can be": (specimens.bomb(60_000, 60_000), "picture-too-large"),
}


@pytest.mark.parametrize(("data", "code"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_a_picture_that_cannot_be_published_is_left_out(data: bytes, code: str, tmp_path: Path) -> None:
    reading = read_with(data, tmp_path)
    assert findings(reading) == [(code, "Figures!A5")]
    assert figures(reading) == []
    given = {"picture": {"media_type": "image/png", "data": b64encode(data).decode()}, "caption": "C"}
    reading = read_data(tmp_path, in_json(given), "mining.json")
    assert findings(reading) == [(code, "figures.1.picture")]
    assert figures(reading) == []


REMARKED = {
    "an animation": (specimens.animated("GIF"), ["picture-several", "picture-small"]),
    "a stamp": (specimens.file(specimens.quarters(599, 10)), ["picture-small"]),
    "a strip": (specimens.file(specimens.quarters(600, 10)), []),
    "a photograph held sideways": (specimens.turned(6), ["picture-small"]),
}


@pytest.mark.parametrize(("data", "codes"), REMARKED.values(), ids=REMARKED)
def test_a_picture_that_could_be_better(data: bytes, codes: list[str], tmp_path: Path) -> None:
    reading = read_with(data, tmp_path)
    assert findings(reading) == [(code, "Figures!A5") for code in codes]
    assert figures(reading) == [("Caption 5", "What 5 shows.", data)]


def test_a_small_picture_is_told_its_size(tmp_path: Path) -> None:
    (found,) = read_with(specimens.file(specimens.quarters(40, 24)), tmp_path).findings
    assert found.message().startswith("The picture has only 40 × 24 pixels")


def in_json(*given: Mapping[str, object]) -> bytes:
    return json.dumps({"edition": 2021, "group": "mining", "language": "en", "figures": given}).encode()


def test_of_a_drawing_its_picture_is_taken(tmp_path: Path) -> None:
    """Excel puts a PNG beside each SVG it inserts (MS-ODRAWXML, `svgBlip`)."""

    def with_drawing(drawing: bytes) -> bytes:
        svg = (
            b'<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip r:embed="rId9" '
            b'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"/></a:ext></a:extLst></a:blip>'
        )
        return re.sub(rb"(<a:blip [^>]*?)\s*/>", rb"\1>" + svg, drawing)

    def change(workbook: Workbook) -> None:
        words(workbook, 5)
        place(workbook, "A5")

    data = patched(changed(change), {"xl/drawings/drawing1.xml": with_drawing})
    reading = read_data(tmp_path, data)
    assert findings(reading) == []
    assert figures(reading) == [("Caption 5", "What 5 shows.", picture())]


DRAWING = b'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
SHOWN = {
    "cut": (b"<a:srcRect " + DRAWING + b' l="50000" t="-7" r="x" b="50000"/>', b"", (320, 240)),
    "turned": (b"", b' rot="5400000"', (480, 640)),
    "tilted": (b"", b' rot="300000"', (640, 480)),
    "turned to the left and mirrored": (b"", b' rot="16200000" flipH="1"', (480, 640)),
    "nonsense": (b"<a:srcRect " + DRAWING + b' l="--5"/>', b' rot="--5" flipV="?"', (640, 480)),
}


@pytest.mark.parametrize(("cut", "turn", "size"), SHOWN.values(), ids=SHOWN)
def test_a_picture_is_read_as_its_author_sees_it(
    cut: bytes, turn: bytes, size: tuple[int, int], tmp_path: Path
) -> None:
    def framed(drawing: bytes) -> bytes:
        drawing = drawing.replace(b"<a:stretch", cut + b"<a:stretch")
        return drawing.replace(b"<spPr>", b"<spPr><a:xfrm %s%s/>" % (DRAWING, turn))

    def change(workbook: Workbook) -> None:
        words(workbook, 5)
        place(workbook, "A5")

    reading = read_data(tmp_path, patched(changed(change), {"xl/drawings/drawing1.xml": framed}))
    ((_, _, data),) = figures(reading)
    assert (measured(data).width, measured(data).height) == size
    assert (data == picture()) == (size == (640, 480))


def test_a_format_workbooks_do_not_hold_is_written_as_one_they_do(tmp_path: Path) -> None:
    given = {"picture": {"media_type": "image/webp", "data": b64encode(picture("WEBP")).decode()}, "caption": "C"}
    handed = read_data(tmp_path, in_json(given), "mining.json")
    assert handed.submission is not None
    assert handed.form is not None
    again = read_data(tmp_path, write_workbook(handed.form, "en", handed.submission))
    ((caption, _, data),) = figures(again)
    assert (caption, media_type_of(data)) == ("C", "image/jpeg")
