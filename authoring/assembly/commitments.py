"""What the groups promised, as data."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from authoring.edition.edition import Edition, Group
from authoring.forms.records import ActionStatus
from authoring.forms.sheets import ACTION_STATUSES
from authoring.forms.submission import GroupSubmission
from authoring.locale import words
from authoring.model.blocks import RichText
from authoring.model.place import Place


@dataclass(frozen=True, slots=True)
class Commitment:
    """A future action someone promised. `group` is the group's id, `lead_partner` a partner's.

    `lead_language` is that of the lead institution's name where it is in another language than the rest.
    """

    id: str
    group: str
    text: RichText
    lead_partner: str | None = None
    lead_institution: str | None = None
    due: date | None = None
    status: ActionStatus | None = None
    place: Place | None = field(default=None, compare=False)
    lead_language: str | None = None


def commitments(edition: Edition, reports: Iterable[tuple[Group, GroupSubmission]]) -> Iterator[Commitment]:
    """Yield what the groups promised, in the order given; a group's first commitment is `2021-MIN-01`."""
    for group, submission in reports:
        promised = (action for action in submission.actions if action.kind == "action" and action.text)
        for number, action in enumerate(promised, 1):
            yield Commitment(
                f"{edition.year}-{group.code}-{number:02}",
                group.id,
                action.text,
                action.lead_partner,
                action.lead_institution,
                action.due,
                action.status,
                action.origin("text"),
                action.foreign.get("lead_institution"),
            )


def status(value: ActionStatus, language: str) -> str:
    """Return how far a commitment has come: in French and Spanish it is masculine, an action feminine."""
    return words("report", language)(ACTION_STATUSES[value])
