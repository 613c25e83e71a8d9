"""The cells of a worksheet (ECMA-376 Part 1, 18.3.1.80): found or made in order, and where they lie on the page."""

from bisect import bisect_left, insort
from re import compile as pattern

from lxml import etree

from authoring.intake.annotation.elements import (
    WORKSHEET,
    append,
    child,
    children,
    ensure,
    is_true,
    measure,
    namespace,
    number,
)

_REFERENCE = pattern(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384

Position = tuple[int, int]
"""Row and column as the file counts them, from 1."""


def position(reference: str) -> Position | None:
    """Return where a cell, or the first cell of a range, stands; None when a sheet has no such cell."""
    found = _REFERENCE.fullmatch(reference.split(":", maxsplit=1)[0].strip().upper())
    if not found:
        return None
    row, column = int(found[2]), 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return (row, column) if row <= _LAST_ROW and column <= _LAST_COLUMN else None


def reference(place: Position) -> str:
    """Return a position as an A1 reference."""
    row, column = place
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


class Cells:
    """The cells of one worksheet's tree."""

    def __init__(self, worksheet: etree._Element) -> None:
        self._worksheet = worksheet
        self._data = ensure(worksheet, "sheetData", WORKSHEET)
        self._rows = _numbered_rows(self._data)
        self._order = sorted(self._rows)

    def cell(self, place: Position) -> etree._Element:
        """Return a cell, made in the format of its row or column when there is none."""
        row = self._row(place[0])
        followers = []
        for column, cell in _numbered_cells(row, place[0]):
            if column == place[1]:
                return cell
            if column > place[1]:
                followers.append(cell)
        made = append(row, "c", r=reference(place))
        if followers:
            followers[0].addprevious(made)
        row.attrib.pop("spans", "")  # an optimisation that may no longer be true
        style = self._inherited(row, place[1])
        if style:
            made.set("s", str(style))
        return made

    def all(self) -> list[tuple[Position, etree._Element]]:
        """Return every cell there is."""
        return [
            ((index, column), cell) for index, row in self._rows.items() for column, cell in _numbered_cells(row, index)
        ]

    def widths(self) -> "Lengths":
        """Return how wide the columns are, in pixels."""
        form = child(self._worksheet, "sheetFormatPr")
        default = measure(form, "defaultColWidth", measure(form, "baseColWidth", 8) + 1.14)
        spans = [
            (
                number(one, "min", 1),
                number(one, "max", 1),
                0 if is_true(one, "hidden") else measure(one, "width", default),
            )
            for one in self._columns()
        ]
        return Lengths(round(default * 7), [(first, last, round(width * 7)) for first, last, width in spans])

    def heights(self) -> "Lengths":
        """Return how high the rows are, in pixels; Excel makes rows without a height as high as their text."""
        form = child(self._worksheet, "sheetFormatPr")
        default = measure(form, "defaultRowHeight", 15)
        rows = [
            (index, index, 0 if is_true(row, "hidden") else round(measure(row, "ht", default) * 4 / 3))
            for index, row in self._rows.items()
        ]
        return Lengths(round(default * 4 / 3), rows)

    def _row(self, index: int) -> etree._Element:
        if index not in self._rows:
            row = append(self._data, "row", r=str(index))
            place = bisect_left(self._order, index)
            if place < len(self._order):
                self._rows[self._order[place]].addprevious(row)
            insort(self._order, index)
            self._rows[index] = row
        return self._rows[index]

    def _inherited(self, row: etree._Element, column: int) -> int:
        if is_true(row, "customFormat"):
            return number(row, "s")
        spans = (one for one in self._columns() if number(one, "min") <= column <= number(one, "max"))
        return next((number(one, "style") for one in spans), 0)

    def _columns(self) -> list[etree._Element]:
        return [one for columns in children(self._worksheet, "cols") for one in children(columns, "col")]


class Lengths:
    """How long each column or row is: `default`, except in spans from `first` to `last`."""

    def __init__(self, default: int, spans: list[tuple[int, int, int]]) -> None:
        self._default = default
        self._spans = sorted(spans)

    def reach(self, start: int, distance: int) -> tuple[int, int]:
        """Return the index and the offset in it where `distance` pixels from the beginning of `start` end."""
        index = start
        while distance > (length := self._length(index)) and index - start < _WIDEST:
            distance -= length
            index += 1
        return index, min(distance, self._length(index))

    def _length(self, index: int) -> int:
        at = bisect_left(self._spans, (index + 1,)) - 1
        if at >= 0 and self._spans[at][0] <= index <= self._spans[at][1]:
            return self._spans[at][2]
        return self._default


_WIDEST = 200
"""How many columns or rows a comment may span: hidden ones have no length."""


def _numbered_rows(data: etree._Element) -> dict[int, etree._Element]:
    """Return the rows by index; one without an index follows the one before it (18.3.1.73), and is given it."""
    rows: dict[int, etree._Element] = {}
    index = 0
    for row in children(data, "row"):
        index = number(row, "r", index + 1)
        row.set("r", str(index))
        rows.setdefault(index, row)
    return rows


def _numbered_cells(row: etree._Element, index: int) -> list[tuple[int, etree._Element]]:
    """Return a row's cells by column; one without a reference follows the one before it (18.3.1.4), and is given it."""
    cells = []
    column = 0
    for cell in row.iterchildren(f"{{{namespace(row)}}}c"):
        place = position(cell.get("r", ""))
        column = place[1] if place else column + 1
        if not place:
            cell.set("r", reference((index, column)))
        cells.append((column, cell))
    return cells
