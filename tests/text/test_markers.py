"""Markers: one number, perhaps several readings."""

import pytest

from authoring.text.markers import ROMAN, Marker, marked


def test_roman_numbers_stand_by_their_value() -> None:
    assert [ROMAN[number] for number in (1, 4, 9, 10, 14, 39)] == ["i", "iv", "ix", "x", "xiv", "xxxix"]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("3) x", (Marker("decimal", 3, ")"),)),
        ("(b) x", (Marker("lower-alpha", 2, "()"),)),
        ("i. x", (Marker("lower-roman", 1, "."), Marker("lower-alpha", 9, "."))),
        ("v. x", (Marker("lower-alpha", 22, "."), Marker("lower-roman", 5, "."))),
        ("xii. x", (Marker("lower-roman", 12, "."),)),
    ],
)
def test_a_number_s_readings_the_likeliest_first(text: str, readings: tuple[Marker, ...]) -> None:
    found = marked(text)
    assert found
    assert found.readings == readings


@pytest.mark.parametrize("text", ["ixi. x", "0. x", "1.x", "1000. x", "- ", "* * *", "word"])
def test_no_marker(text: str) -> None:
    assert marked(text) is None
