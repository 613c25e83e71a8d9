"""What a sheet said before, and what two people typed at once."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from authoring.forms.sheets import Sheet
from authoring.portal.access import Request
from authoring.portal.drafts import drafting
from authoring.portal.drafts.comparing import differences
from authoring.portal.drafts.opened import Opened
from authoring.portal.models import Revision
from authoring.portal.page import say


@require_GET
def history(request: Request, year: int, document: str, sheet: str) -> HttpResponse:
    """List all that was saved of a sheet, the latest first."""
    opened, asked = _asked(request, year, document, sheet)
    revisions = opened.draft.revisions.filter(sheet=sheet).select_related("by").order_by("-number")
    return render(request, "history.html", {"opened": opened, "sheet": asked, "revisions": revisions})


@require_http_methods(["GET", "POST"])
def revision(request: Request, year: int, document: str, sheet: str, number: int) -> HttpResponse:
    """Compare what was saved with what the sheet says now, or say it again."""
    opened, asked = _asked(request, year, document, sheet)
    chosen = get_object_or_404(Revision, draft=opened.draft, sheet=sheet, number=number)
    if request.method == "POST":
        return _said_again(request, opened, chosen)
    return _comparison(request, "revision.html", opened, asked, chosen)


@require_http_methods(["GET", "POST"])
def conflict(request: Request, year: int, document: str, sheet: str, number: int) -> HttpResponse:
    """Show what was kept aside beside what somebody else saved meanwhile; let one of them count."""
    opened, asked = _asked(request, year, document, sheet)
    aside = get_object_or_404(Revision, draft=opened.draft, sheet=sheet, number=number, aside=True)
    if request.method == "POST":
        drafting.settle(aside)
        if "keep" in request.POST:
            return redirect(opened.address("sheet", sheet))
        return _said_again(request, opened, aside)
    return _comparison(request, "conflict.html", opened, asked, aside)


def _asked(request: Request, year: int, document: str, sheet: str) -> tuple[Opened, Sheet]:
    opened = Opened.at(year, document, request.user)
    asked = opened.form.sheet(sheet)
    if asked is None:
        raise Http404
    return opened, asked


def _said_again(request: Request, opened: Opened, chosen: Revision) -> HttpResponse:
    """Save a revision's content once more, upon what the page showed as current."""
    base = request.POST.get("base", "")
    saved = drafting.save(
        opened.draft, chosen.sheet, chosen.content, int(base) if base.isdecimal() else 0, request.user
    )
    if saved.aside:
        return redirect(opened.address("conflict", chosen.sheet, number=saved.aside.number))
    messages.success(request, say("The sheet says again what it said in revision {number}.", number=chosen.number))
    return redirect(opened.address("sheet", chosen.sheet))


def _comparison(request: Request, page: str, opened: Opened, asked: Sheet, chosen: Revision) -> HttpResponse:
    now = drafting.current(opened.draft, asked.key)
    values = {
        "opened": opened,
        "sheet": asked,
        "chosen": chosen,
        "now": now,
        "differences": differences(asked, now.content if now else [], chosen.content),
    }
    return render(request, page, values)
