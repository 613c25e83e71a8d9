"""The blocks a section is made of. Every block knows its place; two blocks are equal when they say the same."""

from dataclasses import dataclass, field
from typing import Literal

from authoring.model.charts import Drawing
from authoring.model.inline import Inline
from authoring.model.place import Place

ListStyle = Literal["bullet", "decimal", "lower-alpha", "lower-roman"]
"""How items are marked; the names are those of CSS `list-style-type` (`bullet`: the template's choice by depth)."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    content: Inline
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: at least one block, the first a paragraph, then further paragraphs and nested lists."""

    blocks: "tuple[Block, ...]"
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class List:
    """Items with one kind of marker; `start` is the first number of an ordered list."""

    items: tuple[Item, ...]
    style: ListStyle = "bullet"
    start: int = 1
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and one header row; every row has as many cells as the header.

    `origins` tells where each row came from; it is empty when nobody knows.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Inline, ...], ...]
    place: Place | None = field(default=None, compare=False)
    origins: tuple[Place | None, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its caption; `picture` holds the file's bytes, `media_type` its MIME type.

    `alternative_language` is the BCP 47 tag of an alternative that is in another language than the text around it, and
    `svg` is the same picture as a drawing, where there is one, for formats that keep both.
    """

    picture: bytes
    media_type: str
    caption: Inline
    alternative: str
    credit: Inline = ()
    place: Place | None = field(default=None, compare=False)
    svg: bytes = b""
    alternative_language: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture drawn from data when it is published; a table with its figures follows it in the report."""

    drawing: Drawing
    caption: Inline
    alternative: str
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with a function in an institution, in a list of people.

    `lines` are what stands below the name, in order: function, institution (with its acronym), a remark.
    """

    name: str
    lines: tuple[Inline, ...]
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Roster:
    """People by partner, in the edition's order: co-chairs, signatories, participants.

    `layout` is `cards` for few people with much to say (co-chairs, signatories), `list` for many (participants).
    `groups` pairs the partner's heading with its people.
    """

    groups: tuple[tuple[str, tuple[Person, ...]], ...]
    layout: Literal["cards", "list"] = "cards"


@dataclass(frozen=True, slots=True)
class Details:
    """Short facts, each with its label: a meeting's date, mode and place; an initiative's institutions.

    `origins` tells where each came from; it is empty when only the `place` of all is known.
    """

    entries: tuple[tuple[str, Inline], ...]
    place: Place | None = field(default=None, compare=False)
    origins: tuple[Place | None, ...] = field(default=(), compare=False)


Block = Paragraph | List | Table | Figure | Chart | Roster | Details
RichText = tuple[Block, ...]
"""What one text cell, or all the rows of one topic, come to."""
