"""Whole files, as they really arrive."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font

from authoring.forms.catalogue import template_version
from authoring.forms.submission import CoordinationSubmission, GroupSubmission
from authoring.intake.blank import write_workbook
from authoring.intake.reading import read, read_all
from authoring.model.blocks import List, Paragraph
from authoring.model.inline import Run
from authoring.model.place import Place
from tests.intake.workbooks import (
    SUBMISSIONS,
    changed,
    edition,
    fill,
    findings,
    form,
    outcomes,
    patched,
    read_data,
    submission,
    template,
)
from tests.validators import opened_in_libreoffice


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("path", SUBMISSIONS, ids=lambda path: path.stem)
def test_a_filled_workbook_says_what_it_was_filled_from(path: Path, language: str, tmp_path: Path) -> None:
    given = read(path, edition())
    assert given.submission is not None
    assert given.form is not None
    reading = read_data(tmp_path, write_workbook(given.form, language, given.submission))
    assert [found for found in reading.findings if found.code != "topic-ignored"] == []
    assert reading.submission is not None
    expected = {**given.submission.model_dump(), "language": language, "template": template_version(given.form)}
    assert reading.submission.model_dump() == expected


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_blank_workbook_is_an_empty_submission(language: str, tmp_path: Path) -> None:
    reading = read_data(tmp_path, template("mining", language))
    assert findings(reading) == []
    assert submission(reading) == GroupSubmission(
        edition=2021,
        group="mining",
        language=language,
        template=template_version(form()),
        file="mining.xlsx",
        origins=submission(reading).origins,
    )
    assert submission(reading).origins["co_chairs"].file == "mining.xlsx"


def test_the_coordinators_workbook(tmp_path: Path) -> None:
    reading = read_data(tmp_path, template(None), "any name.xlsx")
    assert isinstance(reading.submission, CoordinationSubmission)
    assert findings(reading) == []


def test_a_topic_holds_for_the_rows_below_and_blank_rows_part_nothing(tmp_path: Path) -> None:
    rows = [
        (None, "Before any topic."),
        ("Trade", "First."),
        (),
        (),
        (None, "Second."),
        ("Trade", "Third."),
        ("Dams", "New."),
    ]
    reading = read_data(tmp_path, changed(fill("Outcomes", *rows)))
    assert findings(reading) == []
    assert outcomes(reading) == [
        (None, ["Before any topic."]),
        ("Trade", ["First.", "Second.", "Third."]),
        ("Dams", ["New."]),
    ]
    passage = submission(reading).sections["outcomes"][1]
    assert passage.origins == {
        "": Place("mining.xlsx", "Outcomes", "A6"),
        "topic": Place("mining.xlsx", "Outcomes", "A6"),
        "text": Place("mining.xlsx", "Outcomes", "B6"),
    }


def test_a_section_in_one_cell_reads_as_one_in_many(tmp_path: Path) -> None:
    lines = ["A lead-in:", "• one", "• two", "The end."]
    one = read_data(tmp_path, changed(fill("Outcomes", (None, "\n".join(lines)))))
    many = read_data(tmp_path, changed(fill("Outcomes", *((None, line) for line in lines))))
    assert outcomes(one) == outcomes(many) == [(None, ["A lead-in:", "- one", "- two", "The end."])]


def test_a_cells_own_formatting_is_kept(tmp_path: Path) -> None:
    def change(workbook: Workbook) -> None:
        sheet = workbook["Outcomes"]
        sheet["B5"] = CellRichText(
            "Plain, ", TextBlock(InlineFont(b=True), "bold"), " and ", TextBlock(InlineFont(i=True), "italic")
        )
        sheet["B6"] = "All bold"
        sheet["B6"].font = Font(bold=True)
        sheet["B7"] = "A page"
        sheet["B7"].hyperlink = "https://www.canada.ca/en.html"
        sheet["B8"] = "- outer"
        sheet["B9"] = "- inner"
        sheet["B9"].alignment = Alignment(indent=1)

    reading = read_data(tmp_path, changed(change))
    blocks = submission(reading).sections["outcomes"][0].text
    assert [block.content for block in blocks if isinstance(block, Paragraph)][:3] == [
        (Run("Plain, "), Run("bold", strong=True), Run(" and "), Run("italic", emphasis=True)),
        (Run("All bold", strong=True),),
        (Run("A page", link="https://www.canada.ca/en.html"),),
    ]
    outer = next(block for block in blocks if isinstance(block, List))
    assert [type(block) for block in outer.items[0].blocks] == [Paragraph, List]


def test_a_calculated_link_is_a_link(tmp_path: Path) -> None:
    data = formula("<v>gob.mx</v>", 'HYPERLINK("https://www.gob.mx","gob.mx")')
    (passage,) = submission(read_data(tmp_path, data)).sections["outcomes"]
    assert passage.text == (Paragraph((Run("gob.mx", link="https://www.gob.mx"),)),)


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.14, "0%", "14%"),
        (1234.5, "#,##0.00", "1,234.50"),
        (1234.5, '"CAD" #,##0', "CAD 1,235"),
        (25, "General", "25"),
        (datetime(2021, 11, 25), "yyyy-mm-dd", "2021-11-25"),
        (datetime(2021, 11, 25), "d mmmm yyyy", "25 November 2021"),
        (True, "General", "TRUE"),
    ],
)
def test_a_value_is_published_as_its_author_saw_it(
    value: object, number_format: str, shown: str, tmp_path: Path
) -> None:
    def change(workbook: Workbook) -> None:
        cell = workbook["Outcomes"]["B5"]
        cell.value, cell.number_format = value, number_format

    reading = read_data(tmp_path, changed(change))
    assert findings(reading) == []
    assert outcomes(reading) == [(None, [shown])]


def formula(result: str, text: str = "1+1") -> bytes:
    """Return a template with a formula in Outcomes!B5, with what its cell holds beside it."""
    cell = f'<c r="B5" t="str"><f>{text}</f>{result}</c>'.encode()
    data = changed(fill("Outcomes", (None, "=0")))
    return patched(data, {"xl/worksheets/sheet4.xml": lambda part: re.sub(rb'<c r="B5".*?</c>', cell, part)})


def hide_row(workbook: Workbook) -> None:
    workbook["Outcomes"]["B6"] = "Seen?"
    workbook["Outcomes"].row_dimensions[6].hidden = True


def hide_column(workbook: Workbook) -> None:
    fill("Outcomes", ("Topic", "Text."))(workbook)
    workbook["Outcomes"].column_dimensions["A"].hidden = True


def hide_sheet(workbook: Workbook) -> None:
    fill("Outcomes", ("Topic", "Text."))(workbook)
    workbook["Outcomes"].sheet_state = "hidden"


def hide_rows(workbook: Workbook) -> None:
    fill("Outcomes", (None, "A"), (None, "B"), (), (None, "C"), (None, "D"), (None, "E"))(workbook)
    for row in (6, 7, 8, 10):
        workbook["Outcomes"].row_dimensions[row].hidden = True


def strike_twice(workbook: Workbook) -> None:
    struck = InlineFont(strike=True)
    workbook["Outcomes"]["B5"] = CellRichText(
        "Keep, ", TextBlock(struck, "drop"), ", keep, ", TextBlock(struck, "drop")
    )


def strike(workbook: Workbook) -> None:
    workbook["Outcomes"]["B5"] = CellRichText("Keep this. ", TextBlock(InlineFont(strike=True), "Drop this."))


def comment(workbook: Workbook) -> None:
    workbook["Outcomes"]["B5"] = "Text."
    workbook["Outcomes"]["B5"].comment = Comment("Is that so?", "Reviewer")


def merge(workbook: Workbook) -> None:
    workbook["Outcomes"]["A5"] = "Topic"
    workbook["Outcomes"].merge_cells("A5:A7")
    workbook["Outcomes"]["B5"], workbook["Outcomes"]["B7"] = "One.", "Two."


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (formula("<v>2</v>"), [("cell-formula", "Outcomes!B5")]),
        (formula(""), [("cell-formula-empty", "Outcomes!B5")]),
        (changed(fill("Outcomes", (None, "#REF!"))), [("cell-error", "Outcomes!B5")]),
        (changed(hide_row), [("row-hidden", "Outcomes!A6")]),
        (changed(hide_rows), [("rows-hidden", "Outcomes!A6"), ("row-hidden", "Outcomes!A10")]),
        (changed(hide_column), [("column-hidden", "Outcomes!A4")]),
        (changed(hide_sheet), [("sheet-hidden", "Outcomes")]),
        (changed(strike), [("cell-struck", "Outcomes!B5")]),
        (changed(comment), [("cell-comment", "Outcomes!B5")]),
        (changed(merge), [("cell-merged", "Outcomes!A5")]),
        (changed(fill("Outcomes", (None, "x" * 32_767))), [("cell-full", "Outcomes!B5")]),
        (changed(fill("Outcomes", ("x" * 1_001, "Text."))), [("value-too-long", "Outcomes!A5")]),
        (changed(fill("Outcomes", (None, "A note.[^1]"))), [("note-undefined", "Outcomes!B5")]),
        (
            changed(fill("Introduction and objectives", ("Text.", None, "Elsewhere"))),
            [("text-outside", "Introduction and objectives!C5")],
        ),
    ],
)
def test_odd_cells(data: bytes, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    assert findings(read_data(tmp_path, data)) == expected


def test_what_is_struck_through_is_quoted_piece_by_piece(tmp_path: Path) -> None:
    (found,) = read_data(tmp_path, changed(strike_twice)).findings
    assert found.values == {"text": "drop … drop"}


def test_notes_stand_anywhere_in_their_section(tmp_path: Path) -> None:
    rows = [("One", "Said.[^1]"), ("Two", "More."), (None, "[^1]: The note.")]
    reading = read_data(tmp_path, changed(fill("Outcomes", *rows)))
    assert findings(reading) == []
    assert outcomes(reading) == [("One", ["Said.^[The note.]"]), ("Two", ["More."])]


class TestSeveral:
    """Several files at once."""

    def test_two_workbooks_for_one_group_are_both_named(self, tmp_path: Path) -> None:
        for name, group in (("a.xlsx", "mining"), ("b.xlsx", "mining"), ("c.xlsx", "forestry"), ("~$a.xlsx", "mining")):
            (tmp_path / name).write_bytes(template(group) if name[0] != "~" else b"\x05owner")
        readings = read_all(sorted(tmp_path.iterdir()), edition())
        assert [(one.path.name, [found.code for found in one.findings]) for one in readings] == [
            ("a.xlsx", ["group-twice"]),
            ("b.xlsx", ["group-twice"]),
            ("c.xlsx", []),
        ]
        assert {found.message() for one in readings for found in one.findings} == {
            "Two files are for the group “Mining”: a.xlsx and b.xlsx."
        }

    def test_two_coordinators_workbooks(self, tmp_path: Path) -> None:
        for name in ("a.xlsx", "b.xlsx"):
            (tmp_path / name).write_bytes(template(None))
        readings = read_all(sorted(tmp_path.iterdir()), edition())
        assert [found.code for one in readings for found in one.findings] == ["coordination-twice"] * 2


@pytest.mark.slow
class TestLibreOffice:
    """Files as LibreOffice saves them."""

    @pytest.mark.parametrize("path", SUBMISSIONS, ids=lambda path: path.stem)
    def test_a_trip_through_it_loses_nothing(self, path: Path, tmp_path: Path) -> None:
        given = read(path, edition())
        assert given.submission is not None
        assert given.form is not None
        sent = tmp_path / f"{path.stem}.xlsx"
        sent.write_bytes(write_workbook(given.form, given.submission.language, given.submission))
        (tmp_path / "saved").mkdir()
        came_back = read(opened_in_libreoffice(sent, "xlsx", tmp_path / "saved"), edition())
        assert [found for found in came_back.findings if found.code != "topic-ignored"] == []
        assert came_back.submission is not None
        expected = {**given.submission.model_dump(), "template": template_version(given.form)}
        assert came_back.submission.model_dump() == expected

    @pytest.mark.parametrize(
        ("target", "code"),
        [("xls", "file-old-excel"), ("ods", "file-opendocument"), ("csv", "file-text"), ("html", "file-web-page")],
    )
    def test_another_format_under_a_workbooks_name(self, target: str, code: str, tmp_path: Path) -> None:
        path = tmp_path / "mining.xlsx"
        path.write_bytes(changed(fill("Outcomes", ("Dams", "Built."))))
        other = opened_in_libreoffice(path, target, tmp_path)
        reading = read_data(tmp_path, other.read_bytes(), "renamed.xlsx")
        assert findings(reading) == [(code, "")]
