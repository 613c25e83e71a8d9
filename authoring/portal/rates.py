"""How often one may ask for what: one table for all addresses, asked before any of them answers.

Somebody is who has signed in; where nobody has, it is the network address, so that people who share one do not wait for
one another. The numbers are many times what a person needs: they bound what a script, or a page that has gone wrong,
can cost the others. How often somebody tries to sign in is allauth's to bound, how much may be done at once that of
`confined.running` and `builds.jobs`.
"""

import logging
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_network
from math import ceil
from pathlib import Path
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from authoring.portal.service.counting import count
from authoring.portal.views.errors import too_many

_MINUTE, _HOUR = 60, 60 * 60


@dataclass(frozen=True, slots=True)
class Rate:
    """So many times in so many seconds."""

    times: int
    seconds: int


ALL = Rate(600, _MINUTE)
"""Whatever is asked for, together."""

SENT = Rate(120, _MINUTE)
"""What is sent (POST) to one address that is not in the table: a sheet saves itself every four seconds at most."""

SENT_TO: Mapping[str, Rate] = {
    "workbook": Rate(60, _HOUR),
    "hand_back": Rate(60, _HOUR),
    "invite": Rate(300, _HOUR),
    "invite_again": Rate(300, _HOUR),
    "reminding": Rate(60, _HOUR),
    "send_back": Rate(60, _HOUR),
    "builds": Rate(60, _HOUR),
    "kit": Rate(120, _HOUR),
    "setup_next": Rate(20, _HOUR),
}
"""What makes letters, files or much work, by the address's name."""

MADE_FOR: Mapping[str, Rate] = {
    "workbook_filled": Rate(30, _MINUTE),
    "upload": Rate(60, _MINUTE),
    "upload_annotated": Rate(30, _MINUTE),
    "preview": Rate(30, _MINUTE),
    "setup_blank": Rate(30, _MINUTE),
    "build_archive": Rate(20, _MINUTE),
    "report_archive": Rate(20, _MINUTE),
    "desk_export": Rate(30, _MINUTE),
}
"""What is made anew for each who asks for it (GET), by the address's name."""


def rates_of(name: str, method: str) -> dict[str, Rate]:
    """Return the rates that hold for an address, by what they are counted under."""
    if method == "POST":
        return {"": ALL, f"POST {name}": SENT_TO.get(name, SENT)}
    return {"": ALL, **({name: MADE_FOR[name]} if name in MADE_FOR else {})}


class RatesMiddleware:
    """Counts before a view is called, and answers in its place whoever asks too often."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        return self._get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Any,  # noqa: ARG002 (Django's signature)
        arguments: Any,  # noqa: ARG002
        values: Any,  # noqa: ARG002
    ) -> HttpResponse | None:
        """Let it be answered, or say how long to wait."""
        name = (request.resolver_match.view_name if request.resolver_match else "") or ""
        wait = _wait(_who(request), rates_of(name, request.method or ""))
        return too_many(request, wait=wait) if wait else None


def _wait(who: str, rates: Mapping[str, Rate]) -> int:
    """Return the seconds somebody has to wait, 0 when they may go on."""
    try:
        asked = count(Path(settings.PORTAL), who, {what: rate.seconds for what, rate in rates.items()})
    except (sqlite3.Error, OSError):
        logging.getLogger(__name__).warning("Requests cannot be counted.", exc_info=True)
        return 0  # nobody is refused for what they have not done
    return max((ceil(asked[what].left) for what, rate in rates.items() if asked[what].times > rate.times), default=0)


def _who(request: HttpRequest) -> str:
    if request.user.is_authenticated:
        return f"person {request.user.pk}"
    return _shared(get_adapter().get_client_ip(request))


def _shared(address: str) -> str:
    """Return what somebody's address is counted under: of IPv6 the network, in which one has as many as one likes."""
    return str(ip_network((address, 64), strict=False)) if ":" in address else address
