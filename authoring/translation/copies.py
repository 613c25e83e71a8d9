"""Sentences that came back as their source, from a program that cannot say that this is meant: OmegaT."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from authoring.model.place import Place
from authoring.text.language_guess import common_words
from authoring.translation.checks.check import check
from authoring.translation.checks.pair import Pair, words_of
from authoring.translation.kit import Returned, entry_id
from authoring.translation.terms import Terms
from authoring.translation.units import Translation, Unit

_NOWHERE = Place("")
_NEVER = ("function",)
"""What is the same in no two languages, and has too few words to tell which it is in."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What came back, copies that are meant among it as the translations they are; `doubtful` may be meant or not."""

    entries: tuple[Returned, ...]
    doubtful: frozenset[str]


def settled(entries: Iterable[Returned], known: Translation, terms: Terms, meant: Collection[str] = ()) -> Settled:
    """Return what came back with its copies settled; `meant` are the ids of sentences of which somebody says so.

    Acronyms, what has no letters and what the term base calls alike are the same in both languages. What is in the
    language of its source, or called otherwise in the term base, is untranslated, and stays so.
    """
    units = {entry_id(unit, number): unit for unit in known.units for number in range(1, len(unit.segments) + 1)}
    doubtful = set[str]()
    found = list[Returned]()
    for one in entries:
        pair = _copied(one, units.get(one.id), known, terms)
        if pair and (one.id in meant or _is_the_same(pair, units[one.id])):
            found.append(replace(one, target=pair.source, state=None))
            continue
        if pair and _may_be_the_same(pair, units[one.id]):
            doubtful.add(one.id)
        found.append(one)
    return Settled(tuple(found), frozenset(doubtful))


def _copied(one: Returned, unit: Unit | None, known: Translation, terms: Terms) -> Pair | None:
    """Return a sentence of which only a copy came back as its own translation, where there is no other."""
    if not one.is_copy or unit is None:
        return None
    segment = unit.segments[int(one.id.rpartition("-")[2]) - 1]
    languages = (known.source_language, known.language)
    return None if segment.target else Pair(segment.source, segment.source, languages, terms)


def _is_the_same(pair: Pair, unit: Unit) -> bool:
    text = pair.said.strip()
    if not any(map(str.isalpha, text)):
        return True
    is_agreed = any(hit.found == hit.agreed == text for hit in pair.terms.hits(text, pair.languages))
    is_acronym = unit.context.kind == "acronym" or (text.isupper() and len(text.split()) == 1)
    return is_agreed or (is_acronym and not check(pair, _NOWHERE))


def _may_be_the_same(pair: Pair, unit: Unit) -> bool:
    words = {word.casefold() for word in words_of(pair.source).split()}
    small = common_words(pair.languages[0]) - common_words(pair.languages[1])
    return unit.context.kind not in _NEVER and not words & small and not check(pair, _NOWHERE)
