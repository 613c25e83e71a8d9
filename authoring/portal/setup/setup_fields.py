"""What is asked about an edition's definition: one field for each value of `edition.toml`, in each language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.http import QueryDict

from authoring.forms.sheets import MODES
from authoring.forms.territories import territories, territory_name
from authoring.locale import LANGUAGES, words
from authoring.portal.page import named, say, speaking
from authoring.portal.people.naming import language_name
from authoring.portal.setup.edition_text import UNDETERMINED, Said, Way, value_at
from authoring.text.normalise import cleaned
from authoring.text.spelling import folded

Kind = Literal["line", "text", "number", "date", "choice", "flag", "several", "lines"]
Typed = str | tuple[str, ...]
"""What a field shows, and what somebody types in it."""

LONGEST = {"line": 300, "text": 4000, "lines": 4000}
"""Characters at most."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its value's way in the definition. `default` is what holds where the definition is silent."""

    way: Way
    label: str
    kind: Kind = "line"
    choices: tuple[tuple[str, str], ...] = ()
    default: str = ""
    language: str = ""
    is_fixed: bool = False

    @property
    def name(self) -> str:
        """The name of the field in a page."""
        return ".".join(self.way)


@dataclass(frozen=True, slots=True)
class Block:
    """Fields that belong together, under one legend; `is_one` when they are one text in several languages."""

    legend: str
    fields: tuple[Field, ...]
    guidance: str = ""

    @property
    def key(self) -> str:
        """What tells it from the page's others."""
        return self.fields[0].name


def shown(field: Field, said: Mapping[str, Any]) -> Typed:
    """Return what a field shows of a definition."""
    value = value_at(said, field.way)
    match field.kind:
        case "several":
            chosen = value if isinstance(value, list) else []
            return tuple(key for key, _ in field.choices if key in chosen)
        case "lines":
            return _tidy(field, "\n".join(map(str, value)) if isinstance(value, list) else "")
        case "flag":
            return _flag(value if isinstance(value, bool) else field.default == "on")
        case _:
            return _tidy(field, field.default if value is None or isinstance(value, dict | list) else str(value))


def typed(field: Field, posted: QueryDict) -> Typed:
    """Return what was typed in a field, without characters that nobody types."""
    if field.kind == "several":
        return tuple(key for key, _ in field.choices if key in posted.getlist(field.name))
    text = posted.get(field.name, "")
    return _flag(bool(text)) if field.kind == "flag" else _tidy(field, text)


def _tidy(field: Field, text: str) -> Typed:
    """Return a text as it is kept; what is shown is tidied alike, so that nothing seems to be changed by showing it."""
    text = cleaned(text).strip()
    if field.kind == "lines":
        return tuple(dict.fromkeys(filter(None, map(str.strip, text.split("\n")))))
    return text if field.kind == "text" else text.replace("\n", " ")


def _flag(is_set: bool) -> str:
    return "on" if is_set else ""


def value_of(field: Field, said: Typed) -> Any:
    """Return the value that what was typed stands for, None for none; what cannot be one stays a text."""
    match field.kind, said:
        case "flag", _:
            return said == "on"
        case _, tuple():
            return list(said) or None
        case _, "":
            return None
        case "number", str() if said.isascii() and said.isdecimal() and len(said) < 10:
            return int(said)
        case "date", str():
            return _date(said)
    return said


def _date(text: str) -> date | str:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def is_too_long(field: Field, said: Typed) -> bool:
    """Tell whether more was typed than a field holds."""
    length = sum(map(len, said)) if isinstance(said, tuple) else len(said)
    return length > LONGEST.get(field.kind, 300)


# Which fields there are


def general_blocks(said: Said) -> list[Block]:
    """Return what is asked about the edition as a whole."""
    groups = [(key, named(_texts(one.get("name")))) for key, one in _entries(said, "groups", "id")]
    partners = [(key, _country(str(one.get("territory", "")))) for key, one in _entries(said, "partners", "id")]
    missing = (("state", say("Say that it has not reported")), ("omit", say("Leave it out")))
    return [
        _by_language(say("Title of the report"), said, ("title",)),
        _by_language(say("Name of the partnership"), said, ("partnership", "name")),
        _acronym(said, ("partnership", "acronym")),
        Block(
            say("Dates and host"),
            (
                Field(("due",), say("Due date"), "date"),
                Field(("issued",), say("Date of publication"), "date"),
                Field(("host",), say("Host"), "choice", tuple(partners)),
            ),
        ),
        Block(say("Annual meeting"), _meeting()),
        _by_language(say("Place of the annual meeting"), said, ("meeting", "place")),
        Block(
            say("Whom authors ask"),
            (Field(("contact", "name"), say("Name")), Field(("contact", "email"), say("E-mail address"))),
        ),
        Block(
            say("Languages and publication"),
            (
                Field(("languages",), say("Languages of the report"), "lines"),
                Field(("address",), say("Address on the web")),
            ),
            say("One language a line, by its tag (en, fr, es …); the first is the one the others fall back to."),
        ),
        Block(
            say("Groups without a report"),
            (
                Field(("missing_groups",), say("In the report, a group that is missing"), "choice", missing, "state"),
                Field(("without_report",), say("Known not to report this year"), "several", tuple(groups)),
            ),
        ),
        Block(
            say("Names that stay in their language"),
            tuple(
                Field(("names_in", tag), language_name(tag), "lines", language=tag)
                for tag in _tongues(said, ("names_in",))
            ),
            say("One name a line: they are read aloud and hyphenated as such in a text of another language."),
        ),
    ]


def _meeting() -> tuple[Field, ...]:
    said_in = words("forms", speaking())
    modes = tuple((mode, said_in(label)) for mode, label in MODES.items())
    return (
        Field(("meeting", "ordinal"), say("Which one (a number)"), "number"),
        Field(("meeting", "start"), say("First day"), "date"),
        Field(("meeting", "end"), say("Last day"), "date"),
        Field(("meeting", "mode"), say("How it is held"), "choice", modes, "in_person"),
    )


def entry_blocks(said: Said, part: str, key: str, *, is_fixed: bool = False) -> list[Block]:
    """Return what is asked about a partner, a group or a section; `is_fixed` when its id is in use."""
    asked = {"partners": _partner, "groups": _group}.get(part, _section)
    return asked(said, (part, key), is_fixed)


def _partner(said: Said, way: Way, is_fixed: bool) -> list[Block]:  # noqa: ARG001 (asked like the others)
    countries = sorted(((one, _country(one)) for one in territories()), key=lambda one: folded(one[1]))
    country = Field((*way, "territory"), say("Country"), "choice", (("", "–"), *countries))
    return [
        Block(say("Partner"), (country,), say("Its name is known in every language.")),
        Block(say("In the program"), (Field((*way, "id"), say("Id"), is_fixed=is_fixed),), _of_ids(is_fixed)),
    ]


def _group(said: Said, way: Way, is_fixed: bool) -> list[Block]:
    own = (
        Field((*way, "id"), say("Id"), is_fixed=is_fixed),
        Field((*way, "code"), say("Code in the commitments’ numbers")),
    )
    report = (
        Field((*way, "active"), say("It is asked to report"), "flag", default="on"),
        Field((*way, "due"), say("Due date"), "date"),
    )
    return [
        _by_language(say("Name"), said, (*way, "name")),
        _by_language(say("Heading in full, where it is more than the name"), said, (*way, "heading")),
        _acronym(said, (*way, "acronym")),
        Block(say("Its report"), report, say("Without a due date of its own, that of the edition holds.")),
        Block(say("In the program"), own, _of_ids(is_fixed)),
    ]


def _section(said: Said, way: Way, is_fixed: bool) -> list[Block]:
    kinds = (("narrative", say("Text")), ("actions", say("Actions, one a row")))
    needs = (("required", say("required")), ("expected", say("expected")), ("optional", say("optional")))
    asked = [
        Field((*way, "need"), say("Required or optional"), "choice", needs, "optional"),
        Field((*way, "words"), say("Words at most"), "number"),
        Field((*way, "topics"), say("With subheadings (topics)"), "flag"),
    ]
    if way[0] == "sections":
        asked.append(Field((*way, "kind"), say("Kind"), "choice", kinds, "narrative", is_fixed=is_fixed))
    else:
        asked += _of_coordination(way)
    return [
        _by_language(say("Heading"), said, (*way, "title")),
        _by_language(say("Guidance for its authors"), said, (*way, "guidance"), "text"),
        Block(say("What is asked"), tuple(asked)),
        Block(say("In the program"), (Field((*way, "key"), say("Id"), is_fixed=is_fixed),), _of_ids(is_fixed)),
    ]


def _of_coordination(way: Way) -> list[Field]:
    parts = (("", ""), ("message", say("Message")), ("profile", say("Profile")), ("notes", say("Notes")))
    lists = (
        ("signatories", say("Signatories")),
        ("groups", say("Groups")),
        ("institutions", say("Institutions")),
        ("meetings", say("Meetings")),
    )
    return [
        Field((*way, "part"), say("Part of the report"), "choice", parts),
        Field((*way, "shows"), say("Lists the program adds below"), "several", lists),
    ]


def _of_ids(is_fixed: bool) -> str:
    if is_fixed:
        return say("Something was handed in under this id, or somebody is invited for it: it stays.")
    return say(
        "Used in files and addresses: lower-case letters, digits and hyphens. Left empty, it is made from the name."
    )


def _acronym(said: Said, way: Way) -> Block:
    block = _by_language(say("Acronym"), said, way)
    same = Field((*way, UNDETERMINED), say("In all languages"))
    return Block(block.legend, (same, *(one for one in block.fields if one.language != UNDETERMINED)))


def _by_language(legend: str, said: Said, way: Way, kind: Kind = "line") -> Block:
    fields = (Field((*way, tag), language_name(tag), kind, language=tag) for tag in _tongues(said, way))
    return Block(legend, tuple(fields))


def _tongues(said: Said, way: Way) -> list[str]:
    """Return the languages a text is asked in: the report's, those the program speaks, those it is there in."""
    languages, there = said.get("languages"), value_at(said, way)
    listed = [*(languages if isinstance(languages, list) else ()), *LANGUAGES]
    return list(dict.fromkeys(map(str, [*listed, *(there if isinstance(there, dict) else ())])))


def _entries(said: Said, part: str, key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    entries = said.get(part)
    for one in entries if isinstance(entries, list) else ():
        if isinstance(one, dict) and isinstance(one.get(key), str):
            yield one[key], one


def _texts(text: object) -> dict[str, str]:
    return {tag: str(one) for tag, one in text.items()} if isinstance(text, dict) else {}


def _country(territory: str) -> str:
    return named(territory_name(territory)) or territory


def fields_of(blocks: Sequence[Block]) -> list[Field]:
    """Return the fields of blocks."""
    return [field for block in blocks for field in block.fields]
