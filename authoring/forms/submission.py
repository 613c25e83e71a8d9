"""One filled form, checked: records and narratives, every value knowing where it came from."""

import json
from typing import Annotated, Any, Literal

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

Typed = dict[str, Any]
"""A row as it was typed, by column: values where they are understood, else the text that stands there."""


class _Submission(Handed):
    edition: int
    language: LanguageTag
    template: str | None = Field(default=None, description="The version of the template the workbook was made from.")
    sections: dict[Identifier, list[Passage]] = Field(default_factory=dict, description="Narratives by section key.")
    file: SkipJsonSchema[str] = Field(default="", exclude=True)
    typed: SkipJsonSchema[dict[str, list[Typed]]] = Field(default_factory=dict, exclude=True, repr=False)

    def rows(self, sheet: str) -> list[Typed]:
        """Return the rows of a table as they were typed, those left out among them; else those of its records.

        A table is called by its sheet's key. A text of several lines is blocks, a mapping has its partners' values.
        """
        records: list[Handed] = getattr(self, sheet)
        return self.typed.get(sheet) or [_said(record) for record in records]

    def place(self, sheet: str) -> Place:
        """Return where a sheet of the form is (`origins`, by the sheet's key), else only in which `file`."""
        return self.origins.get(sheet) or Place(self.file)


def _said(record: Handed) -> Typed:
    values = {key: value for key, value in record if key not in Handed.model_fields}
    return {key: value for key, value in values.items() if value not in (None, "", (), {})}


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
