"""Figures of a text and what they mean: numbers, dates, ordinals, times, percentages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from unicodedata import normalize

from authoring.text.figures.notation import any_of, months, percentage, scales, separators
from authoring.text.figures.numerals import roman_numerals

_SPACE = "[ \u00a0\u2009\u202f]"
_NUMBER = re.compile(rf"(?<!\d)\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*")
_DATE = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
_TIME = re.compile(rf"(?<![\d.,])(\d{{1,2}})(?:[:.](\d\d))?{_SPACE}?([ap])\.?{_SPACE}?m\b\.?", re.IGNORECASE)
_FULL_HOUR = re.compile(r"(?<![\d:])(\d{1,2}):00(?![\d:])")
_FRACTION = re.compile(r"(?<![\d/.,⁄-])(?:(\d+) )?([1-9])[/⁄]([1-9]\d?)(?![\d/⁄-])")
_HALF = re.compile("(?<=[0-9])(?=[¼-¾⅐-⅞])")
"""Where Unicode would make `2½` twenty-one halves."""
_YEAR_BEFORE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-–/]\Z")
_SIGN_BEFORE = re.compile(r"(?:\A|(?<!\d)\s|\()[-−–]\Z")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it is written and what it may mean: `1.500` in Spanish is 1500 or 1.5, `10.2` in French nothing.

    `bare` is one without a unit; `is_day` one that is a day of a date for certain, `is_negative` has a minus sign.
    """

    written: str
    values: frozenset[Decimal]
    bare: bool = True
    is_day: bool = False
    is_negative: bool = False

    @property
    def parts(self) -> tuple["Figure", ...]:
        """What it says piece by piece where it means nothing as a whole, as in `25.11.2021`."""
        return (self,) if self.values else self.pieces

    @property
    def pieces(self) -> tuple["Figure", ...]:
        """What it says piece by piece: `1/3` may be the first of March."""
        return tuple(Figure(part, frozenset([Decimal(part)])) for part in re.findall(r"\d+", self.written))

    @property
    def is_fraction(self) -> bool:
        """Tell whether it was written with a stroke."""
        return "/" in self.written or "⁄" in self.written

    @property
    def is_reference(self) -> bool:
        """Tell whether it may be the number of an article or a version: those are the same in every language."""
        return self.bare and "." in self.written and all(value != value.to_integral_value() for value in self.values)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a text counts and dates: its figures in order, months by name, whether percentages are among it."""

    figures: tuple[Figure, ...]
    months: dict[int, str]
    has_percentage: bool


def figures_of(text: str, language: str) -> Figures:
    """Return the figures of a text without addresses; “2021-11-25” has the figures and the month of its date."""
    text = normalize("NFKC", _HALF.sub(" ", text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2009", " ")))
    timed = _FULL_HOUR.sub(r"\1", _TIME.sub(_hour, text))
    whole, dates, named = _dates(timed)
    fractions = [_fraction(match) for match in _FRACTION.finditer(whole)]
    numbers = _numbers(_FRACTION.sub(_blank, whole), language)
    romans = (Figure(said, frozenset([Decimal(number)])) for said, number in roman_numerals(whole))
    found = (*numbers, *dates, *fractions, *romans)
    return Figures(found, named | _months(text, language), bool(percentage(language).search(text)))


def _dates(text: str) -> tuple[str, list[Figure], dict[int, str]]:
    """Return a text without its dates of ISO 8601, their days and years, and their months."""
    found: list[Figure] = []
    named: dict[int, str] = {}

    def taken(match: re.Match[str]) -> str:
        try:
            when = date.fromisoformat(match[0])
        except ValueError:
            return match[0]
        named[when.month] = match[0]
        found.append(Figure(match[0], frozenset([Decimal(when.day)]), is_day=True))
        found.append(Figure(match[1], frozenset([Decimal(when.year)])))
        return _blank(match)

    return _DATE.sub(taken, text), found, named


def _blank(match: re.Match[str]) -> str:
    return "," * len(match[0])


def _fraction(match: re.Match[str]) -> Figure:
    return Figure(match[0], frozenset([Decimal(match[1] or 0) + Decimal(match[2]) / Decimal(match[3])]))


def _hour(match: re.Match[str]) -> str:
    """Return a time of twelve hours in twenty-four: `2:30 p.m.` is `14 h 30`."""
    hour = int(match[1]) % 12 + (12 if match[3] in "pP" else 0)
    return f"{hour} h {match[2] if match[2] and match[2] != '00' else ''} "


def _months(text: str, language: str) -> dict[int, str]:
    found = ((number, pattern.search(text)) for pattern, number in months(language).items())
    return {number: match[0] for number, match in found if match}


def _numbers(text: str, language: str) -> Iterator[Figure]:
    scale = re.compile(rf"{_SPACE}?({any_of(scales(language))})(?!\w)", re.IGNORECASE)
    for match in _NUMBER.finditer(text):
        times = scale.match(text, match.end())
        has_unit = bool(times or percentage(language).match(text, match.end()) or _money_beside(match))
        power = Decimal(10) ** (scales(language).get(times[1].casefold(), 0) if times else 0)
        whole = frozenset(value * power for value in _readings(match[0], language)) | _end_of_years(match)
        sign = _SIGN_BEFORE.search(text, max(0, match.start() - 3), match.start())
        yield Figure(match[0] + (times[0] if times else ""), whole, bare=not has_unit, is_negative=bool(sign))


def _end_of_years(match: re.Match[str]) -> frozenset[Decimal]:
    """Return the year that two digits behind another are: 2022 in `2021-22`."""
    before = _YEAR_BEFORE.search(match.string, max(0, match.start() - 6), match.start())
    if before and len(match[0]) == len("22") and match[0] > before[1][2:]:
        return frozenset([Decimal(before[1][:2] + match[0])])
    return frozenset()


def _money_beside(match: re.Match[str]) -> bool:
    before, after = match.string[: match.start()].rstrip(), match.string[match.end() :].lstrip()
    return before.endswith(("$", "€", "£")) or after.startswith(("$", "€", "£"))


def _readings(written: str, language: str) -> set[Decimal]:
    """Return what a number may mean where the language is spoken; nothing when it is no number there."""
    found = (_reading(written, *pair) for pair in separators(language))
    return {value for value in found if value is not None}


def _reading(written: str, decimal: str, group: str) -> Decimal | None:
    grouped = rf"\d{{1,3}}(?:[{re.escape(group)}\s]\d{{3}})+"
    if not re.fullmatch(rf"(?:{grouped}|\d+)(?:{re.escape(decimal)}\d+)?", written):
        return None
    whole, _, fraction = written.rpartition(decimal) if decimal in written else (written, "", "")
    return Decimal(re.sub(r"\D", "", whole) + (f".{fraction}" if fraction else ""))
