"""What is answered when there is nothing to answer with."""

from collections.abc import Callable
from math import ceil

from django.core.exceptions import DisallowedHost, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_request, override
from django.views.decorators.csrf import requires_csrf_token

from authoring.errors import AuthoringError
from authoring.portal.access import can_be_sent_again
from authoring.portal.drafts.found import OpeningError
from authoring.portal.page import speaking
from authoring.portal.places import BusyError
from authoring.portal.sending_again import send_again

_TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)

_SIGNING_IN = 300
"""Seconds after which allauth lets somebody try again (`login_failed`, the longest that is common)."""


def _page(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, "error.html", {"status": status}, status=status)


@requires_csrf_token
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that a request made no sense, or brought more than may be sent at once."""
    if isinstance(exception, DisallowedHost):
        with override(get_language_from_request(request)):
            return HttpResponse(render_to_string("broken.html", {"is_elsewhere": True}), status=400)
    return _page(request, 413 if isinstance(exception, _TOO_MUCH) else 400)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """Say that it may not be."""
    return _page(request, 403)


@requires_csrf_token
def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Say that a form did not come from a page of ours; send what came from an old one of ours again."""
    if can_be_sent_again(request) and _is_from_here(request):
        return send_again(request, 403 if request.user.is_authenticated else 401)
    return render(request, "error.html", {"status": 403, "is_old": True}, status=403)


def _is_from_here(request: HttpRequest) -> bool:
    """Tell whether a form was sent from a page of ours, as its browser says; without that nobody knows."""
    here = f"{request.scheme}://{request.get_host()}"
    sent_from = request.headers.get("Origin")
    return sent_from == here if sent_from else request.headers.get("Referer", "").startswith(f"{here}/")


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Say that there is nothing here."""
    return _page(request, 404)


@requires_csrf_token
def too_many(request: HttpRequest, wait: int = 0) -> HttpResponse:
    """Say that somebody asks too often, and for how many seconds to wait: 0 where it is about signing in."""
    minutes = ceil(wait / 60)
    if wait and can_be_sent_again(request):
        answer = send_again(request, 429, minutes)
    else:
        answer = render(request, "error.html", {"status": 429, "minutes": minutes}, status=429)
    answer["Retry-After"] = str(wait or _SIGNING_IN)
    return answer


_AGAIN = 2
"""Seconds until a browser asks again whether a document is open."""


class NotAllowedMiddleware:
    """Answers whoever typed, or kept, the address of what only a form is sent to: a page instead of nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        answer = self._get_response(request)
        if not isinstance(answer, HttpResponseNotAllowed) or request.method != "GET":
            return answer
        page = _page(request, answer.status_code)
        page["Allow"] = answer["Allow"]
        return page


class BusyMiddleware:
    """Answers what cannot be done now, because as much as may be done apart from the web is being done: try again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say that it is to be asked again in a moment."""
        if not isinstance(exception, BusyError):
            return None
        is_opening = isinstance(exception, OpeningError) and request.method == "GET"
        answer = render(request, "busy.html", {"is_opening": is_opening}, status=202 if is_opening else 503)
        answer["Retry-After"] = "5"
        if request.method == "GET":
            answer["Refresh"] = str(_AGAIN if is_opening else 5)  # a browser asks again by itself, without a script
        return answer


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Say that something is broken here; nothing may be asked of the database or the session now."""
    return HttpResponse(render_to_string("broken.html"), status=500)


class UnreadableMiddleware:
    """Answers what cannot be shown because a file of the edition, changed by hand, cannot be read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say what is to be mended, to a coordinator of that edition; to others that somebody has to."""
        if not isinstance(exception, AuthoringError):
            return None
        rights = getattr(request, "rights", None)
        named = request.resolver_match.kwargs if request.resolver_match else {}
        year = named.get("year")
        coordinates = bool(rights and year and rights.coordinates(year))
        values = {"said": exception.text(speaking()) if coordinates else "", "year": year if coordinates else None}
        return render(request, "unreadable.html", values, status=503)
