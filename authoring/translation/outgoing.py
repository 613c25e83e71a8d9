"""The kit of a document: what of it goes out to a translator, with all that helps to translate it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from authoring.forms.columns import TextKind
from authoring.locale import words
from authoring.translation.codes import Coded
from authoring.translation.coverage import standing
from authoring.translation.kit import Entry, Kit, Named, Offer, entry_id
from authoring.translation.limits import section_limit, sentence_limits
from authoring.translation.memory import Memory
from authoring.translation.units import Segment, Translation, Unit

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
"""What a text is, for its translator: message ids of the `kits` catalogue."""


@dataclass(frozen=True, slots=True)
class Guide:
    """What helps to translate a document: titles of its sheets by key, what was translated before, agreed names.

    `title` is the document's own name, `edition` its edition's; `names` returns the agreed names that stand in a
    sentence; `named` are the sheets' titles as their author sees them, by key, `words` the limits of words of sections.
    `shown` is the language of notes, empty where it is the one that is translated into.
    """

    title: str
    sheets: Mapping[str, str]
    memory: Memory
    names: Callable[[Coded], tuple[Named, ...]]
    edition: str = ""
    named: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, int] = field(default_factory=dict)
    shown: str = ""


def sheet_of(unit: Unit, named: Mapping[str, str]) -> str:
    """Return the key of the sheet that a unit stands on, the first one where it stands on several.

    `named` are the sheets' titles as their author sees them, by key.
    """
    if unit.context.sheet or unit.place is None:
        return unit.context.sheet
    way, shown = unit.place.field.removeprefix("sections.").split("."), unit.place.sheet.removesuffix("…")
    found = (key for key, title in named.items() if key == way[0] or (shown and title.startswith(shown)))
    return next(found, "")


def kit_of(translation: Translation, chosen: Choice, guide: Guide) -> Kit:
    """Return the sentences chosen, in the order of the document."""
    units = [unit for unit in translation.units if any(standing(one) in _CHOSEN[chosen] for one in unit.segments)]
    shown = guide.shown or translation.language
    first = {sheet_of(unit, guide.named): unit.key for unit in reversed(units)}
    entries = (
        entry for unit in units for entry in _entries(unit, chosen, guide, shown, is_first=unit.key in first.values())
    )
    languages = (translation.source_language, translation.language)
    return Kit(translation.document, languages, tuple(entries), translation.revision, guide.title, guide.edition)


def _entries(unit: Unit, chosen: Choice, guide: Guide, language: str, *, is_first: bool) -> Iterator[Entry]:
    sheet, limits = sheet_of(unit, guide.named), sentence_limits((unit,))
    begins = sheet if is_first else ""
    for number, segment in enumerate(unit.segments, 1):
        if standing(segment) in _CHOSEN[chosen]:
            yield Entry(
                entry_id(unit, number),
                segment.source,
                segment.target,
                segment.state,
                notes=tuple(_notes(unit, begins, guide, language)),
                limit=limits.get(entry_id(unit, number)),
                earlier=segment.earlier,
                section=guide.sheets.get(sheet, ""),
                offers=tuple(_offers(segment, guide.memory)),
                names=guide.names(segment.source),
            )
            begins = ""


def _offers(segment: Segment, memory: Memory) -> Iterator[Offer]:
    """Yield what is known of a sentence that is not translated, but for what it was called itself before it changed."""
    if not segment.target:
        earlier = segment.earlier and segment.earlier.target
        yield from (offer for offer in memory.offers(segment.source) if offer.target != earlier)


def _notes(unit: Unit, begins: str, guide: Guide, language: str) -> Iterator[str]:
    """Yield what a sentence is, whose, below which heading, where its picture is seen, and how long a section may be.

    `begins` is the section that begins with it.
    """
    _, context = words("kits", language), unit.context
    yield _("Function of a person: {name}").format(name=context.about) if context.about else _(KINDS[context.kind])
    if context.below:
        yield _("Below the heading “{heading}”").format(heading=context.below)
    if context.sheet == "figures":
        yield _("Its picture stands above it in preview.html")
    if begins in guide.words:
        most = section_limit(guide.words[begins])
        yield _("The whole section: at most {limit} words").format(limit=most)
