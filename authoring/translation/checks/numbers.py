"""Numbers, dates, percentages and amounts of money that a sentence and its translation must share."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from authoring.translation.checks.addresses import without_addresses
from authoring.translation.checks.figures import Figure, Figures, figures_of
from authoring.translation.checks.money import MoneyOf, money_of
from authoring.translation.checks.numerals import numbers_in_words
from authoring.translation.checks.pair import Pair, Problem

_MOST = 8
"""How many figures one finding names."""

_MISSING, _ADDED = "translation-figure-missing", "translation-figure-added"


def numbers(pair: Pair) -> Iterator[Problem]:
    """Find figures, months and percent signs of one text that the other does not have in its own way of writing."""
    said, text = without_addresses(pair.said), without_addresses(pair.text)
    source, target = figures_of(said, pair.languages[0]), figures_of(text, pair.languages[1])
    copied = _copied(source.figures, target.figures)
    missing, added = _unmatched(source.figures, target.figures, {one.written for one, _ in copied})
    missing = _without_words(missing, numbers_in_words(text, pair.languages[1]))
    added = _without_words(added, numbers_in_words(said, pair.languages[0]))
    lacking, surplus = _with_months(source, target, missing, added)
    yield from _problems("translation-figure-form", [one.written for one, other in copied if _is_odd(one, other)])
    yield from _problems(_MISSING, [*lacking, *_percent(source, target)])
    yield from _problems(_ADDED, [*surplus, *_percent(target, source)])


def _problems(code: str, written: Iterable[str]) -> Iterator[Problem]:
    each = list(dict.fromkeys(written))
    if each:
        more = ["…"] if each[_MOST:] else []
        yield Problem(code, {"figures": ", ".join([*each[:_MOST], *more])})


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


def amounts(pair: Pair) -> Iterator[Problem]:
    """Find currencies of one text that the other does not name; a dollar sign alone may be any dollar or peso."""
    source = money_of(without_addresses(pair.said), pair.languages[0])
    target = money_of(without_addresses(pair.text), pair.languages[1])
    yield from _problems("translation-currency-missing", _lacking(source, target))
    yield from _problems("translation-currency-added", _lacking(target, source))


def _lacking(one: MoneyOf, other: MoneyOf) -> Iterator[str]:
    return (currency for currency in sorted(one.currencies) if not other.names(currency))
