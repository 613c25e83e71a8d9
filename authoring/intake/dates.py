"""Dates as people write them, in any of the program's languages."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from functools import cache

from babel import Locale

from authoring.locale import LANGUAGES
from authoring.text.spelling import folded

_FILLERS = {"de", "del", "du", "of", "the", "le", "el", "a", "on", "due", "by"}
_ENDS = {*_FILLERS, "end", "late", "year", "fin", "fines", "final", "finales", "d", "ici", "annee", "ano", "in", "la"}
_QUARTER = re.compile(r"[qt]([1-4])")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|re|e|o|a|ro|do)")


def read_date(text: str, *, month_end: bool = False) -> date | None:
    """Return the day a text names, None when it names none.

    The day stands before the month where both are figures, unless it can only be the other way round (`12/31/2022`).
    Of a year only the last two figures may be given. With `month_end` a month, a quarter (`Q2 2022`) or a year alone
    means its last day.
    """
    parts = _parts(text)
    for order in ("ymd", "dmy", "mdy"):
        found = _day(parts, order)
        if found is not None:
            return found
    return _month_end(parts) or _quarter_end(text) if month_end else None


def is_ambiguous(text: str) -> bool:
    """Tell whether a text names another day when the month is read before the day, or the year before both."""
    parts = _parts(text)
    if parts and all(isinstance(part, int) and part < 100 for part in parts):
        return True
    days = {_day(parts, order) for order in ("dmy", "mdy")} - {None}
    return len(days) > 1


def _parts(text: str) -> list[str | int]:
    """Return the figures, and the months (as their names' numbers, marked by a leading `m`), in order."""
    words = re.findall(r"[^\W\d_]+|\d+[^\W\d_]*", folded(text[:60]))
    parts: list[str | int] = []
    for word in words:
        ordinal = _ORDINAL.fullmatch(word)
        if ordinal or (word.isascii() and word.isdigit()):
            parts.append(int(ordinal[1] if ordinal else word[:9]))
        elif word in _months():
            parts.append(f"m{_months()[word]}")
        elif word not in _FILLERS and word not in _weekdays():
            return []
    return parts


def _day(parts: Sequence[str | int], order: str) -> date | None:
    if len(parts) != 3:
        return None
    named = dict(zip(order, parts, strict=True))
    year, month, day = _year(named["y"], short=order != "ymd"), _month(named["m"]), named["d"]
    if year is None or month is None or not isinstance(day, int) or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def _month_end(parts: Sequence[str | int]) -> date | None:
    if len(parts) != 2:
        return None
    for year, month in ((_year(parts[1]), _month(parts[0])), (_year(parts[0]), _month(parts[1]))):
        if year is not None and month is not None:
            return date(year, month, monthrange(year, month)[1])
    return None


def _quarter_end(text: str) -> date | None:
    said = [word for word in re.findall(r"\w+", folded(text[:60])) if word not in _ENDS]
    quarters = [int(quarter[1]) for word in said if (quarter := _QUARTER.fullmatch(word))]
    years = [int(word) for word in said if word.isascii() and word.isdigit() and _year(int(word[:9])) is not None]
    if len(years) != 1 or len(quarters) > 1 or len(said) != len(years) + len(quarters):
        return None
    month = 3 * (quarters or [4])[0]
    return date(years[0], month, monthrange(years[0], month)[1])


def _year(part: str | int, *, short: bool = False) -> int | None:
    if short and isinstance(part, int) and part < 100:
        return 2000 + part
    return part if isinstance(part, int) and 1000 <= part <= 2999 else None


def _month(part: str | int) -> int | None:
    number = part if isinstance(part, int) else int(part[1:])
    return number if 1 <= number <= 12 else None


@cache
def _months() -> dict[str, int]:
    return _names("months") | {"sept": 9, "set": 9}


@cache
def _weekdays() -> dict[str, int]:
    return _names("days")


def _names(kind: str) -> dict[str, int]:
    found = {}
    for language in LANGUAGES:
        forms = getattr(Locale.parse(language), kind)["format"]
        for width in ("wide", "abbreviated"):
            found.update({folded(str(name)).strip("."): number for number, name in forms[width].items()})
    return found
