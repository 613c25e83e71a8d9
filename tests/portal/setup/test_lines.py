"""Where in the file something stands."""

import pytest

from authoring.portal.setup.lines import Location, line_of
from tests.edition.editions import EDITION

LINES: dict[Location, str] = {
    ("year",): "year = 2030",
    ("title",): "[title]",
    ("title", "fr"): 'fr = "Rapport annuel 2030"',
    ("meeting", "place", "en"): 'place = { en = "Lima" }',
    ("partners", 1, "territory"): 'territory = "CL"',
    ("groups", 1): "[[groups]]",
    ("groups", 1, "code"): "[[groups]]",
    ("sections", 1, "kind"): 'kind = "actions"',
    ("partnership", "acronym"): "",
    ("nothing",): "",
}


@pytest.mark.parametrize(("location", "line"), LINES.items())
def test_a_value_is_found_or_what_it_is_in(location: Location, line: str) -> None:
    number = line_of(EDITION, location)
    assert (EDITION.split("\n")[number - 1] if number else "") == line


def test_entries_are_told_apart() -> None:
    assert [line_of(EDITION, ("groups", number)) for number in range(2)] == [27, 31]


def test_tables_of_entries_and_dotted_keys_are_found() -> None:
    text = '[[groups]]\nid = "a"\n[groups.name]\nen = "A"\n[[groups]]\n\n  [groups.name]\n  "en" = "B"\ncode.x = 1\n'
    assert line_of(text, ("groups", 0, "name", "en")) == 4
    assert line_of(text, ("groups", 1, "name", "en")) == 8
    assert line_of("a.b = 1\n", ("a", "b")) == 1
