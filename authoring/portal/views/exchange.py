"""A document's workbook, out and in, and how the document would look."""

from pathlib import PurePath

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from authoring.locale import LANGUAGES
from authoring.portal.access import Request
from authoring.portal.confined.running import NothingMadeError, StoppedError, run
from authoring.portal.drafts import drafting, uploading
from authoring.portal.drafts.found import is_of_signed, leave
from authoring.portal.drafts.kept import content_of
from authoring.portal.drafts.opened import Opened
from authoring.portal.drafts.payload import payload_of, with_pictures
from authoring.portal.drafts.previewing import FORMATS, MEDIA_TYPES
from authoring.portal.drafts.previewing import preview as made_preview
from authoring.portal.drafts.sending import INERT, PAGE, UNKNOWN, WORKBOOK, sent
from authoring.portal.drafts.uploading import Outcome
from authoring.portal.models import Upload
from authoring.portal.page import say, speaking
from authoring.portal.people.naming import language_name

SHOWN = 50
"""Files that are listed: the latest."""


@require_http_methods(["GET", "POST"])
def workbook(request: Request, year: int, document: str) -> HttpResponse:
    """Offer the workbook, and list what was handed in; or take a file."""
    opened = Opened.at(year, document, request.user)
    if request.method == "POST":
        return _received(request, opened)
    uploads = opened.draft.uploads.select_related("by").order_by("-pk")[:SHOWN]
    languages = {tag: language_name(tag) for tag in _languages(opened)}
    return render(request, "workbook.html", {"opened": opened, "uploads": uploads, "tongues": languages})


def _received(request: Request, opened: Opened) -> HttpResponse:
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        return _told(request, opened, say("Choose a file first."))
    if (file.size or 0) > uploading.LIMIT:
        found = uploading.too_large(file.name or "", file.size or 0)
        return _told(request, opened, f"{found.message(speaking())} {found.hint(speaking())}")
    try:
        made = uploading.receive(opened.draft, file.name or "", file.read(), request.user)
    except uploading.TooManyError:
        return _told(request, opened, say("Many files were handed in within the last hour. Wait a little."))
    return redirect(opened.address("upload", number=made.pk))


def _told(request: Request, opened: Opened, why: str) -> HttpResponse:
    messages.error(request, why)
    return redirect(opened.address("workbook"))


@require_POST
def write_in(request: Request, year: int, document: str) -> HttpResponse:
    """Say in which language the document is written."""
    opened = Opened.at(year, document, request.user)
    language = request.POST.get("language", "")
    if language in _languages(opened):
        drafting.write_in(opened.draft, language, request.user)
    return redirect(opened.address("workbook"))


def _languages(opened: Opened) -> list[str]:
    """Return the languages a document can be written in: the edition's, and those the program speaks."""
    return list(dict.fromkeys((*opened.edition.languages, *LANGUAGES)))


@require_GET
def filled(request: Request, year: int, document: str) -> HttpResponse:
    """Send the workbook filled with what was entered so far."""
    opened = Opened.at(year, document, request.user)
    draft = opened.draft
    payload = with_pictures(payload_of(opened.form, draft.language, drafting.contents(draft)))
    try:
        content = run("fill", {**uploading.form_asked(opened), "payload": payload})
    except StoppedError:
        return _told(request, opened, say("The workbook could not be made: there is too much in it."))
    return sent(content, WORKBOOK, f"{document}-{year}.xlsx")


@require_http_methods(["GET", "POST"])
def upload(request: Request, year: int, document: str, number: int) -> HttpResponse:
    """Compare what a file says with what is entered, and show what there is to mend in it; or take sheets over."""
    opened, found = _asked(request, year, document, number)
    outcome = uploading.outcome_of(found, opened)
    if request.method == "POST":
        return (_left if "leave" in request.POST else _taken_over)(request, opened, found, outcome)
    compared = uploading.compared(opened, outcome)
    differing = {one.sheet.key: one for one in compared}
    values = {
        "opened": opened,
        "upload": found,
        "outcome": outcome,
        "compared": compared,
        "waits": found.by is None and found.settled is None,
        "is_of_signed": found.by is None and is_of_signed(found),
        "listed": [(sheet, differing.get(sheet.key), outcome.of_sheet(sheet)) for sheet in opened.form.sheets],
        "tongue": language_name(outcome.language) if _is_another(opened, outcome) else "",
    }
    return render(request, "upload.html", values)


def _asked(request: Request, year: int, document: str, number: int) -> tuple[Opened, Upload]:
    opened = Opened.at(year, document, request.user)
    return opened, get_object_or_404(Upload.objects.select_related("draft", "by"), draft=opened.draft, pk=number)


def _is_another(opened: Opened, outcome: Outcome) -> bool:
    return outcome.language in _languages(opened) and outcome.language != opened.draft.language


def _left(request: Request, opened: Opened, found: Upload, outcome: Outcome) -> HttpResponse:  # noqa: ARG001
    leave(found, request.user)
    messages.success(request, say("What is entered here stays as it is."))
    return redirect(opened.address("document"))


def _taken_over(request: Request, opened: Opened, found: Upload, outcome: Outcome) -> HttpResponse:
    chosen = {sheet.key: sheet for sheet in opened.form.sheets if sheet.key in request.POST.getlist("sheet")}
    if outcome.contents is None or not chosen:
        messages.error(request, say("Choose at least one sheet."))
        return redirect(request.path)
    bases = {key: request.POST.get(f"base.{key}", "") for key in chosen}
    numbers = {key: int(base) if base.isdecimal() and len(base) < 10 else 0 for key, base in bases.items()}
    saved = uploading.take_over(found, outcome, numbers, request.user)
    if "language" in request.POST and _is_another(opened, outcome):
        drafting.write_in(opened.draft, outcome.language, request.user)
    asides = {key: one.aside.number for key, one in saved.items() if one.aside}
    for key, number in asides.items():
        return redirect(opened.address("conflict", key, number=number))
    messages.success(request, say("The sheets were taken over from {file}.", file=found.name))
    return redirect(opened.address("document"))


@require_GET
def original(request: Request, year: int, document: str, number: int) -> HttpResponse:
    """Send a file as it came."""
    _, found = _asked(request, year, document, number)
    return sent(content_of(found.stored), UNKNOWN, uploading.name_to_save(found))


@require_GET
def annotated(request: Request, year: int, document: str, number: int) -> HttpResponse:
    """Send a workbook that was handed in with what there is to mend in it inside."""
    opened, found = _asked(request, year, document, number)
    try:
        content = run("annotate", {**uploading.asked(found, opened), "language": speaking()}, content_of(found.stored))
    except (NothingMadeError, StoppedError):
        raise Http404 from None
    name = PurePath(uploading.name_to_save(found))
    return sent(content, UNKNOWN, f"{name.stem}-{say('findings')}{name.suffix}")


@require_GET
def previews(request: Request, year: int, document: str) -> HttpResponse:
    """Offer the document as it would be published, in each language and format."""
    opened = Opened.at(year, document, request.user)
    languages = {tag: language_name(tag) for tag in opened.edition.languages}
    return render(request, "previews.html", {"opened": opened, "tongues": languages})


@require_GET
def preview(request: Request, year: int, document: str, tongue: str, file_format: str) -> HttpResponse:
    """Show or send the document as it would be published."""
    opened = Opened.at(year, document, request.user)
    wanted = next((one for one in FORMATS if one == file_format), None)
    if wanted is None or tongue not in opened.edition.languages:
        raise Http404
    try:
        content = made_preview(opened, tongue, wanted)
    except (NothingMadeError, StoppedError) as error:
        is_empty = isinstance(error, NothingMadeError)
        messages.error(
            request, say("There is nothing to show yet.") if is_empty else say("The preview could not be made.")
        )
        return redirect(opened.address("previews"))
    name = f"{document}-{year}.{tongue}.{wanted}"
    return sent(content, MEDIA_TYPES[wanted], name, PAGE if wanted == "html" else INERT, inline=wanted == "html")
