"""`edition.toml`: what is wrong in it is said with file, key and what is expected."""

import re
from pathlib import Path

import pytest

from authoring.edition.definition import load
from authoring.errors import EditionError

BUNDLED = Path(__file__).parents[2] / "submissions" / "2021" / "edition.toml"

MISTAKES = [
    pytest.param(("year = 2021", "year = 21"), "year: expected 1900 or more", id="year"),
    pytest.param(("year = 2021", "yaer = 2021"), "yaer: there is no such key", id="misspelt key"),
    pytest.param(
        ('host = "mexico"', 'host = "peru"'), "host: expected one of the partners' ids, not “peru”", id="host"
    ),
    pytest.param(
        ('id = "forestry"', 'id = "mining"'),
        "groups.id: expected every value once, found “mining” more than once",
        id="two groups of one id",
    ),
    pytest.param(
        ('id = "forestry"', 'id = "../etc"'), "groups.5.id: expected something of the form ", id="path in an id"
    ),
    pytest.param(
        ('id = "forestry"', 'id = "coordination"'),
        "groups.id: “coordination” is a name of the program's own; expected another",
        id="a group called as the coordinators' form",
    ),
    pytest.param(
        ('mode = "hybrid"', 'mode = "mixed"'),
        "meeting.mode: expected one of these: 'in_person', 'virtual', 'hybrid'",
        id="mode",
    ),
    pytest.param(
        ('without_report = ["energy"]', 'without_report = ["enrgy"]'),
        "without_report: expected groups' ids, not “enrgy”",
        id="unknown group without report",
    ),
    pytest.param(
        ("start = 2021-11-25", 'start = "soon"'), "meeting.start: expected a date such as 2021-05-31", id="date"
    ),
    pytest.param(
        ("year = 2021", 'address = "www.example.org"\nyear = 2021'),
        "address: expected something of the form ",
        id="address",
    ),
    pytest.param(("year = 2021", "year = "), "is not valid TOML: line 2, column 8.", id="no TOML"),
]


@pytest.mark.parametrize(("change", "said"), MISTAKES)
def test_a_mistake_names_file_key_and_what_is_expected(change: tuple[str, str], said: str, tmp_path: Path) -> None:
    before, after = change
    text = BUNDLED.read_text("utf-8")
    assert before in text
    definition = tmp_path / "edition.toml"
    definition.write_text(text.replace(before, after, 1), "utf-8")

    with pytest.raises(EditionError, match=re.escape(said)) as refused:
        load(definition)

    assert str(refused.value).startswith(str(definition))


def test_all_mistakes_are_listed_at_once(tmp_path: Path) -> None:
    definition = tmp_path / "edition.toml"
    definition.write_text("year = 2021\n", "utf-8")

    with pytest.raises(EditionError) as refused:
        load(definition)

    keys = [line.split(": ")[1] for line in str(refused.value).splitlines()]
    assert keys == ["title", "partnership", "languages", "host", "meeting", "partners", "groups", "sections"]


def test_a_file_that_is_not_there_or_not_text(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match=r"edition\.toml does not exist\."):
        load(tmp_path / "edition.toml")
    (tmp_path / "edition.toml").write_bytes(b"year = \xff")
    with pytest.raises(EditionError, match="expected UTF-8 text"):
        load(tmp_path / "edition.toml")


def test_the_bundled_edition() -> None:
    edition = load(BUNDLED)

    assert [group.code for group in edition.groups] == ["AGR", "CRE", "ENE", "ENV", "FOR", "HUM", "MIN", "TII"]
    assert edition.language == "en"
    assert edition.without_report == ["energy"]
