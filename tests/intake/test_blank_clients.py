"""Workbooks opened in LibreOffice and judged by the OOXML validator: formulas live, marks and locks kept."""

from itertools import product
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from authoring.intake.blank import write_workbook
from authoring.intake.marks import MARKS, MARKS_SHEET
from tests.intake.blank_specimens import PNG, form, submission
from tests.validators import ooxml_errors, opened_in_libreoffice

pytestmark = pytest.mark.slow

PARTIAL: dict[str, Any] = {
    "co_chairs": [{"partner": "canada", "name": "Luc"}],
    "sections": {
        "introduction": [{"text": ["Three plain words.", "- one item", "• another • here", "a\xa0b\tc"]}],
        "outcomes": [{"topic": "Water", "text": ["word " * 1000, "**bold** " * 603]}],
    },
    "actions": [
        {"topic": "Labour", "text": ["Meet.", "And write."], "kind": "action"},
        {"text": [], "kind": "action", "lead_partner": "canada"},
    ],
    "participants": [{"partner": "mexico", "name": "Ana"}, {"partner": "mexico", "name": ""}],
    "figures": [{"picture": {"media_type": "image/png", "data": PNG}, "caption": "A pixel", "alternative": "A pixel"}],
}
CHECKLIST = {
    "Co-chairs": (1, "Nobody yet from: Mexico"),
    "Introduction and objectives": (10, "Complete"),
    "Outcomes": (1603, "Too long by 3 words"),
    "Gender perspective": (0, "Empty (expected)"),
    "Future actions": (3, "Row 6: a required cell is empty"),
    "Challenges and opportunities": (0, "Empty (expected)"),
    "Conclusion": (0, "Empty (optional)"),
    "Participants": (2, "Row 6: a required cell is empty"),
    "Initiatives": (0, "Empty (optional)"),
    "Meeting": (0, "Empty (expected)"),
    "Figures": (1, "Complete"),
}


@pytest.fixture(scope="module")
def calculated(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """Return a workbook filled in by half, calculated and saved by LibreOffice."""
    folder = tmp_path_factory.mktemp("calculated")
    path = folder / "mining.xlsx"
    path.write_bytes(write_workbook(form("mining"), "en", submission(PARTIAL)))
    (folder / "saved").mkdir()
    return load_workbook(opened_in_libreoffice(path, "xlsx", folder / "saved"), data_only=True)


def test_the_checklist_is_live(calculated: Workbook) -> None:
    lines = [[cell.value for cell in row] for row in calculated["Start"]["A22:F32"]]
    assert {line[0]: (line[3], line[5]) for line in lines} == CHECKLIST
    assert calculated["Start"]["A20"].value == "Required sheets complete: 1 of 4"


def test_every_sheet_says_how_it_stands(calculated: Workbook) -> None:
    assert [calculated[title]["A3"].value for title in ("Co-chairs", "Introduction and objectives", "Outcomes")] == [
        "Rows: 1 · Nobody yet from: Mexico",
        "Words: 10 of 400 · Complete",
        "Words: 1603 of 1600 · Too long by 3 words",
    ]


def test_marks_and_locks_survive_libreoffice(calculated: Workbook) -> None:
    properties = {prop.name: prop.value for prop in calculated.custom_doc_props.props}  # type: ignore[attr-defined]
    hidden = {row[0].value: row[1].value for row in calculated[MARKS_SHEET]["A1:B5"]}
    assert {name: properties[name] for name in MARKS} == hidden
    assert "form_outcomes" in calculated.defined_names
    assert all(sheet.protection.sheet for sheet in calculated)
    assert [len(sheet.data_validations.dataValidation) for sheet in calculated] == [
        0,
        7,
        1,
        2,
        1,
        7,
        2,
        1,
        5,
        5,
        6,
        6,
        0,
    ]


WORKBOOKS = list(product(["mining", "any", "coordination"], ["en", "fr", "es"]))


@pytest.mark.parametrize(("kind", "language"), WORKBOOKS)
def test_a_blank_workbook_is_valid(kind: str, language: str, tmp_path: Path) -> None:
    path = tmp_path / "blank.xlsx"
    path.write_bytes(write_workbook(form(kind), language))
    assert ooxml_errors(path) == []


def test_a_filled_workbook_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "filled.xlsx"
    path.write_bytes(write_workbook(form("mining"), "en", submission(PARTIAL)))
    assert ooxml_errors(path) == []
