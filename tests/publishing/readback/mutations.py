"""Small changes to the specimen: what goes wrong when one format drops, swaps or rewrites something."""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from authoring.model.blocks import Figure, List, Paragraph
from authoring.model.inline import Run
from authoring.model.report import Report
from authoring.publishing.readback.outline import Kind
from tests.publishing.specimen import (
    CHAPTER,
    COMMITMENTS,
    INTRODUCTION,
    NESTED,
    ORDERED,
    ORDERED_AGAIN,
    OUTCOMES,
    SPECIMEN,
    item,
    paragraph,
    say,
)


@dataclass(frozen=True)
class Mutation:
    """`change` is found at a passage of `kind` under `heading`; the sound file says `said` there."""

    name: str
    change: Callable[[Report], Report]
    kind: Kind
    heading: str
    said: str


def instead(old: object, new: object) -> Callable[[Report], Report]:
    """Put `new` wherever `old` stands in a report."""

    def change(value: Any) -> Any:
        if value == old:
            return new
        if isinstance(value, tuple):
            return tuple(map(change, value))
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{one.name: change(getattr(value, one.name)) for one in fields(value) if one.init})
        return value

    return change


ROWS = COMMITMENTS.rows
WILDLAND, WOOD = OUTCOMES.sections
UNNESTED = List((item(paragraph("First item")), item(paragraph("Nested item")), *NESTED.items[1:]))
ANOTHER = WOOD.blocks[1]
FIGURE = WOOD.blocks[0]
assert isinstance(FIGURE, Figure)

PROMOTED = instead(
    CHAPTER.sections,
    (*CHAPTER.sections[:3], replace(OUTCOMES, sections=(WILDLAND,)), WOOD, *CHAPTER.sections[4:]),
)

MUTATIONS = (
    Mutation(
        "one word", instead(say("Before any topic."), say("After any topic.")), "paragraph", "Outcomes", "Before any"
    ),
    Mutation(
        "one comma",
        instead(say("These points were raised:"), say("These points, were raised:")),
        "paragraph",
        "Introduction and objectives",
        "These points were raised:",
    ),
    Mutation(
        "two paragraphs as one",
        instead(NESTED.items[1].blocks, (paragraph("Second item It goes on in a second paragraph."),)),
        "item",
        "Introduction and objectives",
        "Second item",
    ),
    Mutation(
        "a dropped item",
        instead(ORDERED, List(ORDERED.items[:1], "decimal")),
        "item",
        "Introduction and objectives",
        "2. Two",
    ),
    Mutation("an item's depth", instead(NESTED, UNNESTED), "item", "Introduction and objectives", "Nested item"),
    Mutation(
        "an item's number",
        instead(ORDERED_AGAIN, replace(ORDERED_AGAIN, start=4)),
        "item",
        "Introduction and objectives",
        "c. One anew",
    ),
    Mutation(
        "two swapped rows",
        instead(ROWS, (*ROWS[:6], ROWS[7], ROWS[6], *ROWS[8:])),
        "cell",
        "Annex B Commitments",
        "2021-MIN-07",
    ),
    Mutation(
        "two swapped columns",
        instead(COMMITMENTS.header, ("No.", "Lead", "Commitment", "Due")),
        "header",
        "Annex B Commitments",
        "Commitment",
    ),
    Mutation(
        "a lost footnote",
        instead(ANOTHER, Paragraph((Run("Another note"), Run(".")))),
        "paragraph",
        "Building with wood",
        "Another note[^2].",
    ),
    Mutation("a note's text", instead(say("Second note."), say("Second nose.")), "note", "", "Second note."),
    Mutation(
        "a mark's position",
        instead(ANOTHER, Paragraph((Run("Another"), Run("", note=say("Second note.")), Run(" note.")))),
        "paragraph",
        "Building with wood",
        "Another note[^2].",
    ),
    Mutation(
        "a link's target",
        instead("https://example.org/?a=1&b=2", "https://example.org/?a=1&b=3"),
        "paragraph",
        "Introduction and objectives",
        "[the programme](https://example.org/?a=1&b=2)",
    ),
    Mutation(
        "a link's end",
        instead(Run(". {{ tag }} <b>not markup</b> 5 < 6"), Run(". {{ tag }}", link="https://example.org/")),
        "paragraph",
        "Introduction and objectives",
        "{{ tag }} <b>not markup</b> 5 < 6",
    ),
    Mutation("alternative text", instead("A black pixel", "A white pixel"), "picture", "Building with wood", "A black"),
    Mutation(
        "a lost picture", instead(FIGURE, paragraph("A caption")), "picture", "Building with wood", "A black pixel"
    ),
    Mutation("a credit", instead("Authors", "Nobody"), "caption", "Building with wood", "Figure 1 A caption (Authors)"),
    Mutation("a heading's level", PROMOTED, "heading", "Building with wood", "Building with wood"),
    Mutation("a heading's number", instead("Annex B", "Annex C"), "heading", "Annex B Commitments", "Annex B"),
    Mutation(
        "two swapped sections",
        instead(CHAPTER.sections, (*CHAPTER.sections[:2], OUTCOMES, INTRODUCTION, *CHAPTER.sections[4:])),
        "heading",
        "Introduction and objectives",
        "Introduction and objectives",
    ),
    Mutation("a name", instead("José Núñez", "Jose Núñez"), "paragraph", "Message", "José Núñez"),
    Mutation("a person's line", instead("on behalf of X", "on behalf of Y"), "paragraph", "Message", "on behalf of X"),
    Mutation("a fact", instead(say("Virtual"), say("Hybrid")), "paragraph", "Meeting", "Virtual"),
)

assert all(mutation.change(SPECIMEN) != SPECIMEN for mutation in MUTATIONS)
