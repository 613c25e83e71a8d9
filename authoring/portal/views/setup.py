"""Setting up an edition: its definition, field by field; its groups and sections; what co-chairs will see of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from authoring.errors import EditionError
from authoring.portal import workspace
from authoring.portal.access import Request, Rights
from authoring.portal.confined.running import BusyError, StoppedError, run
from authoring.portal.drafts.opened import Opened
from authoring.portal.drafts.payload import payload_of, place_of
from authoring.portal.drafts.posting import page_rows
from authoring.portal.drafts.sending import WORKBOOK, sent
from authoring.portal.drafts.uploading import form_asked
from authoring.portal.models import Draft, Event
from authoring.portal.page import named, say
from authoring.portal.people.naming import language_name
from authoring.portal.setup.edition_setup import (
    Definition,
    Mistake,
    Outcome,
    by_hand,
    definition_of,
    mistakes_of,
    save_fields,
    to_show,
)
from authoring.portal.setup.edition_text import LayoutError, Said, value_at
from authoring.portal.setup.in_use import Used, strays, used_in
from authoring.portal.setup.next_edition import begin, is_open
from authoring.portal.setup.setup_entries import PARTS, add, entries_of, move, remove
from authoring.portal.setup.setup_fields import (
    Block,
    Field,
    Typed,
    entry_blocks,
    fields_of,
    general_blocks,
    shown,
    typed,
)
from authoring.portal.setup.setup_history import State, changed_lines, put_back, states_of


@require_GET
def setup(request: Request, year: int) -> HttpResponse:
    """Show what there is to set up."""
    now = definition_of(year)
    values = {
        "counts": {part: len(entries) if isinstance(entries := now.said.get(part), list) else 0 for part in PARTS},
        "mistakes": mistakes_of(now.text),
        "strays": strays(year, now.said) if now.said else [],
        "is_last": is_open(year + 1),
    }
    return _page(request, "setup.html", year, now, values)


@require_http_methods(["GET", "POST"])
def general(request: Request, year: int) -> HttpResponse:
    """Show what holds for the edition as a whole, or change it."""
    now = definition_of(year)
    blocks = general_blocks(now.said)
    around = {"title": say("The edition"), "trail": say("Set-up"), "back": reverse("setup", kwargs={"year": year})}
    return _form(request, year, now, blocks, around)


@require_http_methods(["GET", "POST"])
def part(request: Request, year: int, part: str) -> HttpResponse:
    """List the groups or sections in their order, or move one of them."""
    _known(part)
    if request.method == "POST":
        return _moved(request, year, part)
    now = definition_of(year)
    entries = entries_of(now.said, part, used_in(year, now.said))
    values = {"part": part, "title": _title(part), "entries": entries, "first": _first(now.said)}
    return _page(request, "setup_part.html", year, now, values)


def _first(said: Said) -> str:
    """Return the document whose form is shown first: that of a group, for all are asked the same."""
    groups = entries_of(said, "groups", Used())
    asked = (
        one.key
        for one in groups
        if one.said.get("active") is not False and one.key.replace("-", "").replace("_", "").isalnum()
    )
    return next(asked, workspace.COORDINATION)


def _known(part: str) -> None:
    if part not in PARTS:
        raise Http404


def _moved(request: Request, year: int, part: str) -> HttpResponse:
    step, _, key = request.POST.get("arrange", "").partition(":")
    if step in _STEPS and value_at(definition_of(year).said, (part, key)) is not None:
        _tell(request, move(year, part, key, _STEPS[step], request.user))
    return redirect(f"{request.path}#{key}" if step in _STEPS else request.path)


_STEPS = {"up": -1, "down": 1}


@require_http_methods(["GET", "POST"])
def entry(request: Request, year: int, part: str, key: str) -> HttpResponse:
    """Show a group or a section, or change it."""
    _known(part)
    now, to_list = definition_of(year), reverse("setup_part", kwargs={"year": year, "part": part})
    found = next((one for one in entries_of(now.said, part, used_in(year, now.said)) if one.key == key), None)
    if found is None:
        messages.error(
            request, say("There is no {name} any longer: somebody has taken it out or renamed it.", name=key)
        )
        return redirect(to_list)
    blocks = entry_blocks(now.said, part, key, is_fixed=found.is_used)
    around = {"title": found.name, "trail": _title(part), "back": to_list, "part": part, "entry": found}
    return _form(request, year, now, blocks, around)


@require_POST
def take_out(request: Request, year: int, part: str, key: str) -> HttpResponse:
    """Take a group or a section out, unless something was handed in under it."""
    _known(part)
    said = definition_of(year).said
    found = next((one for one in entries_of(said, part, used_in(year, said)) if one.key == key), None)
    if found and found.is_used:
        messages.error(request, say("Something was handed in here: it cannot be taken out."))
    elif found and not _tell(request, remove(year, part, key, request.user)):
        messages.success(request, say("{name} was taken out; see “Earlier states” to put it back.", name=found.name))
    return redirect("setup_part", year=year, part=part)


@require_http_methods(["GET", "POST"])
def new(request: Request, year: int, part: str) -> HttpResponse:
    """Ask for a new group or section, or add it."""
    _known(part)
    now = definition_of(year)
    blocks = entry_blocks(now.said, part, "")
    fields = fields_of(blocks)
    said: dict[str, Typed] = {one.name: typed(one, request.POST) for one in fields}
    outcome = Outcome()
    if request.method == "POST":
        key, outcome = add(year, part, fields, said, request.user)
        if not outcome.is_refused:
            messages.success(request, say("It stands at the end now."))
            return redirect(f"{reverse('setup_part', kwargs={'year': year, 'part': part})}#{key}")
        outcome = _of_new(outcome, part, key)
    else:
        said = {one.name: shown(one, {}) for one in fields}
    back = reverse("setup_part", kwargs={"year": year, "part": part})
    values = {"title": _new_title(part), "trail": _title(part), "back": back, "part": part, "entry": None}
    return _page(request, "setup_form.html", year, now, values | _filled(blocks, said, outcome, now.said))


def _of_new(outcome: Outcome, part: str, key: str) -> Outcome:
    """Return what is wrong with a new entry, where the page's fields are: it has no id yet."""
    mistakes = [
        Mistake((part, "", *one.way[2:]) if one.way[:2] == (part, key) else one.way, one.told)
        for one in outcome.mistakes
    ]
    return Outcome(tuple(mistakes))


@require_GET
def states(request: Request, year: int) -> HttpResponse:
    """List the states the definition was in, the latest first."""
    return _page(
        request, "setup_states.html", year, definition_of(year), {"states": states_of(year)[::-1], "told": _told}
    )


@require_http_methods(["GET", "POST"])
def state(request: Request, year: int, number: int) -> HttpResponse:
    """Compare a state of the definition with that of now, or put it back."""
    found = states_of(year)
    chosen = next((one for one in found if one.number == number), None)
    if chosen is None:
        raise Http404
    if request.method == "POST":
        if not _tell(request, put_back(year, chosen, request.user)):
            messages.success(request, say("The set-up is as it was in state {number}.", number=number))
        return redirect("setup_states", year=year)
    return _page(request, "setup_state.html", year, definition_of(year), _compared(chosen, found))


def _told(event: Event) -> str:
    return say(event.what, **event.values)


def _compared(chosen: State, found: list[State]) -> dict[str, Any]:
    before = found[chosen.number - 2].text if chosen.number > 1 else ""
    return {
        "chosen": chosen,
        "told": _told,
        "is_now": chosen.digest == found[-1].digest,
        "made": changed_lines(before, chosen.text) if before else [],
        "since": changed_lines(chosen.text, found[-1].text),
    }


@require_GET
def preview(request: Request, year: int, document: str) -> HttpResponse:
    """Show the form as its authors will see it."""
    opened = _unopened(year, document)
    edition = opened.edition
    values = {
        "edition": edition,
        "opened": opened,
        "sheets": [(sheet, page_rows(sheet, [], place_of(sheet)), place_of(sheet)) for sheet in opened.form.sheets],
        "documents": [(one, workspace.name_of(edition, one)) for one in workspace.documents_of(edition)],
        "tongues": {tag: language_name(tag) for tag in edition.languages},
        "nobody": Rights(),
    }
    return render(request, "setup_preview.html", values)


def _unopened(year: int, document: str) -> Opened:
    """Return a document without making a draft of it. Raises Http404, also when the definition is wrong."""
    try:
        edition = workspace.edition_of(year)
    except EditionError:
        raise Http404 from None
    return Opened.of(edition, document, Draft(edition=year, document=document, language=edition.language))


@require_GET
def blank(request: Request, year: int, document: str, tongue: str) -> HttpResponse:
    """Send the workbook of a document with nothing in it."""
    opened = _unopened(year, document)
    if tongue not in opened.edition.languages:
        raise Http404
    payload = payload_of(opened.form, tongue, {})
    try:
        content = run("fill", {**form_asked(opened), "payload": payload})
    except (BusyError, StoppedError):
        answer = render(request, "busy.html", status=503)
        answer["Retry-After"] = "5"
        return answer
    return sent(content, WORKBOOK, f"{document}-{year}.{tongue}.xlsx")


@require_http_methods(["GET", "POST"])
def following(request: Request, year: int) -> HttpResponse:
    """Say what the edition of the next year would be, or begin it."""
    if request.method != "POST":
        return _page(request, "setup_next.html", year, definition_of(year), {"is_last": is_open(year + 1)})
    try:
        outcome = begin(year, request.user)
    except LayoutError:
        messages.error(request, by_hand())
        return redirect("setup", year=year)
    if _tell(request, outcome):
        return redirect("setup", year=year)
    if outcome.is_written:
        messages.success(request, say("The edition was begun: look through its dates and its host."))
        return redirect("setup_general", year=year + 1)
    return redirect("setup_next", year=year)


# Pages


def _form(
    request: Request, year: int, now: Definition, blocks: Sequence[Block], around: Mapping[str, Any]
) -> HttpResponse:
    """Show the fields of a definition, or save what was typed in them."""
    fields, outcome = fields_of(blocks), Outcome()
    said = {one.name: shown(one, now.said) for one in fields}
    if request.method == "POST":
        posted = {one.name: typed(one, request.POST) for one in fields}
        base = request.POST.get("base", "")
        outcome = save_fields(year, fields, posted, base, request.user)
        if not outcome.is_refused:
            messages.success(request, say("It is saved.") if outcome.is_written else say("Nothing was changed."))
            return redirect(around["back"])
        now = definition_of(year)
        said = to_show(fields, posted, base, now)
    values = {"entry": None, **around, **_filled(blocks, said, outcome, now.said)}
    return _page(request, "setup_form.html", year, now, values)


def _filled(blocks: Sequence[Block], said: Mapping[str, Typed], outcome: Outcome, now: Said) -> dict[str, Any]:
    """Return what a page of fields shows: the fields, what is in them, what there is to mend in each."""
    found: dict[str, list[str]] = {}
    fields, rest = fields_of(blocks), []
    for one in outcome.mistakes:
        field = _field_of(one, fields)
        if field:
            found.setdefault(field.name, []).append(one.told)
        else:
            rest.append(f"{'.'.join(one.way)}: {one.told}" if one.way else one.told)
    for field in fields:
        if field.way in outcome.clashes:
            told = say(
                "Somebody else has changed this meanwhile. It says now: {value}", value=_plain(shown(field, now))
            )
            found.setdefault(field.name, []).append(told)
    return {"blocks": blocks, "said": said, "found": found, "rest": rest}


def _plain(value: Typed) -> str:
    return (value if isinstance(value, str) else ", ".join(value)) or "–"


def _field_of(mistake: Mistake, fields: Sequence[Field]) -> Field | None:
    """Return the field of a mistake, or the first of those it is about together."""
    if not mistake.way:
        return None
    exact = (one for one in fields if mistake.way[: len(one.way)] == one.way)
    inside = (one for one in fields if one.way[: len(mistake.way)] == mistake.way)
    return next(exact, None) or next(inside, None)


def _page(request: Request, page: str, year: int, now: Definition, values: Mapping[str, Any]) -> HttpResponse:
    title = value_at(now.said, ("title",))
    name = named({tag: str(one) for tag, one in title.items()}) if isinstance(title, dict) else ""
    return render(request, page, {"year": year, "name": name or str(year), "base": now.digest, **values})


def _tell(request: Request, outcome: Outcome) -> bool:
    """Say what is wrong with a change, and tell whether anything is."""
    for one in outcome.mistakes:
        messages.error(request, f"{'.'.join(one.way)}: {one.told}" if one.way else one.told)
    return outcome.is_refused


def _title(part: str) -> str:
    titles = {
        "partners": say("Partners"),
        "groups": say("Groups"),
        "sections": say("Sections"),
        "coordination": say("Coordinators’ sections"),
    }
    return titles[part]


def _new_title(part: str) -> str:
    return {"partners": say("A new partner"), "groups": say("A new group")}.get(part, say("A new section"))
