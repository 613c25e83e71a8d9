"""How the columns of a table share its width, on every medium."""

import re
from collections.abc import Iterable, Sequence

from authoring.model.blocks import Table
from authoring.model.inline import text_of

_LINE = 54.0
"""Ems of a table's small text side by side across an upright page."""

_LONG_LINE = 84.0
"""The same across a page that lies on its side."""

_PADDING = 1.75
"""Ems left and right of a cell's text together, and a little for fonts broader than ours."""

_SHORT = 24
"""Characters of a text that is not to take more than two lines, such as a date."""

_PHRASE = 18
"""Characters that no text is longer than in a column of phrases, such as dates or statuses."""

_LONG_WORD = 24
"""Characters beyond which a word, such as a web address, asks for no more room."""

_PASSAGE = 120
"""Characters from which a text is a passage to be read, line after line."""

_MEASURE = 17.0
"""Ems a passage is set in at least, about five words a line: narrower, it is read like a ladder."""

_WIDTHS = dict.fromkeys("mwMW%@", 0.93) | dict.fromkeys("fijlrtI .,:;'’()[]|/-–", 0.35)
"""Ems of letters far from the average of a sans serif."""

_BREAK = re.compile(r"[ \t\n]+")
"""Where a line may end; not at a no-break space, and hyphens belong to the numbers and acronyms they join."""

_NUMBER = re.compile(r"(?:\d[\d\s\u00a0\u202f.,]*)?")
"""A whole number with signs between its groups of digits, or nothing."""


def column_shares(table: Table) -> list[float]:
    """Return each column's share of the width; together they are 1.

    As in a browser (CSS 2.2, 17.5.2.2) a column is at least as wide as its longest word, and what is left goes where
    the text is long; besides, a short text takes two lines at most, a passage has lines worth reading, and across a
    page that lies on its side each phrase of a column of phrases takes one line, if there is room.
    """
    columns = _columns(table)
    least = _roomy(columns) if is_wide(table) else _least(columns)
    most = [_PADDING + max(map(_width, column)) for column in columns]
    asked = sum(most) - sum(least)
    line = _LONG_LINE if is_wide(table) else _LINE
    part = min(1.0, max(0.0, line - sum(least)) / asked) if asked else 0.0
    widths = [short + part * (long - short) for short, long in zip(least, most, strict=True)]
    return [width / sum(widths) for width in widths]


def is_wide(table: Table) -> bool:
    """Return whether the columns together, each as narrow as its texts allow, are wider than an upright page holds."""
    return sum(_least(_columns(table))) > _LINE


def are_numbers(table: Table) -> list[bool]:
    """Return of each column whether it holds whole numbers only, which stand below each other by their last digits."""
    return [all(_NUMBER.fullmatch(cell) for cell in cells) and any(cells) for _, *cells in _columns(table)]


def _columns(table: Table) -> list[tuple[str, ...]]:
    return list(zip(table.header, *(map(text_of, row) for row in table.rows), strict=True))


def _roomy(columns: Sequence[Sequence[str]]) -> list[float]:
    """Return the least widths of a wide table's columns; those of phrases have the room for them, if a page has it."""
    least = _least(columns)
    roomy = [
        _PADDING + max(map(_width, column)) if max(map(len, column)) <= _PHRASE else width
        for column, width in zip(columns, least, strict=True)
    ]
    return roomy if sum(roomy) <= _LONG_LINE else least


def _least(columns: Iterable[Iterable[str]]) -> list[float]:
    return [_PADDING + max(map(_narrowest, column)) for column in columns]


def _narrowest(text: str) -> float:
    words = _BREAK.split(text)
    longest = _widest(word[:_LONG_WORD] for word in words)
    if len(text) <= _SHORT:
        return max(longest, _in_two_lines(words))
    return max(longest, _MEASURE) if len(text) >= _PASSAGE else longest


def _in_two_lines(words: Sequence[str]) -> float:
    return min(_widest((" ".join(words[:end]), " ".join(words[end:]))) for end in range(1, len(words) + 1))


def _widest(texts: Iterable[str]) -> float:
    return max(map(_width, texts))


def _width(text: str) -> float:
    return sum(_WIDTHS.get(letter) or (0.68 if letter.isupper() else 0.6) for letter in text)
