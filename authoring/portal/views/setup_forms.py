"""The definition of an edition, field by field: seen, changed, looked at before it is saved."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from authoring.edition.edition import Edition
from authoring.edition.folder import DEFINITION
from authoring.portal import workspace
from authoring.portal.access import Request
from authoring.portal.page import named, say
from authoring.portal.setup.edition_setup import (
    MARK,
    Definition,
    Mistake,
    Outcome,
    Proposal,
    definition_of,
    propose,
    propose_fields,
    save_fields,
    to_show,
)
from authoring.portal.setup.edition_text import Said, said_by, value_at
from authoring.portal.setup.in_use import Used, used_in
from authoring.portal.setup.setup_changes import changed_lines, changed_words
from authoring.portal.setup.setup_entries import PARTS, add, adding, entries_of
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
from authoring.portal.views.setup_previews import form_closed, unopened, workbook

Typing = Mapping[str, Typed]
"""What is typed, by the names of fields."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A page of fields: which definition they are of, what becomes of what is typed, which form it is about.

    `document` tells of the definition that comes of it the document to show, and the sheet that alone matters;
    `done` where to go once it is saved.
    """

    year: int
    now: Definition
    blocks: Sequence[Block]
    around: Mapping[str, Any]
    propose: Callable[[Typing, str], Proposal]
    save: Callable[[Typing, str], Outcome]
    document: Callable[[Said, Typing], tuple[str, str]]
    done: Callable[[Typing], str]

    @property
    def fields(self) -> list[Field]:
        """The fields of all its blocks."""
        return fields_of(self.blocks)


@require_http_methods(["GET", "POST"])
def general(request: Request, year: int) -> HttpResponse:
    """Show what holds for the edition as a whole, or change it."""
    now = definition_of(year)
    around = {"title": say("The edition"), "trail": say("Set-up"), "back": reverse("setup", kwargs={"year": year})}
    return _answer(request, _asked(request, year, now, general_blocks(now.said), around))


@require_http_methods(["GET", "POST"])
def entry(request: Request, year: int, part: str, key: str) -> HttpResponse:
    """Show a partner, a group or a section, or change it."""
    known(part)
    now, to_list = definition_of(year), reverse("setup_part", kwargs={"year": year, "part": part})
    found = next((one for one in entries_of(now.said, part, used_in(year, now.said)) if one.key == key), None)
    if found is None:
        told = say("There is no {name} any longer: somebody has taken it out or renamed it.", name=key)
        messages.error(request, told)
        return redirect(to_list)
    blocks = entry_blocks(now.said, part, key, is_fixed=found.is_used)
    around = {"title": found.name, "trail": title_of(part), "back": to_list, "part": part, "entry": found}
    return _answer(request, _asked(request, year, now, blocks, around))


def _asked(request: Request, year: int, now: Definition, blocks: Sequence[Block], around: Mapping[str, Any]) -> Asked:
    """Return what is asked about what there is already."""
    fields, part = fields_of(blocks), around.get("part", "")
    key = around["entry"].key if part else ""
    return Asked(
        year,
        now,
        blocks,
        around,
        lambda said, base: propose_fields(year, now, fields, said, base),
        lambda said, base: save_fields(year, fields, said, base, request.user),
        lambda after, said: _document(after, part, str(said.get(f"{part}.{key}.id") or key)),
        lambda _: around["back"],
    )


@require_http_methods(["GET", "POST"])
def new(request: Request, year: int, part: str) -> HttpResponse:
    """Ask for a new partner, group or section, or add it."""
    known(part)
    now, back = definition_of(year), reverse("setup_part", kwargs={"year": year, "part": part})
    blocks = entry_blocks(now.said, part, "")
    around = {"title": _new_title(part), "trail": title_of(part), "back": back, "part": part}
    fields = fields_of(blocks)

    def proposed(said: Typing, base: str) -> Proposal:  # noqa: ARG001 (whatever was seen: it comes to the end)
        key_, change = adding(part, fields, said)
        made = propose(year, now, change)
        ways = tuple(one.way for one in fields if said[one.name] not in (one.default, "", ()))
        return replace(made, outcome=_of_new(made.outcome, part, key_), ways=ways)

    def saved(said: Typing, base: str) -> Outcome:  # noqa: ARG001
        key_, outcome = add(year, part, fields, said, request.user)
        return _of_new(outcome, part, key_)

    def key(said: Typing) -> str:
        return adding(part, fields, said)[0]

    asked = Asked(
        year,
        now,
        blocks,
        around,
        proposed,
        saved,
        lambda after, said: _document(after, part, key(said)),
        lambda said: f"{back}#{key(said)}",
    )
    return _answer(request, asked)


def _of_new(outcome: Outcome, part: str, key: str) -> Outcome:
    """Return what is wrong with a new entry, where the page's fields are: it has no id yet."""
    mistakes = (
        Mistake((part, "", *one.way[2:]) if one.way[:2] == (part, key) else one.way, one.told)
        for one in outcome.mistakes
    )
    return replace(outcome, mistakes=tuple(mistakes))


def _document(said: Said, part: str, key: str) -> tuple[str, str]:
    """Return the document whose form an entry changes, and the one sheet of it that it is about."""
    if part == "groups":
        return key, ""
    sheet = key if part in ("sections", "coordination") else ""
    return (workspace.COORDINATION if part == "coordination" else first_document(said)), sheet


def first_document(said: Said) -> str:
    """Return the document whose form is shown first: that of a group, for all are asked the same."""
    asked = (
        one.key
        for one in entries_of(said, "groups", Used())
        if one.said.get("active") is not False and one.key.replace("-", "").replace("_", "").isalnum()
    )
    return next(asked, workspace.COORDINATION)


# What becomes of what is typed


def _answer(request: Request, asked: Asked) -> HttpResponse:
    """Show the fields; with what is typed in them: look at what comes of it, go on changing it, save it."""
    if request.method != "POST":
        return _page(request, asked, {one.name: shown(one, asked.now.said) for one in asked.fields})
    said = {one.name: shown(one, asked.now.said) if one.is_fixed else typed(one, request.POST) for one in asked.fields}
    base = request.POST.get("base", "")
    what, _, tongue = request.POST.get("ask", "").partition(":")
    if what == "again":
        return _page(request, asked, said, base=base)
    if what in ("preview", "workbook"):
        return _proposed(request, asked, said, base, tongue)
    return _saved(request, asked, said, base)


def _saved(request: Request, asked: Asked, said: Typing, base: str) -> HttpResponse:
    outcome = asked.save(said, base)
    if outcome.is_refused:
        return _refused(request, asked, said, outcome)
    messages.success(request, say("It is saved.") if outcome.is_written else say("Nothing was changed."))
    return redirect(asked.done(said))


def _refused(request: Request, asked: Asked, said: Typing, outcome: Outcome) -> HttpResponse:
    now, base = definition_of(asked.year), request.POST.get("base", "")
    kept = to_show(asked.fields, said, base, now)
    return _page(request, replace(asked, now=now), kept, outcome)


def _proposed(request: Request, asked: Asked, said: Typing, base: str, tongue: str) -> HttpResponse:
    made = asked.propose(said, base)
    if made.outcome.is_refused:
        return _refused(request, asked, said, made.outcome)
    if made.text == asked.now.text:
        messages.info(request, say("Nothing was changed."))
        return _page(request, asked, said, base=base)
    after = said_by(made.text.removeprefix(MARK))
    document, sheet = asked.document(after, said)
    opened = unopened(Edition.model_validate(after), document)
    if tongue:
        with TemporaryDirectory() as folder:
            definition = Path(folder) / DEFINITION
            definition.write_text(made.text, "utf-8")
            return workbook(request, opened, tongue, definition)
    changed = [(block, one) for block in asked.blocks for one in block.fields if one.way in made.ways]
    values = {
        **asked.around,
        **form_closed(opened, sheet),
        "differences": changed_words(changed, asked.now.said, said),
        "lines": changed_lines(asked.now.text, made.text),
        "typed": [sent for one in asked.fields if not one.is_fixed for sent in _as_sent(one, said[one.name])],
        "base": base,
    }
    return page(request, "setup_change.html", asked.year, asked.now, values)


def _as_sent(field: Field, value: Typed) -> list[tuple[str, str]]:
    """Return what is typed as a page sends it: several values stand in one box, or are a tick each."""
    if field.kind == "several":
        return [(field.name, one) for one in value]
    return [(field.name, value if isinstance(value, str) else "\n".join(value))]


# Pages


def _page(
    request: Request, asked: Asked, said: Typing, outcome: Outcome | None = None, base: str | None = None
) -> HttpResponse:
    filled = _filled(asked.blocks, said, outcome or Outcome(), asked.now.said)
    values = {"entry": None, **asked.around, **filled, "base": asked.now.digest if base is None else base}
    return page(request, "setup_form.html", asked.year, asked.now, values)


def _filled(blocks: Sequence[Block], said: Typing, outcome: Outcome, now: Said) -> dict[str, Any]:
    """Return what a page of fields shows: the fields, what is in them, what there is to mend in each."""
    found: dict[str, list[str]] = {}
    fields, rest = fields_of(blocks), []
    for one in outcome.mistakes:
        field = _field_of(one, fields)
        if field:
            found.setdefault(field.name, []).append(one.told)
        else:
            rest.append(str(one))
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


def page(request: Request, name: str, year: int, now: Definition, values: Mapping[str, Any]) -> HttpResponse:
    """Show one of the set-up's pages."""
    title = value_at(now.said, ("title",))
    edition = named({tag: str(one) for tag, one in title.items()}) if isinstance(title, dict) else ""
    return render(request, name, {"year": year, "name": edition or str(year), "base": now.digest, **values})


def known(part: str) -> None:
    """Raise Http404 when there is no such list."""
    if part not in PARTS:
        raise Http404


def title_of(part: str) -> str:
    """Return what a list is called."""
    titles = {
        "partners": say("Partners"),
        "groups": say("Groups"),
        "sections": say("Sections"),
        "coordination": say("Coordinators’ sections"),
    }
    return titles[part]


def _new_title(part: str) -> str:
    return {"partners": say("A new partner"), "groups": say("A new group")}.get(part, say("A new section"))
