"""What authors will see of an edition: as it is set up, or as it would be after a change."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from authoring.edition.edition import Edition
from authoring.errors import EditionError
from authoring.forms.sheets import Sheet
from authoring.portal import workspace
from authoring.portal.access import Request, Rights
from authoring.portal.confined.running import StoppedError, run
from authoring.portal.drafts.opened import Opened
from authoring.portal.drafts.payload import payload_of, place_of
from authoring.portal.drafts.posting import Field, page_rows
from authoring.portal.drafts.sending import WORKBOOK, sent
from authoring.portal.drafts.uploading import form_asked
from authoring.portal.models import Draft
from authoring.portal.people.naming import language_name
from authoring.portal.places import BusyError


@require_GET
def preview(request: Request, year: int, document: str) -> HttpResponse:
    """Show the form as its authors will see it."""
    opened = _as_it_is(year, document)
    documents = [(one, workspace.name_of(opened.edition, one)) for one in workspace.documents_of(opened.edition)]
    return render(request, "setup_preview.html", {**form_closed(opened), "documents": documents})


@require_GET
def blank(request: Request, year: int, document: str, tongue: str) -> HttpResponse:
    """Send the workbook of a document with nothing in it."""
    return workbook(request, _as_it_is(year, document), tongue)


def _as_it_is(year: int, document: str) -> Opened:
    try:
        return unopened(workspace.edition_of(year), document)
    except EditionError:
        raise Http404 from None


def unopened(edition: Edition, document: str) -> Opened:
    """Return a document of an edition without making a draft of it; raises Http404 when there is none."""
    return Opened.of(edition, document, Draft(edition=edition.year, document=document, language=edition.language))


def form_closed(opened: Opened, only: str = "") -> dict[str, Any]:
    """Return what a page shows of a form in which nothing can be filled in: all its sheets, or one."""
    sheets = [one for one in opened.form.sheets if only in ("", one.key)]
    return {
        "edition": opened.edition,
        "opened": opened,
        "sheets": [(sheet, _first_row(sheet), place_of(sheet)) for sheet in sheets],
        "tongues": {tag: language_name(tag) for tag in opened.edition.languages},
        "nobody": Rights(),
    }


def _first_row(sheet: Sheet) -> list[Field]:
    """Return the fields of a sheet's first row; those of all sheets stand on one page, each under its own name."""
    (row,) = page_rows(sheet, [], place_of(sheet))
    return [replace(field, name=f"{sheet.key}.{field.name}") for field in row.fields]


def workbook(request: Request, opened: Opened, tongue: str, definition: Path | None = None) -> HttpResponse:
    """Send a document's workbook with nothing in it; raises Http404 when the edition is not in that language.

    `definition` is the file that says what is asked, where it is not the edition's own.
    """
    if tongue not in opened.edition.languages:
        raise Http404
    asked = form_asked(opened) | ({"definition": str(definition)} if definition else {})
    try:
        content = run("fill", {**asked, "payload": payload_of(opened.form, tongue, {})})
    except (BusyError, StoppedError):
        answer = render(request, "busy.html", status=503)
        answer["Retry-After"] = "5"
        return answer
    return sent(content, WORKBOOK, f"{opened.document}-{opened.edition.year}.{tongue}.xlsx")
