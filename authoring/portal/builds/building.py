"""A build as the worker does it: the report made, its files put aside, compared with those of the build before.

What a build has made is kept in a folder of its own, as copies: neither the next build nor an office program that saves
in place changes what was published or is being downloaded.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from time import monotonic
from typing import TYPE_CHECKING, Any

from django.conf import settings

from authoring.edition.files import write_folder
from authoring.errors import AuthoringError, UnreadableError
from authoring.locale import LANGUAGES
from authoring.pipeline.comparison import changes, stated_fingerprint
from authoring.pipeline.publication import BuildRequest, Built, build
from authoring.portal import workspace
from authoring.portal.builds import jobs, made
from authoring.portal.drafts.comparing import word_pieces
from authoring.portal.models import Job
from authoring.publishing import manifest

if TYPE_CHECKING:
    from authoring.publishing.manifest import Artifact
    from authoring.publishing.press import Printed

_SHOWN = 500
"""How many changed passages of a language are shown, and how many lines of a refusal are kept."""

_KEPT = 20
"""How many builds of an edition keep their files; what was published keeps them for good."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a job ended, and what the log says of it (a message id that names the job's `number`)."""

    state: Job.State
    outcome: Mapping[str, Any]
    what: str


def run(job: Job) -> Ended:
    """Build what is asked for. What stands in the way is an outcome, in every language; nothing else is caught."""
    folder = workspace.folder_of(job.edition)
    request, inputs = request_of(job.asked), manifest.digest_files(folder.inputs())
    try:
        built = build(folder, settings.WORKSPACE / "templates", request, _Telling(job, _total(job)))
    except AuthoringError as refusal:
        said = {language: [line.text(language) for line in refusal.lines[:_SHOWN]] for language in LANGUAGES}
        return Ended(Job.State.FAILED, {"refused": said}, "Build {number} was refused.")
    outcome = _put_aside(job, built, folder.output) | {"inputs": inputs}
    _forget(job)
    return Ended(Job.State.DONE, outcome, "Build {number} is done.")


def request_of(asked: Mapping[str, Any]) -> BuildRequest:
    """Return what a job asks of the pipeline. One process: the other core answers people."""
    return BuildRequest(
        tuple(asked["formats"]),
        tuple(asked["languages"]),
        group=asked["group"] or None,
        final=asked["final"],
        allow_errors=asked["allow_errors"],
        allow_missing=tuple(asked["missing"]),
        site=asked["site"],
    )


def _total(job: Job) -> int:
    return len(job.asked["languages"]) * len(job.asked["formats"])


class _Telling:
    """Tells how far a job is, no more than once a second; the last file is always told."""

    def __init__(self, job: Job, total: int) -> None:
        self._job, self._total, self._done, self._told = job, total, 0, 0.0
        jobs.tell(job, {"done": 0, "total": total})

    def __call__(self, printed: "Printed") -> None:
        self._done += 1
        if self._done == self._total or monotonic() - self._told >= 1:
            self._told = monotonic()
            last = {"language": printed.artifact.language, "format": printed.artifact.format}
            jobs.tell(self._job, {"done": self._done, "total": self._total, **last})


class ChangedMeanwhileError(Exception):
    """Somebody else has built the edition at the same time: the job is begun again."""


def _put_aside(job: Job, built: Built, output: Path) -> dict[str, Any]:
    """Keep the files of a build, all or none, with what they changed; return the job's outcome."""
    files = _files(built, output)
    site = _site(job, built, output)
    before = made.last_before(job)
    compared = _compared(files, before)
    told = [_told(one.artifact, files[one.artifact.path], before) for one in built.printed]
    told += [_told_of_site(path, content, before) for path, content in site.items()]
    write_folder(
        made.folder_of(job), files | site | {made.COMPARISON: json.dumps(compared, ensure_ascii=False).encode()}
    )
    return {
        "files": told,
        "against": before.pk if before else None,
        "findings": built.findings,
        "missing": list(built.missing),
        "untranslated": built.untranslated,
    }


def _files(built: Built, output: Path) -> dict[str, bytes]:
    files = {}
    for one in built.printed:
        content = (output / one.artifact.path).read_bytes()
        if sha256(content).hexdigest() != one.artifact.sha256:
            raise ChangedMeanwhileError(one.artifact.path)
        files[one.artifact.path] = content
    return files


def _site(job: Job, built: Built, output: Path) -> dict[str, bytes]:
    """Return the folder of pages as one file; nothing where none was asked for."""
    if not built.site:
        return {}
    pages = {path: (output / manifest.SITE / path).read_bytes() for path in built.site}
    last = manifest.read(output)
    if last is None or last.site != {path: manifest.digest(content) for path, content in pages.items()}:
        raise ChangedMeanwhileError(manifest.SITE)
    return {f"annual-report-{job.edition}.site.zip": made.packed(pages)}


def _told_of_site(path: str, content: bytes, before: Job | None) -> dict[str, Any]:
    digest = sha256(content).hexdigest()
    told = {
        "path": path,
        "language": "",
        "format": made.SITE,
        "size": len(content),
        "sha256": digest,
        "fingerprint": "",
    }
    return told | {"standing": _standing(told, made.files_of(before).get(path) if before else None)}


def _told(artifact: "Artifact", content: bytes, before: Job | None) -> dict[str, Any]:
    """Return what is told of a file, with how it stands to that of the build before."""
    kept = asdict(artifact)
    told = {name: kept[name] for name in ("path", "language", "format", "size", "sha256")}
    told["fingerprint"] = stated_fingerprint(content, artifact.format)
    return told | {"standing": _standing(told, made.files_of(before).get(artifact.path) if before else None)}


def _standing(told: Mapping[str, Any], before: Mapping[str, Any] | None) -> str:
    """Return `new`, `same`, `alike` (other bytes that say the same: a draft and the final report), or `changed`."""
    if before is None:
        return "new"
    if told["sha256"] == before["sha256"]:
        return "same"
    return "alike" if told["fingerprint"] and told["fingerprint"] == before["fingerprint"] else "changed"


def _compared(files: Mapping[str, bytes], before: Job | None) -> dict[str, Any]:
    """Return, for each language whose pages both builds have, in which passages they differ."""
    if before is None:
        return {}
    return {
        one["language"]: _passages(content, files[path])
        for path, one in made.files_of(before).items()
        if one["format"] == "html" and path in files and (content := made.content_of(before, path)) is not None
    }


def _passages(before: bytes, after: bytes) -> dict[str, Any]:
    """Return the passages that differ by their words, and how many there are in all."""
    try:
        found = changes(before, after)
    except UnreadableError:  # made by an earlier release in another way
        return {"count": 0, "passages": []}
    shown = [
        {
            "chapter": one.chapter,
            "pieces": [[piece.standing, piece.text] for piece in word_pieces(one.before, one.after)],
        }
        for one in found[:_SHOWN]
    ]
    return {"count": len(found), "passages": shown}


def _forget(job: Job) -> None:
    """Remove the files of builds that are long past and were never published, and what killed ones have left."""
    builds = made.builds_of(job.edition)
    past = builds.filter(state=Job.State.DONE, pk__lt=job.pk)
    kept = [job, *past[: _KEPT - 1], *past.filter(publication__isnull=False)]
    names = {made.folder_of(one).name for one in kept}
    numbers = {str(number) for number in builds.values_list("pk", flat=True)}
    for folder in made.folder_of(job).parent.iterdir():
        if folder.name not in names and folder.name.lstrip(".").partition(".")[0] in numbers:
            rmtree(folder)
