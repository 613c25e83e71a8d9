"""Writing a workbook and reading it again loses nothing."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.edition.edition import Edition
from authoring.forms.catalogue import coordination_form, group_form
from authoring.forms.submission import SUBMISSION, Submission
from authoring.intake.blank import write_workbook
from authoring.intake.reading import read
from tests.intake.blank_specimens import BUNDLED, PNG
from tests.reference import needs_reference, reference_submissions

HANDED_IN = sorted((Path(__file__).parents[2] / "submissions" / "2021").glob("*.json"))
MADE_UP = st.text(max_size=20)


def again(submission: Submission, folder: Path, language: str = "en", edition: Edition = BUNDLED) -> dict[str, Any]:
    """Return what the submission's workbook is read as, but for the workbook's own language and template."""
    form = group_form(edition, submission.group) if submission.form == "group" else coordination_form(edition)
    path = folder / "again.xlsx"
    path.write_bytes(write_workbook(form, language, submission))
    reading = read(path, edition)
    assert reading.submission is not None, reading.findings
    return said(reading.submission)


def said(submission: Submission) -> dict[str, Any]:
    return submission.model_dump(mode="json", exclude={"language", "template"})


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("path", HANDED_IN, ids=lambda path: path.stem)
def test_the_example_comes_back_whole(path: Path, language: str, tmp_path: Path) -> None:
    submission = SUBMISSION.validate_json(path.read_bytes())
    assert again(submission, tmp_path, language) == said(submission)


@needs_reference
def test_the_real_report_comes_back_whole(tmp_path: Path) -> None:
    for submission in reference_submissions(BUNDLED):
        assert again(submission, tmp_path) == said(submission)


EVERYTHING: dict[str, Any] = {
    "edition": 2021,
    "form": "group",
    "group": "mining",
    "language": "en",
    "co_chairs": [
        {
            "partner": "canada",
            "name": "Ana Ñ.",
            "title": "Director",
            "institution": "NRCan, “Lands”",
            "acronym": "NRCan",
        },
        {"partner": "mexico", "name": "=1+1", "on_behalf_of": "Luis", "note": "2021-01-05"},
    ],
    "sections": {
        "introduction": [
            {"text": ["One^[A note.] and **two** [three](https://www.canada.ca).", "- a", "  1. b", "  c", "2 * 3"]}
        ],
        "outcomes": [{"text": ["Before."]}, {"topic": "Water", "text": ["***Both***", "**A**"]}, {"topic": "Air"}],
    },
    "actions": [
        {"topic": "Labour", "text": ["The group will:"]},
        {
            "topic": "Labour",
            "text": ["- meet", "- write"],
            "kind": "action",
            "lead_partner": "canada",
            "due": "2022-11-30",
        },
    ],
    "participants": [{"partner": "mexico", "name": "Luis", "title": "Jefe; asesor"}],
    "initiatives": [{"title": "T", "description": ["a", "- b"], "institutions": {"mexico": "SE"}, "timeline": "2022"}],
    "meetings": [{"start": "2021-11-25", "end": "2021-11-26", "mode": "in_person", "participants": {"canada": 0}}],
    "figures": [
        {
            "picture": {"media_type": "image/png", "data": PNG},
            "caption": "A pixel",
            "alternative": "A clear pixel",
            "section": "outcomes",
            "topic": "Water",
        }
    ],
}


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_everything_a_form_asks_comes_back(language: str, tmp_path: Path) -> None:
    submission = SUBMISSION.validate_python(EVERYTHING)
    assert again(submission, tmp_path, language) == said(submission)


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(MADE_UP, max_size=4), min_size=1, max_size=4))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, passages: list[list[str]]) -> None:
    sections = {"outcomes": [{"topic": f"Topic {n}", "text": lines} for n, lines in enumerate(passages)]}
    submission = SUBMISSION.validate_python({**EVERYTHING, "sections": sections})
    assert again(submission, tmp_path_factory.mktemp("any"))["sections"] == said(submission)["sections"]
