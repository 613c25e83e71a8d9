"""Footnotes on paper: one that is too long for a page's foot goes on at the foot of the next.

WeasyPrint never parts a note, and lets one that is taller than its page run out at the top. So a long note is handed to
it in pieces, each of which it may put on the next page.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from authoring.model.inline import Inline, Run, text_of

LONGEST = 900
"""Characters of a piece: ten lines at most, a third of what print.css gives to the notes of a page."""

_SENTENCE = re.compile(r"[.!?…][»”’)]?\s+")
_SPACE = re.compile(r"\s+")


def pieces(note: Inline) -> list[Inline]:
    """Return a note in pieces that have room on a page: at the end of a sentence if there is one, at a space else."""
    ends = (0, *_ends(text_of(note)))
    return [tuple(_between(note, start, end)) for start, end in pairwise(ends)]


def _ends(text: str) -> Iterator[int]:
    start = 0
    while len(text) - start > LONGEST:
        start += _break(text[start : start + LONGEST])
        yield start
    yield len(text)


def _break(text: str) -> int:
    for pattern in (_SENTENCE, _SPACE):
        found = [match.end() for match in pattern.finditer(text, len(text) // 2)]
        if found:
            return found[-1]
    return len(text)


def _between(note: Inline, start: int, end: int) -> Iterator[Run]:
    """Yield the characters from `start` to `end` of a note, in their formatting."""
    position = 0
    for run in note:
        text = run.text[max(0, start - position) : max(0, end - position)]
        position += len(run.text)
        if text:
            yield replace(run, text=text)
