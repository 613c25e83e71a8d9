"""What translators work on: units of segments, each with its source, its target and how far it has come."""

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Literal

from authoring.forms.columns import TextKind
from authoring.model.place import Place
from authoring.translation.codes import Coded, tagged

State = Literal["initial", "translated", "reviewed", "final"]
"""How far a segment has come, in the words of XLIFF 2.1, 4.7.2.1; nothing in a state after `initial` lacks a target."""


@dataclass(frozen=True, slots=True, order=True)
class Context:
    """Where a text stands, by what it is and never by its position: the sheet's key (empty: any) and its kind there.

    `about` names the person whose function it is: French and Spanish tell a directora from a director. `below` is the
    heading its author put above it, for translators alone: who renames a heading asks for no new translation below it.
    """

    sheet: str
    kind: TextKind
    about: str = ""
    below: str = field(default="", compare=False)

    @property
    def name(self) -> str:
        """What a context is called in keys and in the store: `outcomes/paragraph`, `/function/Ana Paz`."""
        return "/".join((self.sheet, self.kind, *filter(None, [self.about])))


@dataclass(frozen=True, slots=True)
class Version:
    """A segment as it was translated before its source changed."""

    source: Coded
    target: Coded


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence with its codes; `after` is the white space that stands behind it.

    `earlier` is there while a changed sentence waits for its own translation; `by` and `at` tell who said the last
    word on it, and when; `revision` is that of the translation in which it was said.
    """

    source: Coded
    after: str = ""
    target: Coded = ()
    state: State = "initial"
    by: str = ""
    at: datetime | None = None
    revision: int = 0
    earlier: Version | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A text to be translated: a paragraph, an item, a field. `place` is where its author wrote it."""

    context: Context
    segments: tuple[Segment, ...]
    place: Place | None = field(default=None, compare=False)

    @property
    def source(self) -> str:
        """The whole text with its codes as tags."""
        return "".join(tagged(segment.source) + segment.after for segment in self.segments)

    @property
    def key(self) -> str:
        """What identifies the unit: sixteen hexadecimal digits over its context and its source."""
        said = f"{self.context.name}/{self.source}"
        # A file may hold half a character; it is a text like any other until it is checked.
        return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Translation:
    """What is known of one document (a group's submission) in one language.

    `units` are those of the document, in its order; `former` what stands in it no longer, kept for its return.
    `revision` counts what was handed back: what a translator changed in a kit of an older one may meet newer words.
    """

    document: str
    source_language: str
    language: str
    units: tuple[Unit, ...] = ()
    former: tuple[Unit, ...] = ()
    revision: int = 0
