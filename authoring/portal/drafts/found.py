"""Files found in the edition's folder: what drafts begin with, and what somebody put there since.

All of them are read at once, apart from the web, whoever asks first; each is kept as an upload by nobody. A draft in
which nobody has entered anything says what its document's one file says. In any other, people are asked (`waiting`).
"""

import fcntl
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from authoring.edition.edition import Edition
from authoring.edition.folder import EditionFolder
from authoring.errors import AuthoringError
from authoring.forms.catalogue import template_version
from authoring.portal import border, workspace
from authoring.portal.confined import running
from authoring.portal.confined.running import NothingMadeError, StoppedError
from authoring.portal.drafts import drafting
from authoring.portal.drafts.kept import keep, place_of_kept
from authoring.portal.drafts.payload import contents_of, with_kept_pictures
from authoring.portal.models import Draft, Person, Upload, Version
from authoring.portal.models.event import record
from authoring.portal.places import BusyError

LARGEST = 100_000_000
"""Bytes of a file at most; what is larger is for `check` to tell of."""


class OpeningError(BusyError):
    """The edition's folder is being read just now, or cannot be begun with yet."""


@dataclass(frozen=True, slots=True)
class File:
    """A file in the folder as it was seen, and what its copy is kept as."""

    name: str
    kept: str


def waiting(draft: Draft) -> list[Upload]:
    """Return the files found in the folder of which nobody has said yet what is to become of them, the latest first."""
    return list(draft.uploads.filter(by=None, settled=None).order_by("-pk"))


def is_of_signed(upload: Upload) -> bool:
    """Tell whether a file found in the folder stands where a signed version was put: somebody has changed that."""
    draft = upload.draft
    return upload.name == f"{draft.document}.json" and draft.versions.exclude(landed=None).exists()


@transaction.atomic
def settle(upload: Upload) -> bool:
    """Say that a file found in the folder asks for nothing more; False when somebody has said so before."""
    return bool(Upload.objects.filter(pk=upload.pk, by=None, settled=None).update(settled=timezone.now()))


@transaction.atomic
def leave(upload: Upload, person: Person) -> None:
    """Let what is entered here stand; a signed version is put into the folder once more, in the place of the file."""
    draft = upload.draft
    if settle(upload):
        record(person, draft.edition, draft.document, "The file {file} was left as it is.", file=upload.name)
        Version.objects.filter(draft=draft, void=None).exclude(landed=None).update(landed=None)


def take_in_all() -> None:
    """Take in what has changed in the folders since this process looked last; what cannot be read now is read later."""
    for year in workspace.years():
        folder = workspace.folder_of(year)
        try:
            seen = tuple((str(file), (said := file.stat()).st_mtime_ns, said.st_size) for file in folder.submissions())
            if _SEEN.get(folder) != seen:
                take_in(year)
                _SEEN[folder] = seen
        except (AuthoringError, BusyError, OSError):  # its definition is being mended, a file moved; others are at work
            continue


_SEEN: dict[EditionFolder, tuple[tuple[str, int, int], ...]] = {}


def take_in(year: int) -> None:
    """Take in the files of an edition's folder that are not known yet; raises OpeningError."""
    edition, folder = workspace.edition_of(year), workspace.folder_of(year)
    with _alone(year):
        there = list(_there(folder))
        new = [file for file in there if not _is_known(year, file)]
        found: dict[str, list[tuple[File, Mapping[str, Any]]]] = {}
        for file, document, outcome in _read(folder, new):
            if document in workspace.documents_of(edition) and outcome["payload"]:
                found.setdefault(document, []).append((file, outcome))
        for document, files in found.items():
            _receive(edition, document, files, there)


@contextmanager
def _alone(year: int) -> Iterator[None]:
    """Keep all others away from reading an edition's folder: a lock (`flock`) that ends with whoever holds it."""
    folder = Path(settings.PORTAL) / "rooms"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"edition-{year}").open("ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise OpeningError from None
        yield


def _there(folder: EditionFolder) -> Iterator[File]:
    for file in folder.submissions():
        with suppress(OSError):  # it is gone meanwhile, or not ours to read
            if file.stat().st_size <= LARGEST:
                yield File(border.kept(file.name), keep(file.read_bytes()))


def _is_known(year: int, file: File) -> bool:
    """Tell whether a file is the last that was found under its name; under a new name, whether it ever was."""
    uploads = Upload.objects.filter(draft__edition=year, by=None)
    last = uploads.filter(name=file.name).order_by("pk").last()
    return last.stored == file.kept if last else uploads.filter(stored=file.kept).exists()


def _read(folder: EditionFolder, files: list[File]) -> Iterator[tuple[File, str, Mapping[str, Any]]]:
    """Yield files with the documents they are of and what they say; one that has to be stopped keeps no other back."""
    if not files:
        return
    asked = {
        "definition": str(folder.definition),
        "files": [[file.name, str(place_of_kept(file.kept))] for file in files],
    }
    try:
        told = running.told("find", asked)
    except BusyError:
        raise OpeningError from None
    except (NothingMadeError, StoppedError):
        half = len(files) // 2
        for part in (files[:half], files[half:]) if half else ():
            yield from _read(folder, part)
        return
    for file, (document, outcome) in zip(files, told, strict=True):
        yield file, document, outcome


@transaction.atomic
def _receive(
    edition: Edition, document: str, files: Iterable[tuple[File, Mapping[str, Any]]], there: list[File]
) -> None:
    """Keep files of a document as uploads; let the draft follow when it may, else let people be asked."""
    form = workspace.form_of(edition, document)
    if form is None:
        raise ValueError(document)
    for file, outcome in files:
        payload = with_kept_pictures(outcome["payload"])
        key = {"edition": edition.year, "document": document}
        draft, is_new = Draft.objects.get_or_create(**key, defaults={"language": payload["language"]})
        draft.uploads.filter(by=None, name=file.name, settled=None).update(settled=timezone.now())
        made = Upload.objects.create(
            draft=draft,
            name=file.name,
            stored=file.kept,
            outcome={**outcome, "payload": payload},
            template=template_version(form),
        )
        if not is_new:
            values = {"file": file.name, "fingerprint": file.kept}
            record(None, edition.year, document, "The file {file} was found in the edition’s folder.", **values)
    alone = [one for one in there if draft.uploads.filter(by=None, name=one.name, stored=one.kept).exists()] == [file]
    if alone and drafting.follow(draft, payload["language"], contents_of(form, payload)):
        settle(made)
