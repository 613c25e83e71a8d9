"""An edition's definition, changed in the browser: `edition.toml` stays the one truth, and every state of it is kept.

A change is made upon what somebody saw. Where the file has become another one meanwhile, what they changed is brought
into that one; only where both changed the same value they are asked.
"""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from authoring.edition.definition import reason
from authoring.edition.edition import Edition
from authoring.locale.message import message, spoken
from authoring.portal import workspace
from authoring.portal.drafts import kept
from authoring.portal.models import Person
from authoring.portal.page import say, speaking
from authoring.portal.setup.edition_text import LISTS, LayoutError, Said, Way, said_by, with_values
from authoring.portal.setup.in_use import lost
from authoring.portal.setup.lines import line_of
from authoring.portal.setup.setup_fields import LONGEST, Field, Typed, is_too_long, shown, value_of
from authoring.portal.setup.writing import alone, put

MARK = "\ufeff"
"""What some editors put before a text; TOML does not know it."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A state of an `edition.toml`: its text, and its name among the files that are kept (SHA-256)."""

    text: str
    digest: str

    @property
    def said(self) -> Said:
        """What it says, nothing where it is no TOML."""
        try:
            return said_by(self.text.removeprefix(MARK))
        except tomllib.TOMLDecodeError:
            return {}

    @property
    def mistakes(self) -> "tuple[Mistake, ...]":
        """What is wrong with it, in the reader's language."""
        if sha256(self.text.encode()).hexdigest() != self.digest:
            return (Mistake((), say("This is not UTF-8 text.")),)
        return mistakes_of(self.text)


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a value, in the reader's language; its way is empty where it is the whole.

    `line` is where it stands in the file, 0 where that cannot be told, `quoted` what stands there.
    """

    way: Way
    told: str
    line: int = 0
    quoted: str = ""

    def __str__(self) -> str:
        return f"{'.'.join(self.way)}: {self.told}" if self.way else self.told


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a change. Nothing is written where there are mistakes, or values that somebody else changed."""

    mistakes: tuple[Mistake, ...] = ()
    clashes: frozenset[Way] = field(default_factory=frozenset)
    is_written: bool = False

    @property
    def is_refused(self) -> bool:
        """Tell whether somebody has to look again."""
        return bool(self.mistakes or self.clashes)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A definition as it would be, what speaks against it, and the values that are others."""

    text: str
    outcome: Outcome = Outcome()
    ways: tuple[Way, ...] = ()


Change = Callable[[str], str]
"""Makes one text of `edition.toml` another one; raises LayoutError."""


def definition_of(year: int) -> Definition:
    """Return an edition's definition as it is now, and keep it; raises EditionError when there is none."""
    content = workspace.folder_of(year).definition.read_bytes()
    return Definition(text_of(content), kept.keep(content))


def text_of(content: bytes) -> str:
    """Return the text of a definition, nothing where it is none."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        return ""


def mistakes_of(text: str) -> tuple[Mistake, ...]:
    """Return what is wrong with a definition, in the reader's language."""
    try:
        Edition.model_validate(said := said_by(text.removeprefix(MARK)))
    except tomllib.TOMLDecodeError as error:
        return (_on_line(_no_toml(error), text),)
    except ValidationError as error:
        found = error.errors()
    else:
        return ()
    mistakes = (
        Mistake(_way(said, one["loc"]), spoken(reason(one), speaking()), line_of(text, one["loc"])) for one in found
    )
    return tuple(_on_line(one, text) for one in mistakes)


def _on_line(mistake: Mistake, text: str) -> Mistake:
    lines = text.split("\n")
    return replace(mistake, quoted=lines[mistake.line - 1].strip()) if 0 < mistake.line <= len(lines) else mistake


def _no_toml(error: tomllib.TOMLDecodeError) -> Mistake:
    """Return where a text stops being TOML: `tomllib` says in English what it expected, and where."""
    where = re.search(r"line (\d+), column (\d+)", str(error))
    if where is None:
        return Mistake((), say("This is not valid TOML: it ends too early."))
    return Mistake((), say("This is not valid TOML from column {column} on.", column=where[2]), int(where[1]))


def _way(said: Said, location: Sequence[str | int]) -> Way:
    """Return a way in which entries of lists are named by their ids."""
    way: list[str] = []
    for part in location:
        entries = said.get(way[0]) if len(way) == 1 and way[0] in LISTS else None
        if isinstance(part, int) and isinstance(entries, list) and isinstance(entries[part], dict):
            way.append(str(entries[part].get(LISTS[way[0]], part + 1)))
        else:
            way.append(str(part + 1) if isinstance(part, int) else part)
    return tuple(way)


def propose_fields(
    year: int, now: Definition, fields: Sequence[Field], typed: Mapping[str, Typed], base: str
) -> Proposal:
    """Return what comes of what somebody changed in these fields of the definition `base`."""
    seen = _state(base) or now
    asked = [one for one in fields if not one.is_fixed]
    mine = [one for one in asked if typed[one.name] != shown(one, seen.said)]
    clashes = frozenset(one.way for one in mine if shown(one, now.said) not in (shown(one, seen.said), typed[one.name]))
    too_long = tuple(Mistake(one.way, _too_long(one)) for one in mine if is_too_long(one, typed[one.name]))
    if clashes or too_long:
        return Proposal(now.text, Outcome(too_long, clashes))
    values = {one.way: value_of(one, typed[one.name]) for one in mine if typed[one.name] != shown(one, now.said)}
    if not values:
        return Proposal(now.text)
    made = propose(year, now, changing(values))
    return Proposal(made.text, Outcome(tuple(_in_page(one, values) for one in made.outcome.mistakes)), tuple(values))


def save_fields(year: int, fields: Sequence[Field], typed: Mapping[str, Typed], base: str, person: Person) -> Outcome:
    """Set what somebody changed in these fields of the definition `base`."""
    with alone():
        now = definition_of(year)
        made = propose_fields(year, now, fields, typed, base)
        told = {"fields": ", ".join(".".join(way) for way in made.ways)}
        return _written(year, now, made, person, "edition.toml was changed: {fields}", **told)


def _in_page(mistake: Mistake, values: Mapping[Way, Any]) -> Mistake:
    """Return a mistake where the page has its field: an entry that was to have another id is there under its own."""
    for way, value in values.items():
        if way[0] in LISTS and way[2:] == (LISTS[way[0]],) and mistake.way[:2] == (way[0], value):
            return replace(mistake, way=(*way[:2], *mistake.way[2:]))
    return mistake


def to_show(fields: Sequence[Field], typed: Mapping[str, Typed], base: str, now: Definition) -> dict[str, Typed]:
    """Return what the fields show to somebody who has to look again: what they changed, the rest as it is now."""
    seen = (_state(base) or now).said
    return {
        one.name: typed[one.name] if typed[one.name] != shown(one, seen) else shown(one, now.said) for one in fields
    }


def _too_long(one: Field) -> str:
    limit = LONGEST.get(one.kind, 300)
    return spoken(message("expected at most {max_length} characters", max_length=limit), speaking())


def _state(digest: str) -> Definition | None:
    """Return the state of a definition somebody saw, None when it is none that is kept."""
    try:
        return Definition(text_of(kept.content_of(digest)), digest)
    except FileNotFoundError:
        return None


def changing(values: Mapping[Way, Any]) -> Change:
    """Return the change that sets values; an entry's id, by which the others find it, is set last."""
    ordered = sorted(values.items(), key=lambda one: one[0][0] in LISTS and one[0][2:] == (LISTS[one[0][0]],))
    renamed = {way[:2]: value for way, value in ordered if way[2:] == ("id",)}

    def change(text: str) -> str:
        others, host = without_report(text), said_by(text).get("host")
        follow: dict[Way, Any] = {}
        if any(("groups", one) in renamed for one in others):
            follow["without_report",] = [renamed.get(("groups", one), one) for one in others]
        if isinstance(host, str) and ("partners", host) in renamed:
            follow["host",] = renamed["partners", host]
        return with_values(text, {**dict(ordered), **follow})

    return change


def without_report(text: str) -> list[str]:
    """Return the groups of which a definition says that they will not report."""
    listed = said_by(text).get("without_report")
    return [one for one in listed if isinstance(one, str)] if isinstance(listed, list) else []


def write(year: int, change: Change, person: Person, what: str, /, **values: Any) -> Outcome:
    """Change the definition as it is now, and say in the log what was done; raises nothing that a person can mend."""
    with alone():
        now = definition_of(year)
        return _written(year, now, propose(year, now, change), person, what, **values)


def propose(year: int, now: Definition, change: Change) -> Proposal:
    """Return what the definition would be, and what speaks against it."""
    mark, text = (MARK, now.text[1:]) if now.text.startswith(MARK) else ("", now.text)
    try:
        changed = mark + change(text)
    except (LayoutError, tomllib.TOMLDecodeError):
        return Proposal(now.text, Outcome((Mistake((), by_hand()),)))
    found = () if changed == now.text else mistakes_of(changed) or losses(year, now, changed)
    return Proposal(changed, Outcome(found))


def _written(year: int, now: Definition, made: Proposal, person: Person, what: str, /, **values: Any) -> Outcome:
    if made.outcome.is_refused or made.text == now.text:
        return made.outcome
    put(year, made.text.encode(), now.digest, person, what, **values)
    return Outcome(is_written=True)


def losses(year: int, now: Definition, changed: str) -> tuple[Mistake, ...]:
    """Return what is in use and a change would leave without a name: nothing may be orphaned."""
    lost_ways = lost(year, now.said, said_by(changed.removeprefix(MARK)))
    return tuple(
        Mistake(
            _kept_at(way),
            say("“{name}” stays: something was handed in under it, or somebody is invited for it.", name=way[1]),
        )
        for way in lost_ways
    )


def _kept_at(way: Way) -> Way:
    """Return the way of the value that says a name."""
    return (*way, LISTS[way[0]]) if way[0] in LISTS else way[:1]


def by_hand() -> str:
    """Say that somebody has to change the file itself."""
    return say("The file edition.toml is written in a way in which this cannot be changed here: change it by hand.")
