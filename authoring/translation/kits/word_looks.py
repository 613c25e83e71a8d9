"""Words that a translator made bold or italic in Word itself, where the source has codes: what they can only mean."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from authoring.translation.codes import Code, untagged


class Look(NamedTuple):
    """What a run of text looks like to whoever reads it in Word."""

    bold: bool = False
    italic: bool = False
    underlined: bool = False


PLAIN = Look()
Looking = tuple[str, Look]
"""A text and what it looks like."""


def look_of(run: Any) -> Look:
    """Return what a run looks like by its own properties (ECMA-376 Part 1, 17.3.2)."""
    return Look(*(_is_on(run.find(f"{{*}}rPr/{{*}}{name}")) for name in ("b", "i", "u")))


def _is_on(element: Any) -> bool:
    if element is None:
        return False
    said = next((value for key, value in element.attrib.items() if key.endswith("}val")), "true")
    return said not in ("0", "false", "off", "none")


def with_codes(target: Iterable[Looking], source: Sequence[Looking]) -> str:
    """Return a translation with the codes that its looks stand for; as it is where that is not certain.

    It is certain when no pair of codes was typed, and as many stretches look like each pair of the source as there are
    such pairs. Links are certain only when there is one: which address is meant does not show. A whole sentence in
    bold, which Word makes of one word in a control of plain text, says nothing of part of its source.
    """
    stretches = list(_stretches(target))
    text = "".join(map(itemgetter(0), stretches))
    pairs = _pairs(source)
    looks = [look for stretch, look in stretches if look != PLAIN and stretch.strip()]
    is_typed = any(isinstance(part, Code) and part.kind != "note" for part in untagged(text))
    if is_typed or not pairs or Counter(looks) != Counter(pairs.values()) or _is_doubtful(pairs, stretches, source):
        return text
    waiting = {look: iter([key for key, other in pairs.items() if other == look]) for look in looks}
    return "".join(
        stretch if look == PLAIN or not stretch.strip() else _around(stretch, next(waiting[look]))
        for stretch, look in stretches
    )


def _is_doubtful(pairs: dict[str, Look], target: Sequence[Looking], source: Sequence[Looking]) -> bool:
    links = [look for look in pairs.values() if look.underlined]
    holds_codes = any(isinstance(part, Code) for text, look in target if look != PLAIN for part in untagged(text))
    return (
        PLAIN in pairs.values()
        or len(links) != len(set(links))
        or holds_codes
        or _has_plain_words(target) != _has_plain_words(source)
    )


def _has_plain_words(texts: Iterable[Looking]) -> bool:
    parts = (part for text, look in texts if look == PLAIN for part in untagged(text))
    return any(isinstance(part, str) and any(map(str.isalnum, part)) for part in parts)


def _stretches(texts: Iterable[Looking]) -> Iterator[Looking]:
    for look, group in groupby(texts, key=itemgetter(1)):
        yield "".join(text for text, _ in group), look


def _around(stretch: str, key: str) -> str:
    words = stretch.strip()
    begin = stretch.index(words)
    return f"{stretch[:begin]}<{key}>{words}</{key}>{stretch[begin + len(words) :]}"


def _pairs(source: Sequence[Looking]) -> dict[str, Look]:
    """Return what stands between each pair of a source's codes looks like, by the pair's id."""
    found: dict[str, Look] = {}
    around = ""
    for text, look in source:
        for part in untagged(text):
            if isinstance(part, Code):
                around = part.id if part.kind == "open" else "" if part.kind == "close" else around
            elif around:
                found.setdefault(around, look)
    return found
