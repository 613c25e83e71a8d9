"""People by partner: co-chairs, participants, signatories."""

from collections.abc import Mapping, Sequence
from typing import Literal

from authoring.assembly.wording import LACKING
from authoring.forms.records import CoChair, PersonRecord
from authoring.locale import Words
from authoring.model.blocks import Person, Roster
from authoring.model.inline import plain


def roster(
    people: Sequence[PersonRecord],
    partners: Mapping[str, str],
    words: Words,
    layout: Literal["cards", "list"] = "cards",
) -> tuple[Roster, ...]:
    """Return people under their partner's name, partners in the edition's order; nothing when there is nobody.

    Who belongs to none of the partners stands last, under the name given for the partner.
    """
    named = dict(partners) | {person.partner: person.partner for person in people if person.partner not in partners}
    groups = tuple(
        (name, tuple(_person(person, words) for person in people if person.partner == partner))
        for partner, name in named.items()
    )
    filled = tuple(group for group in groups if group[1])
    return (Roster(filled, layout),) if filled else ()


def _person(person: PersonRecord, words: Words) -> Person:
    institution = institution_with_acronym(person.institution, person.acronym)
    lines = [(person.title, "title"), (institution, "institution" if person.institution else "acronym")]
    if isinstance(person, CoChair):
        if person.on_behalf_of:
            lines.append((words("On behalf of {name}").format(name=person.on_behalf_of), "on_behalf_of"))
        lines.append((person.note, "note"))
    said = tuple(plain(line, person.foreign.get(field)) for line, field in lines if line)
    return Person(person.name or LACKING, said, person.origin("name"))


def institution_with_acronym(institution: str | None, acronym: str | None) -> str:
    """Return “Natural Resources Canada (NRCan)”, or as much of it as there is."""
    if institution and acronym and not institution.endswith(f"({acronym})"):
        return f"{institution} ({acronym})"
    return institution or acronym or ""
