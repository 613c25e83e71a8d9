"""Submissions handed in as JSON."""

import json
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.forms.submission import SUBMISSION, GroupSubmission
from authoring.intake.json_file import read_json as read_json_bytes
from authoring.intake.reading import Reading, read
from authoring.model.place import Place
from authoring.text.writer import write_lines
from tests.intake.workbooks import SUBMISSIONS, edition, findings, picture, read_data

MINING: dict[str, Any] = {"edition": 2021, "form": "group", "group": "mining", "language": "en"}


def read_json(folder: Path, **said: Any) -> Reading:
    return read_data(folder, json.dumps({**MINING, **said}).encode(), "mining.json")


def submission(reading: Reading) -> GroupSubmission:
    assert isinstance(reading.submission, GroupSubmission)
    return reading.submission


@pytest.mark.parametrize("path", SUBMISSIONS, ids=lambda path: path.stem)
def test_what_is_written_reads_back(path: Path, tmp_path: Path) -> None:
    given = read(path, edition())
    assert not [found for found in given.findings if found.severity == "error"]
    assert given.submission is not None
    written = SUBMISSION.dump_json(given.submission)
    again = read_data(tmp_path, written, "again.json")
    assert again.submission is not None
    assert again.submission.model_dump() == given.submission.model_dump()
    assert SUBMISSION.validate_json(written).model_dump() == given.submission.model_dump()


def test_every_value_knows_its_way_into_the_file(tmp_path: Path) -> None:
    chairs = [{"partner": "canada", "name": "Ana"}]
    passages = [{"topic": None, "text": ["One.", "Two.[^1]"]}, {"topic": "Dams", "text": "[^1]: A note.\nThree."}]
    read_in = submission(read_json(tmp_path, co_chairs=chairs, sections={"outcomes": passages}))
    assert read_in.co_chairs[0].origin() == Place("mining.json", field="co_chairs.1")
    assert read_in.co_chairs[0].origin("institution") == Place("mining.json", field="co_chairs.1.institution")
    first, second = read_in.sections["outcomes"]
    assert [write_lines(passage.text) for passage in (first, second)] == [["One.", "Two.^[A note.]"], ["Three."]]
    assert first.text[1].place == Place("mining.json", field="sections.outcomes.1.text.2")  # type: ignore[union-attr]
    assert second.origin("topic") == Place("mining.json", field="sections.outcomes.2.topic")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"edition": 2020}, [("edition-other", "edition")]),
        ({"edition": None}, [("json-missing", "")]),
        ({"group": "fisheries"}, [("group-unknown", "group")]),
        ({"group": 7}, [("json-missing", "")]),
        ({"form": "invoice"}, [("value-not-choice", "form")]),
        ({"language": "Klingon!"}, [("json-value", "language")]),
        ({"template": "old"}, [("template-other", "template")]),
        ({"budget": 5}, [("json-key-unknown", "")]),
        ({"origins": {}}, [("json-key-unknown", "")]),
        ({"co_chairs": {"name": "Ana"}}, [("json-not-list", "co_chairs")]),
        ({"co_chairs": ["Ana"]}, [("json-not-object", "co_chairs.1")]),
        ({"co_chairs": [{"partner": "canada", "title": "Minister"}]}, [("value-missing", "co_chairs.1.name")]),
        (
            {"co_chairs": [{"partner": "brazil", "name": "Ana"}]},
            [("value-not-choice", "co_chairs.1.partner"), ("row-left-out", "co_chairs.1.partner")],
        ),
        (
            {"co_chairs": [{"partner": "canada", "name": "Ana", "email": "a@b.ca", "origins": {}}]},
            [("json-key-unknown", "co_chairs.1"), ("json-key-unknown", "co_chairs.1")],
        ),
        (
            {"co_chairs": [{"partner": "canada", "name": "Ana", "title": ["Minister"]}]},
            [("json-not-text", "co_chairs.1.title")],
        ),
        ({"sections": []}, [("json-not-object", "sections")]),
        ({"sections": {"budget": []}}, [("section-unknown", "sections")]),
        ({"sections": {"outcomes": "Text."}}, [("json-not-list", "sections.outcomes")]),
        ({"sections": {"outcomes": [{"text": ["A.", 5]}]}}, [("json-not-text", "sections.outcomes.1.text.2")]),
        (
            {"sections": {"outcomes": [{"text": "A.[^x]"}]}},
            [("note-undefined", "sections.outcomes.1.text")],
        ),
        (
            {"sections": {"introduction": [{"topic": "Why", "text": "A."}]}},
            [("topic-ignored", "sections.introduction.1.topic")],
        ),
        (
            {"meetings": [{"start": "2021-11-25", "participants": {"canada": 1.5, "mexico": float("inf")}}]},
            [
                ("value-not-number", "meetings.1.participants.canada"),
                ("value-not-number", "meetings.1.participants.mexico"),
            ],
        ),
        (
            {"meetings": [{"start": "soon"}]},
            [("value-not-date", "meetings.1.start"), ("row-left-out", "meetings.1.start")],
        ),
        (
            {"meetings": [{"start": 44525}]},
            [("json-not-text", "meetings.1.start")],
        ),
        (
            {"meetings": [{"start": "2021-11-25", "participants": {"canada": True, "brazil": 2}}]},
            [("json-key-unknown", "meetings.1.participants"), ("json-not-text", "meetings.1.participants.canada")],
        ),
        ({"figures": [{"caption": "C"}]}, [("picture-missing", "figures.1.picture")]),
        (
            {"figures": [{"caption": "C", "picture": {"media_type": "image/png", "data": "not base64!"}}]},
            [("picture-unreadable", "figures.1.picture")],
        ),
    ],
)
def test_mistakes(said: dict[str, Any], expected: list[tuple[str, str]], tmp_path: Path) -> None:
    assert findings(read_json(tmp_path, **said)) == expected


def test_one_bad_record_loses_no_other(tmp_path: Path) -> None:
    given = [{"name": "Ana"}, {"partner": "CANADA", "name": "Ben"}, {"name": "Eva"}]
    reading = read_json(tmp_path, co_chairs=given)
    assert findings(reading) == [("row-left-out", "co_chairs.1.partner"), ("row-left-out", "co_chairs.3.partner")]
    assert [(chair.partner, chair.name) for chair in submission(reading).co_chairs] == [("canada", "Ben")]


def test_a_topic_is_not_carried_down(tmp_path: Path) -> None:
    actions = [{"topic": "Dams", "text": "One."}, {"topic": None, "text": "Two.", "due": "2022-05-01"}]
    read_in = submission(read_json(tmp_path, actions=actions))
    assert [(action.topic, action.kind) for action in read_in.actions] == [("Dams", "text"), (None, "action")]


def test_a_pictures_media_type_is_what_it_is(tmp_path: Path) -> None:
    data = b64encode(picture("JPEG")).decode()
    figures = [{"caption": "C", "picture": {"media_type": "image/png", "data": data}}]
    assert submission(read_json(tmp_path, figures=figures)).figures[0].picture.media_type == "image/jpeg"


@pytest.mark.parametrize(
    ("data", "code", "values"),
    [
        (b'{"edition": 2021,\n "form" "group"}', "json-invalid", {"line": "2", "column": "9"}),
        (b"[1, 2", "json-invalid", {"line": "1", "column": "6"}),
        (b"nothing", "json-invalid", {"line": "1", "column": "1"}),
        (b"[]", "json-not-object", {}),
        (b'{"a": "\xe9"}', "json-encoding", {}),
        (b"[" * 100_000, "json-nested", {}),
        (b'{"a":' * 500 + b"1" + b"}" * 500, "json-nested", {}),
        (b"", "file-empty", {}),
        (
            b'{"edition": 1' + b"0" * 5000 + b', "group": "mining"}',
            "edition-other",
            {"found": "inf", "expected": "2021"},
        ),
        (b'{"edition": NaN}', "edition-other", {"found": "nan", "expected": "2021"}),
        (b'{"edition": "\\ud800"}', "edition-other", {"found": "\ufffd", "expected": "2021"}),
    ],
)
def test_what_is_no_submission(data: bytes, code: str, values: dict[str, str], tmp_path: Path) -> None:
    reading = read_data(tmp_path, data, "mining.json")
    assert [(found.code, found.values) for found in reading.findings] == [(code, values)]
    assert reading.submission is None


LISTS = ["co_chairs", "actions", "meetings", "figures", "initiatives", "sections", "outcomes"]
FIELDS = ["topic", "text", "partner", "name", "start", "due", "kind", "participants", "institutions", "canada"]
KEYS = st.sampled_from([*LISTS, *FIELDS, "picture", "data", "origins", "language"])
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["canada", "2021-11-25"])
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6))


@given(st.dictionaries(KEYS, VALUES))
def test_any_json_is_a_submission_or_says_why_not(said: dict[str, Any]) -> None:
    data = json.dumps({**said, "edition": 2021, "group": "mining"}).encode()
    read_in, _, found = read_json_bytes(data, "mining.json", edition())
    assert read_in is None or SUBMISSION.dump_json(read_in)
    assert all(one.message("es").encode() for one in found)


def test_half_characters_never_reach_a_submission(tmp_path: Path) -> None:
    said = json.dumps({**MINING, "sections": {"outcomes": [{"topic": "\ud800T", "text": ["a\udfffb"]}]}})
    reading = read_data(tmp_path, said.encode(), "mining.json")
    (passage,) = submission(reading).sections["outcomes"]
    assert (passage.topic, write_lines(passage.text)) == ("T", ["ab"])


def test_a_key_given_twice_is_named(tmp_path: Path) -> None:
    data = b'{"edition": 2021, "group": "mining", "language": "en", "language": "fr"}'
    reading = read_data(tmp_path, data, "mining.json")
    assert [(found.code, found.values) for found in reading.findings] == [("json-key-twice", {"key": "language"})]
    assert submission(reading).language == "fr"


def test_json_is_known_by_its_content(tmp_path: Path) -> None:
    reading = read_data(tmp_path, json.dumps(MINING).encode("utf-8-sig"), "mining.xlsx")
    assert (findings(reading), submission(reading).group) == ([], "mining")
