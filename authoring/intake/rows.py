"""A located sheet's rows: cells by column, and what is odd about them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from authoring.forms.columns import Column
from authoring.intake.locate import Located
from authoring.intake.marks import authors_comment
from authoring.intake.matching import quoted
from authoring.model.finding import Finding, finding
from authoring.model.language import in_language
from authoring.model.place import Place
from authoring.office.grid import ROWS_LIMIT, Area, Cell, Spot, area_name

_CELL_LIMIT = 32_767
"""Characters a cell holds at most, in UTF-16 code units."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row with contents: its cells by column (`name_of`), and where each column's cell is, filled or not."""

    number: int
    place: Place
    cells: Mapping[str, Cell]
    places: Mapping[str, Place]


def name_of(column: Column) -> str:
    """Return a column's name: the record's field, and the partner where there is a column for each."""
    return f"{column.key}.{column.partner}" if column.partner else column.key


def read_rows(located: Located, language: str) -> tuple[list[Row], list[Finding]]:
    """Return the rows below the column titles that have contents, and the findings about them."""
    spread = _spread(located)
    rows = []
    for number in located.below():
        cells = {
            name_of(column): cell
            for place, column in located.columns.items()
            if (cell := located.grid.cells.get(Spot(number, place)) or spread.get(Spot(number, place)))
        }
        is_filled = any(Spot(number, place) in located.grid.cells for place in located.columns)
        if is_filled and not _repeats_titles(located, number):
            rows.append(_row(located, number, cells))
    return rows, [*_sheet_findings(located, language), *_row_findings(located, rows)]


def _repeats_titles(located: Located, number: int) -> bool:
    """Tell whether a row is the column titles once more, as they come along when rows are copied from a workbook."""
    said = [_text(located, number, column) for column in located.columns]
    return len(said) > 1 and all(said) and said == [_text(located, located.header, one) for one in located.columns]


def _text(located: Located, row: int, column: int) -> str:
    cell = located.grid.cells.get(Spot(row, column))
    return cell.text.strip() if cell else ""


def _row(located: Located, number: int, cells: Mapping[str, Cell]) -> Row:
    places = {name_of(column): located.grid.at(Spot(number, place)) for place, column in located.columns.items()}
    return Row(number, next(iter(places.values()), located.grid.place), cells, places)


def bare_row(located: Located, number: int) -> Row:
    """Return a row without contents."""
    return _row(located, number, {})


def carried_down(rows: list[Row], name: str) -> list[Row]:
    """Return the rows with a column's cell carried down to those where it is empty."""
    carried, last = [], None
    for row in rows:
        last = row.cells.get(name, last)
        carried.append(replace(row, cells={name: last, **row.cells}) if last else row)
    return carried


def _spread(located: Located) -> dict[Spot, Cell]:
    """Return the cells that a merged area gives to the rows below its first: a country for three participants."""
    spread = {}
    for area in _merged(located):
        column = located.columns.get(area.left)
        cell = located.grid.cells.get(Spot(area.top, area.left))
        if cell is not None and column is not None and column.kind != "rich" and not located.sheet.is_narrative:
            rows = range(area.top + 1, min(area.bottom, ROWS_LIMIT) + 1)
            spread.update({Spot(row, area.left): cell for row in rows if row in located.grid.rows})
    return spread


def _merged(located: Located) -> Iterator[Area]:
    return (area for area in located.grid.merged if area.top > located.header and area.left in located.columns)


def _sheet_findings(located: Located, language: str) -> Iterator[Finding]:
    grid, rows = located.grid, list(located.below())
    if grid.hidden and rows:
        yield finding("sheet-hidden", grid.place, sheet=grid.title)
    if grid.cut:
        yield finding("rows-too-many", grid.place, limit=ROWS_LIMIT)
    for number, column in located.columns.items():
        if number in grid.hidden_columns and any(number in grid.rows[row] for row in rows):
            title = in_language(column.title, language)
            yield finding("column-hidden", grid.at(Spot(located.header, number)), column=title)
    for area in _merged(located):
        top = Spot(area.top, area.left)
        if top in grid.cells and area.bottom - area.top + area.right - area.left:
            yield finding("cell-merged", grid.at(top), cells=area_name(area))
    for spot, comment in sorted(grid.comments.items()):
        if spot.row > located.header and spot.column in located.columns and authors_comment(comment).strip():
            yield finding("cell-comment", grid.at(spot))
    for place in grid.drawings:
        yield finding("drawing-ignored", place)


def _row_findings(located: Located, rows: list[Row]) -> Iterator[Finding]:
    yield from _hidden_findings(located, rows)
    seen: set[Place] = set()
    for row in rows:
        for cell in row.cells.values():
            if cell.place not in seen:
                seen.add(cell.place)
                yield from _cell_findings(cell)


def _hidden_findings(located: Located, rows: list[Row]) -> Iterator[Finding]:
    """Yield one finding for each stretch of hidden rows."""
    for hidden, stretch in groupby(rows, key=lambda row: row.number in located.grid.hidden_rows):
        first, *others = stretch
        if hidden and others:
            yield finding("rows-hidden", first.place, first=first.number, last=others[-1].number)
        elif hidden:
            yield finding("row-hidden", first.place, row=first.number)


def _cell_findings(cell: Cell) -> Iterator[Finding]:
    if cell.error:
        yield finding("cell-error", cell.place, value=cell.error)
    elif cell.stale:
        yield finding("cell-formula-empty", cell.place)
    elif cell.formula:
        yield finding("cell-formula", cell.place, value=quoted(cell.text))
    if cell.struck:
        yield finding("cell-struck", cell.place, text=quoted(cell.struck))
    if len(cell.text) * 2 >= _CELL_LIMIT and len(cell.text.encode("utf-16-le")) // 2 >= _CELL_LIMIT:
        yield finding("cell-full", cell.place)
