"""Blank workbooks: what stands where, for the bundled edition in its three languages and for changed editions."""

import os
import subprocess
import sys
from datetime import date
from io import BytesIO
from itertools import product
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from authoring.forms.catalogue import template_version
from authoring.forms.columns import Column
from authoring.intake.blank import write_workbook
from authoring.intake.marks import MARKS_SHEET, column_key, header_name
from tests.intake.blank_specimens import BUNDLED, form, with_section, written

LANGUAGES = ("en", "fr", "es")
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
KINDS = ("mining", "any", "coordination")
EVERY_WORKBOOK = pytest.mark.parametrize(("kind", "language"), list(product(KINDS, LANGUAGES)))

TITLES = {
    ("mining", "en"): [
        "Start",
        "Co-chairs",
        "Introduction and objectives",
        "Outcomes",
        "Gender perspective",
        "Future actions",
        "Challenges and opportunities",
        "Conclusion",
        "Participants",
        "Initiatives",
        "Meeting",
        "Figures",
        "_form",
    ],
    ("mining", "fr"): [
        "Accueil",
        "Coprésidents",
        "Introduction et objectifs",
        "Résultats",
        "Perspective de genre",
        "Actions futures",
        "Défis et possibilités",
        "Conclusion",
        "Participants",
        "Initiatives",
        "Réunion",
        "Figures",
        "_form",
    ],
    ("coordination", "es"): [
        "Inicio",
        "Firmantes",
        "Mensaje de los copresidentes…",
        "Acerca de la Alianza",
        "Los grupos de trabajo…",
        "Reuniones anuales",
        "Notas para el lector",
        "Reuniones anuales anteriores",
        "_form",
    ],
}


@pytest.mark.parametrize(("kind", "language"), TITLES)
def test_sheets_are_called_as_in_the_form(kind: str, language: str) -> None:
    assert written(kind, language).sheetnames == TITLES[kind, language]


def data_sheets(workbook: Workbook) -> list[Worksheet]:
    return [sheet for sheet in workbook.worksheets[1:] if sheet.title != MARKS_SHEET]


HEADERS = {
    "en": {
        1: ["Country", "Name", "Function", "Institution", "Acronym", "On behalf of", "Remark"],
        2: ["Text"],
        3: ["Topic", "Text"],
        5: ["Topic", "Text", "Kind", "Lead country", "Lead institution", "Due", "Status"],
        9: ["Title", "Description", "Partners in Canada", "Partners in Mexico", "Timeline"],
        10: ["Date", "Last day", "Mode", "Place", "Participants from Canada", "Participants from Mexico"],
        11: ["Picture", "Caption", "Alternative text", "Credit", "Section", "Topic"],
    },
    "fr": {
        3: ["Thème", "Texte"],
        9: ["Titre", "Description", "Partenaires (Canada)", "Partenaires (Mexique)", "Calendrier"],
    },
    "es": {
        3: ["Tema", "Texto"],
        10: ["Fecha", "Último día", "Modalidad", "Lugar", "Participantes (Canadá)", "Participantes (México)"],
    },
}


@pytest.mark.parametrize(
    ("language", "index"), [(language, index) for language in HEADERS for index in HEADERS[language]]
)
def test_the_header_row_holds_the_bare_titles(language: str, index: int) -> None:
    sheet = written("mining", language).worksheets[index]
    assert [cell.value for cell in sheet[4]] == HEADERS[language][index]


def test_a_required_column_says_so_in_words() -> None:
    sheet = written("mining", "fr")["Coprésidents"]
    assert [cell.number_format for cell in sheet[4]][:3] == ['@" (obligatoire)"', '@" (obligatoire)"', "General"]


@EVERY_WORKBOOK
def test_every_header_row_is_a_table_with_a_name_and_a_title(kind: str, language: str) -> None:
    workbook, asked = written(kind, language), form(kind)
    for sheet, question in zip(data_sheets(workbook), asked.sheets, strict=True):
        (table,) = sheet.tables.values()
        titles = [cell.value for cell in sheet[4]]
        assert table.displayName == f"table_{question.key}"
        assert table.ref.startswith(f"A4:{get_column_letter(len(titles))}")
        assert table.column_names == titles
        assert table.autoFilter is None


@EVERY_WORKBOOK
def test_sheets_are_frozen_below_the_header_and_print_on_a4_landscape(kind: str, language: str) -> None:
    for sheet in data_sheets(written(kind, language)):
        assert sheet.freeze_panes == "A5"
        assert sheet.print_title_rows == "$4:$4"
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.sheet_properties.tabColor is not None


@EVERY_WORKBOOK
def test_instructions_and_headers_are_locked_and_cells_below_are_open(kind: str, language: str) -> None:
    for sheet in data_sheets(written(kind, language)):
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        assert all(cell.protection.locked for row in sheet.iter_rows(1, 4) for cell in row)
        assert open_columns(sheet) == [cell.column for cell in sheet[4]]


def open_columns(sheet: Worksheet) -> list[int]:
    """Return the numbers of the columns whose cells are open unless they say otherwise."""
    columns = [one for one in sheet.column_dimensions.values() if not one.protection.locked]
    return sorted(number for column in columns for number in range(column.min or 0, (column.max or 0) + 1))


def test_what_a_busy_official_needs_is_allowed_on_protected_sheets() -> None:
    protection = written("mining")["Outcomes"].protection
    refused = {name for name in ("formatCells", "formatRows", "insertRows", "deleteRows") if getattr(protection, name)}
    assert refused == set()
    assert not protection.objects


def validations(sheet: Worksheet) -> dict[str, DataValidation]:
    return {str(validation.sqref).split(":")[0]: validation for validation in sheet.data_validations.dataValidation}


@EVERY_WORKBOOK
def test_every_column_takes_what_it_asks_and_says_what_that_is(kind: str, language: str) -> None:
    workbook, asked = written(kind, language), form(kind)
    for sheet, question in zip(data_sheets(workbook), asked.sheets, strict=True):
        found = validations(sheet)
        for cell, column in zip(sheet[5], question.columns, strict=False):
            validation = found.pop(cell.coordinate)
            assert (validation.type, validation.operator) == accepted(column)
            assert 0 < len(validation.promptTitle or "") <= 32
            assert 0 < len(validation.prompt or "") <= 255
        assert found == {}


def accepted(column: Column) -> tuple[str | None, str | None]:
    return {
        "choice": ("list", None),
        "date": ("date", "greaterThanOrEqual"),
        "number": ("whole", "greaterThanOrEqual"),
    }.get(column.kind, (None, None))


DROP_DOWNS = {
    ("Co-chairs", "A5"): ["Canada", "Mexico"],
    ("Future actions", "C5"): ["Action", "Plain text"],
    ("Future actions", "D5"): ["Canada", "Mexico"],
    ("Meeting", "C5"): ["In person", "Virtual", "Hybrid"],
    ("Figures", "E5"): [
        "Introduction and objectives",
        "Outcomes",
        "Gender perspective",
        "Future actions",
        "Challenges and opportunities",
        "Conclusion",
    ],
}


@pytest.mark.parametrize(("sheet", "cell"), DROP_DOWNS)
def test_a_closed_choice_is_a_drop_down(sheet: str, cell: str) -> None:
    workbook = written("mining")
    assert offered(workbook, validations(workbook[sheet])[cell]) == DROP_DOWNS[sheet, cell]


def offered(workbook: Workbook, validation: DataValidation) -> list[object]:
    """Return what a drop-down offers: its formula is a defined name of cells on the hidden sheet."""
    ((title, cells),) = workbook.defined_names[validation.formula1].destinations
    return [row[0].value for row in workbook[title][cells]]


def test_the_input_message_is_the_sections_guidance() -> None:
    sheet = written("mining", "fr")["Résultats"]
    guidance = "Ce qui a été accompli cette année, par thème\u00a0: faits, chiffres, noms des programmes."
    assert sheet["A2"].value == guidance
    assert validations(sheet)["B5"].prompt == f"{guidance.replace(chr(0xA0), ' ')} Obligatoire."


@EVERY_WORKBOOK
def test_the_workbook_is_marked_in_its_properties_and_on_the_hidden_sheet(kind: str, language: str) -> None:
    workbook, asked = written(kind, language), form(kind)
    marks = {
        "AuthoringForm": asked.kind,
        "AuthoringEdition": "2021",
        "AuthoringGroup": asked.group,
        "AuthoringLanguage": language,
        "AuthoringTemplate": template_version(asked),
    }
    assert properties(workbook) == marks
    hidden = workbook[MARKS_SHEET]
    assert hidden.sheet_state == "veryHidden"
    assert {row[0].value: row[1].value or None for row in hidden["A1:B5"]} == marks
    assert workbook.properties.language == language


def properties(workbook: Any) -> dict[str, str | None]:
    return {prop.name: prop.value for prop in workbook.custom_doc_props.props}


@EVERY_WORKBOOK
def test_the_hidden_sheet_lists_sheets_and_columns(kind: str, language: str) -> None:
    workbook, asked = written(kind, language), form(kind)
    rows = [tuple(cell.value for cell in row) for row in workbook[MARKS_SHEET]["A6:C100"]]
    sheets = zip(asked.sheets, data_sheets(workbook), strict=True)
    expected = [("sheet", sheet.key, worksheet.title) for sheet, worksheet in sheets]
    for sheet, worksheet in zip(asked.sheets, data_sheets(workbook), strict=True):
        for column, cell in zip(sheet.columns, worksheet[4], strict=True):
            expected.append(("column", column_key(sheet.key, column.key, column.partner), str(cell.value)))
    assert [row for row in rows if row[0]] == expected


@EVERY_WORKBOOK
def test_header_rows_have_names(kind: str, language: str) -> None:
    workbook, asked = written(kind, language), form(kind)
    for sheet, worksheet in zip(asked.sheets, data_sheets(workbook), strict=True):
        ((title, cells),) = workbook.defined_names[header_name(sheet.key)].destinations
        assert title == worksheet.title
        assert cells.split(":")[0] == "$A$4"


START = {
    ("mining", "en"): {
        "AuthoringGroup": "Mining",
        "AuthoringEdition": "2021",
        "AuthoringLanguage": "English (en)",
        "AuthoringTemplate": f"group-{template_version(form('mining'))}",
    },
    ("any", "fr"): {
        "AuthoringGroup": None,
        "AuthoringEdition": "2021",
        "AuthoringLanguage": "français (fr)",
        "AuthoringTemplate": f"group-{template_version(form('mining'))}",
    },
    ("coordination", "es"): {
        "AuthoringEdition": "2021",
        "AuthoringLanguage": "español (es)",
        "AuthoringTemplate": f"coordination-{template_version(form('coordination'))}",
    },
}


@pytest.mark.parametrize(("kind", "language"), START)
def test_the_start_sheet_says_in_named_cells_what_the_workbook_is(kind: str, language: str) -> None:
    workbook = written(kind, language)
    found = {}
    for name, defined in workbook.defined_names.items():
        if name.startswith("Authoring"):
            ((title, cell),) = defined.destinations
            found[name] = workbook[title][cell].value
    assert found == START[kind, language]


def test_a_workbook_for_no_group_lets_its_author_choose_one() -> None:
    workbook = written("any")
    start = workbook["Start"]
    assert not start["B4"].protection.locked
    assert offered(workbook, validations(start)["B4"]) == [group.name["en"] for group in BUNDLED.active_groups]


@EVERY_LANGUAGE
def test_the_start_sheet_says_what_is_due_when(language: str) -> None:
    dates = {
        "en": ["May 31, 2022", "Mexico City, November 25, 2021"],
        "fr": ["31 mai 2022", "Mexico, 25 novembre 2021"],
        "es": ["31 de mayo de 2022", "Ciudad de México, 25 de noviembre de 2021"],
    }
    start = written("mining", language).worksheets[0]
    assert [start["B7"].value, start["B8"].value] == dates[language]


def test_the_start_sheet_of_a_group_with_more_time_says_its_own_day() -> None:
    groups = [one.model_copy(update={"due": date(2022, 6, 15)} if one.id == "mining" else {}) for one in BUNDLED.groups]
    edition = BUNDLED.model_copy(update={"groups": groups})
    days = {kind: written(kind, "en", edition).worksheets[0]["B7"].value for kind in KINDS}
    assert days == {"mining": "June 15, 2022", "any": "May 31, 2022", "coordination": "May 31, 2022"}


def test_the_checklist_has_a_line_for_every_sheet() -> None:
    start = written("mining")["Start"]
    first, last = (int(cell[1:]) for cell in start.tables["checklist"].ref.replace("F", "A").split(":"))
    lines = [[cell.value for cell in row] for row in start[f"A{first}:F{last}"]]
    assert lines[0] == ["Sheet", "What is asked", "Needed", "Filled in", "Word limit", "Status"]
    assert [(line[0], line[2], line[4]) for line in lines[1:]] == [
        ("Co-chairs", "Required", "–"),
        ("Introduction and objectives", "Required", 400),
        ("Outcomes", "Required", 1600),
        ("Gender perspective", "Expected", 400),
        ("Future actions", "Required", 800),
        ("Challenges and opportunities", "Expected", 500),
        ("Conclusion", "Optional", 250),
        ("Participants", "Optional", "–"),
        ("Initiatives", "Optional", "–"),
        ("Meeting", "Expected", "–"),
        ("Figures", "Optional", "–"),
    ]
    assert all(str(line[3]).startswith("=") and str(line[5]).startswith("=IF(") for line in lines[1:])
    assert all(len(str(line[5])) < 8192 for line in lines[1:])


ADDED = {
    "a narrative with topics": (
        {"key": "indigenous-peoples", "title": {"en": "Indigenous Peoples"}, "topics": True, "words": 120},
        ("Indigenous Peoples", ["Topic", "Text"], "table_indigenous.peoples", "form_indigenous.peoples"),
    ),
    "a title that fills more than a sheet's": (
        {"key": "long", "title": {"en": "What the partnership learned from its work in the year"}},
        ("What the partnership learned…", ["Text"], "table_long", "form_long"),
    ),
    "a title that is taken": (
        {"key": "again", "title": {"en": "PARTICIPANTS"}},
        ("PARTICIPANTS", ["Text"], "table_again", "form_again"),
    ),
    "a title Excel keeps for itself": (
        {"key": "past", "title": {"en": "History"}},
        ("History (2)", ["Text"], "table_past", "form_past"),
    ),
}


@pytest.mark.parametrize(("section", "expected"), ADDED.values(), ids=ADDED)
def test_a_section_added_to_the_edition_has_its_sheet(section: dict[str, object], expected: tuple[object, ...]) -> None:
    workbook = written("mining", "en", with_section(**section))
    sheet = workbook.worksheets[8]
    (table,) = sheet.tables.values()
    title, headers, table_name, header = expected
    assert [sheet.title, [cell.value for cell in sheet[4]], table.displayName] == [title, headers, table_name]
    assert header in workbook.defined_names
    assert offered(workbook, validations(workbook["Figures"])["E5"])[-1] == section["title"]["en"]  # type: ignore[index]


def test_words_that_are_in_no_catalogue_are_english() -> None:
    assert written("mining", "pt").sheetnames == TITLES["mining", "en"]


BYTES = """
import sys, hashlib
from tests.intake.blank_specimens import form, submission
from authoring.intake.blank import write_workbook
values = {"sections": {"outcomes": [{"topic": "A", "text": ["**b** c", "- d"]}]}}
print(hashlib.sha256(write_workbook(form("mining"), "fr", submission(values))).hexdigest())
"""


@pytest.mark.slow
def test_equal_arguments_give_equal_bytes_anywhere_and_at_any_time() -> None:
    places = ({"PYTHONHASHSEED": "1", "TZ": "UTC"}, {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati"})
    digests = {
        subprocess.run(
            [sys.executable, "-c", BYTES], env=os.environ | place, capture_output=True, text=True, check=True
        ).stdout
        for place in places
    }
    assert len(digests) == 1


def test_entries_of_the_package_have_no_dates() -> None:
    with ZipFile(BytesIO(write_workbook(form("mining"), "en"))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
