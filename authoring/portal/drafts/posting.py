"""A sheet's rows as fields of a page, and what a page sends back as rows.

Each row has a key of its own on the page; `row` lists the keys in their order, so that a row moves with all it holds.
Fields are called `<row>.<column>`, and `<row>.<column>.<partner>` where a column asks each partner.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from authoring.forms.columns import Column
from authoring.forms.sheets import Sheet
from authoring.portal.drafts.drafting import Rows
from authoring.portal.editing.reading import blocks_of
from authoring.text.writer import write_lines


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a page: its column, its name, what it says, and the way to it in findings."""

    column: Column
    name: str
    value: Any
    place: str


@dataclass(frozen=True, slots=True)
class PageRow:
    """A row of a page: its key, its number as people count, its fields."""

    key: str
    number: int
    fields: tuple[Field, ...]


def page_rows(sheet: Sheet, rows: Rows, place: str, *, blank: bool = False) -> list[PageRow]:
    """Return the rows of a sheet, and an empty one where `blank` asks for it; a sheet never shows none."""
    shown = [*rows, {}] if blank or not rows else rows
    return [_page_row(sheet, row, number, f"{place}.{number}") for number, row in enumerate(shown, start=1)]


def _page_row(sheet: Sheet, row: Mapping[str, Any], number: int, place: str) -> PageRow:
    key = f"r{number}"
    fields = [
        Field(column, f"{key}.{_way(column)}", _value(row, column), f"{place}.{_way(column)}")
        for column in sheet.columns
    ]
    return PageRow(key, number, tuple(fields))


def _way(column: Column) -> str:
    return f"{column.key}.{column.partner}" if column.partner else column.key


def _value(row: Mapping[str, Any], column: Column) -> Any:
    value = row.get(column.key)
    if column.partner:
        value = value.get(column.partner) if isinstance(value, Mapping) else None
    if column.kind == "rich" and isinstance(value, list):
        return "\n".join(value)
    return "" if value is None else value


def posted_rows(sheet: Sheet, posted: QueryDict, pictures: Mapping[str, Any], asked: str = "") -> list[dict[str, Any]]:
    """Return the rows a page sends, arranged as `asked`, without those in which nothing stands.

    `pictures` are those of its fields, by name.
    """
    return list(rows_by_key(sheet, posted, pictures, asked).values())


def rows_by_key(
    sheet: Sheet, posted: QueryDict, pictures: Mapping[str, Any], asked: str = ""
) -> dict[str, dict[str, Any]]:
    """Return `posted_rows` by the keys that they have on the page."""
    made = {key: _row(sheet, key, posted, pictures) for key in arranged(posted, asked)}
    return {key: row for key, row in made.items() if row}


def _row(sheet: Sheet, key: str, posted: QueryDict, pictures: Mapping[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for column in sheet.columns:
        name = f"{key}.{_way(column)}"
        value = pictures.get(name) if column.kind == "picture" else _said(column, _typed(posted, name))
        if value in (None, ""):
            continue
        if column.partner:
            row.setdefault(column.key, {})[column.partner] = value
        else:
            row[column.key] = value
    return row


def _typed(posted: QueryDict, name: str) -> str:
    """Return what a field says; the lines an editor's HTML comes to where it says that it sends some."""
    text = posted.get(name) or ""
    return "\n".join(write_lines(blocks_of(text))) if posted.get(f"{name}.as") == "html" else text


def _said(column: Column, text: str) -> str | int:
    """Return a field's text: its lines ended as everywhere here, a whole number as a number."""
    text = text.replace("\r\n", "\n")
    if not text.strip():
        return ""
    return int(text) if column.kind == "number" and text.strip().isdecimal() and len(text) < 10 else text


def arranged(posted: QueryDict, asked: str) -> list[str]:
    """Return the keys of a page's rows in their order, after what was asked for: `up:r2`, `down:r2`, `remove:r2`."""
    keys, (verb, _, key) = posted.getlist("row"), asked.partition(":")
    if key in keys and verb in _STEPS:
        place = keys.index(key)
        keys.insert(max(place + _STEPS[verb], 0), keys.pop(place))
    return [one for one in keys if not (verb == "remove" and one == key)]


_STEPS = {"up": -1, "down": 1}
