"""Characters that the report's fonts have no sign for: each would be a hole in the PDF."""

import re
from collections.abc import Callable, Iterable, Iterator
from unicodedata import name

from authoring.edition.edition import Edition
from authoring.edition.folder import DEFINITION
from authoring.forms.records import Passage, Record
from authoring.intake.check_sheets import Filled
from authoring.model import walk
from authoring.model.finding import Finding, finding
from authoring.model.inline import Inline, notes_of, text_of
from authoring.model.place import Place

IsDrawn = Callable[[str], bool]

_RARE = re.compile("[^\n -~\xa0-\u017f\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]")
"""All but what every text font has: Windows-1252 and Latin Extended-A. Fonts need not be opened for the rest."""
_NAMED = 5
"""Characters named in one finding."""


def undrawn(filled: Filled, is_drawn: IsDrawn) -> Iterator[Finding]:
    """Find texts of a sheet with characters that cannot be drawn: one finding a place."""
    yield from _findings(_texts(filled), is_drawn)


def undrawn_in_edition(edition: Edition, is_drawn: IsDrawn) -> Iterator[Finding]:
    """Find the edition's own names with characters that cannot be drawn."""
    yield from _findings(_names(edition), is_drawn)


def _findings(texts: Iterable[tuple[str, Place]], is_drawn: IsDrawn) -> Iterator[Finding]:
    holes: dict[Place, dict[str, None]] = {}
    for text, place in texts:
        for character in _RARE.findall(text):
            if not is_drawn(character):
                holes.setdefault(place, {})[character] = None
    for place, characters in holes.items():
        named = [_named(character) for character in characters]
        more = [f"+ {len(named) - _NAMED}"] if len(named) > _NAMED else []
        yield finding("glyph-missing", place, characters=", ".join((*named[:_NAMED], *more)))


def _named(character: str) -> str:
    """Return a character with its code point and, if it has one, its Unicode name: “王” (U+738B CJK …)."""
    code = f"U+{ord(character):04X}"
    called = name(character, "")
    return f"“{character}” ({code} {called})" if called else code


def _texts(filled: Filled) -> Iterator[tuple[str, Place]]:
    """Yield every text of a sheet that is published, with its place."""
    for passage in filled.passages:
        yield from _fields(filled, passage)
    for record in filled.records:
        yield from _fields(filled, record)
    for handed, blocks in filled.texts:
        for block, inline in walk.texts(blocks):
            place = getattr(block, "place", None) or filled.at(handed, "text")
            yield from ((text, place) for text in _with_notes(inline))


def _fields(filled: Filled, handed: Passage | Record) -> Iterator[tuple[str, Place]]:
    for field, value in handed:
        if isinstance(value, str):
            yield value, filled.at(handed, field)
        elif isinstance(value, dict) and field != "origins":
            yield from ((str(one), filled.at(handed, f"{field}.{key}")) for key, one in value.items())


def _with_notes(inline: Inline) -> Iterator[str]:
    yield text_of(inline)
    for note in notes_of(inline):
        yield from _with_notes(note)


def _names(edition: Edition) -> Iterator[tuple[str, Place]]:
    named = [
        ("title", edition.title),
        ("partnership.name", edition.partnership.name),
        ("meeting.place", edition.meeting.place),
        *((f"groups.{group.id}", group.name) for group in edition.groups),
        *((f"groups.{group.id}", group.heading) for group in edition.groups),
        *((f"groups.{group.id}", group.acronym) for group in edition.groups),
        *((f"sections.{section.key}", section.title) for section in edition.sections),
        *((f"coordination.{section.key}", section.title) for section in edition.coordination),
    ]
    for field, text in named:
        yield from ((said, Place(DEFINITION, field=field)) for said in text.values())
