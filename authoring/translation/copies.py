"""Sentences that came back as their source, from a program that cannot say that this is meant: OmegaT."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from authoring.translation.checks.language import language
from authoring.translation.checks.pair import Pair, words_of
from authoring.translation.codes import Coded
from authoring.translation.kit import Handback, Returned, entry_id
from authoring.translation.units import Translation, Unit


def settled(handback: Handback, known: Translation, *, are_meant: bool) -> tuple[Handback, set[int]]:
    """Return a file with copies as the translations they are, and the numbers of those that may be meant or not.

    Acronyms and what has no letters are the same in every language; of what may be, such as a name, `are_meant` tells.
    What is plainly in the language of the source is untranslated, and stays so.
    """
    units = {entry_id(unit, number): (unit, number) for unit in known.units for number in _numbers(unit)}
    doubtful = set[int]()
    entries = list[Returned]()
    for number, one in enumerate(handback.entries, 1):
        source = _waiting(one, units)
        if source and _may_be_the_same(source, known):
            if are_meant or _is_the_same(units[one.id][0], source):
                one = replace(one, target=source, state=None)  # noqa: PLW2901
            else:
                doubtful.add(number)
        entries.append(one)
    return replace(handback, entries=tuple(entries)), doubtful


def _numbers(unit: Unit) -> Iterator[int]:
    yield from range(1, len(unit.segments) + 1)


def _waiting(one: Returned, units: Mapping[str, tuple[Unit, int]]) -> Coded:
    """Return the source of a sentence of which only a copy came back, where there is no translation of it."""
    if not one.is_copy or one.id not in units:
        return ()
    unit, number = units[one.id]
    segment = unit.segments[number - 1]
    return () if segment.target else segment.source


def _is_the_same(unit: Unit, source: Coded) -> bool:
    return unit.context.kind == "acronym" or not any(map(str.isalpha, words_of(source)))


def _may_be_the_same(source: Coded, known: Translation) -> bool:
    return not any(language(Pair(source, source, (known.source_language, known.language))))
