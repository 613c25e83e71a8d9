"""The report built, looked at, published: for coordinators; and what is published, for everybody with a role."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from authoring.errors import AuthoringError
from authoring.portal import workspace
from authoring.portal.access import Asked, Request
from authoring.portal.builds import changes, jobs, made, published
from authoring.portal.builds.build_form import FORMATS, BuildForm, ask_for, translation_name
from authoring.portal.models import Job
from authoring.portal.page import named, say
from authoring.portal.people.naming import language_name

_MEDIA_TYPES = {
    made.SITE: "application/zip",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
}
_SANDBOX = (
    "sandbox allow-downloads allow-popups; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
)
"""What a published page may do here: show itself, and lead elsewhere."""


@require_http_methods(["GET", "POST"])
def builds(request: Request, year: int) -> HttpResponse:
    """List an edition's builds; ask for one."""
    edition = workspace.edition_of(year)
    form = BuildForm(edition, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _asked_for(request, year, form.asked)
    values = {
        "edition": edition,
        "form": form,
        "builds": made.builds_of(year).select_related("by", "publication")[:50],
        "underway": made.builds_of(year).filter(state__in=jobs.UNDERWAY).first(),
        "publication": published.publication_of(year),
    }
    return render(request, "builds.html", values)


def _asked_for(request: Request, year: int, asked: dict[str, Any]) -> HttpResponse:
    try:
        job = ask_for(year, asked, request.user)
    except jobs.AskedAlreadyError:
        messages.error(request, say("A build of this edition is underway: the next can begin when it has ended."))
        return redirect("builds", year=year)
    except jobs.TooManyError:
        messages.error(request, say("You have asked for as much as may wait at once."))
        return redirect("builds", year=year)
    return redirect("build", year=year, number=job.pk)


@require_GET
def build(request: Request, year: int, number: int) -> HttpResponse:
    """Show how far a build is, or what it came to."""
    job = _job(year, number)
    values = {
        "edition": workspace.edition_of(year),
        "job": job,
        "files": _by_language(job),
        "formats": FORMATS,
        "is_kept": made.is_kept(job),
        "is_published": _is_published(job),
        "is_publishable": published.is_publishable(job),
        "site": _site(job),
        "missing": _names(year, job.outcome.get("missing", ())),
        "asked": _asked(year, job),
        "is_late": jobs.is_late(job),
        "untranslated": [(language_name(tag), count) for tag, count in _untranslated(job).items() if count],
    }
    return render(request, "build.html", values)


@never_cache
@require_GET
def build_progress(request: Request, year: int, number: int) -> HttpResponse:
    """Show how far a build is, within its page, which is shown anew when it has ended."""
    job = _job(year, number)
    answer = render(request, "build_progress.html", {"job": job, "is_late": jobs.is_late(job)})
    if job.state not in jobs.UNDERWAY:
        answer["HX-Refresh"] = "true"
    return answer


@require_GET
def build_comparison(request: Request, year: int, number: int) -> HttpResponse:
    """Show in which passages a build differs from the one before."""
    job, edition = _job(year, number), workspace.edition_of(year)
    compared = [
        (tag, language_name(tag), found["count"], changes.chapters(found["passages"]))
        for tag, found in made.comparison_of(job).items()
    ]
    before = made.builds_of(year).filter(pk=job.outcome.get("against")).first()
    sources = changes.sources(edition, before, job) if before else []
    values = {"edition": edition, "job": job, "compared": compared, "sources": sources}
    return render(request, "build_comparison.html", values)


@require_GET
def build_file(request: Request, year: int, number: int, path: str) -> HttpResponse:  # noqa: ARG001 (a view)
    """Send a file of a build."""
    return _sent(_job(year, number), path)


@require_GET
def build_archive(request: Request, year: int, number: int) -> HttpResponse:  # noqa: ARG001 (a view)
    """Send all files of a build as one."""
    return _packed(_job(year, number))


@require_POST
def stop_build(request: Request, year: int, number: int) -> HttpResponse:
    """End a build that is no longer wanted."""
    if jobs.stop(_job(year, number), request.user):
        messages.success(request, say("The build is stopped: what was published before stands."))
    else:
        messages.info(request, say("The build had ended before."))
    return redirect("build", year=year, number=number)


@require_POST
def publish(request: Request, year: int, number: int) -> HttpResponse:
    """Let readers see a build."""
    try:
        published.publish(_job(year, number), request.user)
    except published.NotPublishableError:
        messages.error(request, say("Only a final report whose files are kept can be published."))
    else:
        messages.success(request, say("The report is published: everybody who has a role in this edition sees it."))
    return redirect("build", year=year, number=number)


@require_POST
def withdraw(request: Request, year: int, number: int) -> HttpResponse:
    """Let readers no longer see a build."""
    published.withdraw(_job(year, number), request.user)
    messages.success(request, say("The report is withdrawn: readers no longer see it."))
    return redirect("build", year=year, number=number)


@require_GET
def report(request: Request, year: int) -> HttpResponse:
    """Show what is published of an edition."""
    return _report(request, year, 200)


def _report(request: Request, year: int, status: int) -> HttpResponse:
    publication, last = published.publication_of(year), published.last_of(year)
    values = {
        "year": year,
        "title": _title(year),
        "publication": publication,
        "is_kept": publication is not None and made.is_kept(publication.job),
        "withdrawn": last.withdrawn if last and not publication else None,
        "files": _by_language(publication.job) if publication else [],
        "site": _site(publication.job) if publication else None,
        "formats": FORMATS,
        "coordinates": request.rights.may("builds", Asked(year)),
    }
    return render(request, "report.html", values, status=status)


def _title(year: int) -> str:
    """Return what an edition is called; its year where its definition cannot be read now."""
    try:
        return named(workspace.edition_of(year).title)
    except AuthoringError:
        return str(year)


@require_GET
def report_file(request: Request, year: int, path: str) -> HttpResponse:
    """Send a published file; say where nothing is published that it is not there, or no longer."""
    publication = published.publication_of(year)
    return _sent(publication.job, path) if publication else _report(request, year, 404)


@require_GET
def report_archive(request: Request, year: int) -> HttpResponse:
    """Send all published files as one."""
    publication = published.publication_of(year)
    return _packed(publication.job) if publication else _report(request, year, 404)


def _job(year: int, number: int) -> Job:
    return get_object_or_404(made.builds_of(year).select_related("by", "publication"), pk=number)


def _is_published(job: Job) -> bool:
    publication = published.publication_of(job.edition)
    return publication is not None and publication.job_id == job.pk


def _by_language(job: Job) -> list[tuple[str, str, list[Any]]]:
    """Return the languages of a build: tag, name, the files in it."""
    files = [one for one in made.files_of(job).values() if one["format"] != made.SITE]
    tags = dict.fromkeys(one["language"] for one in files)
    return [(tag, language_name(tag), [one for one in files if one["language"] == tag]) for tag in tags]


def _site(job: Job) -> Mapping[str, Any] | None:
    """Return the one file with the folder of pages, None where a build has made none."""
    return next((one for one in made.files_of(job).values() if one["format"] == made.SITE), None)


def _asked(year: int, job: Job) -> list[tuple[str, str]]:
    """Return what was asked of a build, in words."""
    asked = job.asked
    told = [
        (say("Languages"), ", ".join(map(language_name, asked["languages"]))),
        (say("Formats"), ", ".join(FORMATS[one] for one in asked["formats"])),
        (say("Only the chapter"), ", ".join(_names(year, [asked["group"]] if asked["group"] else []))),
        (say("Also as a website"), say("yes") if asked["site"] else ""),
        (say("It may lack"), ", ".join(_names(year, asked["missing"]))),
        (say("There may be errors in it"), say("yes") if asked["allow_errors"] else ""),
        (say("Why"), asked["reason"]),
    ]
    return [(label, text) for label, text in told if text]


def _names(year: int, keys: Iterable[str]) -> list[str]:
    """Return the names of documents, and of languages as translations."""
    edition = workspace.edition_of(year)
    return [translation_name(key) if key in edition.languages else workspace.name_of(edition, key) for key in keys]


def _untranslated(job: Job) -> dict[str, int]:
    lacking: dict[str, int] = job.outcome.get("untranslated", {})
    return lacking


def _sent(job: Job, path: str) -> HttpResponse:
    content = made.content_of(job, path)
    if content is None:
        raise Http404
    told = made.files_of(job)[path]
    answer = HttpResponse(content, content_type=_MEDIA_TYPES[told["format"]])
    if told["format"] == "html":
        answer["Content-Security-Policy"] = _SANDBOX
    else:
        answer["Content-Disposition"] = f'attachment; filename="{path.rpartition("/")[2]}"'
    return _kept_private(answer)


def _packed(job: Job) -> HttpResponse:
    content = made.archive_of(job)
    if content is None:
        raise Http404
    answer = HttpResponse(content, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="annual-report-{job.edition}.zip"'
    return _kept_private(answer)


def _kept_private(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "private, no-cache"
    return answer
