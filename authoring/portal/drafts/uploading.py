"""Files people hand in: kept as they came, read in a confined process, compared with what is entered, taken over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from authoring.forms.catalogue import template_version
from authoring.forms.sheets import Sheet
from authoring.model.finding import Finding, finding
from authoring.model.place import Place
from authoring.pipeline.exchange import Payload, findings_as_data, findings_from_data
from authoring.portal import workspace
from authoring.portal.confined import running
from authoring.portal.confined.running import StoppedError
from authoring.portal.drafts import drafting
from authoring.portal.drafts.comparing import RowDifference, differences
from authoring.portal.drafts.drafting import Rows, Saved
from authoring.portal.drafts.found import settle
from authoring.portal.drafts.kept import content_of, keep
from authoring.portal.drafts.looks import read_again
from authoring.portal.drafts.opened import Opened
from authoring.portal.drafts.payload import contents_of, payload_of, with_kept_pictures
from authoring.portal.models import Draft, Person, Upload
from authoring.portal.models.event import record

LIMIT = 25_000_000
"""Bytes of a file at most."""

MOST_IN_AN_HOUR = 60
"""Files of one document."""

_NAME = 120
"""Characters of a file's name that are kept: its end, where its kind stands."""


class TooManyError(Exception):
    """More files were handed in for a document within an hour than anybody needs."""


@transaction.atomic
def receive(draft: Draft, name: str, content: bytes, person: Person) -> Upload:
    """Keep a file as it came; raises TooManyError. What it says is asked later (`outcome_of`)."""
    if draft.uploads.filter(at__gt=timezone.now() - timedelta(hours=1)).count() >= MOST_IN_AN_HOUR:
        raise TooManyError
    shown = shown_name(name)
    made = Upload.objects.create(draft=draft, name=shown, stored=keep(content), by=person)
    record(person, draft.edition, draft.document, "The file {file} was handed in.", file=shown, fingerprint=made.stored)
    return made


def shown_name(name: str, otherwise: str = "workbook.xlsx") -> str:
    """Return a file's name without folders and without anything that cannot be seen; it never names a file of ours."""
    seen = "".join(one for one in name.replace("\\", "/").rpartition("/")[2] if one.isprintable()).strip()
    return seen[-_NAME:] or otherwise


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reading a file came to: the sheets' contents and language where it can be used, and what is to be mended.

    `titles` are the titles of the workbook's sheets by the keys of the form's.
    """

    findings: list[Finding]
    contents: Mapping[str, Rows] | None = None
    language: str = ""
    titles: Mapping[str, str] | None = None
    is_workbook: bool = False

    def of_sheet(self, sheet: Sheet) -> list[Finding]:
        """Return the findings of one sheet of the form."""
        title = (self.titles or {}).get(sheet.key)
        return [one for one in self.findings if title and one.place.sheet == title]

    @property
    def elsewhere(self) -> list[Finding]:
        """The findings that are of no sheet of the form."""
        titles = {title for title in (self.titles or {}).values() if title}
        return [one for one in self.findings if one.place.sheet not in titles]


def too_large(name: str, size: int) -> Finding:
    """Return the finding for a file that is not even kept."""
    return finding("file-too-large", Place(shown_name(name)), size=f"{-(-size // 1_000_000)} MB")


def outcome_of(upload: Upload, opened: Opened) -> Outcome:
    """Return what a file says to the form as it is asked now; raises BusyError.

    It is read once, and again when the form has changed.
    """
    template = template_version(opened.form)
    if upload.outcome is None or upload.template != template:
        upload.outcome, upload.template = _read(upload, opened), template
        upload.save(update_fields=["outcome", "template"])
    told = upload.outcome
    payload: Payload | None = told["payload"]
    found = findings_from_data(told["findings"])
    if payload is None:
        return Outcome(found, is_workbook=told["is_workbook"])
    contents = contents_of(opened.form, payload)
    return Outcome(found, contents, payload["language"], told["titles"], told["is_workbook"])


def _read(upload: Upload, opened: Opened) -> Payload:
    try:
        told: Payload = running.told("read", asked(upload, opened), content_of(upload.stored))
    except StoppedError:
        findings = findings_as_data([finding("file-too-costly", Place(upload.name))])
        return {"payload": None, "findings": findings, "titles": {}, "is_workbook": False}
    return {**told, "payload": with_kept_pictures(told["payload"])} if told["payload"] else told


def asked(upload: Upload, opened: Opened) -> Payload:
    """Return what a confined process has to know of a file beside its content."""
    return {**form_asked(opened), "name": upload.name}


def form_asked(opened: Opened) -> Payload:
    """Return what a confined process has to know of a document's form."""
    definition = workspace.folder_of(opened.edition.year).definition
    return {"definition": str(definition), "document": opened.document}


_SAVED_AS_THEY_ARE = (".xlsx", ".xlsm", ".xltx", ".json")


def name_to_save(upload: Upload) -> str:
    """Return the name under which a file goes out again: what nobody could read is not called what it may not be."""
    is_known = upload.name.lower().endswith(_SAVED_AS_THEY_ARE)
    return upload.name if is_known else f"{upload.name}.bin"


@dataclass(frozen=True, slots=True)
class Compared:
    """A sheet in which a file and what is entered are not the same; `base` is the revision it was compared with.

    It is proposed to take over what a file says, but not that it says nothing.
    """

    sheet: Sheet
    base: int
    differences: list[RowDifference]
    proposed: bool

    @property
    def fields(self) -> int:
        """How many fields differ."""
        return sum(len(row.fields) for row in self.differences)


def compared(opened: Opened, outcome: Outcome) -> list[Compared]:
    """Return the sheets in which a file differs from what is entered, in the form's order."""
    theirs, ours = outcome.contents, _entered(opened)
    if theirs is None:
        return []
    found = []
    for sheet in opened.form.sheets:
        before, after = ours.get(sheet.key, []), theirs.get(sheet.key, [])
        if list(before) != list(after):
            said = drafting.current(opened.draft, sheet.key)
            base = said.number if said else 0
            found.append(Compared(sheet, base, differences(sheet, before, after), proposed=bool(after)))
    return found


def _entered(opened: Opened) -> Mapping[str, Rows]:
    """Return what is entered as its own workbook would say it."""
    payload = payload_of(opened.form, opened.draft.language, drafting.contents(opened.draft))
    return contents_of(opened.form, read_again(opened.edition, payload))


@transaction.atomic
def take_over(upload: Upload, outcome: Outcome, chosen: Mapping[str, int], person: Person) -> dict[str, Saved]:
    """Save sheets (by their keys) as a file says them, each upon the revision it was compared with.

    All of them are saved or, when it is cut off, none. What somebody else has saved meanwhile stays, as ever.
    """
    contents, draft = outcome.contents or {}, upload.draft
    saved = {key: drafting.save(draft, key, contents.get(key, []), base, person) for key, base in chosen.items()}
    if saved:
        said = "From the file {file} these sheets were taken over: {sheets}."
        record(person, draft.edition, draft.document, said, file=upload.name, sheets=", ".join(saved))
        settle(upload)
    return saved
