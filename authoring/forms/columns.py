"""What is asked in one column: declared beside the record's field, used by workbook, web form and checks alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from authoring.locale import LANGUAGES, words
from authoring.model.language import LocalText

ColumnKind = Literal["line", "rich", "choice", "date", "number", "picture"]
"""One line of text; text with paragraphs and lists; one of the choices; a date; a whole number; a picture."""

ChoicesOf = Literal["partners", "sections", "modes", "action_kinds", "action_statuses"]
"""What a column's choices are: the edition's partners or sections, or a fixed list."""

TextKind = Literal[
    "paragraph",
    "item",
    "note",
    "topic",
    "title",
    "function",
    "institution",
    "acronym",
    "caption",
    "alternative",
    "line",
]
"""What a text is to its reader."""


LINE_LIMIT = 1_000
"""Characters of a line; what is longer was meant for another column, or is two things."""


def line_limit(kind: TextKind) -> int | None:
    """Return the most characters a text of that kind may have, None for one that has paragraphs."""
    return None if kind in ("paragraph", "item", "note") else LINE_LIMIT


@dataclass(frozen=True, slots=True)
class Ask:
    """What a field asks, beside its type in a record: English message ids of the `forms` catalogue.

    `width` is in characters of the workbook's default font. `per_partner` makes one column for each partner; the
    field is then a mapping by partner id. `translated` says what the text is to whoever translates it, None when it
    stays as it is: names of people, dates.
    """

    title: str
    kind: ColumnKind = "line"
    guidance: str = ""
    required: bool = False
    width: int = 24
    choices: ChoicesOf | None = None
    per_partner: bool = False
    translated: TextKind | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a drop-down: its value in the data, its label in every language."""

    value: str
    label: LocalText


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet. `key` is the record's field, `partner` the partner's id where there is one a partner."""

    key: str
    title: LocalText
    kind: ColumnKind
    guidance: LocalText
    required: bool
    width: int
    choices: tuple[Choice, ...] = ()
    partner: str | None = None


@cache
def in_all_languages(message: str) -> Mapping[str, str]:
    """Return a fixed text of the `forms` catalogue in every language the program speaks."""
    return {language: words("forms", language)(message) for language in LANGUAGES}
