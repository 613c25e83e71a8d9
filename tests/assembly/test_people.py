import pytest

from authoring.assembly.people import institution_with_acronym, roster
from authoring.forms.records import Participant
from tests.assembly.cases import outline

PARTNERS = {"mexico": "Mexico", "canada": "Canada"}


def person(partner: str, name: str) -> Participant:
    return Participant(partner=partner, name=name)


def test_partners_in_the_editions_order_people_in_the_authors_and_nobody_left_out() -> None:
    people = [person("peru", "D"), person("canada", "B"), person("mexico", "C"), person("canada", "A")]
    [found] = outline(roster(people, PARTNERS, str))
    assert list(found.items()) == [("Mexico", [("C",)]), ("Canada", [("B",), ("A",)]), ("peru", [("D",)])]


def test_nobody_is_no_roster() -> None:
    assert roster([], PARTNERS, str) == ()


@pytest.mark.parametrize(
    ("institution", "acronym", "expected"),
    [
        ("Natural Resources Canada", "NRCan", "Natural Resources Canada (NRCan)"),
        ("Natural Resources Canada (NRCan)", "NRCan", "Natural Resources Canada (NRCan)"),
        ("Natural Resources Canada", None, "Natural Resources Canada"),
        (None, "NRCan", "NRCan"),
        (None, None, ""),
    ],
)
def test_institution_with_acronym(institution: str | None, acronym: str | None, expected: str) -> None:
    assert institution_with_acronym(institution, acronym) == expected
