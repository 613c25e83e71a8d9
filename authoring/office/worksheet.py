"""One worksheet as a grid (ECMA-376 Part 1, 18.3).

Read from the XML itself: a formula stands there beside its result, and reading ends where it would cost too much.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby, islice

from lxml import etree

from authoring.model.inline import Inline, Run, merged
from authoring.model.place import Place
from authoring.office.archive import damaged
from authoring.office.drawings import Drawings, read_drawings
from authoring.office.grid import COLUMNS_LIMIT, ROWS_LIMIT, Area, Cell, Grid, Picture, Spot, a1, area_of
from authoring.office.number_format import Custom, day_of, is_date, shown
from authoring.office.package import Relation, local, relation_id, relations, stream, tree
from authoring.office.rich_value import picture_of_value
from authoring.office.strings import Piece, decoded, pieces_of
from authoring.office.styles import DEFAULT, Font, Style, flag, integer
from authoring.office.workbook import SheetPart, Workbook

_AREAS_LIMIT = 500
"""Merged areas of a sheet, and cells of one link, that are looked at."""
_LINKS_LIMIT = 5_000
_has_contents = etree.XPath("boolean(*/*)")
_CALCULATED_LINK = re.compile(r'\s*HYPERLINK\(\s*"((?:[^"]|"")*)"', re.IGNORECASE)
_TRUTH = {"en": ("FALSE", "TRUE"), "fr": ("FAUX", "VRAI"), "es": ("FALSO", "VERDADERO")}


def read_sheet(workbook: Workbook, sheet: SheetPart, custom: Custom) -> Grid:
    """Return a sheet's cells, numbers and dates shown in `custom`; raises UnreadableError."""
    return _SheetReader(workbook, sheet, custom).read()


class _SheetReader:
    """Gathers what a sheet says in the order its part says it."""

    def __init__(self, workbook: Workbook, sheet: SheetPart, custom: Custom) -> None:
        self.workbook, self.sheet, self.custom = workbook, sheet, custom
        self.relations: dict[str, Relation] = relations(workbook.archive, sheet.part)
        self.cells: dict[Spot, Cell] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.areas: list[Area] = []
        self.drawings = Drawings()
        self.cut = self.beyond = False
        self.row = self.column = self.links = 0

    def read(self) -> Grid:
        readers = {
            "col": self._read_column,
            "row": self._read_row,
            "mergeCell": self._read_merge,
            "hyperlink": self._read_link,
            "drawing": self._read_drawing,
        }
        for element in stream(self.workbook.archive, self.sheet.part, tuple(readers)):
            readers[local(element)](element)
        return Grid(
            self._place(),
            self.cells,
            self.sheet.hidden,
            frozenset(self.hidden_rows),
            frozenset(self.hidden_columns),
            tuple(self.areas),
            self._comments(),
            self.drawings.pictures,
            self.drawings.others,
            self.cut,
        )

    def _place(self, spot: Spot | None = None) -> Place:
        return Place(self.workbook.file, self.sheet.title, a1(spot) if spot else "")

    def _read_column(self, element: etree._Element) -> None:
        if (flag(element.get("hidden")) or element.get("width") == "0") and len(self.hidden_columns) < COLUMNS_LIMIT:
            last = min(integer(element.get("max"), 0), COLUMNS_LIMIT)
            self.hidden_columns.update(range(integer(element.get("min"), 1), last + 1))

    def _read_row(self, element: etree._Element) -> None:
        self.row = integer(element.get("r"), self.row + 1)
        self.column = 0
        if self.row > ROWS_LIMIT:
            self.cut = self.cut or bool(_has_contents(element))
            return
        if flag(element.get("hidden")) or element.get("ht") == "0":
            self.hidden_rows.add(self.row)
        for child in element:
            if len(child):
                self._read_cell(child)
            elif not child.get("r"):
                self.column += 1

    def _read_cell(self, element: etree._Element) -> None:
        spot = self._spot(element.get("r"))
        if spot.column > COLUMNS_LIMIT and self.beyond:
            return
        self.beyond = self.beyond or spot.column > COLUMNS_LIMIT
        cell = _CellReader(self.workbook, self.custom, self._place(spot), spot, element).read()
        if cell is not None:
            self.cells[spot] = cell

    def _spot(self, reference: str | None) -> Spot:
        area = area_of(reference) if reference else Area(self.row, self.column + 1, 0, 0)
        if area is None or area.top < 1:
            raise damaged()
        self.column = area.left
        return Spot(area.top, area.left)

    def _read_merge(self, element: etree._Element) -> None:
        area = area_of(element.get("ref", ""))
        if area is not None and len(self.areas) < _AREAS_LIMIT:
            self.areas.append(area)

    def _read_link(self, element: etree._Element) -> None:
        relation = self.relations.get(relation_id(element))
        area = area_of(element.get("ref", ""))
        self.links += 1
        if relation is None or not relation.external or area is None or self.links > _LINKS_LIMIT:
            return
        for spot in self._filled(area):
            cell = self.cells[spot]
            linked = (replace(run, link=relation.target) for run in cell.runs)
            self.cells[spot] = replace(cell, runs=merged(linked))

    def _filled(self, area: Area) -> Iterator[Spot]:
        if area.top == area.bottom and area.left == area.right:
            spot = Spot(area.top, area.left)
            return iter([spot] if spot in self.cells else [])
        return islice([spot for spot in self.cells if area.covers(spot)], _AREAS_LIMIT)

    def _read_drawing(self, element: etree._Element) -> None:
        relation = self.relations.get(relation_id(element))
        if relation is not None and relation.kind == "drawing":
            self.drawings = read_drawings(self.workbook.archive, relation.target, self._place())

    def _comments(self) -> dict[Spot, str]:
        part = next((found.target for found in self.relations.values() if found.kind == "comments"), "")
        root = tree(self.workbook.archive, part)
        if root is None:
            return {}
        comments = [
            (area_of(comment.get("ref", "")), "".join(map(str, comment.itertext())))
            for comment in root.iterfind("{*}commentList/{*}comment")
        ]
        return {Spot(area.top, area.left): text for area, text in comments if area is not None}


class _CellReader:
    """One cell (`c`, 18.3.1.4): its type says how its value is written, its style how it is shown."""

    def __init__(self, workbook: Workbook, custom: Custom, place: Place, spot: Spot, element: etree._Element) -> None:
        self.workbook, self.custom, self.place, self.spot, self.element = workbook, custom, place, spot, element
        self.parts = {local(child): child for child in element}
        index = integer(element.get("s"), 0)
        styles = workbook.styles
        self.style: Style = styles[index] if 0 <= index < len(styles) else DEFAULT

    def read(self) -> Cell | None:
        picture = self._picture()
        if picture is not None:
            return Cell(self.place, picture=picture)
        cell = self._contents()
        formula = self.parts.get("f")
        if formula is None:
            return cell
        if "v" not in self.parts or not (self._value() or self.element.get("t") == "str"):
            return Cell(self.place, formula=True, stale=True)
        if cell is None:
            return None
        link = _CALCULATED_LINK.match(formula.text or "")
        runs = tuple(replace(run, link=link[1].replace('""', '"')) for run in cell.runs) if link else cell.runs
        return replace(cell, runs=runs, formula=True)

    def _picture(self) -> Picture | None:
        index = integer(self.element.get("vm"), 0)
        return picture_of_value(self.workbook, index, self.place, self.spot) if index > 0 else None

    def _contents(self) -> Cell | None:
        match self.element.get("t", "n"):
            case "inlineStr":
                return self._text(pieces_of(self.parts["is"])) if "is" in self.parts else None
            case "s":
                return self._text(self._shared())
            case "str":
                return self._text((Piece(decoded(self._value())),))
            case "e":
                return Cell(self.place, runs=self._runs(self._value()), error=self._value() or "#VALUE!")
            case "b":
                truth = _TRUTH.get(self.custom.locale.language, _TRUTH["en"])
                return Cell(self.place, runs=self._runs(truth[flag(self._value())]))
            case "d":
                return self._iso_date()
            case _:
                return self._number()

    def _value(self) -> str:
        value = self.parts.get("v")
        return "" if value is None else value.text or ""

    def _shared(self) -> tuple[Piece, ...]:
        strings, index = self.workbook.strings, integer(self._value(), -1)
        if not self._value():
            return ()
        if not 0 <= index < len(strings):
            raise damaged()
        return strings[index]

    def _text(self, pieces: tuple[Piece, ...]) -> Cell | None:
        runs = merged(_run(piece.text, piece.font or self.style.font) for piece in pieces)
        if not any(run.text.strip() for run in runs):
            return None
        return Cell(self.place, runs, indent=self.style.indent, struck=self._struck(pieces))

    def _struck(self, pieces: tuple[Piece, ...]) -> str:
        if not any((piece.font or self.style.font).struck for piece in pieces):
            return ""
        stretches = groupby(pieces, key=lambda piece: bool((piece.font or self.style.font).struck))
        struck = ("".join(piece.text for piece in stretch).strip() for is_struck, stretch in stretches if is_struck)
        return " … ".join(text for text in struck if text)

    def _runs(self, text: str) -> Inline:
        return merged([_run(text, self.style.font)])

    def _number(self) -> Cell | None:
        if not self._value():
            return None
        try:
            value = float(self._value())
        except ValueError:
            raise damaged() from None
        if not -1e308 < value < 1e308:
            raise damaged()
        text = shown(value, self.style.number_format, self.custom, epoch_1904=self.workbook.epoch_1904)
        day = day_of(value, epoch_1904=self.workbook.epoch_1904) if is_date(self.style.number_format) else None
        return self._valued(text, value, day)

    def _iso_date(self) -> Cell | None:
        try:
            moment = datetime.fromisoformat(self._value().removesuffix("Z"))
        except ValueError:
            raise damaged() from None
        serial = (moment.replace(tzinfo=None) - datetime(1899, 12, 30)).total_seconds() / 86_400
        number_format = self.style.number_format if is_date(self.style.number_format) else "yyyy-mm-dd"
        return self._valued(shown(serial, number_format, self.custom), None, moment.date())

    def _valued(self, text: str, number: float | None, day: date | None) -> Cell | None:
        if not text.strip():
            return None
        struck = text if self.style.font.struck else ""
        return Cell(self.place, self._runs(text), day, number, self.style.indent, struck=struck)


def _run(text: str, font: Font) -> Run:
    return Run(text, strong=bool(font.strong), emphasis=bool(font.emphasis))
