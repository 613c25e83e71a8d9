"""Workbooks to look at: the bundled edition's forms, one with an added section, and submissions to fill them with."""

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from authoring.edition.definition import load
from authoring.edition.edition import Edition
from authoring.forms.catalogue import coordination_form, group_form
from authoring.forms.sheets import Form
from authoring.forms.submission import SUBMISSION, Submission
from authoring.intake.blank import write_workbook

BUNDLED = load(Path(__file__).parents[2] / "submissions" / "2021" / "edition.toml")

# 1 × 1 pixel, transparent.
PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg=="


def with_section(**section: Any) -> Edition:
    """Return the bundled edition with one more section."""
    definition = BUNDLED.model_dump(mode="json")
    definition["sections"].append(section)
    return Edition.model_validate(definition)


def form(kind: str, edition: Edition = BUNDLED) -> Form:
    """Return a group's form (`mining`), the one for no group in particular (`any`), or the coordinators'."""
    if kind == "coordination":
        return coordination_form(edition)
    return group_form(edition, None if kind == "any" else kind)


def opened(content: bytes, **options: bool) -> Workbook:
    """Return a workbook as openpyxl reads it."""
    return load_workbook(BytesIO(content), **options)


@cache
def _bundled(kind: str, language: str) -> Workbook:
    return opened(write_workbook(form(kind), language))


def written(kind: str, language: str = "en", edition: Edition = BUNDLED) -> Workbook:
    """Return a blank workbook as openpyxl reads it."""
    return _bundled(kind, language) if edition is BUNDLED else opened(write_workbook(form(kind, edition), language))


def submission(values: Mapping[str, Any]) -> Submission:
    """Return the mining group's submission with these values, as its JSON file would hold them."""
    return SUBMISSION.validate_python({"edition": 2021, "form": "group", "group": "mining", "language": "en", **values})


def filled(values: Mapping[str, Any], language: str = "en", edition: Edition = BUNDLED, **options: bool) -> Workbook:
    """Return the mining group's workbook filled with these values, as openpyxl reads it."""
    return opened(write_workbook(form("mining", edition), language, submission(values)), **options)
