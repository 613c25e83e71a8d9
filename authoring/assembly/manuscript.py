"""What the stages hand on: everything handed in, in the report's order, and the parts made of it so far."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from authoring.edition.edition import Edition, Group, SectionDefinition
from authoring.edition.folder import DEFINITION
from authoring.forms.sheets import partner_choices
from authoring.forms.submission import CoordinationSubmission, GroupSubmission, Submission
from authoring.locale import Words, words
from authoring.model.language import in_language
from authoring.model.place import Place
from authoring.model.report import Section


@dataclass(frozen=True, slots=True)
class Manuscript:
    """The report on its way through the stages.

    `reports` pairs the groups, in the edition's order, with what they handed in; None when a group did not.
    """

    edition: Edition
    language: str
    coordination: CoordinationSubmission | None
    reports: tuple[tuple[Group, GroupSubmission | None], ...]
    parts: tuple[Section, ...] = ()

    def with_part(self, part: Section) -> Self:
        """Return the manuscript with one more part."""
        return replace(self, parts=(*self.parts, part))

    @property
    def submissions(self) -> list[tuple[Group, GroupSubmission]]:
        """The groups that handed in, with what they did."""
        return [(group, submission) for group, submission in self.reports if submission is not None]

    @property
    def words(self) -> Words:
        """The report's fixed words in its language."""
        return words("report", self.language)

    @property
    def partners(self) -> dict[str, str]:
        """The partners' names by their ids, in the edition's order."""
        return {choice.value: in_language(choice.label, self.language) for choice in partner_choices(self.edition)}

    def place_of(self, definition: Group | SectionDefinition) -> Place:
        """Return where the edition says what a group or a section is called."""
        defined: dict[str, Sequence[object]] = {
            "groups": self.edition.groups,
            "sections": self.edition.sections,
            "coordination": self.edition.coordination,
        }
        name = "name" if isinstance(definition, Group) else "title"
        key, number = next((key, all_.index(definition) + 1) for key, all_ in defined.items() if definition in all_)
        return Place(DEFINITION, field=f"{key}.{number}.{name}")


Stage = Callable[[Manuscript], Manuscript]
"""One step on the way from submissions to report."""


def manuscript(edition: Edition, submissions: Sequence[Submission], language: str) -> Manuscript:
    """Put what was handed in into the report's order; of two submissions for one group the first counts.

    A group that is not active has a place in the report only when it handed in all the same.
    """
    of_groups: dict[str, GroupSubmission] = {}
    for submission in submissions:
        if isinstance(submission, GroupSubmission):
            of_groups.setdefault(submission.group, submission)
    coordination = next((one for one in submissions if isinstance(one, CoordinationSubmission)), None)
    groups = [group for group in edition.groups if group.active or group.id in of_groups]
    return Manuscript(edition, language, coordination, tuple((group, of_groups.get(group.id)) for group in groups))


def anchor(*keys: object) -> str:
    """Return a section's anchor: its keys from the outside in. No key holds two hyphens, so no two paths collide."""
    return "--".join(map(str, keys))
