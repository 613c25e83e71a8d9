"""Numbers, dates, percentages and amounts of money that a sentence and its translation must share."""

from collections.abc import Iterator, Sequence

from authoring.locale.cldr import together
from authoring.text.addresses import without_addresses
from authoring.text.figures.comparing import differing_in_words
from authoring.translation.checks.money import MoneyOf, money_of
from authoring.translation.checks.pair import Pair, Problem

_MOST = 8
"""How many figures one finding names."""


def numbers(pair: Pair) -> Iterator[Problem]:
    """Find numbers, months and percent signs of one text that the other does not have in its own way of writing."""
    found = differing_in_words(pair.said, pair.languages[0], pair.text, pair.languages[1])
    yield from _problems("translation-figure-form", found.copied)
    yield from _problems("translation-figure-missing", found.missing)
    yield from _problems("translation-figure-added", found.added)


def _problems(code: str, each: Sequence[str]) -> Iterator[Problem]:
    if each:
        # A list that goes on ends in no “and”.
        shown = ", ".join([*each[:_MOST], "…"]) if each[_MOST:] else together(each)
        yield Problem(code, {"figures": shown})


def amounts(pair: Pair) -> Iterator[Problem]:
    """Find currencies of one text that the other does not name; a dollar sign alone may be any dollar or peso."""
    source = money_of(without_addresses(pair.said), pair.languages[0])
    target = money_of(without_addresses(pair.text), pair.languages[1])
    yield from _problems("translation-currency-missing", _lacking(source, target))
    yield from _problems("translation-currency-added", _lacking(target, source))


def _lacking(one: MoneyOf, other: MoneyOf) -> list[str]:
    return [currency for currency in sorted(one.currencies) if not other.names(currency)]
