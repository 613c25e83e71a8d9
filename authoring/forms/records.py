"""The records authors hand in: one flat pydantic model a row. A field's `Ask` is its column."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic.json_schema import SkipJsonSchema

from authoring.edition.edition import Identifier, Mode
from authoring.forms.columns import Ask
from authoring.model.blocks import RichText as Blocks
from authoring.model.place import Place
from authoring.text.reader import read_lines
from authoring.text.writer import write_lines


def _blocks(value: object) -> Blocks:
    if isinstance(value, tuple):
        return value
    if isinstance(value, str):
        return read_lines(value.split("\n"))
    if isinstance(value, Sequence) and all(isinstance(line, str) for line in value):
        return read_lines(value)
    raise ValueError("expected a text or a list of lines")


RichText = Annotated[
    Blocks,
    PlainValidator(_blocks),
    PlainSerializer(write_lines, return_type=list[str]),
    WithJsonSchema({"type": "array", "items": {"type": "string"}, "description": "Lines of text, a little Markdown."}),
]
"""Blocks in memory; in JSON the lines a person would have typed."""

Base64 = Annotated[
    bytes,
    PlainValidator(lambda value: value if isinstance(value, bytes) else b64decode(value, validate=True)),
    PlainSerializer(lambda value: b64encode(value).decode("ascii"), return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "contentEncoding": "base64"}),
]
"""Bytes; base64 in JSON."""


class Handed(BaseModel):
    """Anything handed in: values, and the place of each by field name (`origins` never leaves the program).

    `foreign` tells the language (BCP 47) of each plain text that is in another one than the rest, by field name: what a
    translator has not come to yet. A mapping's values have names of their own, `institutions.peru`.
    """

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    origins: SkipJsonSchema[dict[str, Place]] = Field(default_factory=dict, exclude=True, repr=False)
    foreign: SkipJsonSchema[dict[str, str]] = Field(default_factory=dict, exclude=True, repr=False)

    def origin(self, field: str = "") -> Place | None:
        """Return where a field's value came from, else where the record begins (key `""`), else None."""
        return self.origins.get(field) or self.origins.get("")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and isinstance(other, BaseModel) and self.model_dump() == other.model_dump()

    __hash__ = None  # type: ignore[assignment]  # values can be changed


class Record(Handed):
    """One row of a table."""


FirstDay = Annotated[date, Ask("Date", "date", guidance="The first day.", required=True, width=14)]
LastDay = Annotated[date | None, Ask("Last day", "date", guidance="Only when it lasted more than one day.", width=14)]
MeetingMode = Annotated[Mode | None, Ask("Mode", "choice", width=16, choices="modes")]


class PersonRecord(Record):
    """Somebody with a function in an institution of one of the countries."""

    partner: Annotated[Identifier, Ask("Country", "choice", required=True, width=14, choices="partners")]
    name: Annotated[str, Ask("Name", required=True, width=32)]
    title: Annotated[
        str | None,
        Ask(
            "Function", guidance="As on a business card, in the language of this form.", width=44, translated="function"
        ),
    ] = None
    institution: Annotated[
        str | None,
        Ask("Institution", guidance="The full name, without its acronym.", width=44, translated="institution"),
    ] = None
    acronym: Annotated[str | None, Ask("Acronym", width=12, translated="acronym")] = None


class CoChair(PersonRecord):
    """A co-chair of a group."""

    on_behalf_of: Annotated[
        str | None, Ask("On behalf of", guidance="Only when somebody stood in for the co-chair.", width=28)
    ] = None
    note: Annotated[str | None, Ask("Remark", guidance="Published below the name.", width=24, translated="line")] = None


class Participant(PersonRecord):
    """Somebody who took part in the group's work."""


class Signatory(PersonRecord):
    """Who signs the message."""


ActionStatus = Literal["planned", "under_way", "done", "on_hold"]
"""How far something promised has come."""


class Action(Record):
    """A row of the future actions: a commitment (`action`), or text around the commitments (`text`)."""

    topic: Annotated[
        str | None, Ask("Topic", guidance="Once is enough: it holds for the rows below.", width=28, translated="topic")
    ] = None
    text: Annotated[
        RichText,
        Ask(
            "Text",
            "rich",
            guidance="One paragraph, one list item or one action a row.",
            required=True,
            width=76,
            translated="paragraph",
        ),
    ]
    kind: Annotated[
        Literal["action", "text"],
        Ask(
            "Kind",
            "choice",
            guidance="Action: something promised. Plain text: everything else.",
            width=14,
            choices="action_kinds",
        ),
    ] = "text"
    lead_partner: Annotated[Identifier | None, Ask("Lead country", "choice", width=14, choices="partners")] = None
    lead_institution: Annotated[str | None, Ask("Lead institution", width=28, translated="institution")] = None
    due: Annotated[date | None, Ask("Due", "date", guidance="The day by which it will be done.", width=14)] = None
    status: Annotated[
        ActionStatus | None,
        Ask("Status", "choice", guidance="How far it has come by now.", width=14, choices="action_statuses"),
    ] = None


class Initiative(Record):
    """A proposed or running initiative."""

    title: Annotated[str, Ask("Title", required=True, width=36, translated="title")]
    description: Annotated[RichText, Ask("Description", "rich", width=70, translated="paragraph")] = ()
    institutions: Annotated[
        dict[Identifier, str],
        Ask(
            "Partners in {partner}",
            guidance="The institutions that carry it.",
            width=34,
            per_partner=True,
            translated="institution",
        ),
    ] = Field(default_factory=dict)
    timeline: Annotated[str | None, Ask("Timeline", guidance="For example 2022–2024.", width=20, translated="line")] = (
        None
    )


class GroupMeeting(Record):
    """A meeting the group held."""

    start: FirstDay
    end: LastDay = None
    mode: MeetingMode = None
    place: Annotated[str | None, Ask("Place", width=32, translated="line")] = None
    participants: Annotated[
        dict[Identifier, int], Ask("Participants from {partner}", "number", width=20, per_partner=True)
    ] = Field(default_factory=dict)


class Picture(BaseModel):
    """A picture's file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    media_type: Literal["image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"]
    data: Base64


class FigureRecord(Record):
    """A picture with its words, placed at the end of a section (and topic), or of the chapter."""

    picture: Annotated[Picture, Ask("Picture", "picture", guidance="Insert the picture here.", required=True, width=34)]
    caption: Annotated[str, Ask("Caption", required=True, width=44, translated="caption")]
    alternative: Annotated[
        str | None,
        Ask(
            "Alternative text",
            guidance="What the picture shows, for readers who cannot see it.",
            width=44,
            translated="alternative",
        ),
    ] = None
    credit: Annotated[str | None, Ask("Credit", guidance="Whose picture it is.", width=24, translated="line")] = None
    section: Annotated[
        str | None, Ask("Section", "choice", guidance="The section it belongs to.", width=28, choices="sections")
    ] = None
    topic: Annotated[str | None, Ask("Topic", width=28, translated="topic")] = None


class PastMeeting(Record):
    """An annual meeting that was held."""

    ordinal: Annotated[int | None, Ask("Number", "number", guidance="1 for the first annual meeting.", width=10)] = None
    start: FirstDay
    end: LastDay = None
    place: Annotated[str | None, Ask("Place", width=36, translated="line")] = None
    host: Annotated[Identifier | None, Ask("Host", "choice", width=14, choices="partners")] = None
    mode: MeetingMode = None


class Passage(Handed):
    """What a narrative says under one topic, or before the first."""

    topic: str | None = None
    text: RichText = ()
