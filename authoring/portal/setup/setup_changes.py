"""What is another after a change of an edition's definition: in the words of its fields, in the lines of its file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff

from authoring.portal.drafts.comparing import Piece, Standing, word_pieces
from authoring.portal.page import say
from authoring.portal.setup.edition_text import UNDETERMINED, Said
from authoring.portal.setup.setup_fields import Block, Field, Typed, shown


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that says something else: what it is called, in which language it is, its words before and after."""

    label: str
    language: str
    pieces: tuple[Piece, ...]


def changed_words(changed: Iterable[tuple[Block, Field]], before: Said, typed: Mapping[str, Typed]) -> list[Difference]:
    """Return what these fields say otherwise, as people read it."""
    return [
        Difference(
            " › ".join(dict.fromkeys((block.legend, field.label))),
            "" if field.language == UNDETERMINED else field.language,
            tuple(_pieces(field, _told(field, shown(field, before)), _told(field, typed[field.name]))),
        )
        for block, field in changed
    ]


def _pieces(field: Field, before: str, after: str) -> Iterator[Piece]:
    """Yield the words of two texts; what is one thing, such as a date, is told before and after."""
    if field.kind in ("line", "text", "several", "lines") or not (before and after):
        yield from word_pieces(before, after)
        return
    yield from (Piece("gone", before), Piece("same", " → "), Piece("new", after))


def _told(field: Field, value: Typed) -> str:
    labels = dict(field.choices)
    if isinstance(value, tuple):
        return " · ".join(labels.get(one, one) for one in value)
    if field.kind == "flag":
        return say("ticked") if value else say("not ticked")
    return labels.get(value, value)


def changed_lines(before: str, after: str) -> list[Piece]:
    """Return the lines that differ between two texts, with three lines around them; `…` where others are left out."""
    found = unified_diff(before.splitlines(), after.splitlines(), lineterm="")
    lines = list(found)[2:]  # the names of two files
    return [Piece("same", "…") if line.startswith("@@") else Piece(_STANDINGS[line[0]], line[1:]) for line in lines]


_STANDINGS: Mapping[str, Standing] = {" ": "same", "-": "gone", "+": "new"}
