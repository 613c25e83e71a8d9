"""What translators work with: their queue, kits out and back, and a document's sentences one by one."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from authoring.errors import AuthoringError
from authoring.portal import workspace
from authoring.portal.access import Request
from authoring.portal.confined.running import NothingMadeError, StoppedError
from authoring.portal.drafts import uploading
from authoring.portal.drafts.kept import content_of
from authoring.portal.drafts.sending import UNKNOWN, sent
from authoring.portal.models import Handback
from authoring.portal.page import say, speaking
from authoring.portal.people.naming import direction, language_name
from authoring.portal.places import BusyError
from authoring.portal.translators import handing_back
from authoring.portal.translators.kit_form import KITS, made_kit
from authoring.portal.translators.sentence_form import PREFIXES, asked_page, shown_page, typed_in
from authoring.portal.translators.translating import Bilingual, queue
from authoring.portal.translators.typed import Saved, save
from authoring.translation.codes import untagged
from authoring.translation.coverage import Coverage, together

SHOWN = 20
"""Files that are listed: the latest."""


@require_GET
def translation(request: Request, year: int, language: str) -> HttpResponse:
    """Show how far each document has come in a language; offer kits, and take files back."""
    found = _queue(request, year, language)
    edition = workspace.edition_of(year)
    values = {
        "edition": edition,
        "tongue": language,
        "language_name": language_name,
        "queue": [(one, workspace.name_of(edition, one.document)) for one in found],
        "total": together(found) if found else None,
        "kits": KITS,
        "handbacks": _handbacks(year, language),
    }
    return render(request, "translation.html", values)


def _queue(request: Request, year: int, language: str) -> Sequence[Coverage]:
    try:
        return queue(year, language)
    except AuthoringError as error:
        messages.error(request, error.text(speaking()))
        return ()


def _handbacks(year: int, language: str) -> list[tuple[Handback, handing_back.Outcome | None]]:
    found = Handback.objects.filter(edition=year, language=language).select_related("by").order_by("-pk")[:SHOWN]
    return [(one, handing_back.Outcome(one.outcome) if one.outcome else None) for one in found]


@require_POST
def kit(request: Request, year: int, language: str) -> HttpResponse:
    """Send what somebody translates with their own program."""
    document, name = request.POST.get("document", ""), request.POST.get("kit", "")
    try:
        one = Bilingual.at(year, language, document)
        made = made_kit(one, name, request.POST.get("chosen", ""), request.user)
    except Http404:
        return _told(request, year, language, say("Choose a document first."))
    except AuthoringError as error:
        return _told(request, year, language, error.text(speaking()))
    except (StoppedError, NothingMadeError):
        return _told(request, year, language, say("The kit could not be made."))
    if made is None:
        return _told(request, year, language, say("Of that nothing is left to translate: choose other sentences."))
    return sent(made.content, UNKNOWN, made.name)


def _told(request: Request, year: int, language: str, why: str) -> HttpResponse:
    messages.error(request, why)
    return redirect("translation", year=year, language=language)


@require_POST
def hand_back(request: Request, year: int, language: str) -> HttpResponse:
    """Take a file that a translator hands back."""
    if language not in workspace.edition_of(year).languages:
        raise Http404
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        return _told(request, year, language, say("Choose a file first."))
    if (file.size or 0) > uploading.LIMIT:
        return _told(request, year, language, say("The file is larger than 25 MB. Send the kit’s own file as saved."))
    try:
        made = handing_back.receive(year, language, file.name or "", file.read(), request.user)
    except uploading.TooManyError:
        return _told(request, year, language, say("Many files were handed in within the last hour. Wait a little."))
    return _taken_in(request, made)


@require_http_methods(["GET", "POST"])
def handback(request: Request, year: int, language: str, number: int) -> HttpResponse:
    """Show what a file came to; or take from it what somebody has decided."""
    files = Handback.objects.select_related("by")
    found = get_object_or_404(files, edition=year, language=language, pk=number)
    if request.method == "POST":
        return _taken_in(request, found, request.POST.getlist("theirs"), request.POST.getlist("same"))
    edition, outcome = workspace.edition_of(year), handing_back.Outcome(found.outcome) if found.outcome else None
    documents = outcome.told["documents"] if outcome else []
    values = {
        "edition": edition,
        "tongue": language,
        "direction": direction(language),
        "language_name": language_name,
        "handback": found,
        "outcome": outcome,
        "documents": [(one, workspace.name_of(edition, one)) for one in documents],
        "approved": _approved(year, language, documents),
        "approves": request.rights.coordinates(year),
    }
    return render(request, "handback.html", values)


@require_GET
def handback_original(request: Request, year: int, language: str, number: int) -> HttpResponse:  # noqa: ARG001 (a view)
    """Send a file as it came."""
    found = get_object_or_404(Handback, edition=year, language=language, pk=number)
    return sent(content_of(found.stored), UNKNOWN, handing_back.name_to_save(found))


def _approved(year: int, language: str, documents: Sequence[str]) -> set[str]:
    """Return the ids of the sentences that are approved by now."""
    found = set[str]()
    for document in documents:
        try:
            segments = Bilingual.at(year, language, document).segments()
        except (AuthoringError, Http404):
            continue
        found |= {key for key, segment in segments.items() if segment.state in ("reviewed", "final")}
    return found


def _taken_in(request: Request, found: Handback, theirs: Sequence[str] = (), same: Sequence[str] = ()) -> HttpResponse:
    """Take a file in; what settles a conflict does so only as long as ours says what the page has shown."""
    seen = {one: request.POST.get(f"kept.{one}", "").replace("\r\n", "\n") for one in theirs}
    approves = request.rights.coordinates(found.edition)
    try:
        handing_back.take_in(found, request.user, approves=approves, overwrite=seen, same=same)
    except BusyError:
        messages.error(request, say("The file is kept, but could not be taken in yet: others are at work."))
    return redirect("handback", year=found.edition, language=found.language, number=found.pk)


@require_http_methods(["GET", "POST"])
def sentences(request: Request, year: int, language: str, document: str) -> HttpResponse:
    """Show a document's sentences beside their translations; or save those that were changed."""
    try:
        one = Bilingual.at(year, language, document)
        if request.method == "POST":
            return _saved(request, one)
        return _shown(request, one)
    except AuthoringError as error:
        return _told(request, year, language, error.text(speaking()))


def _saved(request: Request, one: Bilingual) -> HttpResponse:
    typed, approves = typed_in(request.POST), request.rights.coordinates(one.edition.year)
    saved = save(one, typed, request.user, approves=approves)
    after = Bilingual.at(one.edition.year, one.language, one.document)
    if saved.ids:
        messages.success(request, say("Sentences saved: {count}", count=len(saved.ids)))
    for found in saved.findings:
        messages.warning(request, f"{found.message(speaking())} {found.hint(speaking())}")
    if saved.problems:
        texts = {each.id: each.text for each in typed if each.id in saved.problems}
        return _shown(request, after, saved, texts)
    if not saved.ids:
        messages.info(request, say("Nothing was changed."))
    mend = [each.entry.id for each in after.sentences(saved.ids) if each.findings]
    page = asked_page(request.GET)
    query = urlencode({"show": page.shown, "page": page.number, "mend": mend}, doseq=True)
    way = reverse("sentences", kwargs={"year": one.edition.year, "language": one.language, "document": one.document})
    return redirect(f"{way}?{query}")


def _shown(
    request: Request, one: Bilingual, saved: Saved | None = None, texts: dict[str, str] | None = None
) -> HttpResponse:
    asked = asked_page(request.GET)
    problems = dict(saved.problems) if saved else {}
    page = shown_page(one, asked, pinned=[*problems, *asked.mend])
    values = {
        "one": one,
        "page": page,
        "problems": problems,
        "texts": texts or {},
        "gone": {key: text for key, text in (texts or {}).items() if key not in one.segments()},
        "names": PREFIXES,
        "language_name": language_name,
        "direction": direction,
        "approves": request.rights.coordinates(one.edition.year),
    }
    return render(request, "sentences.html", values, status=409 if problems else 200)


@require_POST
def sentence_findings(request: Request, year: int, language: str, document: str, sentence: str) -> HttpResponse:
    """Tell what there is to mend in a translation as it is typed, without saving it."""
    try:
        one = Bilingual.at(year, language, document)
    except AuthoringError:
        raise Http404 from None
    found = next(iter(one.sentences([sentence])), None)
    if found is None:
        raise Http404
    target = untagged(request.POST.get(f"{PREFIXES['text']}{sentence}", "").replace("\r\n", "\n"))
    told = one.findings(found.entry, target)
    return render(request, "sentence_findings.html", {"findings": told})
