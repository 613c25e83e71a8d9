"""Numbers as lists show them."""

import pytest

from authoring.publishing.readback.ordinals import ordinal, whole


@pytest.mark.parametrize(
    ("number", "number_format", "written"),
    [
        (7, "decimal", "7"),
        (0, "lowerLetter", "0"),
        (26, "lowerLetter", "z"),
        (28, "upperLetter", "AB"),
        (44, "lowerRoman", "xliv"),
        (1999, "upperRoman", "MCMXCIX"),
        (4000, "lowerRoman", "4000"),
        (3, "ordinalText", "3"),
    ],
)
def test_a_number_in_its_format(number: int, number_format: str, written: str) -> None:
    assert ordinal(number, number_format) == written


@pytest.mark.parametrize(("text", "number"), [("12", 12), ("-1", -1), (None, 5), ("", 5), ("x", 5), ("9" * 5000, 5)])
def test_what_is_no_number_has_no_value(text: str | None, number: int) -> None:
    assert whole(text, 5) == number
