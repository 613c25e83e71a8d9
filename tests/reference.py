"""The real report of 2021 as submissions, where its data are at hand (`AUTHORING_REFERENCE_DATA`: their folder).

Its sentences stay outside the repository; what is here only turns its structure into ours.
"""

import json
import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from authoring.edition.edition import Edition
from authoring.forms.records import Action, CoChair, Participant, Passage, PastMeeting, Signatory
from authoring.forms.submission import CoordinationSubmission, GroupSubmission, Submission
from authoring.model.blocks import Block, Item, List, Paragraph
from authoring.model.inline import Run

_FOLDER = os.environ.get("AUTHORING_REFERENCE_DATA", "")
PROFILE_KEYS = ("about", "working_groups", "annual_meetings")
"""The sections of the example edition that take the three sections of the real profile, in order."""

needs_reference = pytest.mark.skipif(not _FOLDER, reason="AUTHORING_REFERENCE_DATA names no folder with the real data")


def reference() -> Any:
    """Return the real report of 2021, as its README describes it."""
    return json.loads(Path(_FOLDER, "2021.json").read_text("utf-8"))


def reference_submissions(edition: Edition) -> list[Submission]:
    """Return what the coordinators and the seven groups would have handed in."""
    source = reference()
    partners = {"Canada": "canada", "Mexico": "mexico"}
    return [_coordination(source, partners), *(_group(edition, group, partners) for group in source["groups"])]


def _coordination(source: Any, partners: dict[str, str]) -> CoordinationSubmission:
    message, profile = source["parts"]["message"], source["parts"]["profile"]
    sections = {"message": [Passage(text=blocks_of(message["blocks"]))]}
    for key, section in zip(PROFILE_KEYS, profile["sections"], strict=True):
        sections[key] = [Passage(text=blocks_of(section["blocks"]))]
    return CoordinationSubmission(
        edition=source["year"],
        language="en",
        file="coordination.json",
        sections=sections,
        signatories=[
            Signatory(
                partner=partners[one["country"]], name=one["name"], title=one["lines"][0], institution=one["lines"][1]
            )
            for one in message["signatories"]
        ],
        past_meetings=[_past_meeting(one, partners) for one in profile["annual_meetings"]],
    )


def _past_meeting(one: Any, partners: dict[str, str]) -> PastMeeting:
    start, end = date.fromisoformat(one["iso_start"]), date.fromisoformat(one["iso_end"])
    return PastMeeting(
        ordinal=one["ordinal_number"],
        start=start,
        end=end if end != start else None,
        place=one["place"],
        host=partners.get(one["host_country"]),
        mode=one["mode"],
    )


def _group(edition: Edition, group: Any, partners: dict[str, str]) -> GroupSubmission:
    narratives = {section.key for section in edition.sections if section.kind == "narrative"}
    sections = {
        section["key"]: [Passage(topic=topic, text=blocks_of(blocks)) for topic, blocks in topics(section)]
        for section in group["sections"]
        if section["key"] in narratives
    }
    actions: Any = next((section for section in group["sections"] if section["key"] == "future_actions"), {})
    return GroupSubmission(
        edition=edition.year,
        language="en",
        file=f"{group['id']}.json",
        group=group["id"],
        co_chairs=[_co_chair(one, partners) for one in group["co_chairs"]],
        sections=sections,
        actions=[action for topic, blocks in topics(actions) for action in _actions(topic, blocks)],
        participants=[_participant(one, partners) for one in group["participants"]],
    )


def _co_chair(one: Any, partners: dict[str, str]) -> CoChair:
    return CoChair(
        partner=partners[one["country"]],
        name=one["name"],
        title=one["title"],
        institution=one["institution"],
        acronym=one["institution_acronym"],
        note=one["note"],
    )


def _participant(one: Any, partners: dict[str, str]) -> Participant:
    return Participant(partner=partners[one["country"]], name=one["name"], title="; ".join(one["role_lines"]) or None)


def topics(section: Any) -> Iterator[tuple[str | None, Any]]:
    """Yield the topics of a section with their blocks, in order; a topic inside a topic is called “A: B”."""
    if section.get("blocks"):
        yield None, section["blocks"]
    for one in section.get("subsections", ()):
        yield from _topic(one["title"], one)


def _topic(title: str, section: Any) -> Iterator[tuple[str, Any]]:
    yield title, section["blocks"]
    for one in section.get("subsections", ()):
        yield from _topic(f"{title}: {one['title']}", one)


def _actions(topic: str | None, blocks: Any) -> Iterator[Action]:
    """Yield one row a paragraph and one row an item: the items are what was promised."""
    for block in blocks_of(blocks):
        if isinstance(block, List):
            for item in block.items:
                yield Action(topic=topic, text=(List((item,), block.style),), kind="action")
        else:
            yield Action(topic=topic, text=(block,), kind="text")


def blocks_of(blocks: Iterable[Any]) -> tuple[Block, ...]:
    """Return blocks of the reference as ours."""
    return tuple(_block(block) for block in blocks)


def _block(block: Any) -> Block:
    if block["type"] == "list":
        items = (Item((_paragraph(item["text"]), *blocks_of(item["children"]))) for item in block["items"])
        return List(tuple(items), "decimal" if block["ordered"] else "bullet")
    return _paragraph(block["text"])


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def sentences(blocks: Iterable[Any]) -> Iterator[str]:
    """Yield the text of every paragraph and item of the reference, in reading order."""
    for block in blocks:
        if block["type"] == "list":
            for item in block["items"]:
                yield item["text"]
                yield from sentences(item["children"])
        else:
            yield block["text"]


def sentences_below(section: Any) -> Iterator[str]:
    """Yield the same of a section and of those inside it."""
    yield from sentences(section["blocks"])
    for inner in section.get("subsections", ()):
        yield from sentences_below(inner)
