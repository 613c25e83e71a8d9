"""What is filled in on the web, before it is a file: read and checked as the file it will be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from authoring.pipeline.submissions import ABSENT, COORDINATION

if TYPE_CHECKING:
    from pathlib import Path

    from authoring.edition.edition import Edition
    from authoring.edition.folder import EditionFolder
    from authoring.forms.sheets import Form
    from authoring.forms.submission import Submission
    from authoring.model.finding import Finding
    from authoring.office.grid import Look


def read_draft(
    edition: Edition, payload: Mapping[str, Any], looks: Mapping[bytes, Look] | None = None
) -> tuple[Submission | None, list[Finding]]:
    """Return the submission that a draft makes, and everything there is to mend in it; places are ways into it.

    `looks` are what is known of its pictures already, by the bytes that stand for them: those are not decoded.
    """
    from authoring.intake.check import check
    from authoring.intake.json_file import read_json

    submission, _, findings = read_json(json.dumps(payload).encode(), "", edition, looks)
    meaning = check(edition, [submission]) if submission else []
    return submission, [*findings, *(one for one in meaning if one.code not in ABSENT)]


def others_of(folder: EditionFolder, document: str, path: Path) -> list[Path]:
    """Return the files handed in for a document, other than `path`."""
    from authoring.intake.reading import read_all
    from authoring.pipeline.submissions import load_edition

    others = [file for file in folder.submissions() if file != path]
    readings = read_all(others, load_edition(folder))
    return [reading.path for reading in readings if reading.form and document_of_form(reading.form) == document]


def document_of_form(form: Form) -> str | None:
    """Return the document whose form it is: a group's id, or `coordination`."""
    return COORDINATION if form.kind == "coordination" else form.group
