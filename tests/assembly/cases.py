"""A small edition, and what is handed in to it."""

from datetime import date
from typing import Any

from authoring.edition.edition import Edition
from authoring.forms.records import Passage
from authoring.forms.submission import SUBMISSION, CoordinationSubmission, GroupSubmission
from authoring.model.blocks import Block, Item, List, Paragraph
from authoring.model.inline import Run, text_of


def edition(**changes: Any) -> Edition:
    """Return an edition of two partners (Mexico first) and three groups; `changes` replace its keys."""
    values: dict[str, Any] = {
        "year": 2021,
        "title": {"en": "2021 Annual Report", "fr": "Rapport annuel 2021"},
        "partnership": {"name": {"en": "The Partnership"}, "acronym": "TP"},
        "languages": ["en", "fr"],
        "host": "mexico",
        "due": date(2022, 5, 31),
        "meeting": {"ordinal": 17, "start": date(2021, 11, 25), "end": date(2021, 11, 26), "place": {"en": "Toluca"}},
        "partners": [{"id": "mexico", "territory": "MX"}, {"id": "canada", "territory": "CA"}],
        "groups": [
            {"id": "mining", "name": {"en": "Mining", "fr": "Mines"}},
            {"id": "energy", "name": {"en": "Energy"}},
            {"id": "forestry", "name": {"en": "Forestry"}, "acronym": "FWG"},
        ],
        "sections": [
            {"key": "outcomes", "title": {"en": "Outcomes", "fr": "Résultats"}, "need": "required", "topics": True},
            {"key": "gender", "title": {"en": "Gender perspective"}, "need": "expected", "words": 10},
            {"key": "future_actions", "title": {"en": "Future actions"}, "kind": "actions", "topics": True},
        ],
        "coordination": [
            {"key": "message", "title": {"en": "Message"}, "part": "message", "shows": ["signatories"]},
            {"key": "about", "title": {"en": "About"}, "part": "profile"},
            {"key": "bodies", "title": {"en": "Groups"}, "part": "profile", "shows": ["groups", "institutions"]},
            {"key": "past", "title": {"en": "Meetings"}, "part": "profile", "shows": ["meetings"]},
            {"key": "notes", "title": {"en": "Notes"}, "part": "notes"},
        ],
    }
    return Edition.model_validate(values | changes)


def handed_in(group: str, **values: Any) -> GroupSubmission:
    """Return a group's submission of `values`, as its JSON file would give them."""
    submission = SUBMISSION.validate_python(
        {"form": "group", "edition": 2021, "language": "en", "group": group} | values
    )
    assert isinstance(submission, GroupSubmission)
    submission.file = f"{group}.json"
    return submission


def coordination(**values: Any) -> CoordinationSubmission:
    """Return the coordinators' submission of `values`."""
    submission = SUBMISSION.validate_python({"form": "coordination", "edition": 2021, "language": "en"} | values)
    assert isinstance(submission, CoordinationSubmission)
    submission.file = "coordination.json"
    return submission


def passage(*lines: str, topic: str | None = None) -> Passage:
    """Return paragraphs under a topic."""
    return Passage(topic=topic, text=tuple(paragraph(line) for line in lines))


def paragraph(text: str) -> Paragraph:
    """Return a paragraph of plain text."""
    return Paragraph((Run(text),))


def bullets(*lines: str) -> List:
    """Return a list of plain items."""
    return List(tuple(Item((paragraph(line),)) for line in lines))


def numbers(*lines: str, start: int = 1) -> List:
    """Return a numbered list of plain items."""
    return List(tuple(Item((paragraph(line),)) for line in lines), "decimal", start)


def outline(blocks: tuple[Block, ...]) -> list[Any]:
    """Return blocks in a form that reads well in a test: text, [items of a list], {label: value}, rows of a table."""
    return [_outlined(block) for block in blocks]


def _outlined(block: Any) -> Any:
    match type(block).__name__:
        case "Paragraph":
            return text_of(block.content)
        case "List":
            return [outline(item.blocks) for item in block.items]
        case "Details":
            return {label: text_of(value) for label, value in block.entries}
        case "Table":
            return [block.header, *(tuple(text_of(cell) for cell in row) for row in block.rows)]
        case "Roster":
            return {
                partner: [(person.name, *map(text_of, person.lines)) for person in people]
                for partner, people in block.groups
            }
        case _:
            return text_of(block.caption)
