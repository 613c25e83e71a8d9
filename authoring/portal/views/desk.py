"""The coordinators' desk."""

import csv
from collections.abc import Mapping
from io import StringIO

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from authoring.edition.edition import Edition
from authoring.portal import workspace
from authoring.portal.access import Request
from authoring.portal.desk import FILTERS, Line, matrix
from authoring.portal.models import Event
from authoring.portal.page import say
from authoring.portal.people.naming import language_name, partner_name, stage_name, told


@require_GET
def desk(request: Request, year: int) -> HttpResponse:
    """Show where every document stands, or those of one filter."""
    edition = workspace.edition_of(year)
    lines, chosen = matrix(year, timezone.localdate()), request.GET.get("show", "")
    shown = [line for line in lines if FILTERS.get(chosen, _all)(line)]
    values = {
        "edition": edition,
        "lines": shown,
        "chosen": chosen,
        "filters": _filters(lines),
        "stage_name": stage_name,
    }
    values |= _names(edition)
    return render(request, "desk.html", values)


def _names(edition: Edition) -> dict[str, dict[str, str]]:
    return {
        "partners": {partner.id: partner_name(edition, partner.id) for partner in edition.partners},
        "translated": {tag: language_name(tag) for tag in edition.languages},
    }


def _all(line: Line) -> bool:  # noqa: ARG001 (a filter like the others)
    return True


def _filters(lines: list[Line]) -> list[tuple[str, int]]:
    return [(name, sum(map(applies, lines))) for name, applies in FILTERS.items()]


@require_GET
def export(request: Request, year: int) -> HttpResponse:  # noqa: ARG001 (a view)
    """Send the matrix as a table that spreadsheets open: nothing in it is taken for a formula."""
    edition, written = workspace.edition_of(year), StringIO()
    names, table = _names(edition), csv.writer(written)
    signed, translated = (list(names[key].values()) for key in ("partners", "translated"))
    head = [say("Document"), say("Stage"), say("Errors"), say("Warnings"), *signed, *translated, say("Last change")]
    table.writerow(map(_plain, head))
    for line in matrix(year, timezone.localdate()):
        table.writerow(map(_plain, _row(line, names)))
    # Excel takes UTF-8 for what it is only behind a byte order mark.
    answer = HttpResponse("\ufeff" + written.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="desk-{year}.csv"'
    return answer


def _row(line: Line, names: Mapping[str, Mapping[str, str]]) -> list[object]:
    signed = [say("Yes") if partner in line.signed else "" for partner in names["partners"]]
    translated = [line.translated.get(tag, "") for tag in names["translated"]]
    active = line.active.isoformat(timespec="minutes") if line.active else ""
    return [line.name, stage_name(line.stage), line.errors, line.warnings, *signed, *translated, active]


def _plain(value: object) -> str:
    text = str(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


@require_GET
def log(request: Request, year: int) -> HttpResponse:
    """Show what was done in an edition, the latest first."""
    edition = workspace.edition_of(year)
    events = Event.objects.filter(edition=year).select_related("by").order_by("-pk")[:500]
    names = {document: workspace.name_of(edition, document) for document in workspace.documents_of(edition)}
    told_events = [(one, told(one, edition)) for one in events]
    return render(request, "log.html", {"edition": edition, "events": told_events, "names": names})
