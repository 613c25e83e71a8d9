"""A draft goes out as a workbook and comes back: nothing is lost, understood or not."""

from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.edition.definition import load
from authoring.edition.edition import Edition
from authoring.edition.folder import EditionFolder
from authoring.errors import AuthoringError
from authoring.forms.catalogue import coordination_form, group_form
from authoring.forms.columns import Column
from authoring.forms.sheets import Sheet
from authoring.intake.reading import read_content
from authoring.model.finding import Finding
from authoring.pipeline.exchange import (
    HandedIn,
    Payload,
    as_read_again,
    findings_as_data,
    findings_from_data,
    preview,
    read_handed_in,
    write_annotated,
    write_filled,
)
from authoring.text.normalise import cleaned
from tests.edition.editions import small_edition
from tests.pictures.specimens import file, quarters
from tests.text.strategies import LINES
from tests.workspace import workspace

PICTURE = {"media_type": "image/png", "data": b64encode(file(quarters())).decode()}
MINING: Payload = {"form": "group", "edition": 2030, "group": "mining", "language": "en", "template": None}
COORDINATION: Payload = {"form": "coordination", "edition": 2030, "language": "en", "template": None}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> EditionFolder:
    return workspace(tmp_path_factory.mktemp("exchange"))


@pytest.fixture(scope="module")
def edition(folder: EditionFolder) -> Edition:
    return load(folder.definition)


def back(edition: Edition, payload: Payload) -> Payload:
    """Return what a draft's workbook is read as."""
    handed = read_handed_in(edition, payload.get("group", "coordination"), "a.xlsx", write_filled(edition, payload))
    assert handed.payload is not None, handed.findings
    return said(handed.payload)


def said(payload: Payload) -> Payload:
    return {key: value for key, value in payload.items() if key not in ("template", "file") and value}


CASES: dict[str, Payload] = {
    "people, one without a country": {
        "co_chairs": [{"name": "Ana Paz"}, {"partner": "peru", "name": "Luis", "institution": "Mines (MM)"}]
    },
    "a country that is none": {"co_chairs": [{"partner": "Atlantis", "name": "Ana"}]},
    "both countries lead": {
        "actions": [{"text": "One", "lead_partner": "both", "lead_institution": "A council", "kind": "action"}]
    },
    "a day that is none": {"meetings": [{"start": "soon", "mode": "by mail", "participants": {"peru": "many"}}]},
    "numbers": {"meetings": [{"start": "2030-05-02", "participants": {"peru": 0, "chile": 12}}]},
    "a picture with its words": {"figures": [{"picture": PICTURE, "caption": "Ore", "alternative": "A stone"}]},
    "words without their picture": {"figures": [{"caption": "Ore", "section": "outcomes"}]},
    "text that is bold, linked, noted": {
        "sections": {
            "outcomes": [
                {"text": "Before.^[A note.]"},
                {"topic": "Water", "text": "**One** *two* [three](https://a.pe)\n- a\n  1. b\n  c"},
            ]
        }
    },
    "rich text in tables": {
        "initiatives": [{"title": "T", "description": "**a**\n- b", "institutions": {"peru": "MM"}}],
        "actions": [{"text": "- **meet**", "kind": "action", "due": "2031-01-31", "topic": "Water"}],
    },
    "a title alone": {"initiatives": [{"timeline": "2030"}], "participants": [{"acronym": "MM"}]},
    "what looks like a formula": {"co_chairs": [{"partner": "peru", "name": "=1+1", "title": "2030-01-05"}]},
}


@pytest.mark.parametrize("case", CASES)
def test_a_draft_comes_back_whole(edition: Edition, case: str) -> None:
    payload = {**MINING, **CASES[case]}
    assert back(edition, payload) == said(as_read_again(edition, payload)) == said(payload)


def test_the_coordinators_own_comes_back_whole(edition: Edition) -> None:
    payload = {
        **COORDINATION,
        "sections": {"message": [{"text": "Welcome."}]},
        "signatories": [{"name": "Juan"}, {"partner": "peru", "name": "Rosa"}],
        "past_meetings": [{"ordinal": 3, "start": "2029-05-02", "host": "peru", "place": "Lima"}, {"place": "Cusco"}],
    }
    assert back(edition, payload) == said(payload)


TYPED = st.text(max_size=12) | LINES
ROWS = st.lists(
    st.fixed_dictionaries(
        {}, optional=dict.fromkeys(("partner", "name", "title", "institution", "acronym", "note"), TYPED)
    ),
    max_size=3,
)
MEETINGS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "start": TYPED | st.dates().map(str),
            "mode": TYPED | st.sampled_from(["virtual", "hybrid"]),
            "place": TYPED,
            "participants": st.dictionaries(st.sampled_from(["peru", "chile"]), TYPED | st.integers(0, 10**8)),
        },
    ),
    max_size=3,
)
INITIATIVES = st.lists(
    st.fixed_dictionaries({}, optional={"title": TYPED, "description": TYPED, "timeline": TYPED}), max_size=3
)
PASSAGES = st.lists(st.fixed_dictionaries({"text": st.lists(LINES, max_size=3).map("\n".join)}), max_size=1)


@settings(max_examples=60, deadline=None)
@given(ROWS, MEETINGS, INITIATIVES, PASSAGES)
def test_whatever_is_typed_comes_back(
    edition: Edition, people: Any, meetings: Any, initiatives: Any, passages: Any
) -> None:
    payload = {**MINING, "co_chairs": people, "meetings": meetings, "initiatives": initiatives}
    payload["sections"] = {"outcomes": passages}
    assert back(edition, payload) == said(as_read_again(edition, payload))


CLEAN = TYPED.map(cleaned)
"""Without the characters that nobody types, as a form takes it."""


def values(column: Column) -> st.SearchStrategy[Any]:
    """Return what may be typed into a field, rightly or wrongly."""
    match column.kind:
        case "rich":
            return st.lists(LINES, max_size=3).map("\n".join)
        case "choice":
            return st.sampled_from([choice.value for choice in column.choices]) | CLEAN
        case "number":
            return st.integers(0, 10**8) | CLEAN
        case "date":
            return st.dates().map(str) | CLEAN
        case "picture":
            return st.just(PICTURE)
        case _:
            return CLEAN


def rows(sheet: Sheet) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Return what a table may hold, or a section's passages.

    Left out is what a workbook cannot tell apart: a country or a topic left open from the one above, a topic above
    nothing from a text, two passages without a topic from one.
    """
    single = {column.key: values(column) for column in sheet.columns if not column.partner}
    if sheet.is_narrative:
        topics = st.lists(TOPICS, unique=True, max_size=3) if "topic" in single else st.just([])
        texts = st.lists(values(sheet.columns[-1]), min_size=4, max_size=4)
        return st.builds(_passages, topics, texts)
    by_partner = {
        key: st.fixed_dictionaries({}, optional={one.partner: values(one) for one in sheet.columns if one.key == key})
        for key in {column.key for column in sheet.columns if column.partner}
    }
    has_topic = "topic" in single
    always = {
        key: value for key, value in single.items() if key == "partner" or (has_topic and key in ("topic", "text"))
    }
    optional = {key: value for key, value in (single | by_partner).items() if key not in always}
    made = st.fixed_dictionaries(
        {key: value.filter(lambda typed: bool(str(typed).strip())) for key, value in always.items()}, optional=optional
    )
    return st.lists(made, max_size=3)


def _passages(topics: list[str], texts: list[str]) -> list[dict[str, Any]]:
    """Return a text before the first topic, and one under each."""
    under = [{"topic": topic, "text": text} for topic, text in zip(topics, texts[1:], strict=False)]
    return [{"text": texts[0]}, *under]


TOPICS = st.text("abcdefgh", min_size=3, max_size=9)

FORMS = {
    form.group or "coordination": form
    for form in (group_form(small_edition(), "mining"), coordination_form(small_edition()))
}
SHEETS = [(form, sheet.key) for form, asked in FORMS.items() for sheet in asked.sheets]


@pytest.mark.slow
@pytest.mark.parametrize(("form", "key"), SHEETS)
@settings(max_examples=20)
@given(data=st.data())
def test_whatever_is_typed_into_any_sheet_comes_back(
    edition: Edition, form: str, key: str, data: st.DataObject
) -> None:
    sheet = FORMS[form].sheet(key)
    assert sheet
    said_there = data.draw(rows(sheet))
    payload = {**(MINING if form == "mining" else COORDINATION)}
    payload |= {"sections": {key: said_there}} if sheet.is_narrative else {key: said_there}
    assert back(edition, payload) == said(as_read_again(edition, payload))


def codes(handed: HandedIn) -> list[str]:
    return [one.code for one in handed.findings]


def test_findings_have_their_cells_and_their_sheets(edition: Edition) -> None:
    data = write_filled(edition, {**MINING, **CASES["a country that is none"]})
    handed = read_handed_in(edition, "mining", "ours.xlsx", data)
    [found] = [one for one in handed.findings if one.code == "value-not-choice"]
    assert (found.place.sheet, found.place.cell, handed.titles["co_chairs"]) == ("Co-chairs", "A5", "Co-chairs")


def test_a_country_left_open_in_a_workbook_is_that_of_the_row_above(edition: Edition) -> None:
    payload = {**MINING, "co_chairs": [{"partner": "peru", "name": "Ana"}, {"name": "Luis"}]}
    assert [row["partner"] for row in back(edition, payload)["co_chairs"]] == ["peru", "peru"]


@pytest.mark.parametrize(
    ("name", "document", "payload", "code"),
    [
        ("a.xlsx", "forests", MINING, "form-other"),
        ("a.xlsx", "mining", COORDINATION, "form-other"),
        ("~$a.xlsx", "mining", MINING, "file-lock"),
    ],
)
def test_what_does_not_belong_here_is_not_read(
    edition: Edition, name: str, document: str, payload: Payload, code: str
) -> None:
    handed = read_handed_in(edition, document, name, write_filled(edition, payload))
    assert (codes(handed), handed.payload) == ([code], None)


def test_last_years_workbook_is_told_apart(edition: Edition) -> None:
    data = write_filled(edition.model_copy(update={"year": 2029}), MINING)
    handed = read_handed_in(edition, "mining", "a.xlsx", data)
    assert (codes(handed), handed.payload) == (["edition-other"], None)


@pytest.mark.parametrize("data", [b"", b"\0" * 9, b"MZ\x90\0 a program", b"PK\x03\x04 cut off"])
def test_what_is_no_workbook_says_so(edition: Edition, data: bytes) -> None:
    handed = read_handed_in(edition, "mining", "a.xlsx", data)
    assert (len(handed.findings), handed.payload, handed.is_workbook) == (1, None, False)
    with pytest.raises(AuthoringError):
        write_annotated(edition, "mining", "a.xlsx", data, "en")


def test_the_annotated_workbook_is_still_the_workbook(edition: Edition) -> None:
    data = write_filled(edition, {**MINING, **CASES["a country that is none"]})
    copy = write_annotated(edition, "mining", "a.xlsx", data, "fr")
    assert copy != data
    assert read_content(Path("a.xlsx"), copy, edition).submission is not None


def test_findings_are_said_in_every_language_again(edition: Edition) -> None:
    sections = {"outcomes": [{"text": "El grupo se reunió dos veces y acordó que los ríos sean de todos."}]}
    found = read_handed_in(
        edition, "mining", "a.xlsx", write_filled(edition, {**MINING, "sections": sections})
    ).findings
    assert "language-doubtful" in [one.code for one in found]
    again: list[Finding] = findings_from_data(findings_as_data(found))
    assert [one.text("fr") for one in again] == [one.text("fr") for one in found]


def test_a_preview_is_the_chapter_marked_as_a_draft(folder: EditionFolder) -> None:
    payload = {**MINING, "sections": {"outcomes": [{"text": "It went well."}]}}
    page = preview(folder, folder.path.parents[1] / "templates", payload, "en", "html").decode()
    assert "It went well." in page
    assert "Forests" not in page


def test_a_preview_of_the_coordinators_own_has_no_groups(folder: EditionFolder) -> None:
    payload = {**COORDINATION, "sections": {"message": [{"text": "Welcome."}]}}
    page = preview(folder, folder.path.parents[1] / "templates", payload, "es", "html").decode()
    assert "Welcome." in page
