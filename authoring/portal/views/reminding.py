"""Reminders: shown before they go, and what went out."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from authoring.portal import workspace
from authoring.portal.access import Request
from authoring.portal.desk import matrix
from authoring.portal.listed import listed
from authoring.portal.models import Letter
from authoring.portal.page import counted, say
from authoring.portal.people.reminding import remind, reminders

_NOTE = 2000
"""Characters a coordinator may add to a reminder."""


@require_http_methods(["GET", "POST"])
def reminding(request: Request, year: int) -> HttpResponse:
    """Show the letters that would go now; send those that are chosen."""
    edition = workspace.edition_of(year)
    note = (request.POST.get("note") or "").replace("\r\n", "\n")[:_NOTE]
    ready = reminders(edition, matrix(year, timezone.localdate()), note)
    if request.method == "POST" and request.POST.get("do") == "send":
        asked_for = set(request.POST.getlist("letter"))
        asked = [one for one in ready if one.key in asked_for]
        sent = remind(edition, asked, request.user)
        return _told(request, year, sent, len(asked) - len(sent))
    proposed = [one.key for one in ready if not one.is_fresh]
    chosen = request.POST.getlist("letter") if request.method == "POST" else proposed
    return render(request, "reminding.html", {"edition": edition, "ready": ready, "note": note, "chosen": chosen})


def _told(request: Request, year: int, sent: list[Letter], left_out: int) -> HttpResponse:
    failed = [one for one in Letter.objects.filter(pk__in=[one.pk for one in sent]) if one.failure]
    for one in failed:
        messages.error(request, say("The letter to {name} did not go: {why}", name=one.to, why=one.failure))
    if len(sent) > len(failed):
        messages.success(request, counted("{n} letter was sent.", "{n} letters were sent.", len(sent) - len(failed)))
    if left_out:
        again = counted(
            "{n} letter was not sent again: it went within the last day.",
            "{n} letters were not sent again: they went within the last day.",
            left_out,
        )
        messages.info(request, again)
    return redirect("letters", year=year)


@require_GET
def letters(request: Request, year: int) -> HttpResponse:
    """Show what was written to whom, or about one document, or to somebody, the latest first, page by page."""
    edition = workspace.edition_of(year)
    sent = Letter.objects.filter(edition=year).select_related("to", "by").order_by("-pk")
    found = listed(edition, sent, "to", request.GET)
    values = {"edition": edition, "listed": found, "page": found.page(request.GET.get("page", ""))}
    return render(request, "letters.html", values)
