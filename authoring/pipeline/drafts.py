"""What is filled in on the web, before it is a file: read and checked as the file it will be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from authoring.pipeline.submissions import ABSENT

if TYPE_CHECKING:
    from authoring.edition.edition import Edition
    from authoring.forms.submission import Submission
    from authoring.model.finding import Finding


def read_draft(edition: Edition, payload: Mapping[str, Any]) -> tuple[Submission | None, list[Finding]]:
    """Return the submission that a draft makes, and everything there is to mend in it; places are ways into it."""
    from authoring.intake.check import check
    from authoring.intake.json_file import read_json

    submission, _, findings = read_json(json.dumps(payload).encode(), "", edition)
    meaning = check(edition, [submission]) if submission else []
    return submission, [*findings, *(one for one in meaning if one.code not in ABSENT)]
