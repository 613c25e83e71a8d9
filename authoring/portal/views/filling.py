"""A document's pages: its sheets, one page each, saved as they are typed."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from authoring.edition.edition import Edition
from authoring.forms.sheets import Form, Sheet
from authoring.model.finding import Finding
from authoring.pipeline.drafts import read_draft
from authoring.portal import drafting, workspace
from authoring.portal.access import Request
from authoring.portal.models import Draft
from authoring.portal.payload import payload_of, place_of
from authoring.portal.posting import page_rows, posted_rows


class Opened:
    """A document as somebody opens it: its edition, form and draft, made when it is opened first."""

    def __init__(self, year: int, document: str, language: str) -> None:
        self.edition: Edition = workspace.edition_of(year)
        form = workspace.form_of(self.edition, document)
        if form is None:
            raise Http404
        self.form: Form = form
        self.document = document
        self.name = workspace.name_of(self.edition, document)
        self.draft, _ = Draft.objects.get_or_create(edition=year, document=document, defaults={"language": language})

    def findings(self) -> list[Finding]:
        """Return all there is to mend in what the draft says now."""
        payload = payload_of(self.form, self.draft.language, drafting.contents(self.draft))
        return read_draft(self.edition, payload)[1]

    def sheet(self, key: str) -> Sheet:
        """Return a sheet; raises Http404."""
        found = self.form.sheet(key)
        if found is None:
            raise Http404
        return found


@require_GET
def document(request: Request, year: int, document: str) -> HttpResponse:
    """Show how far each sheet has come."""
    opened = _opened(request, year, document)
    said, findings = drafting.contents(opened.draft), opened.findings()
    sheets = [(sheet, len(said.get(sheet.key, ())), _of_sheet(findings, sheet)) for sheet in opened.form.sheets]
    return render(request, "document.html", {"opened": opened, "sheets": sheets})


def _opened(request: Request, year: int, document: str) -> Opened:
    return Opened(year, document, request.user.language)


def _of_sheet(findings: list[Finding], sheet: Sheet) -> list[Finding]:
    place = place_of(sheet)
    return [one for one in findings if one.place.field == place or one.place.field.startswith(f"{place}.")]


@require_http_methods(["GET", "POST"])
def sheet(request: Request, year: int, document: str, sheet: str) -> HttpResponse:
    """Show a sheet to be filled in, or keep what was typed."""
    opened = _opened(request, year, document)
    asked = opened.sheet(sheet)
    if request.method == "POST":
        return _kept(request, opened, asked)
    return _page(request, opened, asked)


def _kept(request: Request, opened: Opened, asked: Sheet) -> HttpResponse:
    rows = posted_rows(asked, request.POST, {}, request.POST.get("arrange", ""))
    base = int(request.POST.get("base") or 0)
    saved = drafting.save(opened.draft, asked.key, rows, base, request.user)
    if saved.aside:
        return _page(request, opened, asked, aside=saved.aside)
    return redirect(request.path)


def _page(request: Request, opened: Opened, asked: Sheet, **values: Any) -> HttpResponse:
    said = drafting.current(opened.draft, asked.key)
    rows = page_rows(asked, said.content if said else [], place_of(asked))
    findings = _of_sheet(opened.findings(), asked)
    return render(
        request,
        "sheet.html",
        {
            "opened": opened,
            "sheet": asked,
            "rows": rows,
            "base": said.number if said else 0,
            "findings": findings,
            **values,
        },
    )
