"""Marks of a translation: what opens is closed, what its source puts in brackets or quotation marks stands in them."""

import re
from collections.abc import Iterator

from authoring.translation.checks.pair import Pair, Problem

_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("«", "»"), ("“", "”"))
_OPENED = (("¿", "?"), ("¡", "!"))
_LISTED = re.compile(r"(?:\A|\s)\w{1,3}\Z")
"""What stands before the bracket of `a)`, which may close none."""
_POINT = re.compile(r"\)[a-z]{1,3}\Z")
"""What stands before one that closes none for certain: « l’alinéa 5(2)a) »."""

_SINGLE = ((re.compile("‘"), re.compile(r"’(?!\w)")), (re.compile(r"(?<!\w)'(?=\w)"), re.compile(r"(?<=\S)'(?!\w)")))
"""Single quotation marks, opening and closing; one behind a letter may be an apostrophe and closes all the same."""

_QUOTED = re.compile(r"[“„«]|‘|(?<!\d)\"|(?<!\w)'(?=\w)")
_BRACKETED = re.compile(r"(?<!\w)\((?![ivx]+\))[^()]{3,}\)")
"""Words in brackets: neither a list's `(a)` nor an ending such as `(s)`."""
_INSTEAD = re.compile(r",|\s[–—]|—")
"""What may stand for brackets: « Banff (Alberta) » is “Banff, Alberta”."""


def balance(pair: Pair) -> Iterator[Problem]:
    """Find brackets and quotation marks that are not closed, and Spanish questions that are not opened.

    Where a sentence's source leaves one open, because it goes on in the next, its translation may.
    """
    if not _is_open(pair.said):
        yield from (_unbalanced(*signs) for signs in _PAIRS if not _is_closed(pair.text, *signs))
        yield from (_unbalanced("‘'"[one], "’'"[one]) for one in range(2) if _is_single_open(pair.text, one))
    if pair.languages[1].partition("-")[0] == "es":
        yield from (_unbalanced(*signs) for signs in _OPENED if pair.text.count(signs[0]) != pair.text.count(signs[1]))
    if pair.text.count('"') % 2 and not pair.said.count('"') % 2:
        yield _unbalanced('"', '"')


def _unbalanced(opening: str, closing: str) -> Problem:
    return Problem("translation-unbalanced", {"opening": opening, "closing": closing})


def _is_open(text: str) -> bool:
    return not all(_is_closed(text, *signs) for signs in _PAIRS) or any(_is_single_open(text, one) for one in range(2))


def _is_closed(text: str, opening: str, closing: str) -> bool:
    """Tell whether each mark that opens is closed behind it, and no other closes."""
    depth = 0
    for position, sign in enumerate(text):
        if sign == opening:
            depth += 1
        elif sign == closing and not _is_of_list(text, position, depth):
            depth -= 1
        if depth < 0:
            return False
    return depth == 0


def _is_of_list(text: str, position: int, depth: int) -> bool:
    """Tell whether a mark that closes is that of a list's letter; `depth` is how many stand open before it."""
    before = (text, max(0, position - 4), position)
    return text[position] == ")" and bool(_POINT.search(*before) or (not depth and _LISTED.search(*before)))


def _is_single_open(text: str, which: int) -> bool:
    opening, closing = _SINGLE[which]
    return len(opening.findall(text)) > len(closing.findall(text))


def dropped(pair: Pair) -> Iterator[Problem]:
    """Find brackets and quotation marks of the source of which nothing is left in the translation."""
    if _QUOTED.search(pair.said) and not _QUOTED.search(pair.text):
        yield Problem("translation-marks-missing", {"marks": "“ ”"})
    has_instead = len(_INSTEAD.findall(pair.text)) > len(_INSTEAD.findall(pair.said))
    if _BRACKETED.search(pair.said) and "(" not in pair.text and not has_instead:
        yield Problem("translation-marks-missing", {"marks": "( )"})


def straight(pair: Pair) -> Iterator[Problem]:
    """Find straight quotation marks in French, which has its own."""
    if pair.languages[1].partition("-")[0] == "fr" and re.search(r'(?<!\d)"[^"]+"', pair.text):
        yield Problem("translation-quotes-straight")
