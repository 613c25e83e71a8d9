"""From a draft to a file in the edition's folder: submitted, signed by each partner's co-chair, put in place.

What is signed is a version: a copy of the whole content that never changes, under its fingerprint. A change of the
draft makes it void. When every partner has signed, the version lands in the folder; landing may be repeated, so that
one that was cut off is finished by the next.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from authoring.edition.edition import Edition
from authoring.edition.files import write_atomically
from authoring.edition.folder import EditionFolder
from authoring.forms.sheets import Form, Sheet
from authoring.model.finding import Finding
from authoring.pipeline.drafts import others_of
from authoring.portal.drafts.drafting import contents
from authoring.portal.drafts.kept import keep
from authoring.portal.drafts.looks import findings_in
from authoring.portal.drafts.payload import contents_of, fingerprint, payload_of, place_of, with_pictures
from authoring.portal.drafts.posting import PageRow, page_rows
from authoring.portal.models import Draft, Person, Signature, Version
from authoring.portal.models.event import record

HISTORY = "history"
"""The folder, inside the edition's, that keeps what was signed when, and what it replaced."""


class NotSignableError(Exception):
    """What somebody wanted to sign is no longer what the draft says."""


class SignedForAnotherError(NotSignableError):
    """Who wants to sign has signed the same version for another partner: one person signs for one."""


@transaction.atomic
def submit(draft: Draft, form: Form, person: Person) -> Version | list[Finding]:
    """Make what a draft says now the version to be signed; return what is to be mended first where there is any."""
    Draft.objects.select_for_update().get(pk=draft.pk)
    payload = payload_of(form, draft.language, contents(draft))
    errors = [one for one in findings_in(form.edition, payload) if one.severity == "error"]
    if errors:
        return errors
    print_ = fingerprint(payload)
    standing = draft.versions.filter(void=None).last()
    if standing and standing.fingerprint == print_:
        return standing
    draft.versions.filter(void=None).update(void=timezone.now())
    number = draft.versions.count() + 1
    record(person, draft.edition, draft.document, "Version {number} was submitted.", number=number, fingerprint=print_)
    return Version.objects.create(draft=draft, number=number, content=payload, fingerprint=print_, by=person)


@transaction.atomic
def sign(version: Version, partner: str, person: Person, seen: str) -> Signature:
    """Sign a version for a partner; `seen` is the fingerprint of what was shown.

    Raises NotSignableError; SignedForAnotherError for whoever has signed it for another partner.
    """
    locked = Version.objects.select_for_update().get(pk=version.pk)
    if locked.void or seen != locked.fingerprint:
        raise NotSignableError
    if locked.signatures.filter(person=person).exclude(partner=partner).exists():
        raise SignedForAnotherError
    made, is_new = Signature.objects.get_or_create(
        version=locked, partner=partner, defaults={"person": person, "fingerprint": seen}
    )
    if is_new:
        draft = locked.draft
        values = {"number": locked.number, "partner": partner, "fingerprint": seen}
        record(person, draft.edition, draft.document, "Version {number} was signed for {partner}.", **values)
    return made


def shown(form: Form, version: Version) -> list[tuple[Sheet, list[PageRow]]]:
    """Return what a version says, sheet by sheet, without the empty ones."""
    said = contents_of(form, version.content)
    return [(sheet, page_rows(sheet, said[sheet.key], place_of(sheet))) for sheet in form.sheets if sheet.key in said]


def is_signed(version: Version, edition: Edition) -> bool:
    """Tell whether every partner has signed."""
    return {partner.id for partner in edition.partners} <= set(version.signatures.values_list("partner", flat=True))


def to_land(edition: Edition) -> list[Version]:
    """Return the versions of an edition that are wholly signed and not in its folder yet."""
    waiting = Version.objects.filter(draft__edition=edition.year, void=None, landed=None)
    return [version for version in waiting if is_signed(version, edition)]


def land(version: Version, folder: EditionFolder) -> None:
    """Put a signed version into the edition's folder, with its history, and move aside what it replaces.

    The content is written before anything is moved, and the database is told last: cut off at any point, doing it
    again ends in the same state.
    """
    draft = version.draft
    content = json.dumps(with_pictures(version.content), ensure_ascii=False, indent=2).encode() + b"\n"
    history = folder.path / HISTORY
    write_atomically(history / f"{draft.document}.{version.number}.json", content)
    write_atomically(history / f"{draft.document}.json", _history(draft.versions.filter(number__lte=version.number)))
    path = folder.path / f"{draft.document}.json"
    _keep_changed(draft, path, history)
    _tell_found(draft, path.name, content)
    write_atomically(path, content)
    for other in others_of(folder, draft.document, path):
        other.replace(history / other.name)
    with transaction.atomic():
        if Version.objects.filter(pk=version.pk, landed=None).update(landed=timezone.now()):
            record(None, draft.edition, draft.document, "Version {number} is in the edition.", number=version.number)


def _keep_changed(draft: Draft, path: Path, history: Path) -> None:
    """Move a file that was changed outside the portal, and that nobody has been told of, to the history."""
    with suppress(FileNotFoundError):
        there = path.read_bytes()
        if not draft.uploads.filter(by=None, name=path.name, stored=sha256(there).hexdigest()).exists():
            write_atomically(history / f"{draft.document}.{sha256(there).hexdigest()[:8]}.json", there)


def _tell_found(draft: Draft, name: str, content: bytes) -> None:
    """Say what stands in the folder from now on: whatever else is found there was put there by somebody."""
    stored = keep(content)
    last = draft.uploads.filter(by=None, name=name).order_by("pk").last()
    if last is None or last.stored != stored:
        draft.uploads.create(name=name, stored=stored, settled=timezone.now())


def _history(versions: Iterable[Version]) -> bytes:
    told = [
        {
            "version": version.number,
            "fingerprint": version.fingerprint,
            "submitted": {"by": str(version.by), "at": version.at.isoformat()},
            "signed": [
                {"partner": one.partner, "by": str(one.person), "at": one.at.isoformat()}
                for one in version.signatures.order_by("at")
            ],
        }
        for version in versions
    ]
    return json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n"
