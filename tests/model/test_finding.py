"""Findings are data: code, place and values; their words come from the catalogue."""

import pytest

from authoring.model.finding import finding
from authoring.model.place import Place

PLACE = Place("mining.xlsx", "Outcomes", "B7")


def test_a_finding_says_what_is_wrong_and_what_to_do() -> None:
    found = finding("cell-struck", PLACE, text="old text")

    assert found.severity == "warning"
    assert found.message() == "The text “old text” is struck through but would be published."
    assert found.hint() == "Delete it if it is meant to go; otherwise remove the strikethrough."


def test_braces_in_what_an_author_typed_stay_as_typed() -> None:
    assert "{place} {0}" in finding("cell-struck", PLACE, text="{place} {0}").message()


def test_a_code_that_does_not_exist_cannot_be_used() -> None:
    with pytest.raises(KeyError):
        finding("no-such-code", PLACE)
