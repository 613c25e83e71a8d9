"""Whole files, as they really arrive."""

import re
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font

from authoring.forms.catalogue import group_form, template_version
from authoring.forms.submission import CoordinationSubmission, GroupSubmission
from authoring.intake.blank import write_workbook
from authoring.intake.reading import Reading, read, read_all
from authoring.model.blocks import List, Paragraph
from authoring.model.inline import Run
from authoring.model.place import Place
from authoring.text.writer import write_lines
from tests.intake.workbooks import (
    FIRST_ROW,
    SUBMISSIONS,
    Change,
    changed,
    edition,
    findings,
    form,
    patched,
    read_data,
    saved,
    template,
)
from tests.validators import opened_in_libreoffice


def submission(reading: Reading) -> GroupSubmission:
    assert isinstance(reading.submission, GroupSubmission)
    return reading.submission


def fill(sheet: str, *rows: tuple[Any, ...]) -> Change:
    """Return the change that types rows below a sheet's column titles."""

    def change(workbook: Workbook) -> None:
        for number, row in enumerate(rows, FIRST_ROW):
            for column, value in enumerate(row, start=1):
                if value is not None:
                    workbook[sheet].cell(number, column).value = value

    return change


def outcomes(reading: Reading) -> list[tuple[str | None, list[str]]]:
    """Return the outcomes' passages as topic and typed lines."""
    return [(passage.topic, write_lines(passage.text)) for passage in submission(reading).sections.get("outcomes", [])]


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


class TestTopics:
    """What stands in the column of topics."""

    def test_a_section_pasted_into_the_first_column_is_text(self, tmp_path: Path) -> None:
        rows = [("Dams", "Built."), ("A paragraph that was pasted beside.",), ("• One",), ("• Two",)]
        reading = read_data(tmp_path, changed(fill("Outcomes", *rows)))
        assert outcomes(reading) == [
            ("Dams", ["Built.", "A paragraph that was pasted beside.", "- One", "- Two"]),
        ]
        assert findings(reading) == [("topic-text", "Outcomes!A6")]

    def test_an_action_in_the_column_of_topics_is_an_action(self, tmp_path: Path) -> None:
        reading = read_data(tmp_path, changed(fill("Future actions", ("Do it", None, "Action", "Canada"))))
        assert findings(reading) == [("topic-text", "Future actions!A5")]
        (action,) = submission(reading).actions
        assert (action.topic, write_lines(action.text), action.kind) == (None, ["Do it"], "action")

    @pytest.mark.parametrize("sheet", ["Outcomes", "Future actions"])
    def test_a_topic_without_text_is_found(self, sheet: str, tmp_path: Path) -> None:
        rows = [("Dams",), ("Roads",), ("Roads", "Paved."), ("Rails",), (None, "Laid."), ("Ports",)]
        reading = read_data(tmp_path, changed(fill(sheet, *rows)))
        assert findings(reading) == [("topic-empty", f"{sheet}!A5"), ("topic-empty", f"{sheet}!A10")]

    def test_topics_alone_are_an_empty_section(self, tmp_path: Path) -> None:
        assert findings(read_data(tmp_path, changed(fill("Outcomes", ("Dams",), ("Roads",))))) == []


def raised(*pieces: str) -> CellRichText:
    """Return pieces of which every second is superscript."""
    superscript = InlineFont(vertAlign="superscript")
    return CellRichText(
        *(TextBlock(superscript, piece) if number % 2 else piece for number, piece in enumerate(pieces))
    )


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([raised("12 km", "2", " in the 3", "rd", " year")], ["12 km² in the 3rd year"]),
        ([raised("CO"), raised("Said.", "1")], ["CO", "Said.¹"]),
        ([raised("Said.", "1", " Done"), raised("", "1", " The text of it.")], ["Said.^[The text of it.] Done"]),
        ([raised("In 2021", "2"), "[^2]: The text."], ["In 2021^[The text.]"]),
        ([raised("5 km", "2", " of land", "2"), "² The note itself."], ["5 km² of land^[The note itself.]"]),
        ([raised("Said", "1", " and[^1]"), "[^1]: Text."], ["Said¹ and^[Text.]"]),
        (["Said¹", "¹ Text one here.", "¹ Text two here."], ["Said¹", "¹ Text one here.", "¹ Text two here."]),
    ],
)
def test_superscript_figures(cells: list[Any], expected: list[str], tmp_path: Path) -> None:
    reading = read_data(tmp_path, changed(fill("Outcomes", *((None, cell) for cell in cells))))
    assert findings(reading) == []
    assert outcomes(reading) == [(None, expected)]


def test_subscript_figures(tmp_path: Path) -> None:
    text = CellRichText("CO", TextBlock(InlineFont(vertAlign="subscript"), "2"))
    assert outcomes(read_data(tmp_path, changed(fill("Outcomes", (None, text))))) == [(None, ["CO₂"])]


def test_notes_stand_anywhere_in_their_section(tmp_path: Path) -> None:
    rows = [("One", "Said.[^1]"), ("Two", "More."), (None, "[^1]: The note.")]
    reading = read_data(tmp_path, changed(fill("Outcomes", *rows)))
    assert findings(reading) == []
    assert outcomes(reading) == [("One", ["Said.^[The note.]"]), ("Two", ["More."])]


class TestRecords:
    """Rows of tables."""

    def test_every_field_knows_its_cell(self, tmp_path: Path) -> None:
        reading = read_data(tmp_path, changed(fill("Co-chairs", (), ("Canada", "  Ana\u00a0 Roy "))))
        (chair,) = submission(reading).co_chairs
        assert (chair.partner, chair.name, chair.title) == ("canada", "Ana Roy", None)
        assert {field: place.cell for field, place in chair.origins.items()} == {
            "": "A6",
            "partner": "A6",
            "name": "B6",
            "title": "C6",
            "institution": "D6",
            "acronym": "E6",
            "on_behalf_of": "F6",
            "note": "G6",
        }

    @pytest.mark.parametrize("typed", ["Canada", "CANADA", " canadá ", "CA", "ca", "Can."])
    def test_a_country_in_any_usual_form(self, typed: str, tmp_path: Path) -> None:
        reading = read_data(tmp_path, changed(fill("Co-chairs", (typed, "Ana"))))
        assert [chair.partner for chair in submission(reading).co_chairs] == ["canada"]

    def test_a_choice_in_another_language(self, tmp_path: Path) -> None:
        reading = read_data(tmp_path, changed(fill("Meeting", (date(2021, 11, 25), None, "Presencial"))))
        assert [meeting.mode for meeting in submission(reading).meetings] == ["in_person"]

    @pytest.mark.parametrize(
        ("row", "expected"),
        [
            (("Brazil", "Ana"), [("value-not-choice", "Co-chairs!A5"), ("row-left-out", "Co-chairs!A5")]),
            ((None, "Ana"), [("row-left-out", "Co-chairs!A5")]),
            (("Mexico",), []),
        ],
    )
    def test_a_row_that_cannot_be_used_loses_no_other(
        self, row: tuple[str | None, ...], expected: list[tuple[str, str]], tmp_path: Path
    ) -> None:
        reading = read_data(tmp_path, changed(fill("Co-chairs", row, ("Canada", "Ben"))))
        assert findings(reading) == expected
        assert [chair.name for chair in submission(reading).co_chairs] == ["Ben"]

    def test_what_is_left_out_is_quoted(self, tmp_path: Path) -> None:
        reading = read_data(tmp_path, changed(fill("Meeting", ("spring 2021", None, "In person", "Ottawa"))))
        assert [found.message() for found in reading.findings] == [
            "“spring 2021” is not a date.",
            "The row “spring 2021 · In person · Ottawa” is not published: it lacks “Date”.",
        ]

    @pytest.mark.parametrize(
        ("sheet", "row", "key", "cell", "kept"),
        [
            ("Co-chairs", ("Mexico", None, "Minister"), "co_chairs", "B5", {"name": "", "title": "Minister"}),
            (
                "Participants",
                ("Mexico", None, None, "SENER"),
                "participants",
                "B5",
                {"name": "", "institution": "SENER"},
            ),
            ("Initiatives", (None, "A pilot."), "initiatives", "A5", {"title": "", "description": ["A pilot."]}),
            ("Future actions", (None, None, None, None, "SENER"), "actions", "B5", {"lead_institution": "SENER"}),
        ],
    )
    def test_a_row_without_its_name_is_published_all_the_same(
        self, sheet: str, row: tuple[Any, ...], key: str, cell: str, kept: dict[str, Any], tmp_path: Path
    ) -> None:
        reading = read_data(tmp_path, changed(fill(sheet, row)))
        assert findings(reading) == [("value-missing", f"{sheet}!{cell}")]
        (record,) = getattr(submission(reading), key)
        assert kept.items() <= record.model_dump(mode="json").items()

    def test_a_country_holds_for_the_rows_below_it(self, tmp_path: Path) -> None:
        rows = [(None, "Nobody's"), ("Mexico",), (None, "Ana"), ("Brazil", "Bo"), (None, "Cy"), ("Canada", "Di")]
        reading = read_data(tmp_path, changed(fill("Participants", *rows)))
        assert [(one.partner, one.name) for one in submission(reading).participants] == [
            ("mexico", "Ana"),
            ("canada", "Di"),
        ]
        assert findings(reading) == [
            ("row-left-out", "Participants!A5"),
            ("value-carried", "Participants!A7"),
            ("value-not-choice", "Participants!A8"),
            ("row-left-out", "Participants!A8"),
            ("row-left-out", "Participants!A9"),
        ]
        assert reading.findings[1].message() == "“Country” is empty; “Mexico” was taken from the row above."

    @pytest.mark.parametrize(
        ("typed", "mode"),
        [
            ("Online", "virtual"),
            ("on-line", "virtual"),
            ("En ligne", "virtual"),
            ("à distance", "virtual"),
            ("en linea", "virtual"),
            ("A distancia", "virtual"),
            ("Face-to-face", "in_person"),
            ("présentiel", "in_person"),
            ("Presencial", "in_person"),
            ("mixte", "hybrid"),
        ],
    )
    def test_how_people_say_how_they_met(self, typed: str, mode: str, tmp_path: Path) -> None:
        reading = read_data(tmp_path, changed(fill("Meeting", (date(2021, 11, 25), None, typed))))
        assert findings(reading) == []
        assert [meeting.mode for meeting in submission(reading).meetings] == [mode]

    @pytest.mark.parametrize(
        ("country", "institution", "lead"),
        [
            ("Both", None, "Both"),
            ("Canada and Mexico", "NRCan; SENER", "Canada and Mexico: NRCan; SENER"),
            ("México / Canadá", "SENER", "México / Canadá: SENER"),
        ],
    )
    def test_several_countries_that_lead_together(
        self, country: str, institution: str | None, lead: str, tmp_path: Path
    ) -> None:
        data = changed(fill("Future actions", (None, "Do.", None, country, institution)))
        reading = read_data(tmp_path, data)
        assert findings(reading) == []
        (action,) = submission(reading).actions
        assert (action.kind, action.lead_partner, action.lead_institution) == ("action", None, lead)

    @pytest.mark.parametrize(("typed", "day"), [(44525, "2021-11-25"), ("25/11/21", "2021-11-25")])
    def test_a_date_that_was_guessed_is_shown(self, typed: object, day: str, tmp_path: Path) -> None:
        reading = read_data(tmp_path, changed(fill("Meeting", (typed,))))
        assert findings(reading) == [("date-ambiguous", "Meeting!A5")]
        assert reading.findings[0].values["date"] == day

    def test_column_titles_copied_along_are_no_row(self, tmp_path: Path) -> None:
        titles = ("Country", "Name", "Function", "Institution", "Acronym")
        reading = read_data(tmp_path, changed(fill("Participants", titles, ("Canada", "Ana"))))
        assert findings(reading) == []
        assert [one.name for one in submission(reading).participants] == ["Ana"]

    @pytest.mark.parametrize(
        ("row", "kind", "due"),
        [
            (("T", "Said.", None, None, None, None), "text", None),
            (("T", "Do.", None, "Mexico", None, None), "action", None),
            (("T", "Do.", None, None, None, "décembre 2022"), "action", date(2022, 12, 31)),
            (("T", "Do.", None, None, None, datetime(2022, 5, 1)), "action", date(2022, 5, 1)),
            (("T", "Said.", "Plain text", "Mexico", None, None), "text", None),
        ],
    )
    def test_what_is_promised_is_an_action(
        self, row: tuple[object, ...], kind: str, due: date | None, tmp_path: Path
    ) -> None:
        (action,) = submission(read_data(tmp_path, changed(fill("Future actions", row)))).actions
        assert (action.kind, action.due) == (kind, due)

    def test_a_topic_is_carried_down_among_actions(self, tmp_path: Path) -> None:
        rows = [(None, "Lead-in."), ("Trade", "One."), (None, "Two."), ("Dams",), (None, "Three.")]
        actions = submission(read_data(tmp_path, changed(fill("Future actions", *rows)))).actions
        assert [action.topic for action in actions] == [None, "Trade", "Trade", "Dams"]

    def test_a_country_merged_over_several_rows_holds_for_each(self, tmp_path: Path) -> None:
        def change(workbook: Workbook) -> None:
            fill("Participants", ("Mexico", "Ana"), (None, "Ben"), (None, "Eva"))(workbook)
            workbook["Participants"].merge_cells("A5:A7")

        reading = read_data(tmp_path, changed(change))
        assert [(one.partner, one.name) for one in submission(reading).participants] == [
            ("mexico", "Ana"),
            ("mexico", "Ben"),
            ("mexico", "Eva"),
        ]
        assert findings(reading) == [("cell-merged", "Participants!A5")]

    def test_numbers_by_partner(self, tmp_path: Path) -> None:
        row = ("2021-11-25", None, None, None, 12, "about 10")
        reading = read_data(tmp_path, changed(fill("Meeting", row)))
        assert [meeting.participants for meeting in submission(reading).meetings] == [{"canada": 12}]
        assert findings(reading) == [("value-not-number", "Meeting!F5")]


class TestTemplates:
    """Templates that were changed, and other people's."""

    def test_columns_moved_and_rows_inserted_above(self, tmp_path: Path) -> None:
        def change(workbook: Workbook) -> None:
            sheet = workbook["Outcomes"]
            sheet["A4"], sheet["B4"] = "TEXT", " tópic"
            sheet["A4"], sheet["B4"] = "TEXT ", "Topic:"
            sheet["A5"], sheet["B5"] = "The text.", "The topic"
            sheet.insert_rows(1, 3)

        reading = read_data(tmp_path, changed(change))
        assert findings(reading) == []
        assert outcomes(reading) == [("The topic", ["The text."])]

    def test_titles_in_another_language(self, tmp_path: Path) -> None:
        def change(workbook: Workbook) -> None:
            fill("Outcomes", ("Topic", "Text."))(workbook)
            workbook["Outcomes"]["A4"], workbook["Outcomes"]["B4"] = "Tema", "Texte"
            renamed(workbook, "Outcomes", "Lo logrado")

        reading = read_data(tmp_path, changed(change))
        assert findings(reading) == []
        assert outcomes(reading) == [("Topic", ["Text."])]

    def test_a_retitled_column_is_read_by_its_position(self, tmp_path: Path) -> None:
        def change(workbook: Workbook) -> None:
            fill("Co-chairs", ("Canada", "Ana", "Minister"))(workbook)
            workbook["Co-chairs"]["C4"] = "Role played"

        reading = read_data(tmp_path, changed(change))
        assert findings(reading) == [("column-guessed", "Co-chairs!C4")]
        assert [chair.title for chair in submission(reading).co_chairs] == ["Minister"]

    def test_what_stands_above_the_titles_is_found(self, tmp_path: Path) -> None:
        def change(workbook: Workbook) -> None:
            fill("Outcomes", ("Dams", "Built."))(workbook)
            workbook["Outcomes"].insert_rows(4, 2)
            workbook["Outcomes"]["A4"], workbook["Outcomes"]["A5"] = "Read by our lawyers.", "Twice."

        reading = read_data(tmp_path, changed(change))
        assert findings(reading) == [("text-above", "Outcomes!A4")]
        assert outcomes(reading) == [("Dams", ["Built."])]

    def test_titles_and_all_above_deleted(self, tmp_path: Path) -> None:
        def change(workbook: Workbook) -> None:
            workbook["Outcomes"].delete_rows(1, 4)
            workbook["Outcomes"]["A1"], workbook["Outcomes"]["B1"] = "Dams", "Built."

        assert findings(read_data(tmp_path, changed(change))) == [("header-missing", "Outcomes")]

    @pytest.mark.parametrize("gone", ["title", "row"])
    def test_titles_deleted(self, gone: str, tmp_path: Path) -> None:
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

    def test_a_deleted_column(self, tmp_path: Path) -> None:
        def change(workbook: Workbook) -> None:
            fill("Co-chairs", ("Canada", "Ana", "Minister", "Ministry"))(workbook)
            workbook["Co-chairs"].delete_cols(3)

        reading = read_data(tmp_path, changed(change))
        assert findings(reading) == [("column-missing", "Co-chairs!A4")]
        assert [(chair.title, chair.institution) for chair in submission(reading).co_chairs] == [(None, "Ministry")]

    @pytest.mark.parametrize(
        ("sheet", "code"),
        [("Outcomes", "sheet-required-missing"), ("Participants", "sheet-missing")],
    )
    def test_a_deleted_sheet(self, sheet: str, code: str, tmp_path: Path) -> None:
        reading = read_data(tmp_path, changed(lambda workbook: workbook.remove(workbook[sheet])))
        assert [found.code for found in reading.findings] == [code]
        assert reading.findings[0].values == {"sheet": sheet}

    def test_a_sheet_emptied_is_a_sheet_deleted(self, tmp_path: Path) -> None:
        def change(workbook: Workbook) -> None:
            workbook["Participants"].delete_rows(1, 200)

        assert [found.code for found in read_data(tmp_path, changed(change)).findings] == ["sheet-missing"]

    def test_an_extra_sheet(self, tmp_path: Path) -> None:
        def change(workbook: Workbook) -> None:
            workbook.create_sheet("Empty")
            workbook.create_sheet("Scratch")["A1"] = "Mine"

        assert findings(read_data(tmp_path, changed(change))) == [("sheet-extra", "Scratch")]

    def test_without_names_and_properties_the_hidden_sheet_is_enough(self, tmp_path: Path) -> None:
        reading = read_data(tmp_path, changed(without_marks), "renamed.xlsx")
        assert findings(reading) == []
        assert submission(reading).group == "mining"

    def test_without_the_hidden_sheet_what_start_shows_is_enough(self, tmp_path: Path) -> None:
        def change(workbook: Workbook) -> None:
            without_marks(workbook)
            workbook.remove(workbook["_form"])

        reading = read_data(tmp_path, changed(change, "mining", "fr"), "renamed.xlsx")
        assert findings(reading) == []
        assert (submission(reading).group, submission(reading).language) == ("mining", "fr")

    def test_with_titles_changed_too_the_column_titles_are_a_guess(self, tmp_path: Path) -> None:
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

    def test_what_only_its_cells_are_left_of(self, tmp_path: Path) -> None:
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

    def test_a_group_chosen_on_start_that_nothing_else_names(self, tmp_path: Path) -> None:
        workbook = load_workbook(BytesIO(write_workbook(group_form(edition(), None), "en")))
        without_marks(workbook)
        workbook["Start"]["B4"] = "Fisheries"
        reading = read_data(tmp_path, saved(workbook))
        assert [(found.code, found.values) for found in reading.findings] == [("group-unknown", {"group": "Fisheries"})]

    @pytest.mark.parametrize(("chosen", "group"), [("Mines", "mining"), ("Pêches", None), ("Énergie", "energy")])
    def test_a_group_chosen_on_start(self, chosen: str, group: str | None, tmp_path: Path) -> None:
        workbook = load_workbook(BytesIO(write_workbook(group_form(edition(), None), "fr")))
        workbook["Accueil"]["B4"] = chosen
        reading = read_data(tmp_path, saved(workbook))
        assert (reading.form.group if reading.form else None) == group
        assert findings(reading) == ([] if group else [("group-unknown", "")])

    def test_the_strict_variant_of_the_format(self, tmp_path: Path) -> None:
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

    def test_no_group_chosen_on_start(self, tmp_path: Path) -> None:
        reading = read_data(tmp_path, write_workbook(group_form(edition(), None), "fr"))
        assert [(found.code, found.values) for found in reading.findings] == [("form-unknown", {"sheet": "Accueil"})]

    def test_no_mark_left(self, tmp_path: Path) -> None:
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
    def test_other_templates(self, mark: str, value: str, code: str, tmp_path: Path) -> None:
        def change(workbook: Any) -> None:
            workbook.custom_doc_props[mark].value = value

        reading = read_data(tmp_path, changed(change))
        assert [found.code for found in reading.findings] == [code]
        assert (reading.submission is None) == (code != "template-other")


def renamed(workbook: Workbook, old: str, new: str) -> None:
    """Rename a sheet as Excel does, which keeps the names that refer to it."""
    workbook[old].title = new
    for name in workbook.defined_names.values():
        name.value = name.value.replace(f"'{old}'!", f"'{new}'!")


def without_marks(workbook: Any) -> None:
    """Take away the defined names and the custom properties, as a trip through another program can."""
    workbook.defined_names.clear()
    for name in list(workbook.custom_doc_props.names):
        del workbook.custom_doc_props[name]


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
