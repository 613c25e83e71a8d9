"""Remarks on fields, and sending a document back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from authoring.portal.access import Request
from authoring.portal.drafts import commenting
from authoring.portal.drafts.opened import Opened
from authoring.portal.models import Comment
from authoring.portal.page import counted, say

_LIMIT = 4000


@require_http_methods(["GET", "POST"])
def comments(request: Request, year: int, document: str) -> HttpResponse:
    """Show all remarks on a document; a coordinator adds one, on the field the address names.

    Where there is no such field, they are told so, and what they typed stands there for the document as a whole.
    """
    opened = Opened.at(year, document, request.user)
    place = (request.POST or request.GET).get("place", "")[:200]
    text = request.POST.get("text", "").replace("\r\n", "\n").strip()[:_LIMIT]
    is_there = commenting.is_there(opened, place)
    if request.method == "POST" and text and is_there:
        commenting.comment(opened.draft, place, text, request.user)
        return redirect(opened.address("comments"))
    found = opened.draft.comments.select_related("by", "resolved_by").order_by("-resolved", "at")
    values = {
        "opened": opened,
        "comments": [(one, commenting.is_asked(opened, one.place)) for one in found],
        "place": place if is_there else "",
        "field": opened.field_name(place) if is_there else "",
        "is_there": is_there,
        "text": text,
    }
    return render(request, "comments.html", values, status=200 if is_there or request.method == "GET" else 422)


@require_POST
def resolve(request: Request, year: int, document: str, number: int) -> HttpResponse:
    """Say that a remark needs nothing more."""
    opened = Opened.at(year, document, request.user)
    commenting.resolve(get_object_or_404(Comment, draft=opened.draft, pk=number), request.user)
    return redirect(opened.address("comments"))


@require_POST
def send_back(request: Request, year: int, document: str) -> HttpResponse:
    """Give a document back to its authors."""
    opened = Opened.at(year, document, request.user)
    sent = commenting.send_back(opened.draft, request.user)
    messages.success(request, say("It was sent back to its authors."))
    messages.info(request, counted("{n} person was written to.", "{n} people were written to.", len(sent)))
    return redirect(opened.address("document"))
