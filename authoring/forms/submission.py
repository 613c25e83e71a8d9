"""One filled form, checked: records and narratives, every value knowing where it came from."""

import json
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter
from pydantic.json_schema import SkipJsonSchema

from authoring.edition.edition import Identifier, LanguageTag
from authoring.forms.records import (
    Action,
    CoChair,
    FigureRecord,
    GroupMeeting,
    Handed,
    Initiative,
    Participant,
    Passage,
    PastMeeting,
    Signatory,
)
from authoring.model.place import Place


class _Submission(Handed):
    edition: int
    language: LanguageTag
    template: str | None = Field(default=None, description="The version of the template the workbook was made from.")
    sections: dict[Identifier, list[Passage]] = Field(default_factory=dict, description="Narratives by section key.")
    file: SkipJsonSchema[str] = Field(default="", exclude=True)

    def place(self, sheet: str) -> Place:
        """Return where a sheet of the form is (`origins`, by the sheet's key), else only in which `file`."""
        return self.origins.get(sheet) or Place(self.file)


class GroupSubmission(_Submission):
    """What one working group hands in."""

    form: Literal["group"] = "group"
    group: Identifier
    co_chairs: list[CoChair] = Field(default_factory=list)
    actions: list[Action] = Field(default_factory=list)
    participants: list[Participant] = Field(default_factory=list)
    initiatives: list[Initiative] = Field(default_factory=list)
    meetings: list[GroupMeeting] = Field(default_factory=list)
    figures: list[FigureRecord] = Field(default_factory=list)


class CoordinationSubmission(_Submission):
    """What the coordinators write themselves: Parts I and II."""

    form: Literal["coordination"] = "coordination"
    signatories: list[Signatory] = Field(default_factory=list)
    past_meetings: list[PastMeeting] = Field(default_factory=list)


Submission = GroupSubmission | CoordinationSubmission
SUBMISSION: TypeAdapter[Submission] = TypeAdapter(Annotated[Submission, Field(discriminator="form")])
"""Reads and writes either form as JSON; `authoring schema` prints its schema."""


def to_json(submission: Submission) -> bytes:
    """Return the submission as a JSON file: what is empty is left out, what form it is stands first."""
    values = SUBMISSION.dump_python(submission, mode="json", exclude_defaults=True)
    return json.dumps({"form": submission.form} | values, ensure_ascii=False, indent=2).encode() + b"\n"
