"""Two revisions of a sheet: which fields differ, and in which words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

from authoring.forms.columns import Column
from authoring.forms.sheets import Sheet
from authoring.portal.drafts.drafting import Rows
from authoring.portal.drafts.posting import Field, page_rows
from authoring.portal.page import named

Standing = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and whether both revisions have them, only the first (`gone`), or only the second (`new`)."""

    standing: Standing
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that is not the same in both, by its words."""

    column: Column
    pieces: tuple[Piece, ...]


def differences(sheet: Sheet, before: Rows, after: Rows) -> list[Difference]:
    """Return what differs, in the order of the sheet; a row that moved is gone in one place and new in another."""
    ours, theirs = _fields(sheet, before), _fields(sheet, after)
    found: list[Difference] = []
    alike = SequenceMatcher(None, [*map(_said, ours)], [*map(_said, theirs)], autojunk=False)
    for kind, start, end, other_start, other_end in alike.get_opcodes():
        if kind != "equal":
            found += _changed(ours[start:end], theirs[other_start:other_end])
    return found


def _fields(sheet: Sheet, rows: Rows) -> list[Field]:
    return [field for row in page_rows(sheet, rows, "") for field in row.fields if field.value != ""]


def _key(field: Field) -> tuple[str, str | None]:
    return field.column.key, field.column.partner


def _said(field: Field) -> tuple[str, str | None, str]:
    return *_key(field), str(field.value)


def _changed(gone: list[Field], new: list[Field]) -> Iterator[Difference]:
    for one, other in zip_longest(gone, new):
        if one and other and _key(one) == _key(other):
            yield Difference(one.column, tuple(word_pieces(_text(one), _text(other))))
            continue
        if one:
            yield Difference(one.column, (Piece("gone", _text(one)),))
        if other:
            yield Difference(other.column, (Piece("new", _text(other)),))


def _text(field: Field) -> str:
    """Return what a field says to its reader: a choice by its label, of a picture only its kind."""
    if isinstance(field.value, dict):
        return str(field.value.get("media_type", ""))
    label = next((choice.label for choice in field.column.choices if choice.value == field.value), None)
    return named(label) if label else str(field.value)


def word_pieces(one: str, other: str) -> Iterator[Piece]:
    """Yield the words of two texts in order: those both have, those only one has."""
    ours, theirs = re.findall(r"\s*\S+|\s+$", one), re.findall(r"\s*\S+|\s+$", other)
    for kind, start, end, other_start, other_end in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(ours[start:end]))
            continue
        if end > start:
            yield Piece("gone", "".join(ours[start:end]))
        if other_end > other_start:
            yield Piece("new", "".join(theirs[other_start:other_end]))
