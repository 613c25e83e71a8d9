"""Fields of a page, and rows."""

import pytest
from django.http import QueryDict

from authoring.edition.definition import load
from authoring.edition.folder import EditionFolder
from authoring.forms.catalogue import group_form
from authoring.forms.sheets import Sheet
from authoring.portal.drafts.drafting import Rows
from authoring.portal.drafts.posting import page_rows, posted_rows

TEXT = "A **bold** word\n\n- one\n- two"
MEETINGS = [
    {"start": "2030-05-02", "mode": "virtual", "participants": {"peru": 12, "chile": 3}},
    {"start": "2030-05-03", "place": "Lima"},
]


@pytest.fixture
def sheets(folder: EditionFolder) -> dict[str, Sheet]:
    return {sheet.key: sheet for sheet in group_form(load(folder.definition), "mining").sheets}


def sent(sheet: Sheet, rows: Rows) -> QueryDict:
    """Return what a browser sends of a page with these rows: line ends as HTML has them (4.10.21)."""
    data = QueryDict(mutable=True)
    for row in page_rows(sheet, rows, sheet.key):
        data.appendlist("row", row.key)
        for field in row.fields:
            data[field.name] = str(field.value).replace("\n", "\r\n")
    return data


@pytest.mark.parametrize(
    ("key", "rows"),
    [
        ("outcomes", [{"topic": "Water", "text": TEXT}, {"text": "Two"}]),
        ("meetings", MEETINGS),
        ("co_chairs", [{"partner": "peru", "name": "Ana"}]),
        ("co_chairs", []),
    ],
)
def test_rows_come_back_from_a_page_as_they_were(sheets: dict[str, Sheet], key: str, rows: Rows) -> None:
    assert posted_rows(sheets[key], sent(sheets[key], rows), {}) == rows


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("", "A B C"),
        ("up:r2", "B A C"),
        ("up:r1", "A B C"),
        ("down:r2", "A C B"),
        ("down:r3", "A B C"),
        ("remove:r2", "A C"),
        ("remove:r9", "A B C"),
        ("nothing:r2", "A B C"),
    ],
)
def test_rows_are_arranged(sheets: dict[str, Sheet], asked: str, expected: str) -> None:
    sheet, rows = sheets["co_chairs"], [{"name": name} for name in "ABC"]
    assert [row["name"] for row in posted_rows(sheet, sent(sheet, rows), {}, asked)] == expected.split()


def test_a_number_that_is_none_is_kept_for_the_checks(sheets: dict[str, Sheet]) -> None:
    rows = [{"start": "2030-05-02", "participants": {"peru": "a dozen"}}]
    assert posted_rows(sheets["meetings"], sent(sheets["meetings"], rows), {}) == rows


def test_a_page_shows_one_empty_row_where_there_is_none(sheets: dict[str, Sheet]) -> None:
    [row] = page_rows(sheets["co_chairs"], [], "co_chairs")
    assert (row.key, {field.value for field in row.fields}) == ("r1", {""})
    assert [field.place for field in row.fields][:2] == ["co_chairs.1.partner", "co_chairs.1.name"]


def test_what_an_editor_sends_is_kept_as_lines(sheets: dict[str, Sheet]) -> None:
    posted = sent(sheets["outcomes"], [{"text": ""}])
    posted["r1.text"], posted["r1.text.as"] = "<ul><li>one\r\n<li><b>two</b></ul>- three", "html"
    assert posted_rows(sheets["outcomes"], posted, {}) == [{"text": "- one\n- **two**\n\\- three"}]
