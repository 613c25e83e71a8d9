"""Numbers and alphabetical order as a language has them, after the Unicode CLDR; else as in English."""

from functools import cache
from typing import Any

from babel.numbers import format_decimal

from authoring.locale import words
from authoring.locale.cldr import locale
from authoring.text.spelling import tidy

LACKING = "[…]"
"""Stands in a draft where an author has still to fill something in; a final report is refused for it."""

_ORDINALS = {"one": "{number}st", "two": "{number}nd", "few": "{number}rd"}
"""By CLDR's ordinal category of the number; fr: 1re, 17e, es: 17.ª (a meeting is feminine in both)."""

_ARTICLES = {"en": ("the ",), "fr": ("le ", "la ", "les ", "l'"), "es": ("el ", "la ", "los ", "las ")}
_LETTERS = {"es": str.maketrans({"ñ": "n\uffff", "Ñ": "N\uffff"})}
"""Letters that stand behind their base letter in the alphabet: U+FFFF weighs more than any letter."""


def ordinal(number: int, language: str) -> str:
    """Return the number of a meeting: 17th, 17e, 17.ª."""
    form = _ORDINALS.get(locale(language).ordinal_form(number), "{number}th")
    return words("report", language)(form).format(number=number)


def number(value: int, language: str) -> str:
    """Return a number in digits, grouped as the language does: 1,234; 1 234.

    In Spanish spaces part groups, from five digits on (Ortografía de la lengua española, VIII, 2.2.1.1): 1.234 is a
    thousand in Spain and little more than one in Mexico.
    """
    if language.partition("-")[0] == "es":
        return f"{value:,}".replace(",", "\u202f") if abs(value) > 9999 else str(value)
    return format_decimal(value, locale=locale(language))


def counted(value: int, one: str, other: str, language: str) -> str:
    """Return how many there are of something: `one` or `other`, filled with the number, by CLDR's plural rules."""
    form = one if locale(language).plural_form(value) == "one" else other
    return form.format(number=number(value, language))


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
