"""Numbers and dates as their author saw them: number format codes (ECMA-376 Part 1, 18.8.31) in one language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import get_date_format

from authoring.office.styles import SHORT_DATE, SHORT_DATE_TIME

_LAST_DAY = 2_958_465
"""The serial number of 31 December 9999."""
_DIGITS_LIMIT = 300

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General)|(?P<half>AM/PM|A/P)|(?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+(?:\.0+)?|[eE](?![+-]))"
    r"|(?P<number>(?:[0#?]+\s+)?[0#?]+\s*/\s*[0-9#?]+|[0#?][0#?.,]*(?:[eE][+-][0#?]+)?|\.[0#?]+)"
    r"|(?P<percent>%)|(?P<text>@)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_LANGUAGES = {0x09: "en", 0x0C: "fr", 0x0A: "es"}
"""Primary language identifiers of Windows ([MS-LCID] 2.1) that a format code can name."""


@dataclass(frozen=True, slots=True)
class Custom:
    """How numbers and dates are written: a language, and the country whose marks are used."""

    locale: Locale

    @property
    def decimal(self) -> str:
        """The decimal mark."""
        return str(self._symbols["decimal"])

    @property
    def group(self) -> str:
        """What stands between thousands."""
        return str(self._symbols["group"])

    @property
    def _symbols(self) -> Mapping[str, str]:
        symbols: Mapping[str, str] = self.locale.number_symbols[self.locale.default_numbering_system]
        return symbols

    @property
    def short_date(self) -> str:
        """The country's short date as a format code, the year with four digits."""
        pattern = re.sub("y+", "yyyy", get_date_format("short", locale=self.locale).pattern)
        return pattern.replace("M", "m")

    @property
    def long_date(self) -> str:
        """The country's long date as a format code."""
        pattern = re.sub(r"'([^']*)'", r'"\1"', get_date_format("long", locale=self.locale).pattern)
        return re.sub("y+", "yyyy", pattern).replace("M", "m")


@cache
def custom_of(language: str, territories: tuple[str, ...] = ()) -> Custom:
    """Return the custom of `language` in the first of `territories` where CLDR knows it spoken, else in general."""
    for tag in (*(f"{language}_{territory}" for territory in territories), language):
        try:
            return Custom(Locale.parse(tag.replace("-", "_")))
        except (UnknownLocaleError, ValueError):
            continue
    return Custom(Locale("en"))


def is_date(code: str) -> bool:
    """Tell whether a format shows a day, and not only a time or a number."""
    if code in (SHORT_DATE, SHORT_DATE_TIME):
        return True
    kinds = [match for match in _TOKEN.finditer(_sections(code)[0]) if match["date"]]
    return any(match["date"][0] in "yYdD" for match in kinds) or any(len(match["date"]) > 2 for match in kinds)


def day_of(serial: float, *, epoch_1904: bool = False) -> date | None:
    """Return the day of a serial number; 1900 was no leap year, whatever Excel counts (18.17.4.1)."""
    moment = _moment(serial, epoch_1904=epoch_1904)
    return None if moment is None else moment.date()


def _moment(serial: float, *, epoch_1904: bool) -> datetime | None:
    if not 0 <= serial <= _LAST_DAY:
        return None
    if epoch_1904:
        return _rounded(datetime(1904, 1, 1) + timedelta(days=serial))
    return _rounded(datetime(1899, 12, 31 if serial < 60 else 30) + timedelta(days=serial))


def _rounded(moment: datetime) -> datetime:
    return (moment + timedelta(milliseconds=0.5)).replace(microsecond=0)


def shown(value: float, code: str, custom: Custom, *, epoch_1904: bool = False) -> str:
    """Return a number as a cell with the format `code` shows it."""
    if code == SHORT_DATE:
        code = custom.short_date
    elif code == SHORT_DATE_TIME:
        code = custom.short_date + " h:mm"
    sections = _sections(code)
    section, number = _chosen(sections, value)
    tokens = list(_TOKEN.finditer(section))
    if any(token["date"] or _is_duration(token) for token in tokens):
        return _date_shown(tokens, value, custom, epoch_1904=epoch_1904)
    return _number_shown(tokens, number, custom)


@cache
def _sections(code: str) -> tuple[str, ...]:
    parts, start = [], 0
    for token in _TOKEN.finditer(code):
        if token["other"] == ";":
            parts.append(code[start : token.start()])
            start = token.end()
    return (*parts, code[start:])


_CONDITION = re.compile(r"\s*(?:\[[^\]<>=]*\])*\[(<=|>=|<>|<|>|=)(-?[\d.]{1,20})\]")


def _chosen(sections: tuple[str, ...], value: float) -> tuple[str, float]:
    """Return the section that holds for a value, and the number it shows: a section for negatives shows no sign."""
    conditions = [_CONDITION.match(section) for section in sections[:2]]
    if any(conditions):
        held = (index for index, found in enumerate(conditions) if found and _holds(value, found[1], found[2]))
        index = next(held, min(sum(map(bool, conditions)), len(sections) - 1))
        return sections[index], abs(value) if index else value
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    if value == 0 and len(sections) > 2:
        return sections[2], value
    return sections[0], value


def _holds(value: float, relation: str, bound: str) -> bool:
    limit = float(bound) if bound.count(".") < 2 and bound.strip("-.") else 0.0
    return {
        "<": value < limit,
        ">": value > limit,
        "<=": value <= limit,
        ">=": value >= limit,
        "<>": value != limit,
        "=": value == limit,
    }[relation]


def _literal(token: re.Match[str]) -> str:
    """Return what a token shows that is neither digits nor a part of a date."""
    if token["bracket"] is not None:
        currency = re.match(r"\$([^-]*)", token["bracket"])
        return currency[1] if currency else ""
    if token["space"] is not None:
        return " " if token["space"] in " -" else ""
    if token["general"]:
        return ""
    return next((token[name] for name in ("quoted", "escaped", "other") if token[name] is not None), "")


def _number_shown(tokens: list[re.Match[str]], value: float, custom: Custom) -> str:
    patterns = [token["number"] for token in tokens if token["number"]]
    percents = sum(token["percent"] is not None for token in tokens)
    digits = iter(_digits(patterns, abs(Decimal(repr(value))).scaleb(2 * min(percents, 4)), custom))
    written = []
    for token in tokens:
        if token["general"] or token["text"]:
            written.append(general(value, custom))
        elif token["number"]:
            written.append(next(digits))
        else:
            written.append(token["percent"] or _literal(token))
    return _signed("".join(written).strip(), value, shown=bool(patterns))


def _signed(text: str, value: float, *, shown: bool) -> str:
    return "-" + text if shown and value < 0 and any(digit in "123456789" for digit in text) else text


def general(value: float, custom: Custom) -> str:
    """Return a number as the format General shows it: at most eleven characters of it."""
    if value == int(value) and abs(value) < 1e11:
        return str(int(value))
    if 1e-4 <= abs(value) < 1e11:
        whole = len(str(abs(int(value))))
        text = format(_rounded_to(Decimal(repr(value)), max(10 - whole, 0)).normalize(), "f")
    else:
        text = f"{value:.5E}"
        mantissa, exponent = text.split("E")
        text = f"{mantissa.rstrip('0').rstrip('.')}E{exponent}"
    return text.replace(".", custom.decimal)


def _rounded_to(number: Decimal, places: int) -> Decimal:
    if number.adjusted() + places > _DIGITS_LIMIT - 280:
        return number
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _digits(patterns: list[str], number: Decimal, custom: Custom) -> list[str]:
    """Return the digits for each pattern of a section; there is more than one in a telephone number (`000-0000`)."""
    if len(patterns) < 2 or not all(set(pattern) <= set("0#?,") for pattern in patterns):
        return [_written(patterns[0], number, custom), *("" for _ in patterns[1:])] if patterns else []
    left = _decimal("".join(patterns), number, custom)
    groups: list[str] = []
    for pattern in reversed(patterns[1:]):
        groups.insert(0, left[-len(pattern) :])
        left = left[: -len(pattern)]
    return [left, *groups]


def _written(pattern: str, number: Decimal, custom: Custom) -> str:
    if "/" in pattern:
        return _fraction(pattern, number)
    if re.search("[eE]", pattern):
        return _scientific(pattern, number, custom)
    return _decimal(pattern, number, custom)


def _decimal(pattern: str, number: Decimal, custom: Custom) -> str:
    """Write digits by a pattern such as `#,##0.0#`; commas at its end divide by a thousand each."""
    scaled = pattern.rstrip(",")
    number = number.scaleb(-3 * (len(pattern) - len(scaled)))
    left, _, right = scaled.partition(".")
    right = re.sub("[^0#?]", "", right)[:30]
    text = format(_rounded_to(number, len(right)), "f")
    whole, _, rest = text.partition(".")
    least = min(left.count("0"), 30)
    whole = whole.lstrip("0").rjust(least, "0")
    if "," in left:
        whole = re.sub(r"(?<=\d)(?=(\d{3})+$)", custom.group, whole)
    kept = rest.rstrip("0").ljust(len(right.rstrip("#?")), "0") if right else ""
    return whole + (custom.decimal + kept if kept or ("." in scaled and "0" in right) else "")


def _scientific(pattern: str, number: Decimal, custom: Custom) -> str:
    mantissa, exponent = re.split("[eE]", pattern, maxsplit=1)
    step = max(len(re.sub("[^0#?]", "", mantissa.partition(".")[0])), 1)
    power = 0 if number == 0 else number.adjusted() // step * step
    sign = "-" if power < 0 else "+" if exponent.startswith("+") else ""
    width = len(exponent) - 1
    return f"{_decimal(mantissa, number.scaleb(-power), custom)}E{sign}{abs(power):0{width}d}"


def _fraction(pattern: str, number: Decimal) -> str:
    top_pattern, _, bottom = (part.strip() for part in pattern.partition("/"))
    whole = int(number) if " " in top_pattern else 0
    rest = Fraction(number) - whole
    if bottom.isdigit() and int(bottom):
        top, below = round(rest * int(bottom)), int(bottom)
    else:
        near = rest.limit_denominator(10 ** min(len(bottom), 5) - 1)
        top, below = near.numerator, near.denominator
    whole, top = (whole + 1, 0) if top == below and " " in top_pattern else (whole, top)
    if top == 0:
        return str(whole)
    return f"{whole} {top}/{below}" if whole else f"{top}/{below}"


def _is_duration(token: re.Match[str]) -> bool:
    return bool(token["bracket"]) and bool(re.fullmatch("[hH]+|[mM]+|[sS]+", token["bracket"]))


def _date_shown(tokens: list[re.Match[str]], value: float, custom: Custom, *, epoch_1904: bool) -> str:
    moment = _moment(value, epoch_1904=epoch_1904)
    if moment is None:
        return general(value, custom)
    if any(token["bracket"] == "$-F800" for token in tokens):
        tokens = list(_TOKEN.finditer(custom.long_date))
    language = _language(tokens) or custom.locale.language
    half = any(token["half"] for token in tokens)
    written = []
    for index, token in enumerate(tokens):
        if token["date"]:
            written.append(_date_part(token["date"], moment, language, half=half, minute=_is_minute(tokens, index)))
        elif _is_duration(token):
            written.append(_duration(token["bracket"], value))
        elif token["half"]:
            written.append("AM" if moment.hour < 12 else "PM")
        else:
            written.append(_literal(token) if not token["number"] else token["number"])
    return "".join(written).strip()


def _language(tokens: list[re.Match[str]]) -> str | None:
    """Return the language a format code names, as in `[$-80A]`."""
    for token in tokens:
        named = re.fullmatch(r"\$[^-]*-(?:[^,]*?)([0-9A-Fa-f]{3,8})", token["bracket"] or "")
        if named:
            return _LANGUAGES.get(int(named[1], 16) & 0x3FF)
        tagged = re.fullmatch(r"\$-(en|fr|es)(-\w+)*(,\w+)?", token["bracket"] or "")
        if tagged:
            return tagged[1]
    return None


def _is_minute(tokens: list[re.Match[str]], index: int) -> bool:
    """Tell whether an `m` means minutes: it follows hours or precedes seconds."""
    timed = [place for place, token in enumerate(tokens) if token["date"] or _is_duration(token)]
    here = timed.index(index)
    before = tokens[timed[here - 1]] if here else None
    after = tokens[timed[here + 1]] if here + 1 < len(timed) else None
    return _starts(before, "hH") or _starts(after, "sS")


def _starts(token: re.Match[str] | None, letters: str) -> bool:
    return token is not None and (token["date"] or token["bracket"])[0] in letters


def _duration(unit: str, days: float) -> str:
    seconds = round(days * 86_400)
    return str(seconds // {"h": 3600, "m": 60, "s": 1}[unit[0].lower()]).rjust(len(unit), "0")


def _date_part(token: str, moment: datetime, language: str, *, half: bool, minute: bool) -> str:
    letter, width = token[0].lower(), len(token)
    match letter:
        case "y" | "e":
            return f"{moment.year % 100:02d}" if width <= 2 and letter == "y" else f"{moment.year:04d}"
        case "d":
            return _named(moment, language, "days", width) if width > 2 else f"{moment.day:0{width}d}"
        case "m" if not minute:
            return _named(moment, language, "months", width) if width > 2 else f"{moment.month:0{width}d}"
        case "m":
            return f"{moment.minute:0{min(width, 2)}d}"
        case "h":
            hour = (moment.hour - 1) % 12 + 1 if half else moment.hour
            return f"{hour:0{min(width, 2)}d}"
        case _:
            return f"{moment.second:0{min(width, 2)}d}"


def _named(moment: datetime, language: str, names: str, width: int) -> str:
    locale = Locale(language)
    form = {3: "abbreviated", 4: "wide"}.get(width, "narrow")
    if names == "days":
        return str(locale.days["format"]["wide" if width > 3 else "abbreviated"][moment.weekday()])
    name = str(locale.months["format"]["wide" if form == "narrow" else form][moment.month])
    return name[0] if form == "narrow" else name
