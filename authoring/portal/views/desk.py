"""The coordinators' desk."""

from collections.abc import Iterator, Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from authoring.edition.edition import Edition
from authoring.portal import spreadsheet, workspace
from authoring.portal.access import Request
from authoring.portal.desk import FILTERS, Line, matrix
from authoring.portal.drafts.sending import WORKBOOK, sent
from authoring.portal.listed import Listed, listed
from authoring.portal.models import Event
from authoring.portal.page import say
from authoring.portal.people.naming import language_name, partner_name, stage_name, told
from authoring.portal.spreadsheet import Cell


@require_GET
def desk(request: Request, year: int) -> HttpResponse:
    """Show where every document stands, or those of one filter."""
    edition = workspace.edition_of(year)
    lines, asked = matrix(year, timezone.localdate()), request.GET.get("show", "")
    values = {
        "edition": edition,
        "lines": _shown(lines, asked),
        "chosen": asked if asked in FILTERS else "",
        "unknown": asked if asked not in FILTERS else "",
        "filters": [(name, sum(map(applies, lines))) for name, applies in FILTERS.items()],
        "stage_name": stage_name,
    }
    return render(request, "desk.html", values | _names(edition))


def _names(edition: Edition) -> dict[str, dict[str, str]]:
    return {
        "partners": {partner.id: partner_name(edition, partner.id) for partner in edition.partners},
        "translated": {tag: language_name(tag) for tag in edition.languages},
    }


def _shown(lines: list[Line], asked: str) -> list[Line]:
    return [line for line in lines if asked not in FILTERS or FILTERS[asked](line)]


@require_GET
def export(request: Request, year: int) -> HttpResponse:
    """Send the desk as a workbook, or the documents of one filter."""
    edition, asked = workspace.edition_of(year), request.GET.get("show", "")
    names, lines = _names(edition), _shown(matrix(year, timezone.localdate()), asked)
    rows = [dict(_row(line, names)) for line in lines]
    head = list(dict(_row(_NOTHING, names)))
    content = spreadsheet.written(f"{say('Desk')} {year}", head, [list(row.values()) for row in rows])
    return sent(content, WORKBOOK, f"desk-{year}-{asked}.xlsx" if asked in FILTERS else f"desk-{year}.xlsx")


_NOTHING = Line("", "", "empty", (), 0, 0, 0, frozenset(), False, {}, None, False, False, None, False)


def _row(line: Line, names: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, Cell]]:
    """Yield a line's cells, each under its column's title."""
    yield say("Document"), line.name
    yield say("Stage"), stage_name(line.stage)
    yield say("Due date"), line.due
    yield say("Late"), _yes(line.is_late)
    yield say("A newer file"), _yes(line.is_waiting)
    yield say("Changed since"), _yes(line.is_void and line.stage != "sent back")
    yield say("Files"), "\n".join(line.files)
    yield say("Errors"), line.errors
    yield say("Warnings"), line.warnings
    yield say("Open remarks"), line.remarks
    for partner, name in names["partners"].items():
        yield say("Signed for {partner}", partner=name), _yes(partner in line.signed)
    for tag, name in names["translated"].items():
        yield f"{say('Translation: {language}', language=name)} (%)", line.translated.get(tag)
    yield say("Last change"), line.active


def _yes(is_so: bool) -> str:
    return say("Yes") if is_so else ""


@require_GET
def log(request: Request, year: int) -> HttpResponse:
    """Show what was done in an edition, or to a document, or by somebody, the latest first, page by page."""
    edition, found = workspace.edition_of(year), _events(request, year)
    page = found.page(request.GET.get("page", ""))
    events = [(one, told(one, edition)) for one in page]
    return render(request, "log.html", {"edition": edition, "listed": found, "page": page, "events": events})


def _events(request: Request, year: int) -> Listed[Event]:
    events = Event.objects.filter(edition=year).select_related("by").order_by("-pk")
    return listed(workspace.edition_of(year), events, "by", request.GET)


@require_GET
def log_export(request: Request, year: int) -> HttpResponse:
    """Send what was done as a workbook: all of it, or what concerns a document, or somebody."""
    edition, found = workspace.edition_of(year), _events(request, year)
    head = [say("When"), say("Who"), say("E-mail address"), say("Document"), say("What")]
    rows = (_done(one, found.documents.get(one.document, ""), told(one, edition)) for one in found.rows)
    content = spreadsheet.written(f"{say('What was done')} {year}", head, rows)
    return sent(content, WORKBOOK, f"log-{year}.xlsx")


def _done(event: Event, document: str, what: str) -> list[Cell]:
    return [event.at, str(event.by or ""), event.by.email if event.by else "", document, what]
