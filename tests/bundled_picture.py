"""The picture in the bundled forestry report: drawn, so that it holds no word of any language, only codes and numbers.

Provinces by their ISO 3166-2:CA codes, days as ISO 8601 writes them. `python -m tests.bundled_picture` puts it there.
"""

import io
import zipfile
from datetime import date
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from authoring.edition.files import write_atomically
from tests.workspace import ROOT

WORKBOOK = ROOT / "submissions" / "2021" / "forestry.xlsx"
PART = "xl/media/image1.png"
_FONTS = ROOT / "templates" / "fonts"

_SIZE = (1800, 1050)
_FIRST, _LAST = date(2021, 7, 1), date(2021, 9, 15)
_LEFT, _RIGHT, _BOTTOM = 230, 1740, 935
_ROWS = (
    ("MB", "CIFFC", date(2021, 7, 6), date(2021, 8, 25), "#8a6d1f"),
    ("ON", "", date(2021, 7, 17), date(2021, 9, 4), "#1f5a43"),
    ("BC", "", date(2021, 7, 23), date(2021, 9, 11), "#1f5a43"),
)
_MONTHS = tuple(date(2021, month, 1) for month in (7, 8, 9))
_MIDDLES = tuple(date(2021, month, 15) for month in (7, 8, 9))
_INK, _GREY, _LINE, _PAPER = "#262626", "#595f5c", "#dcdcdc", "#ffffff"


def drawn() -> bytes:
    """Return the picture, a PNG: a time line with a bar for each of the three deployments."""
    image = Image.new("RGB", _SIZE, _PAPER)
    pen = ImageDraw.Draw(image)
    _draw_axis(pen)
    for number, row in enumerate(_ROWS):
        _draw_row(pen, 190 + 291 * number, *row)
    content = io.BytesIO()
    image.quantize(64).save(content, "PNG", optimize=True)
    return content.getvalue()


def _draw_axis(pen: ImageDraw.ImageDraw) -> None:
    for day in (*_MONTHS, *_MIDDLES):
        pen.line(((_across(day), 30), (_across(day), _BOTTOM)), _LINE, 2)
    for day in _MONTHS:
        pen.text((_across(day), _BOTTOM + 20), day.isoformat(), _GREY, _font("Regular", 36), "ma")
    pen.line(((_LEFT, _BOTTOM), (_RIGHT, _BOTTOM)), _GREY, 2)
    for edge in (335, 626):
        pen.line(((30, edge), (_RIGHT, edge)), _LINE, 2)


def _draw_row(pen: ImageDraw.ImageDraw, middle: int, place: str, whose: str, start: date, end: date, fill: str) -> None:
    pen.text((30, middle - (26 if whose else 0)), place, _INK, _font("Bold", 46), "lm")
    pen.text((30, middle + 34), whose, _GREY, _font("Regular", 38), "lm")
    left, right = _across(start), _across(end)
    pen.rectangle(((left, middle - 54), (right, middle + 54)), fill)
    pen.text((left + 18, middle), start.isoformat(), _PAPER, _font("Bold", 36), "lm")
    pen.text((right - 18, middle), end.isoformat(), _PAPER, _font("Bold", 36), "rm")


def _across(day: date) -> int:
    return _LEFT + (_RIGHT - _LEFT) * (day - _FIRST).days // (_LAST - _FIRST).days


def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONTS / f"NotoSans-{weight}.ttf", size, layout_engine=ImageFont.Layout.BASIC)


def put_in(workbook: Path) -> None:
    """Write a workbook anew with the picture in it; its other parts keep their bytes and dates."""
    content = io.BytesIO()
    with zipfile.ZipFile(workbook) as old, zipfile.ZipFile(content, "w") as new:
        for part in old.infolist():
            new.writestr(part, drawn() if part.filename == PART else old.read(part), part.compress_type)
    write_atomically(workbook, content.getvalue())


if __name__ == "__main__":
    put_in(WORKBOOK)
