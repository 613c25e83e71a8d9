"""Numbers in words and Roman numerals."""

from decimal import Decimal

import pytest

from authoring.text.figures.numerals import numbers_in_words, roman_numerals, spelled


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "twenty-five thousand three hundred and two", "25302"),
        ("en", "two, three", "2 3"),
        ("en", "one hundred", "100"),
        ("fr", "quatre-vingt-dix-sept", "97"),
        ("fr", "soixante et onze", "71"),
        ("fr", "dix-sept dix-huit", "17 18"),
        ("fr", "deux cents millions", "200000000"),
        ("fr", "dix pour cent", "10"),
        ("es", "treinta y un mil", "31000"),
        ("es", "dos mil millones", "2000000000"),
        ("es", "dos mil veintiuno", "2021"),
        ("es", "1.5 mil millones", ""),
        ("es", "millones de personas", ""),
        ("es", "un siglo, el primer año", ""),
        ("fr", "un ouvrage neuf", ""),
        ("nah", "ome", ""),
    ],
)
def test_what_is_counted_in_words(language: str, text: str, expected: str) -> None:
    assert " ".join(str(one.value) for one in spelled(text, language) if one.is_certain) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [("en", "two thirds", Decimal(2) / 3), ("fr", "la moitié", Decimal("0.5")), ("es", "el tercio", Decimal(1) / 3),
     ("fr", "la vingt et unième", Decimal(21)), ("es", "vigésima primera", Decimal(21)), ("en", "noon", Decimal(12))],
)  # fmt: skip
def test_what_may_be_a_number(language: str, text: str, expected: Decimal) -> None:
    assert expected in numbers_in_words(text, language)


def test_roman_numerals() -> None:
    assert roman_numerals("le IXe et le XXI, I, CIVIL") == [("IX", 9), ("XXI", 21)]
