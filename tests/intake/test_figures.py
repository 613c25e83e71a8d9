"""Pictures: over the cells, in the cells, elsewhere, and what is no picture."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.drawing.image import Image

from authoring.forms.submission import GroupSubmission
from authoring.intake.marks import EDITION, FORM, GROUP, LANGUAGE
from authoring.intake.reading import Reading
from tests.intake.workbooks import changed, findings, patched, picture, read_data

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
    [(b"BM....", "BMP"), (b"\xd7\xcd\xc6\x9a", "WMF"), (b"<svg/>", "SVG"), (b"", "?"), (b"MZ\x90", "?")],
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


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
def test_media_types(kind: str, tmp_path: Path) -> None:
    def change(workbook: Workbook) -> None:
        words(workbook, 5)
        place(workbook, "A5", kind=kind)

    reading = read_data(tmp_path, changed(change))
    assert isinstance(reading.submission, GroupSubmission)
    assert reading.submission.figures[0].picture.media_type == f"image/{kind.lower()}"
