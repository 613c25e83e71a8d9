"""Where a sentence that came back stands, as people find it: in the file, in the report, in its author's form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from authoring.locale.message import Spoken
from authoring.model.language import LocalText, Named, in_language
from authoring.model.place import SentencePlace
from authoring.translation.checks.pair import words_of
from authoring.translation.kit import entry_id
from authoring.translation.merge import Merged
from authoring.translation.outgoing import sheet_of
from authoring.translation.units import Translation, Unit

_LONGEST = 60
"""How much of a sentence tells which one it is, in characters."""


@dataclass(frozen=True)
class Whereabouts:
    """The places of a document's sentences in a file that came back.

    `title` is what the document is called; `sheets` are the titles of its form's sheets, by key.
    """

    file: str
    translation: Translation
    title: Spoken
    sheets: Mapping[str, LocalText] = field(default_factory=dict)

    def of(self, one: Merged) -> SentencePlace:
        """Return the place of a sentence that was settled."""
        unit = self._units.get(one.returned.id)
        source = one.segment.source if one.segment else one.returned.source or one.returned.target
        return SentencePlace(
            self.file,
            field=one.returned.id,
            number=one.number,
            text=beginning(words_of(source)),
            origin=unit.place if unit else None,
            titles=(self.title, *(self._sheet_of(unit) if unit else ())),
        )

    def of_document(self) -> SentencePlace:
        """Return the place of what is told of the document."""
        return SentencePlace(self.file, titles=(self.title,))

    def _sheet_of(self, unit: Unit) -> Iterator[Spoken]:
        sheet = self.sheets.get(sheet_of(unit, self._named))
        if sheet:
            yield Named(sheet)

    @cached_property
    def _named(self) -> Mapping[str, str]:
        return {key: in_language(title, self.translation.source_language) for key, title in self.sheets.items()}

    @cached_property
    def _units(self) -> Mapping[str, Unit]:
        units = (*self.translation.former, *self.translation.units)
        return {entry_id(unit, number): unit for unit in units for number in range(1, len(unit.segments) + 1)}


def beginning(text: str) -> str:
    """Return the first words of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rpartition(' ')[0] or line[:_LONGEST]}…"
