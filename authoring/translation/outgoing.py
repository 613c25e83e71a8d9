"""The kit of a document: what of it goes out to a translator, with all that helps to translate it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from authoring.forms.columns import TextKind
from authoring.locale import words
from authoring.translation.codes import Coded
from authoring.translation.coverage import standing
from authoring.translation.kit import Entry, Kit, Named, entry_id
from authoring.translation.memory import Memory
from authoring.translation.units import Context, Translation, Unit

Choice = Literal["open", "new", "changed", "all"]
"""Which sentences go out: `open` are the new and the changed ones."""

_CHOSEN: Mapping[Choice, tuple[str, ...]] = {
    "open": ("new", "changed"),
    "new": ("new",),
    "changed": ("changed",),
    "all": ("new", "changed", "translated", "reviewed", "approved"),
}

KINDS: Mapping[TextKind, str] = {
    "paragraph": "Paragraph",
    "item": "Item of a list",
    "note": "Footnote",
    "topic": "Subheading",
    "title": "Title",
    "function": "Function of a person",
    "institution": "Name of an institution",
    "acronym": "Acronym of an institution",
    "caption": "Caption of a picture",
    "alternative": "What a picture shows, for readers who cannot see it",
    "line": "Line",
}
"""What a text is, for its translator: message ids of the `forms` catalogue."""


@dataclass(frozen=True, slots=True)
class Guide:
    """What helps to translate a document: titles of its sheets by key, what was translated before, agreed names.

    `title` is the document's own name; `names` returns the agreed names that stand in a sentence.
    """

    title: str
    sheets: Mapping[str, str]
    memory: Memory
    names: Callable[[Coded], tuple[Named, ...]]


def kit_of(translation: Translation, chosen: Choice, guide: Guide) -> Kit:
    """Return the sentences chosen, in the order of the document."""
    entries = (entry for unit in translation.units for entry in _entries(unit, chosen, guide, translation.language))
    languages = (translation.source_language, translation.language)
    return Kit(translation.document, languages, tuple(entries), translation.revision, guide.title)


def _entries(unit: Unit, chosen: Choice, guide: Guide, language: str) -> Iterator[Entry]:
    for number, segment in enumerate(unit.segments, 1):
        if standing(segment) in _CHOSEN[chosen]:
            yield Entry(
                entry_id(unit, number),
                segment.source,
                segment.target,
                segment.state,
                notes=_notes(unit.context, guide, language),
                earlier=segment.earlier,
                section=guide.sheets.get(unit.context.sheet, ""),
                offers=() if segment.target else guide.memory.offers(segment.source),
                names=guide.names(segment.source),
            )


def _notes(context: Context, guide: Guide, language: str) -> tuple[str, ...]:
    """Return where a sentence stands and what it is, in its translator's language."""
    where = " › ".join(filter(None, (guide.title, guide.sheets.get(context.sheet, ""))))
    return (where, words("forms", language)(KINDS[context.kind]))
