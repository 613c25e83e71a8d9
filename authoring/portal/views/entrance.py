"""Coming in, and what waits for whoever comes."""

from datetime import date

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from authoring.edition.edition import Edition
from authoring.errors import AuthoringError
from authoring.locale import LANGUAGES
from authoring.portal import workspace
from authoring.portal.access import Asked, Request, Rights
from authoring.portal.models import Person
from authoring.portal.page import counted, say, speaking
from authoring.portal.people.account_forms import ChoosePassword
from authoring.portal.people.accounts import let_in, speak
from authoring.portal.people.inviting import open_invitation, take_up
from authoring.portal.people.naming import language_name
from authoring.portal.people.sessions import end_elsewhere


@require_GET
def home(request: Request) -> HttpResponse:
    """Show the documents that are theirs, edition by edition."""
    rights = request.rights
    found = {year: _readable(year) for year in workspace.years() if year in rights.years}
    editions = [edition for edition in found.values() if edition]
    theirs = [(one, _documents(rights, one), _coordinates(rights, one), _translations(rights, one)) for one in editions]
    broken = [(year, rights.coordinates(year)) for year, edition in found.items() if edition is None]
    return render(request, "home.html", {"editions": theirs, "broken": broken})


def _readable(year: int) -> Edition | None:
    """Return an edition, None where its definition cannot be read now."""
    try:
        return workspace.edition_of(year)
    except AuthoringError:
        return None


def _translations(rights: Rights, edition: Edition) -> list[tuple[str, str]]:
    """Return the languages they translate into, each with its name; for coordinators they stand at the desk."""
    if _coordinates(rights, edition):
        return []
    languages = (tag for tag in edition.languages if rights.may("translation", Asked(edition.year, language=tag)))
    return [(tag, language_name(tag)) for tag in languages]


def _coordinates(rights: Rights, edition: Edition) -> bool:
    return rights.may("people", Asked(edition.year))


def _documents(rights: Rights, edition: Edition) -> list[tuple[str, str, date | None]]:
    """Return the documents that are theirs, each with its name and the day it is due."""
    return [
        (document, workspace.name_of(edition, document), edition.due_of(document))
        for document in workspace.documents_of(edition)
        if rights.may("document", Asked(edition.year, document))
    ]


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Speak another language from now on, on the same page."""
    language, back = request.POST.get("language", ""), request.POST.get("next", "/")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    answer = redirect(back if is_ours else "/")
    if language in LANGUAGES:
        speak(answer, language)
        if isinstance(request.user, Person):
            Person.objects.filter(pk=request.user.pk).update(language=language)
    return answer


@require_POST
def sign_out_elsewhere(request: Request) -> HttpResponse:
    """Sign whoever asks out in all other browsers."""
    ended = end_elsewhere(request)
    said = counted("{n} other session was ended.", "{n} other sessions were ended.", ended)
    messages.success(request, said if ended else say("You were not signed in anywhere else."))
    return redirect("mfa_index")


@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Let whoever was invited choose a password, or go on to add a passkey, once; they have signed in then."""
    invited = open_invitation(secret)
    if invited is None:
        return render(request, "invitation_over.html", status=410)
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(invited.person.language)
    form = ChoosePassword(invited.person, request.POST or None)
    by_passkey = "passkey" in request.POST
    if not by_passkey and not form.is_valid():
        return render(request, "invitation.html", {"form": form, "person": invited.person})
    if not take_up(invited, None if by_passkey else form.cleaned_data["password1"], speaking()):
        return render(request, "invitation_over.html", status=410)
    let_in(request, invited.person)
    answer = redirect("mfa_add_webauthn" if by_passkey else "home")
    speak(answer, speaking())
    return answer
