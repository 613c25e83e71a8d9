"""Two revisions of a sheet: which fields of which rows differ, and in which words."""

import re
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

from authoring.forms.columns import Column
from authoring.forms.sheets import Sheet
from authoring.portal.drafts.drafting import Rows
from authoring.portal.drafts.posting import Field, PageRow, page_rows
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


@dataclass(frozen=True, slots=True)
class RowDifference:
    """A row that is not the same in both: its number as people count, what names it, and its fields that differ.

    It has the number of the second revision; one that is `gone` that of the first, one that only moved both.
    """

    standing: Standing | Literal["moved"]
    number: int
    name: str
    fields: tuple[Difference, ...]
    before: int = 0


def differences(sheet: Sheet, before: Rows, after: Rows) -> list[RowDifference]:
    """Return the rows that differ, in the order of the sheet; those that are gone stand where they stood."""
    pairs = _without_moved(_paired(_rows(sheet, before), _rows(sheet, after)))
    return [_difference(one, other) for one, other in pairs]


_Pair = tuple[PageRow | None, PageRow | None]


def _rows(sheet: Sheet, rows: Rows) -> list[PageRow]:
    return page_rows(sheet, rows, "") if rows else []


def _paired(ours: list[PageRow], theirs: list[PageRow]) -> list[_Pair]:
    """Return the rows that are not the same in both, each beside what became of it: found by its name."""
    return [
        pair
        for kind, one, other in _aligned(ours, theirs, _said)
        if kind != "equal"
        for _, named_alike, named_otherwise in _aligned(one, other, name_of_row)
        for pair in zip_longest(named_alike, named_otherwise)
    ]


def _aligned(
    ours: list[PageRow], theirs: list[PageRow], by: Callable[[PageRow], Hashable]
) -> Iterator[tuple[str, list[PageRow], list[PageRow]]]:
    alike = SequenceMatcher(None, [*map(by, ours)], [*map(by, theirs)], autojunk=False)
    for kind, start, end, other_start, other_end in alike.get_opcodes():
        yield kind, ours[start:end], theirs[other_start:other_end]


def _without_moved(pairs: list[_Pair]) -> list[_Pair]:
    """Bring together the rows that are gone in one place and new in another, saying the same."""
    gone = {_said(one): one for one, other in pairs if one and not other}
    new = {_said(other) for one, other in pairs if other and not one}
    return [
        (gone.get(_said(other)), other) if other and not one else (one, other)
        for one, other in pairs
        if other or not one or _said(one) not in new
    ]


def _difference(one: PageRow | None, other: PageRow | None) -> RowDifference:
    ours, theirs = _filled(one), _filled(other)
    fields = [_changed(ours.get(key), theirs.get(key)) for key in dict.fromkeys((*theirs, *ours))]
    said = tuple(field for field in fields if any(piece.standing != "same" for piece in field.pieces))
    if other is None and one:
        return RowDifference("gone", one.number, name_of_row(one), said)
    if other is None:
        raise ValueError
    standing: Standing | Literal["moved"] = "new" if one is None else "same" if said else "moved"
    return RowDifference(standing, other.number, name_of_row(other), said, one.number if one else 0)


_NAME = 80
"""Characters of a text that name its row at most."""


def name_of_row(row: PageRow) -> str:
    """Return what names a row: its first line that is required, else its first line, else the first words of all."""
    lines = [field for field in row.fields if field.column.kind == "line" and not field.column.partner]
    filled = [*(one for one in lines if one.column.required), *lines, *row.fields]
    text = next((" ".join(_text(one).split()) for one in filled if one.value != ""), "")
    return text if len(text) <= _NAME else f"{text[:_NAME].rpartition(' ')[0] or text[:_NAME]} …"


def _filled(row: PageRow | None) -> dict[tuple[str, str | None], Field]:
    return {_key(field): field for field in row.fields if field.value != ""} if row else {}


def _key(field: Field) -> tuple[str, str | None]:
    return field.column.key, field.column.partner


def _said(row: PageRow) -> tuple[tuple[tuple[str, str | None], str], ...]:
    return tuple((key, str(field.value)) for key, field in _filled(row).items())


def _changed(one: Field | None, other: Field | None) -> Difference:
    field = other or one
    if field is None:
        raise ValueError
    if one and other and one.column.kind == "picture" and one.value != other.value:
        pieces = [Piece("gone", _text(one)), Piece("new", _text(other))]
    else:
        pieces = list(word_pieces(_text(one) if one else "", _text(other) if other else ""))
    return Difference(field.column, tuple(pieces))


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
