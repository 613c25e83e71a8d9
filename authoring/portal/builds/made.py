"""What builds have made: their files, as they were when the build ended."""

import json
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.conf import settings
from django.db.models import QuerySet

from authoring.portal.models import Job

COMPARISON = "comparison.json"
"""What a build has changed, beside its files."""


SITE = "site"
"""The format of the one file that holds the folder of pages."""


def folder_of(job: Job) -> Path:
    """Return the folder of a build's files: a try's own, so that a worker taken for dead cannot touch another's."""
    return Path(settings.PORTAL) / "builds" / f"{job.pk}.{job.tries}"


def builds_of(year: int) -> QuerySet[Job]:
    """Return the builds of an edition, the latest first."""
    return Job.objects.filter(kind="build", edition=year).order_by("-pk")


def last_before(job: Job) -> Job | None:
    """Return the last build before this one of the same, the whole edition or a chapter, whose files are still kept."""
    earlier = builds_of(job.edition).filter(state=Job.State.DONE, pk__lt=job.pk)[:20]
    return next((one for one in earlier if one.asked["group"] == job.asked["group"] and is_kept(one)), None)


def is_kept(job: Job) -> bool:
    """Tell whether the files of a build are still kept."""
    return folder_of(job).is_dir()


def files_of(job: Job) -> Mapping[str, Mapping[str, Any]]:
    """Return what is told of each file of a build, by its path; nothing of one that has made none."""
    return {one["path"]: one for one in job.outcome.get("files", ())}


def content_of(job: Job, path: str) -> bytes | None:
    """Return a file of a build; None when there is none, or when it is not what the build has made."""
    told = files_of(job).get(path)
    if told is None:
        return None
    try:
        content = (folder_of(job) / told["path"]).read_bytes()
    except FileNotFoundError:
        return None
    return content if sha256(content).hexdigest() == told["sha256"] else None


def archive_of(job: Job) -> bytes | None:
    """Return all files of a build as a zip, the same bytes each time; None when one of them is not to be had."""
    contents = {path: content_of(job, path) for path in files_of(job)}
    found = {path: content for path, content in contents.items() if content is not None}
    return packed(found) if len(found) == len(contents) else None


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return files as a zip, the same bytes each time."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for path in sorted(files):
            archive.writestr(ZipInfo(path), files[path], ZIP_DEFLATED)
    return content.getvalue()


def comparison_of(job: Job) -> Mapping[str, Any]:
    """Return what a build has changed, by language; nothing when it was the first or its files are gone."""
    try:
        found: Mapping[str, Any] = json.loads((folder_of(job) / COMPARISON).read_bytes())
    except FileNotFoundError:
        return {}
    return found
