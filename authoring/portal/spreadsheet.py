"""Tables as .xlsx files, to be worked on elsewhere: what is text stays text, whatever it looks like."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from itertools import count
from typing import Any

from django.utils import timezone
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Cell = str | int | date | None
"""A text, a number, a day or a moment; nothing for an empty cell."""

_LONGEST = 32_767
"""Characters a cell can hold."""
_WIDEST, _NARROWEST = 60, 10
"""Characters of a column."""
_BASE: dict[str, Any] = {"font_name": "Arial", "font_size": 10, "valign": "top"}
_LOOKS: dict[str, dict[str, Any]] = {
    "head": {"bold": True, "text_wrap": True, "bg_color": "#DCE8EC", "bottom": 1},
    "text": {"num_format": "@", "text_wrap": True},
    "number": {},
    "day": {"num_format": "yyyy-mm-dd", "align": "left"},
    "moment": {"num_format": "yyyy-mm-dd hh:mm", "align": "left"},
}


def written(title: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a workbook of one sheet: a table under its titles, which can be filtered."""
    file, table = BytesIO(), list(rows)
    with Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": title[:250]})
        looks = {name: book.add_format(_BASE | look) for name, look in _LOOKS.items()}
        sheet = book.add_worksheet()
        for column, name in enumerate(head):
            _write_text(sheet, 0, column, name, looks["head"])
            sheet.set_column(column, column, _width(name, [row[column] for row in table]))
        for number, row in zip(count(1), table, strict=False):
            for column, value in enumerate(row):
                _write(sheet, number, column, value, looks)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(table), len(head) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    return file.getvalue()


def _write(sheet: Worksheet, row: int, column: int, value: Cell, looks: dict[str, Format]) -> None:
    match value:
        case None | "":
            return
        case int():
            sheet.write_number(row, column, value, looks["number"])
        case datetime():
            sheet.write_datetime(row, column, timezone.make_naive(value), looks["moment"])
        case date():
            sheet.write_datetime(row, column, value, looks["day"])
        case _:
            _write_text(sheet, row, column, value, looks["text"])


def _write_text(sheet: Worksheet, row: int, column: int, text: str, look: Format) -> None:
    if text.startswith("<r>"):  # which XlsxWriter takes for its own rich text
        text = f"\N{ZERO WIDTH SPACE}{text}"
    sheet.write_string(row, column, text[:_LONGEST], look)


def _width(name: str, values: Sequence[Cell]) -> int:
    lines = (line for value in values for line in (value if isinstance(value, str) else "").splitlines())
    longest_word = max(map(len, name.split()), default=0)
    has_moment = any(isinstance(value, datetime) for value in values)
    return min(max(longest_word, *map(len, lines), 17 if has_moment else 0, _NARROWEST) + 1, _WIDEST)
