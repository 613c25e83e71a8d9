"""Sheets, column titles and columns that were moved, renamed or deleted."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from tests.intake.workbooks import (
    changed,
    fill,
    findings,
    outcomes,
    patched,
    read_data,
    renamed,
    submission,
    template,
    without_marks,
)


def test_columns_moved_and_rows_inserted_above(tmp_path: Path) -> None:
    def change(workbook: Workbook) -> None:
        sheet = workbook["Outcomes"]
        sheet["A4"], sheet["B4"] = "TEXT", " tópic"
        sheet["A4"], sheet["B4"] = "TEXT ", "Topic:"
        sheet["A5"], sheet["B5"] = "The text.", "The topic"
        sheet.insert_rows(1, 3)

    reading = read_data(tmp_path, changed(change))
    assert findings(reading) == []
    assert outcomes(reading) == [("The topic", ["The text."])]


def test_titles_in_another_language(tmp_path: Path) -> None:
    def change(workbook: Workbook) -> None:
        fill("Outcomes", ("Topic", "Text."))(workbook)
        workbook["Outcomes"]["A4"], workbook["Outcomes"]["B4"] = "Tema", "Texte"
        renamed(workbook, "Outcomes", "Lo logrado")

    reading = read_data(tmp_path, changed(change))
    assert findings(reading) == []
    assert outcomes(reading) == [("Topic", ["Text."])]


def test_a_retitled_column_is_read_by_its_position(tmp_path: Path) -> None:
    def change(workbook: Workbook) -> None:
        fill("Co-chairs", ("Canada", "Ana", "Minister"))(workbook)
        workbook["Co-chairs"]["C4"] = "Role played"

    reading = read_data(tmp_path, changed(change))
    assert findings(reading) == [("column-guessed", "Co-chairs!C4")]
    assert [chair.title for chair in submission(reading).co_chairs] == ["Minister"]


def test_what_stands_above_the_titles_is_found(tmp_path: Path) -> None:
    def change(workbook: Workbook) -> None:
        fill("Outcomes", ("Dams", "Built."))(workbook)
        workbook["Outcomes"].insert_rows(4, 2)
        workbook["Outcomes"]["A4"], workbook["Outcomes"]["A5"] = "Read by our lawyers.", "Twice."

    reading = read_data(tmp_path, changed(change))
    assert findings(reading) == [("text-above", "Outcomes!A4")]
    assert outcomes(reading) == [("Dams", ["Built."])]


def test_titles_and_all_above_deleted(tmp_path: Path) -> None:
    def change(workbook: Workbook) -> None:
        workbook["Outcomes"].delete_rows(1, 4)
        workbook["Outcomes"]["A1"], workbook["Outcomes"]["B1"] = "Dams", "Built."

    assert findings(read_data(tmp_path, changed(change))) == [("header-missing", "Outcomes")]


@pytest.mark.parametrize("gone", ["title", "row"])
def test_titles_deleted(gone: str, tmp_path: Path) -> None:
    def change(workbook: Workbook) -> None:
        fill("Outcomes", ("Dams", "Built."), ("Roads", "Paved."))(workbook)
        if gone == "title":
            workbook["Outcomes"]["A4"] = None
        else:
            workbook["Outcomes"].delete_rows(4)
            del workbook.defined_names["form_outcomes"]

    reading = read_data(tmp_path, changed(change))
    if gone == "title":
        assert findings(reading) == [("column-untitled", "Outcomes!A4")]
        assert outcomes(reading) == [("Dams", ["Built."]), ("Roads", ["Paved."])]
    else:
        assert findings(reading) == [("header-missing", "Outcomes")]
        assert reading.findings[0].values == {"headers": "Topic, Text"}


def test_a_deleted_column(tmp_path: Path) -> None:
    def change(workbook: Workbook) -> None:
        fill("Co-chairs", ("Canada", "Ana", "Minister", "Ministry"))(workbook)
        workbook["Co-chairs"].delete_cols(3)

    reading = read_data(tmp_path, changed(change))
    assert findings(reading) == [("column-missing", "Co-chairs!A4")]
    assert [(chair.title, chair.institution) for chair in submission(reading).co_chairs] == [(None, "Ministry")]


def test_a_workbook_from_before_there_was_a_column_loses_nothing(tmp_path: Path) -> None:
    def change(workbook: Any) -> None:
        day = datetime(2022, 3, 1)
        fill("Future actions", ("Dams", "Build.", "Action", "Canada", "NRCan", day))(workbook)
        workbook["Future actions"].delete_cols(7)
        workbook.custom_doc_props["AuthoringTemplate"].value = "fe8e4e71"

    reading = read_data(tmp_path, changed(change))
    assert [found.code for found in reading.findings] == ["template-other", "column-missing"]
    assert [action.model_dump(mode="json") for action in submission(reading).actions] == [
        {
            "topic": "Dams",
            "text": ["Build."],
            "kind": "action",
            "lead_partner": "canada",
            "lead_institution": "NRCan",
            "due": "2022-03-01",
            "status": None,
        }
    ]


@pytest.mark.parametrize(
    ("sheet", "code"),
    [("Outcomes", "sheet-required-missing"), ("Participants", "sheet-missing")],
)
def test_a_deleted_sheet(sheet: str, code: str, tmp_path: Path) -> None:
    reading = read_data(tmp_path, changed(lambda workbook: workbook.remove(workbook[sheet])))
    assert [found.code for found in reading.findings] == [code]
    assert reading.findings[0].values == {"sheet": sheet}


def test_a_sheet_emptied_is_a_sheet_deleted(tmp_path: Path) -> None:
    def change(workbook: Workbook) -> None:
        workbook["Participants"].delete_rows(1, 200)

    assert [found.code for found in read_data(tmp_path, changed(change)).findings] == ["sheet-missing"]


def test_an_extra_sheet(tmp_path: Path) -> None:
    def change(workbook: Workbook) -> None:
        workbook.create_sheet("Empty")
        workbook.create_sheet("Scratch")["A1"] = "Mine"

    assert findings(read_data(tmp_path, changed(change))) == [("sheet-extra", "Scratch")]


def test_with_titles_changed_too_the_column_titles_are_a_guess(tmp_path: Path) -> None:
    def change(workbook: Workbook) -> None:
        fill("Outcomes", ("Topic", "Text."))(workbook)
        fill("Co-chairs", ("Canada", "Ana"))(workbook)
        without_marks(workbook)
        for number, sheet in enumerate(workbook.worksheets[1:-1]):
            sheet.title = sheet["A1"].value = f"Feuille {number}"

    reading = read_data(tmp_path, changed(change))
    assert {found.code for found in reading.findings} == {"sheet-guessed"}
    assert outcomes(reading) == [("Topic", ["Text."])]
    assert [chair.name for chair in submission(reading).co_chairs] == ["Ana"]


def test_what_only_its_cells_are_left_of(tmp_path: Path) -> None:
    """Tabs renamed at will, as a translation add-on does; the titles in the cells stayed."""

    def change(workbook: Workbook) -> None:
        fill("Outcomes", ("Dams", "Built."))(workbook)
        without_marks(workbook)
        workbook.remove(workbook["_form"])
        for number, sheet in enumerate(workbook.worksheets):
            sheet.title = f"Hoja {number}"

    reading = read_data(tmp_path, changed(change), "hoja.xlsx")
    assert findings(reading) == []
    assert (submission(reading).group, outcomes(reading)) == ("mining", [("Dams", ["Built."])])


def test_the_strict_variant_of_the_format(tmp_path: Path) -> None:
    def strict(part: bytes) -> bytes:
        for old, new in (
            (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"spreadsheetml/main"),
            (b"http://schemas.openxmlformats.org/officeDocument/2006/", b"officeDocument/"),
        ):
            part = part.replace(old, b"http://purl.oclc.org/ooxml/" + new)
        return part

    names = ZipFile(BytesIO(template())).namelist()
    data = patched(changed(fill("Outcomes", ("Dams", "Built."))), dict.fromkeys(names, strict))
    reading = read_data(tmp_path, data)
    assert findings(reading) == []
    assert outcomes(reading) == [("Dams", ["Built."])]
