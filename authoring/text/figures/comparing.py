"""Which figures two texts in two languages do not share, however each language writes them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from authoring.text.addresses import without_addresses
from authoring.text.figures.numerals import numbers_in_words
from authoring.text.figures.reading import Figure, Figures, figures_of


@dataclass(frozen=True, slots=True)
class Differing:
    """What two texts do not share, as each writes it, in its order: numbers, months, `%`; each once.

    `missing` stands in the source alone, `added` in the target alone. `copied` stands in both but means different
    things in their languages: `1,500` is no number in French.
    """

    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    copied: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is any difference."""
        return bool(self.missing or self.added or self.copied)


def differing(source: str, source_language: str, target: str, target_language: str) -> Differing:
    """Return the figures of two texts that have no counterpart; languages are BCP 47, addresses count for nothing.

    What is compared is what figures mean: `$2.5 billion` is `2,500 millones`, `2:30 p.m.` is `14 h 30`, “two” is 2.
    Texts may be sentences or whole sections; the order of their figures is free.
    """
    said, text = without_addresses(source), without_addresses(target)
    one, other = figures_of(said, source_language), figures_of(text, target_language)
    copied = _copied(one.figures, other.figures)
    missing, added = _unmatched(one.figures, other.figures, {figure.written for figure, _ in copied})
    missing = _without_words(missing, numbers_in_words(text, target_language))
    added = _without_words(added, numbers_in_words(said, source_language))
    lacking, surplus = _with_months(one, other, missing, added)
    return Differing(
        _once([*lacking, *_percent(one, other)]),
        _once([*surplus, *_percent(other, one)]),
        _once(figure.written for figure, counterpart in copied if _is_odd(figure, counterpart)),
    )


def _once(written: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(written))


def _copied(source: Iterable[Figure], target: Iterable[Figure]) -> list[tuple[Figure, Figure]]:
    """Return the figures that are written alike in both and do not mean the same in both languages."""
    there = {one.written: one for one in target}
    pairs = ((one, there[one.written]) for one in source if one.written in there)
    return [(one, other) for one, other in pairs if not one.values & other.values]


def _is_odd(one: Figure, other: Figure) -> bool:
    return bool(one.values or other.values) and not one.is_reference


def _unmatched(
    source: Iterable[Figure], target: Iterable[Figure], copied: set[str]
) -> tuple[list[Figure], list[Figure]]:
    """Return the figures of each that the other lacks, `copied` ones aside."""
    missing, added = [], _in_parts(target, copied)
    for figure in _in_parts(source, copied):
        same = next((other for other in added if figure.values & other.values), None)
        if same:
            added.remove(same)
        else:
            missing.append(figure)
    return missing, added


def _in_parts(figures: Iterable[Figure], copied: set[str]) -> list[Figure]:
    """Return figures but `copied` ones, piece by piece where they mean nothing as a whole."""
    return [part for figure in figures if figure.written not in copied for part in figure.parts]


def _without_words(figures: Iterable[Figure], words: set[int]) -> list[Figure]:
    return [figure for figure in figures if not figure.values & {Decimal(number) for number in words}]


def _with_months(
    source: Figures, target: Figures, missing: list[Figure], added: list[Figure]
) -> tuple[list[str], list[str]]:
    """Return what is missing and added, months among it; a month may be a number on the other side."""
    lacking = {number: name for number, name in source.months.items() if number not in target.months}
    surplus = {number: name for number, name in target.months.items() if number not in source.months}
    return (
        [one.written for one in missing if not _is_month(one, surplus)]
        + [name for number, name in lacking.items() if not any(_is_month(one, {number: name}) for one in added)],
        [one.written for one in added if not _is_month(one, lacking)]
        + [name for number, name in surplus.items() if not any(_is_month(one, {number: name}) for one in missing)],
    )


def _is_month(figure: Figure, months: dict[int, str]) -> bool:
    return any(Decimal(number) in figure.values for number in months)


def _percent(one: Figures, other: Figures) -> Iterator[str]:
    if one.has_percentage and not other.has_percentage:
        yield "%"
