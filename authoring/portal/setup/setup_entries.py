"""Groups and sections of an edition: which there are, which are in use, how they are added, moved and taken away."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from unicodedata import normalize

from authoring.edition.folder import EditionFolder
from authoring.errors import EditionError
from authoring.pipeline import submissions
from authoring.portal import workspace
from authoring.portal.models import Person, Revision, Role
from authoring.portal.page import named
from authoring.portal.setup.edition_setup import Change, Outcome, without_report, write
from authoring.portal.setup.edition_text import LISTS, Said, with_entry, with_entry_moved, with_values, without_entry
from authoring.portal.setup.setup_fields import Field, Typed, value_of

PARTS = ("groups", "sections", "coordination")
"""The lists that can be changed here."""


@dataclass(frozen=True, slots=True)
class Used:
    """What was handed in, on the web or as files: by which documents, on which sheets."""

    documents: frozenset[str]
    sheets: frozenset[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A group or a section as a list shows it."""

    key: str
    name: str
    is_used: bool
    said: Mapping[str, Any]


def used_in(year: int) -> Used:
    """Return what is in use in an edition: people who are invited for a group count as well."""
    drafts = set(Revision.objects.filter(draft__edition=year).values_list("draft__document", "sheet").distinct())
    invited = Role.objects.filter(edition=year, kind=Role.Kind.CO_CHAIR).values_list("group", flat=True)
    files = _in_files(folder := workspace.folder_of(year), _stamp(folder))
    documents, sheets = zip(*(drafts | files), strict=True) if drafts | files else ((), ())
    return Used(frozenset(documents) | frozenset(invited), frozenset(sheets))


def _stamp(folder: EditionFolder) -> tuple[tuple[str, int, int], ...]:
    files = [folder.definition, *folder.submissions()]
    return tuple((file.name, (told := file.stat()).st_mtime_ns, told.st_size) for file in files)


@lru_cache(maxsize=4)
def _in_files(folder: EditionFolder, stamp: object) -> frozenset[tuple[str, str]]:  # noqa: ARG001 (the cache's key)
    try:
        checked = submissions.check(folder)
    except EditionError:  # what the files belong to cannot be told: the definition comes first
        return frozenset()
    found: set[tuple[str, str]] = set()
    for reading in checked.readings:
        if reading.form is not None:
            document = reading.form.group or submissions.COORDINATION
            said = reading.submission
            promised = ["actions"] if said and said.form == "group" and said.rows("actions") else []
            sheets = [*said.sections, *promised] if said else []
            found |= {(document, sheet) for sheet in sheets or ("",)}
    return frozenset(found)


def entries_of(said: Said, part: str, used: Used) -> list[Entry]:
    """Return the entries of a list, in its order; one whose id cannot stand in an address has to be mended by hand."""
    listed = said.get(part)
    found = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return [
        Entry(key, _name(one) or key, is_used(part, key, one, used), one)
        for one in found
        if isinstance(key := one.get(LISTS[part]), str) and re.fullmatch(r"[-\w]+", key)
    ]


def _name(said: Mapping[str, Any]) -> str:
    text = said.get("name", said.get("title"))
    return named({tag: str(one) for tag, one in text.items()}) if isinstance(text, dict) else ""


def is_used(part: str, key: str, said: Mapping[str, Any], used: Used) -> bool:
    """Tell whether something was handed in under an id."""
    if part == "groups":
        return key in used.documents
    return key in used.sheets or (said.get("kind") == "actions" and "actions" in used.sheets)


def add(
    year: int, part: str, fields: Sequence[Field], typed: Mapping[str, Typed], person: Person
) -> tuple[str, Outcome]:
    """Add an entry at the end of a list; return its id, made from its name where none was typed."""
    entry: Said = {}
    for one in fields:
        value = value_of(one, typed[one.name])
        if value is not None and typed[one.name] != one.default:
            _put(entry, one.way[2:], value)
    name: dict[str, str] = entry.get("name") or entry.get("title") or {}
    key = str(entry.get(LISTS[part]) or id_from(next(iter(name.values()), "")))
    entry = {LISTS[part]: key, **{inner: value for inner, value in entry.items() if inner != LISTS[part]}}
    told = {"name": key}
    return key, write(year, lambda text: with_entry(text, part, entry), person, ADDED[part], **told)


def _put(entry: Said, way: Sequence[str], value: Any) -> None:
    *inner, last = way
    for key in inner:
        entry = entry.setdefault(key, {})
    entry[last] = value


def id_from(name: str) -> str:
    """Return an id made from a name: `Créativité et culture` is `creativite-et-culture`."""
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-0123456789")[:60].strip("-")


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
    "groups": "The group {name} was added.",
    "sections": "The section {name} was added.",
    "coordination": "The coordinators’ section {name} was added.",
}
MOVED = {
    "groups": "The group {name} was moved.",
    "sections": "The section {name} was moved.",
    "coordination": "The coordinators’ section {name} was moved.",
}
REMOVED = {
    "groups": "The group {name} was taken out.",
    "sections": "The section {name} was taken out.",
    "coordination": "The coordinators’ section {name} was taken out.",
}
"""What the log says, by list."""
