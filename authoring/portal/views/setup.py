"""Setting up an edition: what there is, its partners, groups and sections in their order, every state it was in."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from authoring.portal.access import Request
from authoring.portal.models import Event
from authoring.portal.page import say
from authoring.portal.setup.edition_setup import Outcome, by_hand, definition_of
from authoring.portal.setup.edition_text import LayoutError, value_at
from authoring.portal.setup.in_use import strays, used_in
from authoring.portal.setup.next_edition import begin, is_open
from authoring.portal.setup.setup_changes import changed_lines
from authoring.portal.setup.setup_entries import PARTS, entries_of, move, remove
from authoring.portal.setup.setup_history import State, put_back, states_of
from authoring.portal.views.setup_forms import first_document, known, page, title_of


@require_GET
def setup(request: Request, year: int) -> HttpResponse:
    """Show what there is to set up."""
    now = definition_of(year)
    values = {
        "counts": {part: len(entries) if isinstance(entries := now.said.get(part), list) else 0 for part in PARTS},
        "mistakes": now.mistakes,
        "strays": strays(year, now.said) if now.said else [],
        "is_last": is_open(year + 1),
    }
    return page(request, "setup.html", year, now, values)


@require_http_methods(["GET", "POST"])
def part(request: Request, year: int, part: str) -> HttpResponse:
    """List the partners, groups or sections in their order, or move one of them."""
    known(part)
    if request.method == "POST":
        return _moved(request, year, part)
    now = definition_of(year)
    entries = entries_of(now.said, part, used_in(year, now.said))
    values = {"part": part, "title": title_of(part), "entries": entries, "first": first_document(now.said)}
    return page(request, "setup_part.html", year, now, values)


def _moved(request: Request, year: int, part: str) -> HttpResponse:
    step, _, key = request.POST.get("arrange", "").partition(":")
    if step in _STEPS and value_at(definition_of(year).said, (part, key)) is not None:
        _tell(request, move(year, part, key, _STEPS[step], request.user))
    return redirect(f"{request.path}#{key}" if step in _STEPS else request.path)


_STEPS = {"up": -1, "down": 1}


@require_POST
def take_out(request: Request, year: int, part: str, key: str) -> HttpResponse:
    """Take a partner, a group or a section out, unless something was handed in under it."""
    known(part)
    said = definition_of(year).said
    found = next((one for one in entries_of(said, part, used_in(year, said)) if one.key == key), None)
    if found and found.is_used:
        messages.error(request, say("Something was handed in here: it cannot be taken out."))
    elif found and not _tell(request, remove(year, part, key, request.user)):
        messages.success(request, say("{name} was taken out; see “Earlier states” to put it back.", name=found.name))
    return redirect("setup_part", year=year, part=part)


@require_GET
def states(request: Request, year: int) -> HttpResponse:
    """List the states the definition was in, the latest first."""
    return page(
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
    return page(request, "setup_state.html", year, definition_of(year), _compared(chosen, found))


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


@require_http_methods(["GET", "POST"])
def following(request: Request, year: int) -> HttpResponse:
    """Say what the edition of the next year would be, or begin it."""
    if request.method != "POST":
        return page(request, "setup_next.html", year, definition_of(year), {"is_last": is_open(year + 1)})
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


def _tell(request: Request, outcome: Outcome) -> bool:
    """Say what is wrong with a change, and tell whether anything is."""
    for one in outcome.mistakes:
        messages.error(request, str(one))
    return outcome.is_refused
