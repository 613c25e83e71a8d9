"""Dates as a language writes them, after the Unicode CLDR; else as in English."""

import re
from datetime import date, datetime

from babel.dates import format_date, format_skeleton, parse_pattern

from authoring.locale.cldr import listed, locale


def day(when: date, language: str) -> str:
    """Return a date in full: “25 November 2021” as the language writes it."""
    return _first_of_month(format_date(when, "long", locale=locale(language)), language)


def moment(when: datetime, language: str) -> str:
    """Return a moment, shortly, with the hours to 24 and the name of its time zone: “Nov 25, 2021, 16:05 UTC”."""
    on = _first_of_month(format_date(when, "medium", locale=locale(language)), language)
    at = format_skeleton("Hm", when, locale=locale(language), tzinfo=when.tzinfo)
    return f"{on}, {at} {when:%Z}".rstrip().replace(" ", "\N{NO-BREAK SPACE}").replace(",\N{NO-BREAK SPACE}", ", ")


def days(start: date, end: date | None, language: str) -> str:
    """Return a range of dates, saying month and year once where they are the same: “November 25–27, 2021”.

    Two days of one month are joined by a word, “November 25 and 26”, « 25 et 26 novembre »: CLDR knows no range of just
    two, and every style guide of ours asks for it. Where CLDR has the range with the month's short name only, the long
    name takes its place in the same pattern, by its own rules (UTS #35, Part 4, “Matching Skeletons”).
    """
    if end is None or end == start:
        return day(start, language)
    if (end - start).days == 1 and end.day > 1:
        both = listed((str(start.day), str(end.day)), language)
        last = format_date(end, "long", locale=locale(language))
        return _first_of_month(re.sub(rf"\b{end.day}\b", both, last, count=1), language)
    differs = "y" if start.year != end.year else "M" if start.month != end.month else "d"
    formats = locale(language).interval_formats
    patterns = (formats.get("yMMMMd") or formats["yMMMd"])[differs]
    written = [
        parse_pattern(re.sub("MMM+", "MMMM", pattern)).apply(when, locale(language))
        for pattern, when in zip(patterns, (start, end), strict=True)
    ]
    return _first_of_month("".join(written), language)


def _first_of_month(written: str, language: str) -> str:
    # CLDR's French patterns do not know that the first is an ordinal: le 1er mars, 1er–3 mars.
    return re.sub(r"(?<!\d)1(?= [^\W\d]|\s?–)", "1er", written) if language.startswith("fr") else written
