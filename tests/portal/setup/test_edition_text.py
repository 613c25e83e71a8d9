"""`edition.toml` changed as a careful hand would: what is not changed stays, comments and all."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.portal.setup.edition_text import (
    LISTS,
    LayoutError,
    Way,
    said_by,
    value_at,
    with_entry,
    with_entry_moved,
    with_values,
    without_entry,
)
from tests.edition.editions import EDITION
from tests.workspace import ROOT

COMMENTED = """\
# The whole file
year = 2030 # the year
languages = [
    "en", # first
    "fr",
]
due = 2031-03-31  # agreed in May

# The title
[title]
en = "A title" # of the report
# more on the title

# All groups

# Mining was first
[[groups]]
id = "mining"
name = { en = "Mining", fr = 'Mines' } # inline
# a note inside mining

# About forests
[[groups]]
id = "forests" # not forest
  [groups.name]
  en = "Forests"
  # the French name is missing

[[groups]]
# nothing above water
id = "water"
name.en = "Water"
acronym = "W"

# What is asked
[[sections]]
key = "outcomes"
guidance = \"\"\"
Several
[[groups]]
# no comment
lines\"\"\"

# The end
"""
FILES = {
    "small": EDITION,
    "bundled": (ROOT / "submissions" / "2021" / "edition.toml").read_text("utf-8"),
    "commented": COMMENTED,
    "DOS": COMMENTED.replace("\n", "\r\n"),
    "unended": COMMENTED.removesuffix("\n"),
    "empty": "",
}


def ways(said: Any, way: Way = ()) -> Iterator[Way]:
    """Yield the way of every value."""
    if isinstance(said, dict):
        for key, one in said.items():
            yield from ways(one, (*way, key))
    elif isinstance(said, list) and said and isinstance(said[0], dict):
        for one in said:
            yield from ways(one, (*way, one[LISTS[way[0]]]))
    elif way:
        yield way


def comments(text: str) -> list[str]:
    """Return the comments of a text that has no `#` elsewhere but in the lines marked so."""
    return sorted(line.partition("#")[2].strip() for line in text.splitlines() if "#" in line)


@pytest.mark.slow
@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_a_value_set_to_what_it_is_leaves_every_byte(text: str) -> None:
    for way in ways(said_by(text)):
        assert with_values(text, {way: value_at(said_by(text), way)}) == text, way


@pytest.mark.parametrize("text", list(FILES.values())[:5], ids=list(FILES)[:5])
def test_a_list_moved_and_moved_back_leaves_every_byte(text: str) -> None:
    for part in ("groups", "sections"):
        for one in said_by(text)[part][1:-1]:
            key = one[LISTS[part]]
            assert with_entry_moved(with_entry_moved(text, part, key, 1), part, key, -1) == text, key


CHANGES: list[tuple[str, dict[Way, Any], str, str]] = [
    ("a value", {("due",): date(2031, 4, 1)}, "due = 2031-03-31  # agreed in May", "due = 2031-04-01  # agreed in May"),
    ("a text", {("title", "en"): "Another"}, 'en = "A title" # of', 'en = "Another" # of'),
    ("a language", {("title", "fr"): "Titre"}, "# more on the title\n", '# more on the title\nfr = "Titre"\n'),
    ("an inline table", {("groups", "mining", "name", "en"): "Mines"}, '{ en = "Mining"', '{ en = "Mines"'),
    ("a list", {("languages",): ["en", "fr", "es"]}, '    "fr",\n', '    "fr",\n    "es",\n'),
    ("a flag", {("groups", "forests", "active"): False}, "# not forest\n", "# not forest\nactive = false\n"),
    (
        "a key with dots",
        {("groups", "water", "name", "fr"): "Eau"},
        'en = "Water"\n',
        'en = "Water"\nname.fr = "Eau"\n',
    ),
    (
        "a text for all languages",
        {("groups", "water", "acronym", "fr"): "E"},
        'acronym = "W"',
        'acronym = {und = "W", fr = "E"}',
    ),
    ("an id", {("groups", "forests", "id"): "woods"}, '"forests" #', '"woods" #'),
    ("lines", {("title", "en"): "One\ntwo"}, '"A title"', '"""One\ntwo"""'),
    ("nothing", {("due",): None}, "due = 2031-03-31  # agreed in May\n", ""),
    ("no text for all", {("groups", "water", "acronym", "und"): None}, 'acronym = "W"\n', ""),
    (
        "the last of a table",
        {("groups", "forests", "name", "en"): None},
        '  [groups.name]\n  en = "Forests"\n  # the French name is missing\n',
        "",
    ),
    ("what is not there", {("issued",): None, ("contact", "name"): None}, "", ""),
]


@pytest.mark.parametrize(("changes", "before", "after"), [one[1:] for one in CHANGES], ids=[one[0] for one in CHANGES])
def test_only_what_is_changed_changes(changes: dict[Way, Any], before: str, after: str) -> None:
    assert with_values(COMMENTED, changes) == COMMENTED.replace(before, after)


@given(
    st.dictionaries(st.sampled_from([("title", "en"), ("title", "es"), ("groups", "forests", "name", "en")]), st.text())
)
def test_any_text_is_only_text(changes: dict[Way, str]) -> None:
    result = with_values(COMMENTED, changes)
    assert {way: value_at(said_by(result), way) for way in changes} == changes
    assert [one for one in comments(COMMENTED) if f"# {one}" not in result] == []
    assert with_values(result, {way: value_at(said_by(COMMENTED), way) for way in changes}) == COMMENTED


@given(st.lists(st.tuples(st.sampled_from(["mining", "forests", "water"]), st.integers(-3, 3)), max_size=6))
def test_moving_loses_no_line_and_takes_along_what_stands_above(moves: list[tuple[str, int]]) -> None:
    text = COMMENTED
    for key, step in moves:
        text = with_entry_moved(text, "groups", key, step)
    assert sorted(filter(None, text.splitlines())) == sorted(filter(None, COMMENTED.splitlines()))
    assert "# more on the title\n\n# All groups\n" in text
    assert text.endswith("\n\n# The end\n")
    assert '# About forests\n[[groups]]\nid = "forests"' in text
    assert '# Mining was first\n[[groups]]\nid = "mining"' in text
    assert '[[groups]]\n# nothing above water\nid = "water"' in text
    assert said_by(text)["sections"] == said_by(COMMENTED)["sections"]


def test_the_only_paragraph_above_the_first_belongs_to_the_list() -> None:
    text = with_entry_moved(FILES["bundled"], "coordination", "about", -1)
    above = "# What the coordinators write. `shows` puts what the program derives below the text.\n"
    assert f'{above}[[coordination]]\nkey = "about"' in text


def test_what_is_taken_out_takes_along_only_its_own() -> None:
    text = without_entry(COMMENTED, "groups", "mining")
    assert sorted(set(comments(COMMENTED)) - set(comments(text))) == [
        "Mining was first",
        "a note inside mining",
        "inline",
    ]
    assert '# All groups\n\n# About forests\n[[groups]]\nid = "forests"' in text


def test_a_list_taken_out_leaves_what_stood_above_it() -> None:
    text = without_entry(COMMENTED, "sections", "outcomes")
    assert (said_by(text).get("sections"), text.endswith("# What is asked\n\n# The end\n")) == (None, True)


@pytest.mark.parametrize("name", ["small", "bundled", "commented", "DOS", "unended"])
def test_an_entry_stands_at_the_end(name: str) -> None:
    text = FILES[name]
    entry = {"id": "air", "name": {"en": 'A"ir', "fr": "L’air\n[[x]]"}, "active": False}
    result = with_entry(text, "groups", entry)
    assert said_by(result)["groups"] == [*said_by(text)["groups"], entry]
    assert without_entry(result, "groups", "air") == text


WRITTEN_OTHERWISE = {
    "lists that stand apart": '[[groups]]\nid = "a"\n[title]\nen = "x"\n[[groups]]\nid = "b"\n',
    "a list in one line": 'groups = [{ id = "a" }, { id = "b" }]\n',
}


@pytest.mark.parametrize("text", WRITTEN_OTHERWISE.values(), ids=WRITTEN_OTHERWISE)
def test_what_cannot_be_kept_is_not_changed(text: str) -> None:
    with pytest.raises(LayoutError):
        with_entry_moved(text, "groups", "b", -1)


def test_a_list_in_one_line_can_be_changed() -> None:
    text = WRITTEN_OTHERWISE["a list in one line"]
    assert with_values(text, {("groups", "b", "active"): False}) == text.replace('"b" }', '"b", active = false}')


def test_there_is_nothing_to_move_where_there_is_nothing() -> None:
    with pytest.raises(LayoutError):
        without_entry(COMMENTED, "groups", "none")
    with pytest.raises(LayoutError):
        with_entry_moved(COMMENTED, "groups", "none", 1)
