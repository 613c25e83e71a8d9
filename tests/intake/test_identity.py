"""Which form a workbook is: the marks that are left, and other people's templates."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from authoring.forms.catalogue import group_form
from authoring.intake.blank import write_workbook
from tests.intake.workbooks import (
    changed,
    edition,
    findings,
    read_data,
    saved,
    submission,
    without_marks,
)


def test_without_names_and_properties_the_hidden_sheet_is_enough(tmp_path: Path) -> None:
    reading = read_data(tmp_path, changed(without_marks), "renamed.xlsx")
    assert findings(reading) == []
    assert submission(reading).group == "mining"


def test_without_the_hidden_sheet_what_start_shows_is_enough(tmp_path: Path) -> None:
    def change(workbook: Workbook) -> None:
        without_marks(workbook)
        workbook.remove(workbook["_form"])

    reading = read_data(tmp_path, changed(change, "mining", "fr"), "renamed.xlsx")
    assert findings(reading) == []
    assert (submission(reading).group, submission(reading).language) == ("mining", "fr")


def test_a_group_chosen_on_start_that_nothing_else_names(tmp_path: Path) -> None:
    workbook = load_workbook(BytesIO(write_workbook(group_form(edition(), None), "en")))
    without_marks(workbook)
    workbook["Start"]["B4"] = "Fisheries"
    reading = read_data(tmp_path, saved(workbook))
    assert [(found.code, found.values) for found in reading.findings] == [("group-unknown", {"group": "Fisheries"})]


@pytest.mark.slow
@pytest.mark.parametrize(("chosen", "group"), [("Mines", "mining"), ("Pêches", None), ("Énergie", "energy")])
def test_a_group_chosen_on_start(chosen: str, group: str | None, tmp_path: Path) -> None:
    workbook = load_workbook(BytesIO(write_workbook(group_form(edition(), None), "fr")))
    workbook["Accueil"]["B4"] = chosen
    reading = read_data(tmp_path, saved(workbook))
    assert (reading.form.group if reading.form else None) == group
    assert findings(reading) == ([] if group else [("group-unknown", "")])


def test_no_group_chosen_on_start(tmp_path: Path) -> None:
    reading = read_data(tmp_path, write_workbook(group_form(edition(), None), "fr"))
    assert [(found.code, found.values) for found in reading.findings] == [("form-unknown", {"sheet": "Accueil"})]


def test_no_mark_left(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook["Sheet"]["A1"] = "Budget"
    reading = read_data(tmp_path, saved(workbook))
    assert [found.code for found in reading.findings] == ["form-unknown"]
    assert (reading.submission, reading.form) == (None, None)


@pytest.mark.parametrize(
    ("mark", "value", "code"),
    [
        ("AuthoringEdition", "2020", "edition-other"),
        ("AuthoringGroup", "fisheries", "group-unknown"),
        ("AuthoringTemplate", "00000000", "template-other"),
    ],
)
def test_other_templates(mark: str, value: str, code: str, tmp_path: Path) -> None:
    def change(workbook: Any) -> None:
        workbook.custom_doc_props[mark].value = value

    reading = read_data(tmp_path, changed(change))
    assert [found.code for found in reading.findings] == [code]
    assert (reading.submission is None) == (code != "template-other")
