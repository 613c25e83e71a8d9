"""The definition of an edition, as `edition.toml` states it."""

from collections import Counter
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from authoring.locale import words
from authoring.locale.message import message
from authoring.model.language import LocalText, in_language

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*([-_][a-z0-9]+)*$", max_length=60)]
"""Names a thing in files, anchors and addresses: lower-case letters, digits, single hyphens."""

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")]
"""A BCP 47 tag: language, perhaps script, perhaps region. Fixed words fall back to English where there are none."""

Mode = Literal["in_person", "virtual", "hybrid"]
Need = Literal["required", "expected", "optional"]

RESERVED = tuple("co_chairs actions participants initiatives meetings figures signatories past_meetings".split())
"""Keys of the tables every form has: no section may take one."""

RESERVED_IDS = ("annex", "coordination", "part")
"""What begins the report's own anchors, and the coordinators' form: no group may be called so."""


def _filled(text: dict[str, str]) -> dict[str, str]:
    if not text:
        raise ValueError(message("at least one language is expected"))
    return text


NameText = Annotated[dict[str, Name], AfterValidator(_filled)]
"""A short text by language, at least one of them filled in."""


def _by_language(value: object) -> object:
    return {UNDETERMINED: value} if isinstance(value, str) and value else value or {}


UNDETERMINED = "und"
"""The language of a text that is the same in all of them (BCP 47, 2.2.1)."""

Acronym = Annotated[dict[str, str], BeforeValidator(_by_language)]
"""An acronym by language, or one text for all."""


class Definition(BaseModel):
    """A table of `edition.toml`: unknown keys are mistakes, values do not change afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Partner(Definition):
    """One of the countries. `territory` is its ISO 3166 code; CLDR knows its name in every language."""

    id: Identifier
    territory: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class AnnualMeeting(Definition):
    """The meeting of the whole partnership that the report is about."""

    ordinal: int = Field(ge=1)
    start: date
    end: date | None = None
    place: NameText
    mode: Mode = "in_person"


class Group(Definition):
    """A working group. `code` stands in commitments' numbers (`2021-MIN-03`).

    `heading` is what the group is called in full, where that is more than its name with the words for a working group;
    `due` the day its report is due, where that is not the edition's.
    """

    id: Identifier
    name: NameText
    heading: dict[str, Name] = Field(default_factory=dict)
    acronym: Acronym = Field(default_factory=dict)
    code: str = ""
    active: bool = True
    due: date | None = None

    @model_validator(mode="after")
    def _code_from_id(self) -> Self:
        if not self.code:
            object.__setattr__(self, "code", self.id[:3].upper())
        return self


class SectionDefinition(Definition):
    """One of the report's consistent headings and what its authors are asked.

    A `narrative` is text by topic; `actions` are rows of text with lead and due date, one section at most.
    `words` is the limit of words. `part` places a coordinators' section, `shows` names what the program derives and
    puts below its text.
    """

    key: Identifier
    title: NameText
    guidance: dict[str, str] = Field(default_factory=dict)
    kind: Literal["narrative", "actions"] = "narrative"
    need: Need = "optional"
    words: int | None = Field(default=None, ge=1)
    topics: bool = False
    part: Literal["message", "profile", "notes"] | None = None
    shows: list[Literal["signatories", "groups", "institutions", "meetings"]] = Field(default_factory=list)


class Contact(Definition):
    """Whom authors ask."""

    name: str
    email: str


class Partnership(Definition):
    """The partnership's own name."""

    name: NameText
    acronym: Acronym = Field(default_factory=dict)


class Edition(Definition):
    """One year's report. The first of `languages` is the one the edition falls back to.

    `missing_groups` says how the report treats a group that has not handed in; `without_report` names those of which
    the coordinators know that they will not, so that a final report need not wait for them. `issued` is the day of the
    report's publication, which every format states as its date; `address` the URL on the web whose folders `en`, `fr` …
    hold what is published. `names_in` lists names by their language, so that they are read aloud and hyphenated as such
    in a text of another.
    """

    year: int = Field(ge=1900, le=2999)
    title: NameText
    partnership: Partnership
    languages: Annotated[list[LanguageTag], Field(min_length=1)]
    host: Identifier
    due: date | None = None
    issued: date | None = None
    address: Annotated[str, StringConstraints(pattern=r"^(https?://[^\s?#]*[^\s?#/]/?)?$")] = ""
    contact: Contact | None = None
    missing_groups: Literal["state", "omit"] = "state"
    without_report: list[Identifier] = Field(default_factory=list)
    meeting: AnnualMeeting
    partners: Annotated[list[Partner], Field(min_length=2)]
    groups: Annotated[list[Group], Field(min_length=1)]
    sections: Annotated[list[SectionDefinition], Field(min_length=1)]
    coordination: list[SectionDefinition] = Field(default_factory=list)
    names_in: dict[LanguageTag, list[Name]] = Field(default_factory=dict)

    @property
    def language(self) -> str:
        """The language the edition falls back to."""
        return self.languages[0]

    @property
    def active_groups(self) -> list[Group]:
        """The groups that are expected to report, in the report's order."""
        return [group for group in self.groups if group.active]

    def group(self, group_id: str) -> Group | None:
        """Return the group of that id, None when there is none."""
        return next((group for group in self.groups if group.id == group_id), None)

    def due_of(self, group_id: str) -> date | None:
        """Return the day a group's report is due; the edition's for whatever is no group's."""
        group = self.group(group_id)
        return (group and group.due) or self.due

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        _unique("partners.id", [partner.id for partner in self.partners])
        _unique("groups.id", [group.id for group in self.groups])
        _unique("groups.code", [group.code for group in self.groups])
        _unique("sections.key", [section.key for section in (*self.sections, *self.coordination)])
        taken = [group.id for group in self.groups if group.id in RESERVED_IDS]
        if taken:
            raise ValueError(
                message("groups.id: “{name}” is a name of the program's own; expected another", name=taken[0])
            )
        reserved = [section.key for section in (*self.sections, *self.coordination) if section.key in RESERVED]
        if reserved:
            raise ValueError(
                message("sections.key: “{name}” is the key of a table; expected another", name=reserved[0])
            )
        if self.host not in {partner.id for partner in self.partners}:
            raise ValueError(message("host: expected one of the partners' ids, not “{name}”", name=self.host))
        unknown = set(self.without_report) - {group.id for group in self.groups}
        if unknown:
            raise ValueError(message("without_report: expected groups' ids, not “{name}”", name=min(unknown)))
        if sum(section.kind == "actions" for section in self.sections) > 1:
            raise ValueError(message("sections: expected at most one section of kind “actions”"))
        return self


def _unique(key: str, values: list[str]) -> None:
    twice = [value for value, count in Counter(values).items() if count > 1]
    if twice:
        raise ValueError(
            message("{key}: expected every value once, found “{name}” more than once", key=key, name=twice[0])
        )


def heading_of(group: Group, language: str) -> str:
    """Return what a group is called in a heading: “Mining Working Group”."""
    in_full = group.heading.get(language)
    return in_full or words("report", language)("{name} Working Group").format(name=title_of(group, language))


def title_of(definition: Group | SectionDefinition, language: str) -> str:
    """Return a group's name or a section's title in `language`."""
    text: LocalText = definition.name if isinstance(definition, Group) else definition.title
    return in_language(text, language)
