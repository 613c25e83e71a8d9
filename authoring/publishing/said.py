"""What a report says, passage by passage in the order of every format, each with where it came from."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from authoring.model.blocks import Block, Chart, Details, Figure, Item, List, Paragraph, Roster, Table
from authoring.model.inline import Inline, notes_of, text_of
from authoring.model.place import Place
from authoring.model.report import Report, Section

Source = Literal["place", "words", "derived"]
"""Where a passage comes from: a place, the program's own words, or several places the program looked at together."""


@dataclass(frozen=True, slots=True)
class Said:
    """One passage: its text, the anchor of the section it stands in, its source, and the place where that is one.

    Of a cell in a derived table only the `row` is known that it was made from, not the cell of that row.
    """

    text: str
    anchor: str
    source: Source
    place: Place | None = None
    row: bool = False


def said(report: Report) -> list[Said]:
    """Return everything a report says below its cover, notes last, in the order of their marks."""
    teller = _Teller()
    told = [one for part in report.parts for one in teller.section(part)]
    return [*told, *teller.notes]


@dataclass
class _Teller:
    notes: list[Said] = field(default_factory=list)
    _anchor: str = ""

    def section(self, section: Section) -> Iterator[Said]:
        self._anchor = section.anchor
        yield self._words(" ".join(filter(None, (section.number, section.title))), section.place)
        for block in section.blocks:
            yield from self._block(block)
        for below in section.sections:
            yield from self.section(below)

    def _words(self, text: str, place: Place | None = None) -> Said:
        return Said(text, self._anchor, "place" if place else "words", place)

    def _derived(self, text: str, place: Place | None = None) -> Said:
        return Said(text, self._anchor, "place" if place else "derived", place)

    def _text(self, inline: Inline, place: Place | None, *, derived: bool = False) -> Said:
        """Return a text, and keep its notes for the end."""
        of = self._derived if derived else self._words
        self.notes += [of(text_of(note), place) for note in notes_of(inline)]
        return of(text_of(inline), place)

    def _block(self, block: Block, above: Place | None = None) -> Iterator[Said]:
        match block:
            case Paragraph():
                yield self._text(block.content, block.place or above)
            case List():
                for item in block.items:
                    yield from self._item(item, block.place or above)
            case Table():
                yield from self._table(block)
            case Figure() | Chart():
                yield from self._picture(block)
            case Roster():
                yield from self._roster(block)
            case Details():
                yield from self._details(block)

    def _item(self, item: Item, above: Place | None) -> Iterator[Said]:
        for block in item.blocks:
            yield from self._block(block, item.place or above)

    def _table(self, table: Table) -> Iterator[Said]:
        yield self._words(table.caption, table.place)
        yield from (self._words(title, table.place) for title in table.header)
        origins = table.origins or (table.place,) * len(table.rows)
        for row, origin in zip(table.rows, origins, strict=True):
            for cell in row:
                yield replace(self._text(cell, origin, derived=True), row=bool(table.origins))

    def _picture(self, picture: Figure | Chart) -> Iterator[Said]:
        credit = f" ({text_of(picture.credit)})" if isinstance(picture, Figure) and picture.credit else ""
        yield self._derived(picture.alternative or text_of(picture.caption), picture.place)
        caption = self._text(picture.caption, picture.place, derived=True)
        yield self._derived(caption.text + credit, picture.place)

    def _roster(self, roster: Roster) -> Iterator[Said]:
        for heading, people in roster.groups:
            yield self._words(heading)
            for person in people:
                yield self._derived(" ".join((person.name, *map(text_of, person.lines))), person.place)

    def _details(self, details: Details) -> Iterator[Said]:
        origins = details.origins or (details.place,) * len(details.entries)
        for (label, value), origin in zip(details.entries, origins, strict=True):
            yield self._words(label)
            yield self._text(value, origin, derived=True)
