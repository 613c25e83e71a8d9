"""Rows of tables as records."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.intake.workbooks import (
    changed,
    fill,
    findings,
    read_data,
    submission,
)


def test_every_field_knows_its_cell(tmp_path: Path) -> None:
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
def test_a_country_in_any_usual_form(typed: str, tmp_path: Path) -> None:
    reading = read_data(tmp_path, changed(fill("Co-chairs", (typed, "Ana"))))
    assert [chair.partner for chair in submission(reading).co_chairs] == ["canada"]


def test_a_choice_in_another_language(tmp_path: Path) -> None:
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
    row: tuple[str | None, ...], expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    reading = read_data(tmp_path, changed(fill("Co-chairs", row, ("Canada", "Ben"))))
    assert findings(reading) == expected
    assert [chair.name for chair in submission(reading).co_chairs] == ["Ben"]


def test_what_is_left_out_is_quoted(tmp_path: Path) -> None:
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
    sheet: str, row: tuple[Any, ...], key: str, cell: str, kept: dict[str, Any], tmp_path: Path
) -> None:
    reading = read_data(tmp_path, changed(fill(sheet, row)))
    assert findings(reading) == [("value-missing", f"{sheet}!{cell}")]
    (record,) = getattr(submission(reading), key)
    assert kept.items() <= record.model_dump(mode="json").items()


def test_a_country_holds_for_the_rows_below_it(tmp_path: Path) -> None:
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
def test_how_people_say_how_they_met(typed: str, mode: str, tmp_path: Path) -> None:
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
def test_several_countries_that_lead_together(country: str, institution: str | None, lead: str, tmp_path: Path) -> None:
    data = changed(fill("Future actions", (None, "Do.", None, country, institution)))
    reading = read_data(tmp_path, data)
    assert findings(reading) == []
    (action,) = submission(reading).actions
    assert (action.kind, action.lead_partner, action.lead_institution) == ("action", None, lead)


@pytest.mark.parametrize(("typed", "day"), [(44525, "2021-11-25"), ("25/11/21", "2021-11-25")])
def test_a_date_that_was_guessed_is_shown(typed: object, day: str, tmp_path: Path) -> None:
    reading = read_data(tmp_path, changed(fill("Meeting", (typed,))))
    assert findings(reading) == [("date-ambiguous", "Meeting!A5")]
    assert reading.findings[0].values["date"] == day


def test_column_titles_copied_along_are_no_row(tmp_path: Path) -> None:
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
def test_what_is_promised_is_an_action(row: tuple[object, ...], kind: str, due: date | None, tmp_path: Path) -> None:
    (action,) = submission(read_data(tmp_path, changed(fill("Future actions", row)))).actions
    assert (action.kind, action.due) == (kind, due)


def test_a_topic_is_carried_down_among_actions(tmp_path: Path) -> None:
    rows = [(None, "Lead-in."), ("Trade", "One."), (None, "Two."), ("Dams",), (None, "Three.")]
    actions = submission(read_data(tmp_path, changed(fill("Future actions", *rows)))).actions
    assert [action.topic for action in actions] == [None, "Trade", "Trade", "Dams"]


@pytest.mark.slow
def test_a_country_merged_over_several_rows_holds_for_each(tmp_path: Path) -> None:
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


def test_numbers_by_partner(tmp_path: Path) -> None:
    row = ("2021-11-25", None, None, None, 12, "about 10")
    reading = read_data(tmp_path, changed(fill("Meeting", row)))
    assert [meeting.participants for meeting in submission(reading).meetings] == [{"canada": 12}]
    assert findings(reading) == [("value-not-number", "Meeting!F5")]


@pytest.mark.parametrize(
    ("institution", "acronym", "expected"),
    [
        ("Natural Resources Canada (NRCan)", None, ("Natural Resources Canada", "NRCan")),
        ("Natural Resources Canada(NRCan)", "NRCan", ("Natural Resources Canada", "NRCan")),
        ("Natural Resources Canada (NRCan)", "RNCan", ("Natural Resources Canada (NRCan)", "RNCan")),
        ("Ministry of Mines (Ontario)", None, ("Ministry of Mines (Ontario)", None)),
        ("(NRCan)", None, ("(NRCan)", None)),
    ],
)
def test_an_acronym_behind_its_institution(
    institution: str, acronym: str | None, expected: tuple[str, str | None], tmp_path: Path
) -> None:
    reading = read_data(tmp_path, changed(fill("Co-chairs", ("Canada", "Ana", None, institution, acronym))))
    (chair,) = submission(reading).co_chairs
    assert (chair.institution, chair.acronym) == expected
