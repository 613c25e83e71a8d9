"""The rows of the future actions as text that reads well."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby

from authoring.assembly.languages import naming, spoken
from authoring.assembly.passages import Passages, by_topic
from authoring.forms.records import Action, ActionStatus
from authoring.forms.sheets import ACTION_STATUSES
from authoring.locale import words
from authoring.model.blocks import Block, Item, List, Paragraph, RichText
from authoring.model.inline import Run
from authoring.model.place import Place
from authoring.text.dates import day


def action_passages(actions: Iterable[Action], partners: Mapping[str, str], language: str) -> Passages:
    """Return topics and texts of the future actions, row by row in their order.

    Actions typed as paragraphs one below the other become a list, as their authors see them in the rows of the form;
    rows of list items become one list; lead, due date and status stand in a small line below their action.
    """
    rows = by_topic((action.topic, action) for action in actions)
    return [(topic, _merged(_blocks(below, partners, language)), *_written(topic, below[0])) for topic, below in rows]


def _written(topic: str, first: Action) -> tuple[Place | None, str]:
    """Return where a topic was written, and its language where that is not the form's."""
    return (first.origin("topic"), first.foreign.get("topic", "")) if topic else (None, "")


def _blocks(actions: Iterable[Action], partners: Mapping[str, str], language: str) -> list[Block]:
    blocks: list[Block] = []
    for listed, rows in groupby(actions, key=_is_prose):
        texts = [_with_promise(action, partners, language) for action in rows]
        if listed and len(texts) > 1:
            blocks.append(List(tuple(Item(text, text[0].place) for text in texts if isinstance(text[0], Paragraph))))
        else:
            blocks += [block for text in texts for block in text]
    return blocks


def _is_prose(action: Action) -> bool:
    return action.kind == "action" and bool(action.text) and isinstance(action.text[0], Paragraph)


def _with_promise(action: Action, partners: Mapping[str, str], language: str) -> RichText:
    """Return an action's text and, below it, who leads it, when it is due and how far it has come.

    Where the action is a list, that stands in its last item.
    """
    promise = _promise(action, partners, language)
    *before, last = action.text or (None,)
    if promise and not before and isinstance(last, List):
        item = last.items[-1]
        return (replace(last, items=(*last.items[:-1], replace(item, blocks=(*item.blocks, *promise)))),)
    return (*action.text, *promise)


def _promise(action: Action, partners: Mapping[str, str], language: str) -> tuple[Paragraph, ...]:
    _ = words("report", language)
    leading = lead(action.lead_partner, action.lead_institution, partners)
    facts = [_("Lead: {name}").format(name=leading)] if leading else []
    if action.due:
        facts.append(_("Due: {date}").format(date=day(action.due, language)))
    if action.status:
        facts.append(_("Status: {status}").format(status=status(action.status, language)))
    told = [field for field in ("lead_partner", "lead_institution", "due", "status") if getattr(action, field)]
    said = (Run(" · ".join(facts), emphasis=True),)
    named = naming(said, action.lead_institution, action.foreign.get("lead_institution"))
    return (Paragraph(spoken(named, language), action.origin(told[0])),) if facts else ()


def lead(partner: str | None, institution: str | None, partners: Mapping[str, str]) -> str:
    """Return who leads: “Canada (NRCan)”, or as much of it as is known."""
    name = partners.get(partner, partner) if partner else ""
    return f"{name} ({institution})" if name and institution else name or institution or ""


def status(value: ActionStatus, language: str) -> str:
    """Return how far an action has come, in words."""
    return words("forms", language)(ACTION_STATUSES[value])


def _merged(blocks: Iterable[Block]) -> RichText:
    """Join a list to the one right above it where it goes on: the same bullets, or the next number."""
    merged: list[Block] = []
    for block in blocks:
        above = merged[-1] if merged else None
        if isinstance(above, List) and isinstance(block, List) and _goes_on(above, block):
            merged[-1] = replace(above, items=(*above.items, *block.items))
        else:
            merged.append(block)
    return tuple(merged)


def _goes_on(above: List, below: List) -> bool:
    bullets = below.style == "bullet"
    return above.style == below.style and (bullets or below.start == above.start + len(above.items))
