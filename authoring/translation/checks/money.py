"""Currencies of a text, however they are written: `$`, `US$`, `$ US`, `USD`, “dólares estadounidenses”."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from babel.numbers import get_currency_name, get_currency_symbol, get_territory_currencies, list_currencies

from authoring.locale.cldr import locale
from authoring.text.figures.notation import any_of, scales

DOLLAR = "$"
"""A dollar or a peso, one does not know of where."""

_BEFORE_SIGN = {"C": "CAD", "CAN": "CAD", "Can": "CAD", "Mex": "MXN"}
"""What stands beside a dollar sign and is neither a code nor a territory of CLDR."""

_ALSO_CALLED = {
    "en": {"American dollars": "USD", "U.S. dollars": "USD", "American dollar": "USD", "U.S. dollar": "USD"},
    "fr": {"dollars américains": "USD", "dollar américain": "USD", "dollars US": "USD", "dollar US": "USD"},
    "es": {
        "dólares americanos": "USD",
        "dólar americano": "USD",
    },
}
"""Names beside those of CLDR."""

_TERRITORIES = {"USD": "US", "CAD": "CA", "MXN": "MX"}
"""Of which countries (ISO 3166) currencies are named: “dólares de” so and so."""

_BESIDE = "|".join(("[A-Z]{2,3}", *_BEFORE_SIGN))
_SIGN = re.compile(rf"(?:(?<!\w)({_BESIDE})\s?)?([$€£¥])(?:\s?({_BESIDE})(?!\w))?")


@dataclass(frozen=True, slots=True)
class MoneyOf:
    """The currencies (ISO 4217) of the amounts in a text; `nouns` are those it names without their country."""

    currencies: frozenset[str]
    nouns: frozenset[str]
    language: str

    def names(self, currency: str) -> bool:
        """Tell whether the text has a currency by its sign, its code or its name, or may mean it."""
        if currency in self.currencies or any(_may_be_one(currency, other) for other in self.currencies):
            return True
        codes = ("USD", "MXN") if currency == DOLLAR else (currency,)
        return any(noun in self.nouns for code in codes for noun in _nouns(code, self.language))


def money_of(text: str, language: str) -> MoneyOf:
    """Return the currencies of a text's amounts."""
    scale = any_of(scales(language))
    text = re.sub(rf"\$(?=\s?\d[\d.,\s]*(?:(?:{scale})\s)?(?:{'|'.join(_all_currencies())})(?!\w))", "", text)
    by_sign = {_currency(match) for match in _SIGN.finditer(text)}
    codes = re.compile(rf"(?<!\w)([A-Z]{{3}})\s?(?=\d)|(?<=\d)\s?(?:(?:{scale})\s)?(?:de\s)?([A-Z]{{3}})(?!\w)")
    by_code = {code for match in codes.finditer(text) for code in match.groups() if code in _all_currencies()}
    folded = " ".join(text.casefold().split())
    named = {_full_names(language)[match[0]] for match in _full_name(language).finditer(folded)}
    nouns = frozenset(re.findall(r"\w+", _full_name(language).sub(" ", folded)))
    return MoneyOf(frozenset(by_sign | by_code | named), nouns, language)


def _may_be_one(one: str, other: str) -> bool:
    """Tell whether a dollar sign may mean the other currency: any that has no sign of its own."""
    signed = {code for sign in "€£¥" for code in _of_sign(sign)}
    return DOLLAR in (one, other) and not signed & {one, other}


def _currency(match: re.Match[str]) -> str:
    beside: tuple[str, ...] = tuple(filter(None, (match[1], match[3])))
    for said in beside:
        if said in _BEFORE_SIGN or said in _all_currencies():
            return _BEFORE_SIGN.get(said, said)
        if known := _of_territory(said):
            return known[0]
    return DOLLAR if match[2] == DOLLAR else _of_sign(match[2])[0]


@cache
def _all_currencies() -> frozenset[str]:
    return frozenset(list_currencies())


def _of_territory(code: str) -> list[str]:
    """Return the currencies in force in a territory of CLDR, none where it knows no such territory."""
    return [str(one) for one in get_territory_currencies(code)]


@cache
def _of_sign(sign: str) -> tuple[str, ...]:
    """Return the currencies that CLDR writes with a sign of their own in English."""
    return tuple(code for code in sorted(_all_currencies()) if get_currency_symbol(code, "en") == sign)


@cache
def _nouns(currency: str, language: str) -> frozenset[str]:
    """Return what a currency is called without its country, in one and in several: the name's last word or its first.

    English says “Canadian dollar”, French “dollar canadien”; the noun is what all dollars' names share.
    """
    names = [name.split() for name in _names(currency, language)]
    return frozenset(name[-1 if language.startswith("en") else 0] for name in names)


@cache
def _names(currency: str, language: str) -> frozenset[str]:
    """Return CLDR's names of a currency, without capitals; its code is none."""
    names = {get_currency_name(currency, count, locale(language)) for count in (None, 1, 2)}
    return frozenset(name.casefold() for name in names - {currency})


@cache
def _full_names(language: str) -> Mapping[str, str]:
    """Return the names that say of which country a currency is: CLDR's in force, and what else it is called."""
    in_force = sorted({code for one in locale(language).territories for code in _of_territory(str(one))})
    known = {name: code for code in in_force for name in _names(code, language) if " " in name}
    also = _ALSO_CALLED.get(language.partition("-")[0], {})
    return known | dict(_of_countries(language)) | {name.casefold(): code for name, code in also.items()}


def _of_countries(language: str) -> Iterator[tuple[str, str]]:
    for code, territory in _TERRITORIES.items():
        for noun in _nouns(code, language):
            country = str(locale(language).territories[territory]).casefold()
            yield from ((f"{noun} {article} {country}", code) for article in ("de", "de los", "du", "of"))


@cache
def _full_name(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(_full_names(language))})(?!\w)")
