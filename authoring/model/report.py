"""The assembled document model: one report, in one language. Everything that is published stands here, in order."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from authoring.model.blocks import RichText
from authoring.model.place import Place

Kind = Literal["part", "chapter", "section", "topic"]
"""What a section is in the report: a part holds chapters and sections, a chapter (one group, one annex) sections."""

ACRONYMS = "annex--acronyms"
"""The anchor of the list of acronyms: each language has its own."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it.

    `anchor` is unique in the report, made of ids and keys rather than of words, so that it is the same in every
    language (`mining--outcomes`). `number` is what stands before the title (`Part III`, `1`, `A`), or empty. `language`
    is the BCP 47 tag of the blocks' text; the title is always in the report's language unless an author wrote it, and
    then `place` tells where. `title_language` is given when an author's title is in another language than the blocks:
    when it is not translated yet.
    """

    kind: Kind
    anchor: str
    title: str
    number: str = ""
    language: str = ""
    blocks: RichText = ()
    sections: "tuple[Section, ...]" = ()
    place: Place | None = field(default=None, compare=False)
    title_language: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """The annual meeting the report is about; `dates` and `ordinal` are written out in the report's language."""

    ordinal: str
    dates: str
    place: str
    mode: str


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report: what the cover says, then the parts in order.

    `issued` is the day it is published, where the edition names one; `languages` are those it is published in together,
    its own among them. `fingerprint` stands for all that the report says, once that is known: each format states it.
    `territories` are the partners', by ISO 3166.
    `name` is what its files are called before language and ending, `address` the URL under which they are published,
    without the last slash, where that is known.
    """

    title: str
    partnership: str
    acronym: str
    partners: tuple[str, ...]
    year: int
    language: str
    host: str
    meeting: Meeting
    draft: bool
    parts: tuple[Section, ...]
    issued: date | None = None
    languages: tuple[str, ...] = ()
    fingerprint: str = ""
    name: str = ""
    address: str = ""
    territories: tuple[str, ...] = ()
