"""What stands before a list item: the bullets and numbers people type, and those Word leaves when it is copied."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from authoring.model.blocks import ListStyle

_PRIVATE = "\uf020-\uf0ff"
"""Where Word keeps the characters of its fonts Symbol and Wingdings."""
_DASHES = "-–—‐‑−"
_BULLETS = ("•·●∙\uf0b7", "◦○", "▪■\uf0a7", "‣➢➤►▶\uf0d8", "▫□\uf071", "✓✔\uf0fc", "❖\uf076", "♦◆◇⁃", "*", _DASHES)
"""Bullets; those of one string look alike and are taken for one another."""
_LETTERS = {"o": "◦", "§": "▪", "Ø": "‣", "ü": "✓", "v": "❖", "q": "□"}
"""What is left of a bullet of Word's when its font is lost: the letter, and the bullet it was."""

SIGNS = "".join(_BULLETS[:-2]) + _PRIVATE + "–—‐‑−"
"""Bullets beyond ASCII, for a class of characters: a backslash takes their meaning away too."""

_BULLET = re.compile(rf"[•●▪◦‣·{_PRIVATE}]\s*+|[{SIGNS}*-]\s++")
_TIGHT_DASH = re.compile(r"[-–](?=[^\W\d_])")
_EMPTY = re.compile(rf"[•●▪◦‣·○■{_PRIVATE}]")
_LETTER = re.compile("[{}]\\s++".format("".join(_LETTERS)))
_NUMBER = re.compile(r"(?P<number>[1-9]\d{0,2}|[a-z]|[ivx]{2,7})(?P<after>\.-|[.)])\s++", re.ASCII)
_BRACKETED = re.compile(r"\((?P<number>[1-9]\d{0,2}|[a-z]|[ivx]{2,7})(?P<after>\))\s++", re.ASCII)
_NOTHING = re.compile(rf"[\s{SIGNS}*-]*+")


@dataclass(frozen=True, slots=True)
class Marker:
    """One reading of a marker: the list's style, the item's number, what else tells it from another list's."""

    style: ListStyle
    number: int
    look: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A marker of `length` characters with its readings, the likeliest first (`i.` is a number or a letter).

    A `weak` marker may be a word (`o`) or part of one (`-based`), and is named by what it is; a `rare` one only goes on
    with a list (`p. 45`).
    """

    length: int
    readings: tuple[Marker, ...]
    weak: str = ""
    rare: bool = False


def is_empty_bullet(text: str) -> bool:
    """Tell whether a line is a bullet with nothing behind it."""
    return _EMPTY.fullmatch(text) is not None


def is_nothing(text: str) -> bool:
    """Tell whether `text` is too little for an item: no characters but bullets and dashes (`* * *`)."""
    return _NOTHING.fullmatch(text) is not None


def marked(text: str) -> Marked | None:
    """Return the marker a line begins with, None when it has none or nothing behind it; no space stands before it."""
    found = _bullet(text) or _letter(text) or _tight_dash(text) or _number(text)
    return None if found is None or is_nothing(text[found.length :]) else found


def _bullet(text: str) -> Marked | None:
    match = _BULLET.match(text)
    if match is None:
        return None
    look = next((signs for signs in _BULLETS if text[0] in signs), text[0])
    return Marked(match.end(), (Marker("bullet", 0, look),))


def _letter(text: str) -> Marked | None:
    match = _LETTER.match(text)
    if match is None:
        return None
    look = next(signs for signs in _BULLETS if _LETTERS[text[0]] in signs)
    gap = text[1 : match.end()]
    return Marked(match.end(), (Marker("bullet", 0, look),), weak="" if len(gap) > 1 or gap == "\t" else text[0])


def _tight_dash(text: str) -> Marked | None:
    match = _TIGHT_DASH.match(text)
    return Marked(match.end(), (Marker("bullet", 0, _DASHES),), weak=_DASHES) if match else None


def _number(text: str) -> Marked | None:
    match = _NUMBER.match(text) or _BRACKETED.match(text)
    if match is None:
        return None
    number = match["number"]
    look = "()" if text[0] == "(" else match["after"]
    readings = tuple(Marker(style, value, look) for style, value in _values(number))
    rare = match["after"] == "." and len(number) == 1 and number.isalpha() and number not in "ai"
    return Marked(match.end(), readings, rare=rare) if readings else None


def _values(number: str) -> list[tuple[ListStyle, int]]:
    if number.isdigit():
        return [("decimal", int(number))]
    roman: list[tuple[ListStyle, int]] = [("lower-roman", ROMAN.index(number))] if number in ROMAN else []
    letter: list[tuple[ListStyle, int]] = [("lower-alpha", ord(number) - ord("a") + 1)] if len(number) == 1 else []
    return roman + letter if number == "i" else letter + roman


def without_words(texts: Sequence[str], found: Sequence[Marked | None]) -> list[Marked | None]:
    """Return the markers of successive lines without those that are words (“o bien” in Spanish) or parts of one.

    A letter with one space behind it, or a dash with none, is a bullet when every line of its stretch begins a sentence
    and the stretch has two lines or stands beside an item, or when a stretch of two lines stands below an item. Two
    lines with dashes are always a list.
    """
    kept = list(found)
    letters = [marker.weak if marker else "" for marker in found]
    for letter, stretch in groupby(range(len(letters)), key=letters.__getitem__):
        lines = list(stretch)
        if letter and not _is_list(texts, found, lines):
            kept[lines[0] : lines[-1] + 1] = [None] * len(lines)
    return kept


def _is_list(texts: Sequence[str], found: Sequence[Marked | None], lines: Sequence[int]) -> bool:
    below = lines[0] > 0 and found[lines[0] - 1] is not None
    above = lines[-1] + 1 < len(found) and found[lines[-1] + 1] is not None
    sentences = all(texts[index].lstrip()[1:].lstrip()[:1].isupper() for index in lines)
    certain = below or sentences or texts[lines[0]][0] in _DASHES
    return (len(lines) > 1 and certain) or (sentences and (below or above))


def _roman_numbers() -> list[str]:
    units = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    return [tens + unit for tens in ("", "x", "xx", "xxx") for unit in units]


ROMAN = _roman_numbers()
"""Roman numbers by their value, up to 39; nothing stands for zero."""
