"""Coming in, and what waits for whoever comes."""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from authoring.edition.edition import Edition
from authoring.locale import LANGUAGES
from authoring.portal import workspace
from authoring.portal.access import Asked, Request, Rights
from authoring.portal.models import Invitation, Person


@require_GET
def home(request: Request) -> HttpResponse:
    """Show the documents that are theirs, edition by edition."""
    editions = [workspace.edition_of(year) for year in workspace.years() if year in request.rights.years]
    return render(request, "home.html", {"editions": [(one, _documents(request.rights, one)) for one in editions]})


def _documents(rights: Rights, edition: Edition) -> list[tuple[str, str]]:
    return [
        (document, workspace.name_of(edition, document))
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
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=365 * 24 * 60 * 60,
            samesite="Lax",
            secure=settings.LANGUAGE_COOKIE_SECURE,
        )
        if isinstance(request.user, Person):
            Person.objects.filter(pk=request.user.pk).update(language=language)
    return answer


@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Let whoever was invited choose a password, once, and sign them in."""
    invited = Invitation.of(secret)
    if invited is None:
        return render(request, "invitation_over.html", status=410)
    form = SetPasswordForm(invited.person, request.POST or None)
    if form.is_valid() and invited.take_up():
        person = form.save()
        login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
        return redirect("home")
    return render(request, "invitation.html", {"form": form, "person": invited.person})
