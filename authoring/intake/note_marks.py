"""Superscript numbers as footnote marks: how Word leaves its notes, and how people type them.

A superscript number is a mark when another line of the section is a note of that number, `[^1]: text` or `¹ A text of
some words`, to which nothing else refers; otherwise it stays a superscript number, as in `km²`.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from authoring.model.inline import Run, merged
from authoring.text.lines import Line, Source
from authoring.text.spans import references

_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(_DIGITS, "0123456789")
_MARK = re.compile(f"[{_DIGITS}]+")
_NOTE = re.compile(
    rf"^\s*+(?:\[\^(?P<label>\d{{1,9}})\]:?\s*+(?=\S)|(?P<raised>[{_DIGITS}]++)[.)]?\s*+(?=[^\W\d_]++\s++\S++\s++\S))"
)
_LOOKED_BACK = 20
_UNITS = {"km", "hm", "m", "dm", "cm", "mm", "ft", "mi", "in", "yd", "s"}

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class _Edit:
    """Characters `start:end` of a line, to be replaced by `text`."""

    start: int
    end: int
    text: str


def with_note_marks(section: Mapping[Key, Sequence[Line]]) -> dict[Key, list[Line]]:
    """Return a section's lines, by whatever they are kept, with superscript marks written as `[^1]`."""
    lines = [line for group in section.values() for line in group]
    if not any(_MARK.search(run.text) for line in lines for run in line.runs):
        return {key: list(group) for key, group in section.items()}
    labels = _labels([Source(line.runs).text for line in lines])
    return {key: [_marked(line, labels) for line in group] for key, group in section.items()}


def _labels(texts: Sequence[str]) -> set[str]:
    """Return the numbers that one line gives the text of, and to which only superscripts refer."""
    notes = [match for text in texts if (match := _NOTE.match(text))]
    numbers = Counter(_number(match) for match in notes)
    typed = {label for text in texts for label in references(_NOTE.sub("", text, count=1))}
    raised = {_plain(mark[0]) for text in texts if not _NOTE.match(text) for mark in _marks(text)}
    return {number for number, times in numbers.items() if times == 1 and number in raised - typed}


def _number(note: re.Match[str]) -> str:
    return str(note["label"] or _plain(note["raised"]))


def _plain(mark: str) -> str:
    return mark.translate(_PLAIN)


def _marks(text: str) -> Iterator[re.Match[str]]:
    """Yield the superscript numbers that may be marks: behind a word, a year or a punctuation mark."""
    for mark in _MARK.finditer(text):
        before = text[max(0, mark.start() - _LOOKED_BACK) : mark.start()]
        word = re.findall(r"[^\W_]*$", before)[0]
        is_figure = word[-1:].isdecimal() and not re.fullmatch(r"[12]\d{3}", word)
        if before and not before[-1].isspace() and word.lower() not in _UNITS and not is_figure:
            yield mark


def _marked(line: Line, labels: set[str]) -> Line:
    text = Source(line.runs).text
    note = _NOTE.match(text)
    if note:
        is_raised = note["raised"] and _number(note) in labels
        edits = [_Edit(0, note.end(), f"[^{_number(note)}]: ")] if is_raised else []
    else:
        marks = ((mark, _plain(mark[0])) for mark in _marks(text))
        edits = [_Edit(mark.start(), mark.end(), f"[^{label}]") for mark, label in marks if label in labels]
    return _edited(line, edits) if edits else line


def _edited(line: Line, edits: Sequence[_Edit]) -> Line:
    source, position = Source(line.runs), 0
    runs: list[Run] = []
    for edit in edits:
        runs += source.between(position, edit.start)
        runs.append(replace(next(source.between(edit.start, edit.end)), text=edit.text))
        position = edit.end
    runs += source.between(position, len(source.text))
    return replace(line, runs=merged(runs))
