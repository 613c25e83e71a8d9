"""Dates, ordinals and alphabetical order as a language writes them, after the Unicode CLDR; else as in English."""

import re
from datetime import date
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, parse_pattern

from authoring.locale import words
from authoring.text.spelling import tidy

LACKING = "[…]"
"""Stands in a draft where an author has still to fill something in; a final report is refused for it."""

_ORDINALS = {"one": "{number}st", "two": "{number}nd", "few": "{number}rd"}
"""By CLDR's ordinal category of the number; fr: 1re, 17e, es: 17.ª (a meeting is feminine in both)."""

_ARTICLES = {"en": ("the ",), "fr": ("le ", "la ", "les ", "l'"), "es": ("el ", "la ", "los ", "las ")}
_LETTERS = {"es": str.maketrans({"ñ": "n\uffff", "Ñ": "N\uffff"})}
"""Letters that stand behind their base letter in the alphabet: U+FFFF weighs more than any letter."""


def day(when: date, language: str) -> str:
    """Return a date in full: “25 November 2021” as the language writes it."""
    return _first_of_month(format_date(when, "long", locale=_locale(language)), language)


def days(start: date, end: date | None, language: str) -> str:
    """Return a range of dates, saying month and year once where they are the same: “November 25–26, 2021”.

    Where CLDR has the range with the month's short name only, the long name takes its place in the same pattern, by
    its own rules (UTS #35, Part 4, “Matching Skeletons”).
    """
    if end is None or end == start:
        return day(start, language)
    differs = "y" if start.year != end.year else "M" if start.month != end.month else "d"
    locale = _locale(language)
    formats = locale.interval_formats
    patterns = (formats.get("yMMMMd") or formats["yMMMd"])[differs]
    written = [
        parse_pattern(re.sub("MMM+", "MMMM", pattern)).apply(when, locale)
        for pattern, when in zip(patterns, (start, end), strict=True)
    ]
    return _first_of_month("".join(written), language)


def _first_of_month(written: str, language: str) -> str:
    # CLDR's French patterns do not know that the first is an ordinal: le 1er mars.
    return re.sub(r"(?<!\d)1 (?=[^\W\d])", "1er ", written) if language.startswith("fr") else written


def ordinal(number: int, language: str) -> str:
    """Return the number of a meeting: 17th, 17e, 17.ª."""
    form = _ORDINALS.get(_locale(language).ordinal_form(number), "{number}th")
    return words("report", language)(form).format(number=number)


def alphabetical(name: str, language: str) -> Any:
    """Return what to sort a name by: the Unicode Collation Algorithm, ñ behind n in Spanish, no leading article.

    Articles are passed over as libraries do in filing titles: “The Banff Centre” stands under B.
    """
    primary = language.partition("-")[0]
    name = tidy(name)
    article = next((one for one in _ARTICLES.get(primary, ()) if name.casefold().startswith(one)), "")
    return _collation()(name[len(article) :].translate(_LETTERS.get(primary, {})))


@cache
def _collation() -> Any:
    from pyuca import Collator  # reads its table of weights on creation

    return Collator().sort_key


@cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except UnknownLocaleError:
        return Locale.parse("en")
