"""Currencies of a text, however they are written: `$`, `US$`, `$ US`, `USD`, “dólares estadounidenses”."""

import re
from dataclasses import dataclass
from functools import cache

from babel.numbers import get_currency_name, get_currency_symbol, get_territory_currencies, list_currencies

from authoring.text.dates import locale
from authoring.text.figures.notation import any_of, scales

DOLLAR = "$"
"""A dollar or a peso, one does not know of where."""

_SIGN = re.compile(r"(?:(?<!\w)([A-Z]{2,3})\s?)?([$€£¥])(?:\s?([A-Z]{2,3})(?!\w))?")
_LEAST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class MoneyOf:
    """The currencies (ISO 4217) of the amounts in a text."""

    text: str
    language: str
    currencies: frozenset[str]

    def names(self, currency: str) -> bool:
        """Tell whether the text has a currency by its sign, its code or a word of its name."""
        if currency in self.currencies or any(_may_be_one(currency, other) for other in self.currencies):
            return True
        codes = _of_sign(DOLLAR) if currency == DOLLAR else (currency,)
        words = {word for code in codes for word in _name_words(code, self.language)}
        return any(word in self.text.casefold() for word in words)


def money_of(text: str, language: str) -> MoneyOf:
    """Return the currencies of a text's amounts."""
    by_sign = {_currency(match) for match in _SIGN.finditer(text)}
    scale = any_of(scales(language))
    codes = re.compile(rf"(?<!\w)([A-Z]{{3}})\s?(?=\d)|(?<=\d)\s?(?:(?:{scale})\s)?(?:de\s)?([A-Z]{{3}})(?!\w)")
    by_code = {code for match in codes.finditer(text) for code in match.groups() if code in _all_currencies()}
    return MoneyOf(text, language, frozenset(by_sign | by_code))


def _may_be_one(one: str, other: str) -> bool:
    """Tell whether a dollar sign may mean the other currency: any that has no sign of its own."""
    signed = {code for sign in "€£¥" for code in _of_sign(sign)}
    return DOLLAR in (one, other) and not signed & {one, other}


def _currency(match: re.Match[str]) -> str:
    for said in (match[1], match[3]):
        if said in _all_currencies():
            return said
        if said and (known := get_territory_currencies(said)):
            return known[0]
    return DOLLAR if match[2] == DOLLAR else _of_sign(match[2])[0]


@cache
def _all_currencies() -> frozenset[str]:
    return frozenset(list_currencies())


@cache
def _of_sign(sign: str) -> tuple[str, ...]:
    """Return the currencies that CLDR writes with a sign: of each country in its own language, or in English."""
    if sign == DOLLAR:
        return ("USD", "MXN")
    return tuple(code for code in sorted(_all_currencies()) if get_currency_symbol(code, "en") == sign)


@cache
def _name_words(currency: str, language: str) -> frozenset[str]:
    names = {get_currency_name(currency, count, locale(language)) for count in (None, 1, 2)}
    return frozenset(word for name in names for word in name.casefold().split() if len(word) >= _LEAST_LETTERS)
