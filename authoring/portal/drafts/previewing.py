"""A draft as it would be published: made in a confined process, kept until it or what it is made with changes."""

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import get_args

from django.conf import settings

from authoring.edition.files import write_atomically
from authoring.portal import workspace
from authoring.portal.confined.running import MAKING, run
from authoring.portal.drafts.drafting import contents
from authoring.portal.drafts.opened import Opened
from authoring.portal.drafts.payload import fingerprint, payload_of, with_pictures
from authoring.publishing.artifact import Format
from authoring.publishing.manifest import digest_all

MEDIA_TYPES: Mapping[str, str] = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
FORMATS: tuple[Format, ...] = get_args(Format)


def preview(opened: Opened, language: str, file_format: Format) -> bytes:
    """Return what a draft would look like; raises BusyError, StoppedError, NothingMadeError when it says nothing."""
    payload = payload_of(opened.form, opened.draft.language, contents(opened.draft))
    folder = workspace.folder_of(opened.edition.year)
    templates = settings.WORKSPACE / "templates"
    made_of = digest_all(version("authoring"), fingerprint(payload), _state(folder.path), _state(templates))
    kept = _folder(opened) / f"{language}.{made_of}.{file_format}"
    if kept.exists():
        return kept.read_bytes()
    asked = {"folder": str(folder.path), "output": str(folder.output), "templates": str(templates)}
    values = {"payload": with_pictures(payload), "language": language, "format": file_format}
    content = run("preview", {**asked, **values}, limits=MAKING)
    for outdated in kept.parent.glob(f"{language}.*.{file_format}"):
        outdated.unlink(missing_ok=True)
    write_atomically(kept, content)
    return content


def _folder(opened: Opened) -> Path:
    return Path(settings.PORTAL) / "previews" / str(opened.edition.year) / opened.document


def _state(folder: Path) -> str:
    """Return what changes when a file in a folder does."""
    states = ((str(file), file.stat()) for file in sorted(folder.rglob("*")) if file.is_file())
    return digest_all([(name, state.st_size, state.st_mtime_ns) for name, state in states])
