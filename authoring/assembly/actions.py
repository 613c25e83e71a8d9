"""The rows of the future actions as text that reads well."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby

from authoring.assembly.passages import Passages, tidy_topic
from authoring.assembly.wording import day
from authoring.forms.records import Action
from authoring.locale import words
from authoring.model.blocks import Block, Details, Item, List, Paragraph, RichText
from authoring.model.inline import Run


def action_passages(actions: Iterable[Action], partners: Mapping[str, str], language: str) -> Passages:
    """Return topics and texts of the future actions, row by row in their order.

    Actions typed as paragraphs one below the other become a list, as their authors see them in the rows of the form;
    rows of list items become one list; lead and due date stand in a small line below their action.
    """
    filled = _below_their_topics(actions)
    return [
        (topic, _merged(_blocks([action for _, action in rows], partners, language)))
        for topic, rows in groupby(filled, key=lambda row: row[0])
    ]


def _below_their_topics(actions: Iterable[Action]) -> list[tuple[str, Action]]:
    rows: list[tuple[str, Action]] = []
    for action in actions:
        rows.append((tidy_topic(action.topic) or (rows[-1][0] if rows else ""), action))
    return rows


def _blocks(actions: Iterable[Action], partners: Mapping[str, str], language: str) -> list[Block]:
    blocks: list[Block] = []
    for listed, rows in groupby(actions, key=_is_prose):
        texts = [_with_details(action, partners, language) for action in rows]
        if listed and len(texts) > 1:
            blocks.append(List(tuple(Item(text, text[0].place) for text in texts if isinstance(text[0], Paragraph))))
        else:
            blocks += [block for text in texts for block in text]
    return blocks


def _is_prose(action: Action) -> bool:
    return action.kind == "action" and bool(action.text) and isinstance(action.text[0], Paragraph)


def _with_details(action: Action, partners: Mapping[str, str], language: str) -> RichText:
    details = _details(action, partners, language)
    last = action.text[-1] if action.text else None
    if details and isinstance(last, List):
        item = last.items[-1]
        ended = replace(last, items=(*last.items[:-1], replace(item, blocks=(*item.blocks, *details))))
        return (*action.text[:-1], ended)
    return (*action.text, *details)


def _details(action: Action, partners: Mapping[str, str], language: str) -> tuple[Details, ...]:
    _ = words("report", language)
    facts = [
        (_("Lead"), lead(action.lead_partner, action.lead_institution, partners)),
        (_("Due"), day(action.due, language) if action.due else ""),
    ]
    entries = tuple((label, (Run(value),)) for label, value in facts if value)
    return (Details(entries, action.origin("text")),) if entries else ()


def lead(partner: str | None, institution: str | None, partners: Mapping[str, str]) -> str:
    """Return who leads: “Canada (NRCan)”, or as much of it as is known."""
    name = partners.get(partner, partner) if partner else ""
    return f"{name} ({institution})" if name and institution else name or institution or ""


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
