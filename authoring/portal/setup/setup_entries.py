"""Partners, groups and sections of an edition: which there are, how they are added, moved and taken away."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from authoring.forms.territories import territory_name
from authoring.portal.models import Person
from authoring.portal.page import named
from authoring.portal.setup.edition_setup import Change, Outcome, without_report, write
from authoring.portal.setup.edition_text import LISTS, Said, with_entry, with_entry_moved, with_values, without_entry
from authoring.portal.setup.in_use import Used
from authoring.portal.setup.setup_fields import Field, Typed, value_of
from authoring.text.spelling import folded

PARTS = ("partners", "groups", "sections", "coordination")
"""The lists that can be changed here."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A partner, a group or a section as a list shows it."""

    key: str
    name: str
    is_used: bool
    said: Mapping[str, Any]


def entries_of(said: Said, part: str, used: Used) -> list[Entry]:
    """Return the entries of a list, in its order; one whose id cannot stand in an address has to be mended by hand."""
    listed = said.get(part)
    found = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return [
        Entry(key, _name(one) or key, used.has(part, key, one), one)
        for one in found
        if isinstance(key := one.get(LISTS[part]), str) and re.fullmatch(r"[-\w]+", key)
    ]


def _name(said: Mapping[str, Any]) -> str:
    text = said.get("name", said.get("title"))
    if isinstance(territory := said.get("territory"), str):
        text = territory_name(territory)
    return named({tag: str(one) for tag, one in text.items()}) if isinstance(text, dict) else ""


def adding(part: str, fields: Sequence[Field], typed: Mapping[str, Typed]) -> tuple[str, Change]:
    """Return the id of a new entry, made from its name where none was typed, and the change that puts it at the end."""
    entry: Said = {}
    for one in fields:
        value = value_of(one, typed[one.name])
        if value is not None and typed[one.name] != one.default:
            _put(entry, one.way[2:], value)
    name: Mapping[str, str] = entry.get("name") or entry.get("title") or territory_name(entry.get("territory", ""))
    key = str(entry.get(LISTS[part]) or id_from(next(iter(name.values()), "")))
    entry = {LISTS[part]: key, **{inner: value for inner, value in entry.items() if inner != LISTS[part]}}
    return key, lambda text: with_entry(text, part, entry)


def add(
    year: int, part: str, fields: Sequence[Field], typed: Mapping[str, Typed], person: Person
) -> tuple[str, Outcome]:
    """Add an entry at the end of a list; return its id."""
    key, change = adding(part, fields, typed)
    return key, write(year, change, person, ADDED[part], name=key)


def _put(entry: Said, way: Sequence[str], value: Any) -> None:
    *inner, last = way
    for key in inner:
        entry = entry.setdefault(key, {})
    entry[last] = value


def id_from(name: str) -> str:
    """Return an id made from a name: `Créativité et culture` is `creativite-et-culture`."""
    return re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-0123456789")[:60].strip("-")


def move(year: int, part: str, key: str, step: int, person: Person) -> Outcome:
    """Move an entry up (-1) or down (1)."""
    return write(year, lambda text: with_entry_moved(text, part, key, step), person, MOVED[part], name=key)


def remove(year: int, part: str, key: str, person: Person) -> Outcome:
    """Take an entry away, from everything that names it."""
    return write(year, _removing(part, key), person, REMOVED[part], name=key)


def _removing(part: str, key: str) -> Change:
    def change(text: str) -> str:
        taken = without_entry(text, part, key)
        others = without_report(taken)
        if part != "groups" or key not in others:
            return taken
        return with_values(taken, {("without_report",): [one for one in others if one != key] or None})

    return change


ADDED = {
    "partners": "The partner {name} was added.",
    "groups": "The group {name} was added.",
    "sections": "The section {name} was added.",
    "coordination": "The coordinators’ section {name} was added.",
}
MOVED = {
    "partners": "The partner {name} was moved.",
    "groups": "The group {name} was moved.",
    "sections": "The section {name} was moved.",
    "coordination": "The coordinators’ section {name} was moved.",
}
REMOVED = {
    "partners": "The partner {name} was taken out.",
    "groups": "The group {name} was taken out.",
    "sections": "The section {name} was taken out.",
    "coordination": "The coordinators’ section {name} was taken out.",
}
"""What the log says, by list."""
