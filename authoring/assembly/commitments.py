"""What the groups promised, as data: printed in an annex, followed up the next year."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from authoring.edition.edition import Edition, Group
from authoring.forms.submission import GroupSubmission, Submission
from authoring.model.blocks import RichText


@dataclass(frozen=True, slots=True)
class Commitment:
    """A future action someone promised. `group` is the group's id, `lead_partner` a partner's."""

    id: str
    group: str
    text: RichText
    lead_partner: str | None = None
    lead_institution: str | None = None
    due: date | None = None


def commitments(edition: Edition, submissions: Sequence[Submission]) -> list[Commitment]:
    """Return the commitments of all groups, in the edition's order; a group's first is `2021-MIN-01`."""
    handed_in = {one.group: one for one in reversed(submissions) if isinstance(one, GroupSubmission)}
    pairs = [(group, handed_in[group.id]) for group in edition.groups if group.id in handed_in]
    return list(commitments_of(edition, pairs))


def commitments_of(edition: Edition, pairs: Iterable[tuple[Group, GroupSubmission]]) -> Iterator[Commitment]:
    """Yield the commitments of groups in the order given."""
    for group, submission in pairs:
        promised = (action for action in submission.actions if action.kind == "action" and action.text)
        for number, action in enumerate(promised, 1):
            yield Commitment(
                f"{edition.year}-{group.code}-{number:02}",
                group.id,
                action.text,
                action.lead_partner,
                action.lead_institution,
                action.due,
            )
