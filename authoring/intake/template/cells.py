"""One value into one cell. Text is data: never a formula, a number, an address or markup, whatever it begins with."""

import struct
from datetime import date, datetime, time
from io import BytesIO

from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.image import Image
from xlsxwriter.worksheet import Worksheet

from authoring.errors import PictureError
from authoring.forms.columns import Column
from authoring.forms.records import Picture
from authoring.intake.template.filling import Drawing, Value
from authoring.intake.template.labels import one_line
from authoring.intake.template.styles import Styles
from authoring.intake.template.template import Template
from authoring.model.inline import Inline, Run, text_of

PICTURE_PIXELS = 130
"""The height of a row that holds a picture."""

_MARGIN_PIXELS = 4
_EXACT_DIGITS = 10**15
"""A spreadsheet's numbers are exact up to fifteen digits."""


def look(column: Column) -> str:
    """Return the name of the style of a column's cells."""
    return "whole" if column.kind == "number" else column.kind


def write_value(template: Template, sheet: Worksheet, cell: tuple[int, int], column: Column, value: Value) -> None:
    """Write a value into the cell at (row, column), from 0."""
    style = template.styles[look(column)]
    match value:
        case None:
            return
        case date() if value.year >= 1900:
            sheet.write_datetime(*cell, datetime.combine(value, time()), style)
        case int() if abs(value) < _EXACT_DIGITS:
            sheet.write_number(*cell, value, style)
        case date() | int():
            sheet.write_string(*cell, str(value), style)
        case Drawing():
            _write_picture(template, sheet, cell, column, value)
        case _:
            write_text(template.styles, sheet, cell, value, look(column))


def write_line(styles: Styles, sheet: Worksheet, cell: tuple[int, int], text: str, style: str) -> None:
    """Write one of the form's own texts; what an edition says is as little to be trusted as what an author says."""
    write_text(styles, sheet, cell, (Run(text),), style)


def write_text(styles: Styles, sheet: Worksheet, cell: tuple[int, int], text: Inline, style: str) -> None:
    """Write runs of text: with bold or italic as the cell's own rich text (ECMA-376 Part 1, 18.4.4)."""
    plain = text_of(text)
    # XlsxWriter takes a string that looks like a run of rich text for one, and writes it as it is.
    if not _is_rich(text) and not plain.startswith("<r>"):
        sheet.write_string(*cell, plain, styles[style])
        return
    runs = text if len(text) > 1 else _in_two(text[0])
    fragments = [part for run in runs for part in (styles[_run_look(run)], run.text)]
    sheet.write_rich_string(*cell, *fragments, styles[style])


def _is_rich(text: Inline) -> bool:
    return any(run.strong or run.emphasis for run in text)


def _in_two(run: Run) -> Inline:
    """Return the same text as two runs: XlsxWriter takes no rich text of one."""
    if len(run.text) > 1:
        return (Run(run.text[:1], run.strong, run.emphasis), Run(run.text[1:], run.strong, run.emphasis))
    marks = ("**" if run.strong else "") + ("*" if run.emphasis else "")
    return (Run(marks), Run(run.text + marks[::-1]))


def _run_look(run: Run) -> str:
    return "run" + "_strong" * run.strong + "_emphasis" * run.emphasis


def _write_picture(
    template: Template, sheet: Worksheet, cell: tuple[int, int], column: Column, drawing: Drawing
) -> None:
    """Insert a picture into its cell, no larger than the cell; one that cannot be read is said to be there."""
    try:
        data = _insertable(drawing.picture)
        image = Image(BytesIO(data))
    except (PictureError, XlsxWriterException, struct.error, ArithmeticError, IndexError):
        sheet.write_string(*cell, template.say("The picture cannot be read."), template.styles["line"])
        return
    room = (column.width * 7 - 2 * _MARGIN_PIXELS, PICTURE_PIXELS - 2 * _MARGIN_PIXELS)
    scale = min(room[0] * image.x_dpi / 96 / image.width, room[1] * image.y_dpi / 96 / image.height)
    place = {"x_offset": _MARGIN_PIXELS, "y_offset": _MARGIN_PIXELS, "x_scale": scale, "y_scale": scale}
    described = {"description": one_line(drawing.alternative), "decorative": False}
    sheet.insert_image(*cell, "", {"image_data": BytesIO(data), **described, **place})


def _insertable(picture: Picture) -> bytes:
    """Return a picture's file in a format workbooks hold; raises PictureError."""
    if picture.media_type != "image/webp":
        return picture.data
    from authoring.pictures.prepare import prepared  # Pillow, which most workbooks do without

    return prepared(picture.data).data
