"""When somebody who has signed in is signed out again: after two hours in which they did nothing, after twelve at most.

The two hours are the session's own age (`SESSION_COOKIE_AGE`), begun anew when somebody does something.
"""

import time
from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

LONGEST = 12 * 60 * 60
"""Seconds after which one signs in again, whatever one is doing."""

_NOTED = 5 * 60
"""Seconds between two notes of what somebody does: not each request writes into the database."""

_BEGAN, _SEEN = "began", "seen"


class SessionsEndMiddleware:
    """Ends sessions that are too old, and keeps those alive in which somebody is doing something."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        if request.user.is_authenticated:
            _go_on(request, time.time())
        return self._get_response(request)


def _go_on(request: HttpRequest, now: float) -> None:
    session = request.session
    if now - session.setdefault(_BEGAN, now) >= LONGEST:
        logout(request)
    elif not asks_by_itself(request) and now - session.get(_SEEN, 0) >= _NOTED:
        session[_SEEN] = now


def asks_by_itself(request: HttpRequest) -> bool:
    """Tell whether an open page asks, and nobody does something: a sheet that still is there, the state of a build."""
    if request.method == "GET":
        return "HX-Request" in request.headers
    return request.headers.get("Accept") == "application/json" and "findings" not in request.GET


def end_elsewhere(request: HttpRequest) -> int:
    """End all sessions of whoever asks but the one they ask in; return how many."""
    others = Session.objects.filter(expire_date__gt=timezone.now()).exclude(session_key=request.session.session_key)
    key = str(request.user.pk)
    theirs = [one.pk for one in others.iterator() if one.get_decoded().get(SESSION_KEY) == key]
    Session.objects.filter(pk__in=theirs).delete()
    return len(theirs)


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send somebody to the door, and back to their page afterwards; the door tells them when a session has ended."""
    answer = redirect_to_login(page_of(request))
    was_in = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    if was_in and "text/html" in request.headers.get("Accept", ""):
        answer["Location"] += "&ended=" + ("looking" if request.method == "GET" else "sending")
    return answer


def page_of(request: HttpRequest) -> str:
    """Return the page somebody is on: of a form, which may have no page of its own, where it was sent from."""
    if request.method == "GET":
        return request.get_full_path()
    sent_from = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(sent_from, {request.get_host()}, require_https=request.is_secure())
    return urlsplit(sent_from if is_ours else "/")._replace(scheme="", netloc="").geturl() or "/"
