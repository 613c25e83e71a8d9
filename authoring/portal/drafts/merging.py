"""Bringing together what two people did to the same sheet, where they did not do it to the same field."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

Row = Mapping[str, Any]


def merged(base: Sequence[Row], mine: Sequence[Row], theirs: Sequence[Row]) -> list[Row] | None:
    """Return a sheet's rows with the changes of both since `base`; None where the two do not agree.

    One of the two may add, move and remove rows while the other changes fields; a field that both changed, a row that
    one changed and the other moved or removed, and rows added by both are for people to decide.
    """
    if list(mine) == list(theirs):
        return list(mine)
    for frame, changes in ((theirs, mine), (mine, theirs)):
        edited = _edits(base, changes)
        if edited is not None:
            return _applied(base, edited, frame)
    return None


def _edits(base: Sequence[Row], said: Sequence[Row]) -> dict[int, Row] | None:
    """Return the rows that were changed where they stand, by their place; None where more was done than that."""
    places = _places(base, said)
    if len(base) != len(said) or places != {place: place for place in range(len(base))}:
        return None
    return {place: said[place] for place in places if said[place] != base[place]}


def _applied(base: Sequence[Row], edited: Mapping[int, Row], frame: Sequence[Row]) -> list[Row] | None:
    rows, places = list(frame), _places(base, frame)
    for place, row in edited.items():
        there = places.get(place)
        together = None if there is None else _row(base[place], row, frame[there])
        if there is None or together is None:
            return None
        rows[there] = together
    return rows


def _row(base: Row, mine: Row, theirs: Row) -> Row | None:
    """Return a row with the fields that each has changed; None when both have changed one, and not alike."""
    together: dict[str, Any] = {}
    for key in dict.fromkeys((*theirs, *mine)):
        was, here, there = base.get(key), mine.get(key), theirs.get(key)
        if was not in (here, there) and here != there:
            return None
        value = there if here == was else here
        if value is not None:
            together[key] = value
    return together


def _places(base: Sequence[Row], said: Sequence[Row]) -> dict[int, int]:
    """Return where the rows of `base` stand now: those that are the same, and as many as were changed in one place."""
    matcher = SequenceMatcher(None, [repr(row) for row in base], [repr(row) for row in said], autojunk=False)
    found: dict[int, int] = {}
    for what, start, end, there, until in matcher.get_opcodes():
        if what == "equal" or (what == "replace" and end - start == until - there):
            found |= zip(range(start, end), range(there, until), strict=True)
    return found
