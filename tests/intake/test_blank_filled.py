"""A submission written as the workbook a co-chair would hand in."""

from base64 import b64decode
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet.worksheet import Worksheet

from tests.intake.blank_specimens import PNG, filled


def rows(sheet: Worksheet) -> list[list[object]]:
    """Return what stands below the header, down to the last row that has something."""
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5) if any(cell.value for cell in row)]


LEAD = {"lead_partner": "canada", "lead_institution": "NRCan"}

FILLED: dict[str, tuple[dict[str, Any], str, list[list[object]]]] = {
    "one row a paragraph or item": (
        {
            "sections": {
                "introduction": [{"text": ["First.", "Then:", "- one", "  - inside", "- two", "Last.", "1. a"]}]
            }
        },
        "Introduction and objectives",
        [["First."], ["Then:"], ["- one"], ["  - inside"], ["- two"], ["Last."], ["1. a"]],
    ),
    "a topic once": (
        {"sections": {"outcomes": [{"text": ["Before."]}, {"topic": "Water", "text": ["One.", "Two."]}]}},
        "Outcomes",
        [[None, "Before."], ["Water", "One."], [None, "Two."]],
    ),
    "a topic without a text": (
        {"sections": {"outcomes": [{"topic": "Water"}, {"topic": "Air", "text": ["One."]}]}},
        "Outcomes",
        [["Water", None], ["Air", "One."]],
    ),
    "a topic where none is asked for": (
        {"sections": {"conclusion": [{"topic": "Thanks", "text": ["To all."]}]}},
        "Conclusion",
        [["Thanks", "To all."]],
    ),
    "a section the edition does not have": (
        {"sections": {"youth": [{"text": ["What the youth said."]}]}},
        "youth",
        [["What the youth said."]],
    ),
    "choices in the workbook's language": (
        {"co_chairs": [{"partner": "mexico", "name": "Ana"}, {"partner": "canada", "name": "Luc", "acronym": "NRCan"}]},
        "Co-chairs",
        [["Mexico", "Ana", None, None, None, None, None], ["Canada", "Luc", None, None, "NRCan", None, None]],
    ),
    "a partner the edition does not have": (
        {"co_chairs": [{"partner": "peru", "name": "Ana"}]},
        "Co-chairs",
        [["peru", "Ana", None, None, None, None, None]],
    ),
    "actions with dates, and their topic once": (
        {
            "actions": [
                {"topic": "Labour", "text": ["The group will:"]},
                {
                    "topic": "Labour",
                    "text": ["- meet"],
                    "kind": "action",
                    "due": "2022-11-30",
                    "status": "under_way",
                    **LEAD,
                },
                {"topic": "Trade", "text": ["Write.", "And send."], "kind": "action", "lead_institution": "SE"},
            ]
        },
        "Future actions",
        [
            ["Labour", "The group will:", "Plain text", None, None, None, None],
            [None, "- meet", "Action", "Canada", "NRCan", datetime(2022, 11, 30), "Under way"],
            ["Trade", "Write.\nAnd send.", "Action", None, "SE", None, None],
        ],
    ),
    "values by partner": (
        {
            "initiatives": [
                {"title": "T", "description": ["a", "b"], "institutions": {"mexico": "SE"}, "timeline": "2022"}
            ]
        },
        "Initiatives",
        [["T", "a\nb", None, "SE", "2022"]],
    ),
    "numbers by partner": (
        {"meetings": [{"start": "2021-11-25", "mode": "hybrid", "participants": {"mexico": 12}}]},
        "Meeting",
        [[datetime(2021, 11, 25), None, "Hybrid", None, None, 12]],
    ),
    "what a spreadsheet cannot hold as a date or a number is text": (
        {"meetings": [{"start": "1867-07-01", "participants": {"canada": 10**17 + 1}}]},
        "Meeting",
        [["1867-07-01", None, None, None, "100000000000000001", None]],
    ),
}


@pytest.mark.parametrize(("values", "sheet", "expected"), FILLED.values(), ids=FILLED)
def test_a_submission_is_typed_in(values: dict[str, Any], sheet: str, expected: list[list[object]]) -> None:
    assert rows(filled(values)[sheet]) == expected


def test_labels_are_those_of_the_workbooks_language() -> None:
    values = {"meetings": [{"start": "2021-11-25", "mode": "in_person"}], "figures": [figure(section="outcomes")]}
    workbook = filled(values, "es")
    assert workbook["Reunión"]["C5"].value == "Presencial"
    assert workbook["Figuras"]["E5"].value == "Resultados"


RICH = {
    "bold inside": ("Once **more** so", ["Once ", ("more", True, False), " so"]),
    "italic": ("*Never* so", [("Never", False, True), " so"]),
    "both": ("a ***b***", ["a ", ("b", True, True)]),
    "a link is Markdown": (
        "See [**this**](https://www.canada.ca)",
        ["See [", ("this", True, False), "](https://www.canada.ca)"],
    ),
    "all of it bold": ("**All**", [("A", True, False), ("ll", True, False)]),
}


@pytest.mark.parametrize(("line", "expected"), RICH.values(), ids=RICH)
def test_bold_and_italic_are_the_cells_own(line: str, expected: list[object]) -> None:
    values = {"sections": {"introduction": [{"text": [line]}]}}
    cell = filled(values, rich_text=True)["Introduction and objectives"]["A5"].value
    assert isinstance(cell, CellRichText)
    assert [look(part) for part in cell] == expected


def look(part: str | TextBlock) -> object:
    if isinstance(part, str):
        return part
    bold, italic = bool(part.font.b), bool(part.font.i)
    return (part.text, bold, italic) if bold or italic else part.text


def test_one_bold_letter_is_markdown() -> None:
    """Excel's own rich text of one letter cannot be written; the reader knows both."""
    values = {"sections": {"introduction": [{"text": ["**A**"]}]}}
    assert rows(filled(values)["Introduction and objectives"]) == [["**A**"]]


HARMLESS = (
    '=HYPERLINK("https://example.org")',
    "+1 613 555 0100",
    "-5 %",
    "@SUM(A1)",
    "=1+1",
    "{=A1}",
    "<r><t>raw</t></r>",
    "<b>not bold</b>",
    "{{ 7 * 7 }}",
    "https://example.org",
    "0042",
    "12e5",
    "TRUE",
    "#REF!",
    "_x0041_ stays",
    "'quoted",
    "\u202eturned",
    "👩🏽‍🌾 and 𝔘",
)


@pytest.mark.slow
@pytest.mark.parametrize("text", HARMLESS)
def test_text_is_text_whatever_it_begins_with(text: str) -> None:
    values = {
        "co_chairs": [{"partner": "canada", "name": text}],
        "sections": {"outcomes": [{"topic": text, "text": ["Plain."]}]},
    }
    workbook = filled(values)
    for cell in (workbook["Co-chairs"]["B5"], workbook["Outcomes"]["A5"]):
        assert (decoded(cell.value), cell.data_type, cell.hyperlink) == (text, "s", None)


def decoded(value: object) -> str:
    """Return a string as Excel shows it: openpyxl leaves the escape of an escape."""
    return str(value).replace("_x005F_", "_")


def test_a_text_longer_than_a_cell_goes_on_in_the_next_row() -> None:
    text = " ".join(f"word{number}" for number in range(9000))
    cells = [row[0] for row in rows(filled({"sections": {"introduction": [{"text": [text]}]}}).worksheets[2])]
    assert len(cells) == 3
    assert all(len(str(cell)) <= 32_767 for cell in cells)
    assert "".join(map(str, cells)) == text


@pytest.mark.slow
def test_characters_beyond_the_basic_plane_count_twice() -> None:
    cells = [row[0] for row in rows(filled({"sections": {"introduction": [{"text": ["𝔘" * 20_000]}]}}).worksheets[2])]
    assert [len(str(cell)) for cell in cells] == [16_383, 3_617]


def test_more_rows_than_were_prepared_are_part_of_the_table() -> None:
    workbook = filled({"sections": {"introduction": [{"text": [f"Paragraph {number}." for number in range(700)]}]}})
    sheet = workbook["Introduction and objectives"]
    assert sheet.tables["table_introduction"].ref == "A4:A704"
    assert str(sheet.data_validations.dataValidation[0].sqref) == "A5:A704"
    assert "$A$5:$A$704" in workbook["Start"]["D23"].value


def figure(**values: object) -> dict[str, object]:
    return {"picture": {"media_type": "image/png", "data": PNG}, "caption": "A pixel", **values}


def test_a_picture_stands_in_its_row_with_its_alternative_text() -> None:
    values = {"figures": [figure(), figure(alternative="A clear pixel, <not> “red”", credit="Ana")]}
    sheet = filled(values)["Figures"]
    assert rows(sheet)[1] == [None, "A pixel", "A clear pixel, <not> “red”", "Ana", None, None]
    anchors = [(image.anchor._from.row, image.anchor._from.col) for image in sheet._images]  # type: ignore[attr-defined]
    assert anchors == [(4, 0), (5, 0)]
    assert [image._data() for image in sheet._images] == [b64decode(PNG)] * 2  # type: ignore[attr-defined]


def test_a_picture_that_is_none_is_said_to_be_there() -> None:
    broken = {"picture": {"media_type": "image/png", "data": "bm8gcGljdHVyZQ=="}, "caption": "Broken"}
    assert rows(filled({"figures": [broken]})["Figures"])[0][:2] == ["The picture cannot be read.", "Broken"]


def test_a_date_looks_the_same_in_every_language() -> None:
    cell = filled({"meetings": [{"start": date(2021, 11, 25)}]}, "fr")["Réunion"]["A5"]
    assert (cell.value, cell.number_format) == (datetime(2021, 11, 25), "yyyy-mm-dd")
