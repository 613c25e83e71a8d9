"""Which form a workbook is: the marks its template left in it, wherever they are still to be found."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from authoring.edition.edition import Edition, Group
from authoring.forms.catalogue import coordination_form, group_form, template_version
from authoring.forms.sheets import Form, FormKind
from authoring.intake.marks import (
    COLUMN_ROW,
    EDITION,
    FORM,
    GROUP,
    LANGUAGE,
    MARKS,
    MARKS_SHEET,
    SHEET_ROW,
    TEMPLATE,
)
from authoring.intake.matching import is_one_of
from authoring.locale import LANGUAGES, words
from authoring.model.finding import Finding, finding
from authoring.model.place import Place
from authoring.office.grid import Area, Grid, Spot, area_of
from authoring.office.number_format import custom_of
from authoring.office.workbook import Workbook
from authoring.office.worksheet import read_sheet

_TEMPLATE_CELL = re.compile(r"(group|coordination)-([0-9a-f]{8})")
_LANGUAGE_TAG = re.compile(r"(?:.*\()?([a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?)\)?")
_REFERENCE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!(.+)")
_YEAR = re.compile(r"(?:19|2\d)\d\d")
_START_ROWS = 60


@dataclass(frozen=True, slots=True)
class Marks:
    """What a template says of itself: the marks' values by name, the titles of its sheets and columns by key."""

    values: Mapping[str, str]
    sheets: Mapping[str, str]
    columns: Mapping[str, str]

    @property
    def kind(self) -> FormKind | None:
        """The form's kind; the visible template mark begins with it."""
        kind = self.values[FORM] or self.values[TEMPLATE].partition("-")[0]
        return "group" if kind == "group" else "coordination" if kind == "coordination" else None

    @property
    def language(self) -> str | None:
        """The language's tag, also where it stands behind the language's name."""
        return tag_of(self.values[LANGUAGE])

    @property
    def template(self) -> str | None:
        """The template's version."""
        return self.values[TEMPLATE].rpartition("-")[2] or None

    @property
    def group(self) -> str:
        """The group's id, or its name as it was chosen on *Start*; empty when there is none."""
        return self.values[GROUP]

    @property
    def year(self) -> int | None:
        """The edition's year."""
        year = self.values[EDITION]
        return int(year) if _YEAR.fullmatch(year) else None


def tag_of(language: str) -> str | None:
    """Return a BCP 47 tag, also where it stands in parentheses behind the language's name; None when there is none."""
    tag = _LANGUAGE_TAG.fullmatch(language)
    return tag[1] if tag else None


def is_start_sheet(grid: Grid) -> bool:
    """Tell whether a sheet shows a template's mark, as *Start* does whatever its title."""
    texts = (cell.text.strip() for spot, cell in grid.cells.items() if spot.row <= _START_ROWS)
    return any(_TEMPLATE_CELL.fullmatch(text) for text in texts)


def is_marks_sheet(title: str) -> bool:
    """Tell whether a sheet's title is that of the hidden sheet with the marks."""
    return title.strip().casefold() == MARKS_SHEET


def place_named(workbook: Workbook, name: str) -> tuple[str, Area] | None:
    """Return the sheet's title and the area a defined name refers to, None when it no longer refers to any."""
    found = _REFERENCE.fullmatch(workbook.names.get(name, ""))
    area = area_of(found[3]) if found else None
    if found is None or area is None:
        return None
    return (found[1] or found[2]).replace("''", "'"), area


def read_marks(workbook: Workbook) -> Marks:
    """Return the first value there is for each mark: property, hidden sheet, named cell, visible text of *Start*."""
    rows = _hidden_rows(workbook)
    listed = {name: value for name, value, _ in rows if name in MARKS}
    values = {name: workbook.properties.get(name, "").strip() or listed.get(name, "") for name in MARKS}
    for source in (_named_cells, _visible_text):
        missing = [name for name in MARKS if not values[name]]
        if missing:
            found = source(workbook)
            values.update({name: found.get(name, "") for name in missing})
    sheets = {key: title for name, key, title in rows if name == SHEET_ROW}
    columns = {key: title for name, key, title in rows if name == COLUMN_ROW}
    return Marks(values, sheets, columns)


def _grid(workbook: Workbook, is_sought: Callable[[str], bool]) -> Grid | None:
    sheet = next((sheet for sheet in workbook.sheets if is_sought(sheet.title)), None)
    return None if sheet is None else read_sheet(workbook, sheet, custom_of("en"))


def _hidden_rows(workbook: Workbook) -> list[tuple[str, str, str]]:
    grid = _grid(workbook, is_marks_sheet)
    if grid is None:
        return []
    return [(_text(grid, row, 1), _text(grid, row, 2), _text(grid, row, 3)) for row in grid.rows]


def _text(grid: Grid, row: int, column: int) -> str:
    cell = grid.cells.get(Spot(row, column))
    return cell.text.strip() if cell else ""


def _named_cells(workbook: Workbook) -> dict[str, str]:
    named = {name: place for name in MARKS if (place := place_named(workbook, name))}
    grids = {title: _grid(workbook, title.__eq__) for title, _ in named.values()}
    return {name: _text(grid, area.top, area.left) for name, (title, area) in named.items() if (grid := grids[title])}


def _visible_text(workbook: Workbook) -> dict[str, str]:
    """Recognise the marks among what the first sheet that shows a template mark says beside its labels."""
    for sheet in workbook.sheets[:3]:
        grid = read_sheet(workbook, sheet, custom_of("en"))
        if is_start_sheet(grid):
            texts = {spot: cell.text.strip() for spot, cell in sorted(grid.cells.items()) if spot.row <= _START_ROWS}
            return _recognised(texts)
    return {}


def _recognised(texts: Mapping[Spot, str]) -> dict[str, str]:
    patterns = {TEMPLATE: _TEMPLATE_CELL, EDITION: _YEAR, LANGUAGE: re.compile(r".+\([a-z]{2,3}(-[A-Z]{2})?\)")}
    found = {
        name: next((text for text in texts.values() if pattern.fullmatch(text)), "")
        for name, pattern in patterns.items()
    }
    labels = {words("forms", language)("Working group") for language in LANGUAGES}
    # The sheet's own title may be the label, too: the group stands beside one of them.
    beside = (texts.get(Spot(spot.row, spot.column + 1), "") for spot, text in texts.items() if is_one_of(text, labels))
    return found | {GROUP: next(filter(None, beside), "")}


@dataclass(frozen=True, slots=True)
class Identity:
    """What a workbook is: its form, None when there is none to read it by; its language; what there is to mend."""

    form: Form | None
    language: str
    template: str | None
    findings: tuple[Finding, ...] = ()


def identify(marks: Marks, edition: Edition, file: str, start: str) -> Identity:
    """Return what a workbook with `marks` is in `edition`; `start` is the title of the sheet a group is chosen on."""
    place = Place(file)
    language, template = marks.language or edition.language, marks.template
    if marks.year is not None and marks.year != edition.year:
        found = finding("edition-other", place, found=marks.year, expected=edition.year)
        return Identity(None, language, template, (found,))
    form, findings = _form(marks, edition, place, start)
    if form is not None and template not in (None, template_version(form)):
        findings = (*findings, finding("template-other", place))
    return Identity(form, language, template, findings)


def _form(marks: Marks, edition: Edition, place: Place, start: str) -> tuple[Form | None, tuple[Finding, ...]]:
    if marks.kind == "coordination":
        return coordination_form(edition), ()
    if not marks.group:
        return None, (finding("form-unknown", place, sheet=start),)
    return form_of_group(edition, marks.group, place)


def form_of_group(edition: Edition, name: str, place: Place) -> tuple[Form | None, tuple[Finding, ...]]:
    """Return the form of a group named by id, name or acronym; and the finding when it is unknown or not active."""
    group = _group(edition, name)
    if group is None:
        return None, (finding("group-unknown", place, group=name),)
    findings = () if group.active else (finding("group-inactive", place, group=name),)
    return group_form(edition, group.id), findings


def _group(edition: Edition, name: str) -> Group | None:
    exact = edition.group(name)
    if exact is not None:
        return exact
    return next((one for one in edition.groups if is_one_of(name, _names(one))), None)


def _names(group: Group) -> list[str]:
    return [group.id, *group.name.values(), *group.heading.values(), *group.acronym.values()]
