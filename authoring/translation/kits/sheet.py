"""A kit as an Excel workbook: a row a sentence, everything locked but the translations; no password.

A sentence is known by its id, which stands last in its row, wherever the row is moved. Columns are known by their
titles, in any language. Translations are text by their format, so that no program makes a date or a formula of one.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from math import ceil
from operator import itemgetter
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from authoring.errors import UnreadableError
from authoring.locale import words
from authoring.office.grid import Grid, Spot
from authoring.office.number_format import custom_of
from authoring.office.workbook import open_workbook
from authoring.office.worksheet import read_sheet
from authoring.translation.codes import tagged, untagged
from authoring.translation.kit import Entry, Handback, Kit, Returned
from authoring.translation.kits.notes import (
    about,
    changes_of,
    formatted,
    handback,
    how_to,
    in_any_language,
    mark_of,
    marked_in,
    notes_of,
    offers_of,
    one_line,
    title_of,
)
from authoring.translation.kits.packages import ID, PROPERTY, holds, opened, property_of, readable
from authoring.translation.markup import legible

_LONGEST = 32_767
"""Characters a cell can hold."""
_ESCAPE = re.compile("_x[0-9a-fA-F]{4}_")
"""What stands for a character in a cell (ECMA-376 Part 1, 22.9.2.19); XlsxWriter writes it wrongly in rich text."""
_WIDTHS = {"No.": 7, "Notes": 26, "Source": 58, "Help": 36, "Translation": 58, "ID": 14}
"""Columns in their order, each with its width in characters."""
_HEAD = 2
"""The row of the columns' titles, from 0: above it stand the kit's name and what to do."""

Fragment = tuple[str, str]
"""A look and a text that has it."""


def written(kit: Kit) -> bytes:
    """Return a kit as an .xlsx file, its instructions in the target language; the same bytes every time."""
    file = BytesIO()
    with Workbook(
        file, {"in_memory": True, "default_format_properties": {"font_name": "Arial", "font_size": 10}}
    ) as book:
        book.set_properties({"title": legible(title_of(kit))[:250], "created": datetime(1980, 1, 1)})
        book.set_custom_property(PROPERTY, legible(mark_of(kit))[:250])
        _Sheet(book, kit).write()
    return file.getvalue()


class _Sheet:
    """Writes a kit's one sheet."""

    def __init__(self, book: Workbook, kit: Kit) -> None:
        self.kit, self.language = kit, kit.languages[1]
        self.say = words("kits", self.language)
        self.looks = {name: book.add_format(_BASE | look) for name, look in _LOOKS.items()}
        self.sheet: Worksheet = book.add_worksheet(self.say("Translation"))
        helped = any(entry.earlier or entry.offers for entry in kit.entries)
        self.columns = [name for name in _WIDTHS if name != "Help" or helped]

    def write(self) -> None:
        """Write everything, row by row."""
        self._set_up()
        self._write_head()
        row, section = _HEAD + 1, ""
        for number, entry in enumerate(self.kit.entries, 1):
            if entry.section and entry.section != section:
                section = entry.section
                self._write_section(row, section)
                row += 1
            self._write_entry(row, number, entry)
            row += 1
        self.sheet.ignore_errors({"number_stored_as_text": f"A1:F{row + 1}"})

    def _set_up(self) -> None:
        for column, name in enumerate(self.columns):
            self.sheet.set_column(column, column, _WIDTHS[name])
        self.sheet.freeze_panes(_HEAD + 1, 0)
        self.sheet.repeat_rows(_HEAD)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_footer("&R&9 &P / &N")
        self.sheet.protect("", dict.fromkeys(("objects", "scenarios", "format_columns", "format_rows"), True))

    def _write_head(self) -> None:
        last = len(self.columns) - 1
        self.sheet.set_row(0, 26)
        self._write(0, 0, [("title", title_of(self.kit))], "title")
        self._write(0, last - 1, [("about", about(self.kit))], "about")
        self._write(0, last, [("id", mark_of(self.kit))], "id")
        lines = "\n".join(f"{number}. {line}" for number, line in enumerate(how_to(self.language), 1))
        self.sheet.set_row(1, 88)
        self.sheet.merge_range(1, 0, 1, last, lines, self.looks["how_to"])
        for column, name in enumerate(self.columns):
            self._write(_HEAD, column, [("head", name if name == "ID" else self.say(name))], "head")

    def _write_section(self, row: int, title: str) -> None:
        for column in range(len(self.columns)):
            self._write(row, column, [("section", one_line(title) if column == 0 else "")], "section")

    def _write_entry(self, row: int, number: int, entry: Entry) -> None:
        changed = [("changed", "\n" + self.say("Changed"))] if entry.earlier else []
        cells: dict[str, tuple[str, Sequence[Fragment]]] = {
            "No.": ("number", [("number", str(number)), *changed]),
            "Notes": ("notes", [("notes", "\n".join(notes_of(entry, self.language)))]),
            "Source": ("source", list(_source(entry))),
            "Help": ("notes", list(self._help(entry))),
            "Translation": ("translation", [("translation", tagged(entry.target))]),
            "ID": ("id", [("id", entry.id)]),
        }
        self.sheet.set_row(
            row, max(_height(name, "".join(map(itemgetter(1), cells[name][1]))) for name in self.columns)
        )
        for column, name in enumerate(self.columns):
            look, fragments = cells[name]
            self._write(row, column, fragments, look)

    def _help(self, entry: Entry) -> Iterator[Fragment]:
        changes = list(changes_of(entry))
        yield from (("notes" if change == "kept" else change, text) for change, text in changes)
        for number, (origin, target) in enumerate(offers_of(entry, self.language)):
            yield "origin", ("\n" if changes or number else "") + origin + ": "
            yield "notes", target

    def _write(self, row: int, column: int, fragments: Sequence[Fragment], look: str) -> None:
        said = [(name, legible(text).replace("\r", "\n")) for name, text in fragments if text]
        plain = "".join(text for _, text in said)
        if plain.startswith("<r>"):  # which XlsxWriter takes for its own rich text, unless it makes that itself
            said = [(look, plain[:1]), (look, plain[1:])]
        if not plain or len(plain) > _LONGEST:
            self.sheet.write_blank(row, column, None, self.looks[look])
        elif len(said) == 1 or _ESCAPE.search(plain):
            self.sheet.write_string(row, column, plain, self.looks[look])
        else:
            pairs = [part for name, text in said for part in (self.looks[name], text)]
            self.sheet.write_rich_string(row, column, *pairs, self.looks[look])


def _height(column: str, text: str) -> float:
    """Return the points a row needs for a text in a column: LibreOffice finds no height by itself, Excel does."""
    is_small = column in ("No.", "Notes", "Help")
    room = _WIDTHS[column] * (1.3 if is_small else 0.95)
    lines = sum(max(1, ceil(len(line) / room)) for line in text.split("\n"))
    return min(lines * (11.5 if is_small else 13.5) + 6, 400) if column != "ID" else 0


def _source(entry: Entry) -> Iterator[Fragment]:
    """Yield a source's pieces: its codes as tags, and beside them what they stand for."""
    for looks, text in formatted(entry.source):
        bold = "_strong" * ("strong" in looks) + "_emphasis" * ("emphasis" in looks)
        yield "tag" if "tag" in looks else f"source{bold}", text


_QUIET = {"font_color": "#595959"}
_GROUND = {"bg_color": "#F3F3F1", "border": 1, "border_color": "#BFBFBF"}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "font_color": "#1F4E5F", "text_wrap": False, "valign": "vcenter"},
    "about": {**_QUIET, "align": "right", "text_wrap": False, "valign": "vcenter"},
    "how_to": {"valign": "vcenter"},
    "head": {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F4E5F"},
    "section": {"bold": True, "font_size": 11, "font_color": "#1F4E5F", "bg_color": "#DCE8EC", "text_wrap": False},
    "number": {**_GROUND, "bold": True, "font_color": "#1F4E5F"},
    "changed": {"bold": True, "font_size": 7, "font_color": "#A4262C"},
    "notes": {**_GROUND, **_QUIET, "font_size": 8},
    "origin": {**_QUIET, "bold": True, "font_size": 8},
    "gone": {"font_strikeout": True, "font_color": "#A4262C", "font_size": 8},
    "new": {"underline": 1, "font_color": "#0B6A0B", "font_size": 8},
    "source": _GROUND,
    "source_strong": {"bold": True},
    "source_emphasis": {"italic": True},
    "source_strong_emphasis": {"bold": True, "italic": True},
    "tag": {**_QUIET, "font_size": 8},
    "translation": {"locked": False, "num_format": "@", "border": 1, "border_color": "#BFBFBF"},
    "id": {"font_size": 6, "font_color": "#767676", "text_wrap": False},
}
"""How each kind of cell, and each kind of words in one, looks."""
_BASE: dict[str, Any] = {"font_name": "Arial", "font_size": 10, "text_wrap": True, "valign": "top"}


def recognises(content: bytes) -> bool:
    """Tell whether a file is an Excel workbook."""
    return holds(content, b"spreadsheetml")


def read(content: bytes) -> Handback:
    """Return what came back in a workbook; raises UnreadableError when it is none, or holds no kit."""
    with readable():
        mark = marked_in(property_of(opened(content)))
        book = open_workbook(content, "")
        grids = [read_sheet(book, sheet, custom_of("en")) for sheet in book.sheets]
    mark = mark or next(filter(None, (marked_in(cell.text) for grid in grids for cell in grid.cells.values())), None)
    entries = tuple(entry for grid in grids for entry in _entries(grid))
    if mark is None and not entries:
        raise UnreadableError("holds no kit of translations")
    return handback(mark, entries)


def _entries(grid: Grid) -> Iterator[Returned]:
    """Yield the sentences of a sheet: rows below its titles that have an id, or a source and a translation."""
    columns: dict[str, int] = {}
    for row, filled in grid.rows.items():
        cells = {column: grid.cells[Spot(row, column)].text for column in filled}
        if not columns:
            columns = _columns(cells)
            continue
        key = next((text.strip() for text in cells.values() if ID.fullmatch(text.strip())), "")
        source, target = (cells.get(columns[name], "") for name in ("Source", "Translation"))
        if key or (source and target):
            yield Returned(key, untagged(target.strip()), untagged(source))


def _columns(cells: dict[int, str]) -> dict[str, int]:
    """Return where source and translation stand by a row of titles, in any language; nothing for another row."""
    found = {
        name: next((column for column, text in cells.items() if text.strip() in in_any_language(name)), 0)
        for name in ("Source", "Translation")
    }
    return found if all(found.values()) else {}
