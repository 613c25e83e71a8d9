"""A document's pages: its sheets, one page each, saved as they are typed."""

import re
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from authoring.forms.sheets import Sheet
from authoring.model.finding import Finding, finding
from authoring.model.place import Place
from authoring.portal.access import Request
from authoring.portal.drafts import drafting, presence
from authoring.portal.drafts.commenting import open_comments
from authoring.portal.drafts.found import is_of_signed, waiting
from authoring.portal.drafts.opened import Opened
from authoring.portal.drafts.payload import place_of
from authoring.portal.drafts.pictures import Pictures, posted_pictures
from authoring.portal.drafts.posting import page_rows, rows_by_key
from authoring.portal.page import say, speaking


@require_GET
def document(request: Request, year: int, document: str) -> HttpResponse:
    """Show how far each sheet has come."""
    opened = Opened.at(year, document, request.user)
    said, findings = drafting.contents(opened.draft), opened.findings()
    sheets = [(sheet, len(said.get(sheet.key, ())), opened.of_sheet(findings, sheet)) for sheet in opened.form.sheets]
    version = opened.draft.versions.last()
    signatures = list(version.signatures.select_related("person")) if version else []
    remarks = opened.draft.comments.filter(resolved=None).count()
    values = {"opened": opened, "sheets": sheets, "findings": findings, "standing": version, "signatures": signatures}
    asides = [one for one in drafting.asides(opened.draft) if opened.form.sheet(one.sheet)]
    values |= {"due": opened.edition.due_of(document)}
    values |= {"asides": asides, "landed": opened.draft.versions.exclude(landed=None).last()}
    values |= {"remarks": remarks, "waiting": [(one, is_of_signed(one)) for one in waiting(opened.draft)]}
    return render(request, "document.html", values)


@require_GET
def findings(request: Request, year: int, document: str) -> HttpResponse:
    """List everything there is to mend in a document, each finding leading to its field."""
    opened = Opened.at(year, document, request.user)
    found = opened.findings()
    listed = [(sheet, opened.of_sheet(found, sheet)) for sheet in opened.form.sheets]
    placed = {id(one) for _, of_sheet in listed for one in of_sheet}
    rest = [one for one in found if id(one) not in placed]
    return render(request, "findings.html", {"opened": opened, "listed": listed, "rest": rest})


@require_http_methods(["GET", "POST"])
def sheet(request: Request, year: int, document: str, sheet: str) -> HttpResponse:
    """Show a sheet to be filled in, or keep what was typed."""
    opened = Opened.at(year, document, request.user)
    asked = opened.form.sheet(sheet)
    if asked is None:
        raise Http404
    return _kept(request, opened, asked) if request.method == "POST" else _page(request, opened, asked)


def _kept(request: Request, opened: Opened, asked: Sheet) -> HttpResponse:
    arrange = request.POST.get("arrange", "")
    pictures = posted_pictures(request)
    rows = rows_by_key(asked, request.POST, pictures.kept, arrange)
    base, sending = _number(request, "base"), _sending(request)
    saved = drafting.save(opened.draft, asked.key, list(rows.values()), base, request.user, sending)
    if request.headers.get("Accept") == "application/json":
        return JsonResponse(_told(request, opened, asked, saved))
    if saved.aside:
        return redirect(opened.address("conflict", asked.key, number=saved.aside.number))
    messages.success(request, say("All is saved."))
    if saved.newer:
        messages.info(request, say("Somebody else has saved this page, too, or you in another window. All is kept."))
    if pictures.refused:
        return _page(request, opened, asked, _refused(asked, pictures, list(rows)))
    return redirect(request.path + _place_after(arrange, list(rows)))


def _place_after(arrange: str, keys: list[str]) -> str:
    """Return where a page goes on after its rows were arranged: at the row that was added or moved."""
    verb, _, key = arrange.partition(":")
    if verb == "add":
        return f"?add=1#r{len(keys) + 1}"
    return f"#r{keys.index(key) + 1}" if key in keys else ""


def _sending(request: Request) -> drafting.Sending:
    return drafting.Sending(request.POST.get("page", "")[:36], _number(request, "turn"))


def _number(request: Request, name: str) -> int:
    """Return a number a page sends beside what was typed; 0 for what is none."""
    said = request.POST.get(name, "")
    return int(said) if re.fullmatch(r"[0-9]{1,9}", said) else 0


def _refused(asked: Sheet, pictures: Pictures, keys: list[str]) -> list[Finding]:
    """Return why pictures were not kept, each at its field; at the sheet where nothing else stands in the row."""
    place, found = place_of(asked), []
    for name, (code, values) in pictures.refused.items():
        key, _, column = name.partition(".")
        way = f"{place}.{keys.index(key) + 1}.{column}" if key in keys else place
        found.append(finding(code, Place("", field=way), **values))
    return found


def _told(request: Request, opened: Opened, asked: Sheet, saved: drafting.Saved) -> dict[str, Any]:
    """Return what a page is told of a save it made by itself: where it stands now, who else is there, findings."""
    told: dict[str, Any] = {
        "base": saved.current.number if saved.current else 0,
        "conflict": opened.address("conflict", asked.key, number=saved.aside.number) if saved.aside else "",
        "newer": saved.newer,
        "others": presence.others(opened.draft, asked.key, request.user),
    }
    if "findings" in request.GET:
        told["findings"] = [_shown(one) for one in opened.of_sheet(opened.findings(), asked)]
    return told


def _shown(found: Finding) -> dict[str, str]:
    language = speaking()
    return {
        "place": found.place.field,
        "severity": found.severity,
        "message": found.message(language),
        "hint": found.hint(language),
    }


def _page(request: Request, opened: Opened, asked: Sheet, refused: Sequence[Finding] = ()) -> HttpResponse:
    said = drafting.current(opened.draft, asked.key)
    standing = opened.draft.versions.filter(void=None).last()
    told = {one.place.field for one in refused}
    found = [one for one in opened.of_sheet(opened.findings(), asked) if one.place.field not in told]
    values = {
        "opened": opened,
        "sheet": asked,
        "rows": page_rows(asked, said.content if said else [], place_of(asked), blank="add" in request.GET),
        "place": place_of(asked),
        "said": said,
        "findings": [*refused, *found],
        "others": presence.others(opened.draft, asked.key, request.user),
        "around": opened.around(asked),
        "remarks": open_comments(opened.draft),
    }
    if standing and "change" not in request.GET:
        return render(request, "sheet_submitted.html", values | {"version": standing})
    return render(request, "sheet.html", values, status=422 if refused else 200)
