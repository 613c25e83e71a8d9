"""The coordinators' desk: where every document of an edition stands, from its files, its draft and its signatures."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Literal

from django.db.models import Count, Max, Q

from authoring.edition.edition import Edition
from authoring.edition.folder import EditionFolder
from authoring.model.finding import Finding
from authoring.pipeline import submissions, translation
from authoring.portal import workspace
from authoring.portal.drafts.commenting import SENT_BACK
from authoring.portal.drafts.found import waiting
from authoring.portal.drafts.opened import Opened
from authoring.portal.models import Comment, Draft, Event, Revision, Version
from authoring.portal.workspace import Stamp, stamp

Stage = Literal["not expected", "empty", "draft", "sent back", "submitted", "signed", "handed in"]
"""How far a document has come.

Nothing comes of it, or nothing yet; it is being filled in, was given back to its authors, is to be signed, is signed;
a file of it is in the edition's folder.
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A document's line of the matrix.

    `errors` and `warnings` are those of what it says now: its draft, else its file; `remarks` are those of coordinators
    that are still open. `signed` holds who of the partners has signed the last version; `translated` how many of a
    hundred words are, by language, nothing for its own. `active` is when people last worked on it. `is_waiting` tells
    that a file was put into the folder since, and nobody has said what is to become of it. Of a document that is not
    expected (`is_expected`) nothing has been handed in, nobody waits for it, and it is `due` on no day.
    """

    document: str
    name: str
    stage: Stage
    files: tuple[str, ...]
    errors: int
    warnings: int
    remarks: int
    signed: frozenset[str]
    is_void: bool
    translated: Mapping[str, int]
    active: datetime | None
    is_waiting: bool
    is_expected: bool
    due: date | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class _Handed:
    """What the edition's folder says of a document."""

    files: tuple[str, ...] = ()
    severities: Mapping[str, int] | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Done:
    """What people have done in an edition, by document."""

    active: Mapping[str, datetime]
    sent_back: frozenset[str]
    remarks: Mapping[str, int]


def matrix(year: int, today: date) -> list[Line]:
    """Return a line for each document of an edition, in its order."""
    edition, folder = workspace.edition_of(year), workspace.folder_of(year)
    handed, translated, done = _handed_in(folder), _translated(folder), _done(year)
    return [
        _line(edition, document, handed.get(document, _Handed()), translated.get(document, {}), done, today)
        for document in workspace.documents_of(edition)
    ]


def _line(
    edition: Edition, document: str, handed: _Handed, translated: Mapping[str, int], done: _Done, today: date
) -> Line:
    draft = Draft.objects.filter(edition=edition.year, document=document).first()
    version = draft.versions.last() if draft else None
    is_begun = bool(draft and draft.revisions.filter(by__isnull=False).exists())
    counts = _counted(Opened.of(edition, document, draft).findings()) if draft and is_begun else handed.severities or {}
    stage = _stage(edition, document, handed, version, is_begun=is_begun, is_sent_back=document in done.sent_back)
    is_expected = document not in edition.without_report or stage not in ("not expected", "draft")
    due = edition.due_of(document) if is_expected else None
    return Line(
        document,
        workspace.name_of(edition, document),
        stage,
        handed.files,
        counts.get("error", 0),
        counts.get("warning", 0),
        done.remarks.get(document, 0),
        frozenset(version.signatures.values_list("partner", flat=True) if version and not version.void else ()),
        bool(version and version.void),
        translated,
        max(filter(None, (done.active.get(document), handed.at)), default=None),
        bool(draft and waiting(draft)),
        is_expected,
        due,
        bool(due and due < today and stage != "handed in"),
    )


def _stage(
    edition: Edition, document: str, handed: _Handed, version: Version | None, *, is_begun: bool, is_sent_back: bool
) -> Stage:
    if version and not version.void:
        partners = {partner.id for partner in edition.partners}
        is_signed = partners <= set(version.signatures.values_list("partner", flat=True))
        return "handed in" if version.landed else "signed" if is_signed else "submitted"
    if is_sent_back:
        return "sent back"
    if is_begun:
        return "draft"
    if handed.files:
        return "handed in"
    return "not expected" if document in edition.without_report else "empty"


_COMES_ANEW = ("Version {number} was submitted.", "The file {file} was found in the edition’s folder.")
"""What ends that a document is sent back, as the log says it: its authors have answered."""
_NO_WORK = ("{name} was reminded.", "{name} was given a role.", "A role was taken from {name}.")
"""What the log says of a document although nobody has worked on it."""


def _done(year: int) -> _Done:
    """Return what the log, the saves and the remarks of an edition say."""
    events = Event.objects.filter(edition=year).exclude(document="")
    worked = events.exclude(what__in=_NO_WORK).values_list("document").annotate(Max("at"))
    saves = Revision.objects.filter(draft__edition=year, by__isnull=False)
    active: dict[str, datetime] = {}
    for document, at in (*worked, *saves.values_list("draft__document").annotate(Max("at"))):
        active[document] = max(at, active.get(document, at))
    last = events.values_list("document").annotate(
        sent=Max("pk", filter=Q(what=SENT_BACK)), came=Max("pk", filter=Q(what__in=_COMES_ANEW))
    )
    remarks = Comment.objects.filter(draft__edition=year, resolved=None).values_list("draft__document")
    return _Done(
        active,
        frozenset(document for document, sent, came in last if sent and sent > (came or 0)),
        dict(remarks.annotate(Count("pk"))),
    )


def _counted(findings: Iterable[Finding]) -> Mapping[str, int]:
    return Counter(one.severity for one in findings)


def _handed_in(folder: EditionFolder) -> Mapping[str, _Handed]:
    """Return what the folder holds, by document; it is read again only when one of its files has changed."""
    return _read(folder, stamp(folder))


def _translated(folder: EditionFolder) -> Mapping[str, Mapping[str, int]]:
    return _covered(folder, stamp(folder))


@lru_cache(maxsize=4)
def _read(folder: EditionFolder, state: Stamp) -> Mapping[str, _Handed]:
    checked = submissions.check(folder)
    files: dict[str, list[str]] = {}
    for reading in checked.readings:
        if reading.form is not None:
            files.setdefault(reading.form.group or submissions.COORDINATION, []).append(reading.path.name)
    return {
        document: _Handed(
            tuple(names),
            _counted(one for one in checked.findings if one.place.file in names),
            max((datetime.fromtimestamp(ns / 1e9, UTC) for name, ns, _ in state if name in names), default=None),
        )
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
    "back": lambda line: line.stage == "sent back",
    "errors": lambda line: line.errors > 0,
    "remarks": lambda line: line.remarks > 0,
    "unsigned": lambda line: line.stage in ("submitted", "draft", "sent back"),
    "untranslated": lambda line: any(percent < 100 for percent in line.translated.values()),
    "ready": lambda line: line.stage == "handed in" and not line.errors and not line.remarks,
}
"""What coordinators look for."""
