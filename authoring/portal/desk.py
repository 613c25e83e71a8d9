"""The coordinators' desk: where every document of an edition stands, from its files, its draft and its signatures."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Literal

from authoring.edition.edition import Edition
from authoring.edition.folder import EditionFolder
from authoring.model.finding import Finding
from authoring.pipeline import submissions, translation
from authoring.portal import workspace
from authoring.portal.drafts.found import waiting
from authoring.portal.drafts.opened import Opened
from authoring.portal.models import Draft, Revision, Version
from authoring.portal.workspace import Stamp, stamp

Stage = Literal["empty", "draft", "submitted", "signed", "handed in"]
"""How far a document has come: nothing yet, being filled in, to be signed, signed, a file in the edition's folder."""


@dataclass(frozen=True, slots=True)
class Line:
    """A document's line of the matrix.

    `errors` and `warnings` are those of what it says now: its draft, else its file. `signed` holds who of the partners
    has signed the last version; `translated` how many of a hundred words are, by language, nothing for its own.
    `is_waiting` tells that a file was put into the folder since, and nobody has said what is to become of it.
    """

    document: str
    name: str
    stage: Stage
    files: tuple[str, ...]
    errors: int
    warnings: int
    signed: frozenset[str]
    is_void: bool
    translated: Mapping[str, int]
    active: datetime | None
    is_waiting: bool
    is_late: bool


@dataclass(frozen=True, slots=True)
class _Handed:
    """What the edition's folder says of a document."""

    files: tuple[str, ...] = ()
    severities: Mapping[str, int] | None = None


def matrix(year: int, today: date) -> list[Line]:
    """Return a line for each document of an edition, in its order."""
    edition, folder = workspace.edition_of(year), workspace.folder_of(year)
    handed = _handed_in(folder)
    translated = _translated(folder)
    return [
        _line(edition, document, handed.get(document, _Handed()), translated.get(document, {}), today)
        for document in workspace.documents_of(edition)
    ]


def _line(edition: Edition, document: str, handed: _Handed, translated: Mapping[str, int], today: date) -> Line:
    draft = Draft.objects.filter(edition=edition.year, document=document).first()
    version = draft.versions.last() if draft else None
    last = Revision.objects.filter(draft=draft, by__isnull=False).order_by("-at").first() if draft else None
    counts = _counted(Opened.of(edition, document, draft).findings()) if draft and last else handed.severities or {}
    stage = _stage(handed, version, edition, is_begun=last is not None)
    return Line(
        document,
        workspace.name_of(edition, document),
        stage,
        handed.files,
        counts.get("error", 0),
        counts.get("warning", 0),
        frozenset(version.signatures.values_list("partner", flat=True) if version and not version.void else ()),
        bool(version and version.void),
        translated,
        last.at if last else None,
        bool(draft and waiting(draft)),
        bool(edition.due and edition.due < today and stage != "handed in"),
    )


def _stage(handed: _Handed, version: Version | None, edition: Edition, *, is_begun: bool) -> Stage:
    if version and not version.void:
        partners = {partner.id for partner in edition.partners}
        is_signed = partners <= set(version.signatures.values_list("partner", flat=True))
        return "handed in" if version.landed else "signed" if is_signed else "submitted"
    if is_begun:
        return "draft"
    return "handed in" if handed.files else "empty"


def _counted(findings: Iterable[Finding]) -> Mapping[str, int]:
    return Counter(one.severity for one in findings)


def _handed_in(folder: EditionFolder) -> Mapping[str, _Handed]:
    """Return what the folder holds, by document; it is read again only when one of its files has changed."""
    return _read(folder, stamp(folder))


def _translated(folder: EditionFolder) -> Mapping[str, Mapping[str, int]]:
    return _covered(folder, stamp(folder))


@lru_cache(maxsize=4)
def _read(folder: EditionFolder, state: Stamp) -> Mapping[str, _Handed]:  # noqa: ARG001 (the cache's key)
    checked = submissions.check(folder)
    files: dict[str, list[str]] = {}
    for reading in checked.readings:
        if reading.form is not None:
            files.setdefault(reading.form.group or submissions.COORDINATION, []).append(reading.path.name)
    return {
        document: _Handed(tuple(names), _counted(one for one in checked.findings if one.place.file in names))
        for document, names in files.items()
    }


@lru_cache(maxsize=4)
def _covered(folder: EditionFolder, state: Stamp) -> Mapping[str, Mapping[str, int]]:  # noqa: ARG001
    found: dict[str, dict[str, int]] = {}
    for one in translation.status(folder):
        found.setdefault(one.document, {})[one.language] = one.percent
    return found


FILTERS: Mapping[str, Callable[[Line], bool]] = {
    "late": lambda line: line.is_late,
    "errors": lambda line: line.errors > 0,
    "unsigned": lambda line: line.stage in ("submitted", "draft"),
    "untranslated": lambda line: any(percent < 100 for percent in line.translated.values()),
    "ready": lambda line: line.stage == "handed in" and not line.errors,
}
"""What coordinators look for."""
