"""Where in a workbook each sheet of a form stands, in which row its column titles, and which column is which.

Sheets get renamed, translated, copied and moved, rows inserted, columns moved and retitled. So every mark is tried,
from the surest (defined names) to the last resort (order and position), and a last resort is never silent.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from authoring.forms.columns import Column
from authoring.forms.sheets import Form, Sheet, topic_column
from authoring.intake.identity import Marks, is_marks_sheet, is_start_sheet, place_named
from authoring.intake.marks import FINDINGS_NAME, FIRST_HEADER, HEADER_SEARCH_ROWS, MARKS, column_key, header_name
from authoring.intake.matching import is_one_of, key_of, quoted
from authoring.locale import LANGUAGES, words
from authoring.model.finding import Finding, finding
from authoring.model.language import in_language
from authoring.model.place import Place
from authoring.office.grid import Grid, Spot
from authoring.office.workbook import Workbook

_TITLE_LENGTH = 31
"""Characters of a sheet's title; longer ones are cut (ECMA-376 Part 1, 18.2.19)."""
_ENOUGH = 0.6
"""The share of a table's column titles by which a sheet is recognised when nothing else is left of it."""


@dataclass(frozen=True, slots=True)
class Located:
    """A form's sheet in a workbook: its grid, the row of its column titles, its columns by their number."""

    sheet: Sheet
    grid: Grid
    header: int
    columns: Mapping[int, Column]

    def below(self) -> Iterator[int]:
        """Yield the rows with contents below the column titles."""
        return (row for row in self.grid.rows if row > self.header)


class Locator:
    """Finds a form's sheets among a workbook's grids; `findings` says what was missing or had to be guessed."""

    def __init__(self, form: Form, workbook: Workbook, grids: Iterable[Grid], marks: Marks, language: str) -> None:
        self._form, self._marks, self._language = form, marks, language
        self._named = {sheet.key: place_named(workbook, header_name(sheet.key)) for sheet in form.sheets}
        own = {named[0] for name in (*MARKS, FINDINGS_NAME) if (named := place_named(workbook, name))}
        self._free = [grid for grid in grids if grid.title not in own and not _is_own(grid)]
        self._file = Place(workbook.file)
        self.findings: list[Finding] = []

    def locate(self) -> dict[str, Located]:
        """Return the sheets that were found, by key, in the form's order."""
        grids = self._claimed()
        self._report_extra()
        located = {}
        for sheet in self._form.sheets:
            grid = grids.get(sheet.key)
            if grid is None or not (grid.cells or grid.pictures):
                code = "sheet-required-missing" if sheet.need == "required" else "sheet-missing"
                self.findings.append(finding(code, self._file, sheet=self._title(sheet)))
                continue
            found = self._read_header(sheet, grid)
            if found is not None:
                located[sheet.key] = found
        return located

    def _title(self, sheet: Sheet) -> str:
        return self._marks.sheets.get(sheet.key) or in_language(sheet.title, self._language)

    def _claimed(self) -> dict[str, Grid]:
        claims: dict[str, Grid] = {}
        for is_found in (self._is_named, self._is_marked, self._is_titled, self._is_headed):
            for sheet in self._form.sheets:
                if sheet.key not in claims:
                    self._claim(claims, sheet, next((grid for grid in self._free if is_found(sheet, grid)), None))
        for sheet, grid in self._guessed([sheet for sheet in self._form.sheets if sheet.key not in claims]):
            self._claim(claims, sheet, grid)
            self.findings.append(finding("sheet-guessed", grid.place, found=grid.title, sheet=self._title(sheet)))
        return claims

    def _claim(self, claims: dict[str, Grid], sheet: Sheet, grid: Grid | None) -> None:
        if grid is not None:
            claims[sheet.key] = grid
            self._free.remove(grid)

    def _is_named(self, sheet: Sheet, grid: Grid) -> bool:
        named = self._named[sheet.key]
        return named is not None and named[0].casefold() == grid.title.casefold()

    def _is_marked(self, sheet: Sheet, grid: Grid) -> bool:
        return is_one_of(grid.title, [self._marks.sheets.get(sheet.key, "")])

    def _is_titled(self, sheet: Sheet, grid: Grid) -> bool:
        titles = (*sheet.title.values(), *(title[:_TITLE_LENGTH] for title in sheet.title.values()))
        return is_one_of(grid.title, titles)

    def _is_headed(self, sheet: Sheet, grid: Grid) -> bool:
        """Tell whether the sheet's title still stands in its first filled cell, whatever the tab is called."""
        first = min(grid.cells, default=None)
        return first is not None and is_one_of(grid.cells[first].text, sheet.title)

    def _guessed(self, missing: list[Sheet]) -> list[tuple[Sheet, Grid]]:
        """Pair sheets with what is left of the workbook: tables by their columns, narratives by their order."""
        pairs: list[tuple[Sheet, Grid]] = []
        for sheet in (sheet for sheet in missing if not sheet.is_narrative):
            taken = [grid for _, grid in pairs]
            scored = [(self._best_header(sheet, grid)[1], grid) for grid in self._free if grid not in taken]
            score, grid = max(scored, key=lambda pair: pair[0], default=(0, None))
            if grid is not None and score >= _ENOUGH * len(sheet.columns):
                pairs.append((sheet, grid))
        taken = [grid for _, grid in pairs]
        narratives = [sheet for sheet in missing if sheet.is_narrative]
        left = [grid for grid in self._free if grid not in taken]
        texts = [grid for grid in left if narratives and self._best_header(narratives[0], grid)[1]]
        return pairs + (list(zip(narratives, texts, strict=True)) if len(texts) == len(narratives) else [])

    def _report_extra(self) -> None:
        self.findings.extend(
            finding("sheet-extra", grid.place, sheet=grid.title) for grid in self._free if grid.cells or grid.pictures
        )

    def _read_header(self, sheet: Sheet, grid: Grid) -> Located | None:
        row, score = self._best_header(sheet, grid)
        named = self._named[sheet.key]
        if not score and named is not None and named[0].casefold() == grid.title.casefold():
            row = named[1].top if max(grid.rows, default=0) > named[1].top else None
        if row is None:
            titles = ", ".join(in_language(column.title, self._language) for column in sheet.columns)
            self.findings.append(finding("header-missing", grid.place, headers=titles))
            return None
        return Located(sheet, grid, row, self._columns(sheet, grid, row))

    def _best_header(self, sheet: Sheet, grid: Grid) -> tuple[int | None, int]:
        """Return the row that has most of the sheet's column titles, and how many; the named row if it has any."""
        named = self._named[sheet.key]
        if named is not None and named[0].casefold() == grid.title.casefold():
            score = len(self._matched(sheet, grid, named[1].top))
            if score:
                return named[1].top, score
        best: tuple[int | None, int] = (None, 0)
        for row in grid.rows:
            score = len(self._matched(sheet, grid, row)) if row <= HEADER_SEARCH_ROWS else 0
            if score > best[1]:
                best = (row, score)
        return best

    def _matched(self, sheet: Sheet, grid: Grid, row: int) -> dict[int, Column]:
        """Return the columns a row gives the titles of, in the workbook's language before any other."""
        matched: dict[int, Column] = {}
        texts = {column: grid.cells[Spot(row, column)].text.strip() for column in grid.rows.get(row, ())}
        titles = {column: key_of(text) for column, text in texts.items() if not text.endswith(".")}  # no sentences
        for keys_of in (self._own_keys, _all_keys):
            for column in _readable(sheet):
                if column in matched.values():
                    continue
                keys = keys_of(sheet, column)
                place = next((number for number, key in titles.items() if key in keys and number not in matched), None)
                if place is not None:
                    matched[place] = column
        return matched

    def _own_keys(self, sheet: Sheet, column: Column) -> set[str]:
        marked = self._marks.columns.get(column_key(sheet.key, column.key, column.partner), "")
        return {key_of(title) for title in (marked, in_language(column.title, self._language))} - {""}

    def _columns(self, sheet: Sheet, grid: Grid, row: int) -> dict[int, Column]:
        columns = self._matched(sheet, grid, row)
        filled = {number for below, numbers in grid.rows.items() if below > row for number in numbers}
        for number, column in enumerate(sheet.columns, start=1):
            if column in columns.values():
                continue
            title = in_language(column.title, self._language)
            header = grid.cells.get(Spot(row, number))
            if number not in columns and (header is not None or number in filled):
                columns[number] = column
                found = quoted(header.text) if header else ""
                code = "column-guessed" if found else "column-untitled"
                self.findings.append(finding(code, grid.at(Spot(row, number)), found=found, column=title))
            else:
                code = "column-required-missing" if column.required else "column-missing"
                self.findings.append(finding(code, grid.at(Spot(row, 1)), column=title))
        self._report_above(sheet, grid, row)
        self._report_outside(grid, row, columns)
        return columns

    def _report_above(self, sheet: Sheet, grid: Grid, row: int) -> None:
        """Report the first text above the column titles that is not the template's own: the top of the first column."""
        own = {*sheet.title.values(), *sheet.guidance.values()}
        for spot in (Spot(above, column) for above, columns in grid.rows.items() if above < row for column in columns):
            cell = grid.cells[spot]
            is_own = (spot.column == 1 and spot.row < FIRST_HEADER) or cell.formula or is_one_of(cell.text, own)
            if cell.text.strip() and not is_own:
                self.findings.append(finding("text-above", cell.place, text=quoted(cell.text)))
                return

    def _report_outside(self, grid: Grid, row: int, columns: Mapping[int, Column]) -> None:
        """Report the first contents in each column that is not the form's; what is calculated is the template's own."""
        seen = set(columns)
        for spot, cell in sorted(grid.cells.items()):
            if spot.row <= row or spot.column in seen or cell.formula:
                continue
            seen.add(spot.column)
            header = grid.cells.get(Spot(row, spot.column))
            if header is not None and header.text.strip():
                place = grid.at(Spot(row, spot.column))
                self.findings.append(finding("column-extra", place, column=quoted(header.text)))
            elif cell.picture is None:
                self.findings.append(finding("text-outside", cell.place, text=quoted(cell.text)))


def _readable(sheet: Sheet) -> tuple[Column, ...]:
    """Return the columns that are read: a narrative's topics are read whether or not they are asked for."""
    if not sheet.is_narrative or any(column.key == "topic" for column in sheet.columns):
        return sheet.columns
    return (*sheet.columns, topic_column())


def _all_keys(_: Sheet, column: Column) -> set[str]:
    return {key_of(title) for title in column.title.values()} - {""}


def _is_own(grid: Grid) -> bool:
    starts = {words("forms", language)("Start") for language in LANGUAGES}
    return is_marks_sheet(grid.title) or is_one_of(grid.title, starts) or is_start_sheet(grid)
