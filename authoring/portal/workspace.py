"""The editions of the workspace the portal runs in."""

from pathlib import Path

from django.conf import settings

from authoring.edition.definition import load
from authoring.edition.edition import Edition
from authoring.edition.folder import DEFINITION, EditionFolder, find
from authoring.forms.catalogue import coordination_form, group_form
from authoring.forms.sheets import Form
from authoring.portal.page import named, say

COORDINATION = "coordination"
"""The coordinators' own form, where a group has its id."""


def years() -> list[int]:
    """Return the years of all editions, the latest first."""
    found = settings.WORKSPACE.glob(f"submissions/*/{DEFINITION}")
    return sorted((int(file.parent.name) for file in found if file.parent.name.isdigit()), reverse=True)


def folder_of(year: int) -> EditionFolder:
    """Return an edition's folder; raises EditionError when there is none."""
    return find(settings.WORKSPACE, year)


_LOADED: dict[Path, tuple[int, Edition]] = {}


def edition_of(year: int) -> Edition:
    """Return an edition's definition as it is now; raises EditionError."""
    file = folder_of(year).definition
    changed = file.stat().st_mtime_ns
    known = _LOADED.get(file)
    if known is None or known[0] != changed:
        known = _LOADED[file] = (changed, load(file))
    return known[1]


def form_of(edition: Edition, document: str) -> Form | None:
    """Return the form of a document (a group's id, or `coordination`), None when the edition has none."""
    if document == COORDINATION:
        return coordination_form(edition)
    return group_form(edition, document) if edition.group(document) else None


def documents_of(edition: Edition) -> list[str]:
    """Return the documents of an edition: those of the groups that report, then the coordinators' own."""
    return [*(group.id for group in edition.active_groups), COORDINATION]


def name_of(edition: Edition, document: str) -> str:
    """Return what a document is called, in the reader's language."""
    group = edition.group(document)
    return named(group.name) if group else say("Coordinators’ own parts")


Stamp = tuple[tuple[str, int, int], ...]
"""Files with the times of their last changes (nanoseconds) and their sizes (bytes)."""


def stamp(folder: EditionFolder) -> Stamp:
    """Return what changes whenever a file of an edition's folder does."""
    return tuple(sorted((name, (said := file.stat()).st_mtime_ns, said.st_size) for name, file in folder.inputs()))
