"""Words in the lengths and letters a workbook can hold: titles of sheets, short messages, plain characters.

Excel counts characters as UTF-16 code units, so an emoji is two.
"""

from collections.abc import Iterable

SHEET_TITLE_LIMIT = 31
_FORBIDDEN = str.maketrans({"/": "-", "\\": "-", ":": "-", "*": "", "?": "", "[": "(", "]": ")"})
"""What Excel refuses in a sheet's title, and what stands there instead."""

_RESERVED = ("history",)
"""Titles Excel keeps for itself."""


def length(text: str) -> int:
    """Return how long Excel takes `text` to be."""
    return len(text) + sum(character > "\uffff" for character in text)


def one_line(text: str) -> str:
    """Return `text` on one line and without invisible characters."""
    spaced = " ".join(text.split())
    return "".join(character for character in spaced if character.isprintable())


def beginning(text: str, limit: int) -> str:
    """Return as much of the beginning of `text` as `limit` allows, counted as Excel counts."""
    end = min(len(text), limit)
    while length(text[:end]) > limit:
        end -= 1
    return text[:end]


def shortened(text: str, limit: int) -> str:
    """Return `text` on one line and, when it is longer than `limit`, cut after a word of weight and ended with `…`."""
    line = one_line(text)
    if length(line) <= limit:
        return line
    words = beginning(line, limit).split(" ")[:-1]
    while len(words) > 1 and (len(words[-1]) <= 3 or length(" ".join(words)) >= limit):
        words.pop()
    kept = " ".join(words).rstrip(",;:.-–— ")
    return (kept or beginning(line, limit - 1)) + "…"


def unique(text: str, taken: Iterable[str], limit: int = 255) -> str:
    """Return `text`, numbered when `taken` has it already; Excel does not tell capitals from small letters."""
    seen = {other.casefold() for other in taken}
    number, candidate = 1, shortened(text, limit)
    while candidate.casefold() in seen:
        number += 1
        suffix = f" ({number})"
        candidate = shortened(text, limit - len(suffix)) + suffix
    return candidate


def sheet_titles(wanted: Iterable[str], taken: Iterable[str]) -> list[str]:
    """Return a title Excel takes for each one wanted, in order, none of them twice and none of `taken`."""
    titles = [*taken, *_RESERVED]
    kept = len(titles)
    for title in wanted:
        plain = one_line(title.translate(_FORBIDDEN)).strip("' ")
        titles.append(unique(plain or "—", titles, SHEET_TITLE_LIMIT))
    return titles[kept:]
