"""How a language writes numbers, percentages and months, after the Unicode CLDR."""

import re
from collections.abc import Iterable
from functools import cache

from babel import Locale
from babel.localedata import exists
from babel.units import format_unit

from authoring.locale.cldr import locale

_REGIONS = ("", "_001", "_150", "_419")
"""CLDR's regions larger than a country (UN M49): the world, Europe, Latin America."""

_SHORTEST_MONTH, _LONGEST_SHORT_MONTH = 3, 4
"""A month's name is cut short to three letters or four: Sep., Sept."""

_LESS = {
    "en": "minus below negative less lower fell fall drop decline decrease reduction loss",
    "fr": "moins sous dessous négatif négative baisse recul diminution chute réduction perte",
    "es": "menos bajo negativo negativa baja caída disminución descenso reducción pérdida",
}
"""Words that may stand for a minus sign."""


@cache
def separators(language: str) -> frozenset[tuple[str, str]]:
    """Return the pairs of decimal and group separator that a language uses somewhere; a space may always group."""
    base = str(locale(language))
    known = (Locale.parse(base + region) for region in _REGIONS if exists(base + region))
    symbols = (one.number_symbols["latn"] for one in known)
    return frozenset((one["decimal"], one["group"]) for one in symbols)


@cache
def scales(language: str) -> dict[str, int]:
    """Return words such as “million” with their powers of ten, from the long compact formats, longest first."""
    found: dict[str, int] = {}
    for formats in locale(language).compact_decimal_formats["long"].values():
        for power, pattern in formats.items():
            digits, _, word = str(pattern.pattern).replace("\u00a0", " ").partition(" ")
            if word and set(digits) == {"0"}:
                found[word.casefold()] = len(power) - len(digits)
    return dict(sorted(found.items(), key=lambda one: -len(one[0])))


@cache
def percentage(language: str) -> re.Pattern[str]:
    """Return what stands behind the number of a percentage: the sign, or “percent” as the language says it."""
    said = [format_unit(2, "concentr-percent", "long", locale=locale(language)).partition("2")[2].strip()]
    # CLDR has none of the spelling that British and Canadian style guides ask for.
    return re.compile(rf"\s?(?:%|(?:{any_of([*said, 'per cent'])})(?!\w))", re.IGNORECASE)


@cache
def months(language: str) -> dict[re.Pattern[str], int]:
    """Return how each month is found: its name, as CLDR capitalises it or more; its short form beside a number."""
    known = locale(language).months
    found: dict[re.Pattern[str], int] = {}
    for number in range(1, 13):
        names = {known[form]["wide"][number] for form in ("format", "stand-alone")}
        short = {known[form]["abbreviated"][number].rstrip(".") for form in ("format", "stand-alone")} - names
        short = {name for name in short if len(name) >= _SHORTEST_MONTH} | _cut_short(number, language)
        written = any_of(names | {name.capitalize() for name in names})
        beside = any_of(short | {name.capitalize() for name in short})
        short_form = rf"|(?<=\d\s)(?:{beside})\b|\b(?:{beside})\.?(?=\s\d)" if short else ""
        found[re.compile(rf"\b(?:{written})\b{short_form}")] = number
    return found


@cache
def short_months(language: str) -> frozenset[str]:
    """Return the short forms of all months, without their full stops."""
    known = locale(language).months
    short = {name.rstrip(".") for form in ("format", "stand-alone") for name in known[form]["abbreviated"].values()}
    return frozenset(short | {name for number in range(1, 13) for name in _cut_short(number, language)})


def _cut_short(number: int, language: str) -> set[str]:
    """Return the beginnings of a month's name that no other month has."""
    names = locale(language).months["format"]["wide"]
    others = tuple(name for other, name in names.items() if other != number)
    cut = (names[number][:length] for length in range(_SHORTEST_MONTH, _LONGEST_SHORT_MONTH + 1))
    return {short for short in cut if not any(other.startswith(short) for other in others)} - {names[number]}


def says_less(text: str, language: str) -> bool:
    """Tell whether a text has a word for what a minus sign says; of languages not known here it may always."""
    known = _LESS.get(language.partition("-")[0])
    return known is None or bool(set(re.findall(r"\w+", text.casefold())) & set(known.split()))


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches any of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
