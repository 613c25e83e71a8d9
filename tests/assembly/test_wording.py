import pytest

from authoring.assembly.wording import alphabetical, counted, number, ordinal
from authoring.locale.cldr import listed


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd"]),
        ("fr", ["1re", "2e", "3e", "4e", "11e", "12e", "13e", "21e", "22e"]),
        ("es", ["1.ª", "2.ª", "3.ª", "4.ª", "11.ª", "12.ª", "13.ª", "21.ª", "22.ª"]),
    ],
)
def test_ordinal(language: str, written: list[str]) -> None:
    assert [ordinal(number, language) for number in (1, 2, 3, 4, 11, 12, 13, 21, 22)] == written


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("en", ["The Banff Centre", "École nationale", "Energy Board", "Étude", "Zoo"]),
        ("es", ["Nación", "Nube", "Ñandú", "El Oso"]),
        ("es", ["CONAFOR", "CONAGUA", "CONANP", "DOF", "INECC", "SADER", "SEMARNAT"]),
        ("es-MX", ["Ana", "Ángel", "Anzures", "Munro", "Muñiz", "Muñoz"]),
        ("fr", ["cote", "coté", "L’École", "Les études", "zone"]),
        ("fr-CA", ["AAC", "ACIA", "Élan", "ELCIC", "Émond", "RNCan"]),
    ],
)
def test_alphabetical(language: str, ordered: list[str]) -> None:
    assert sorted(set(ordered), key=lambda name: alphabetical(name, language)) == ordered


@pytest.mark.parametrize(
    ("language", "many", "nothing", "three"),
    [
        ("en", "1,234 days", "0 days", "a, b, and c"),
        ("fr", "1\u202f234 days", "0 day", "a, b et c"),
        ("es", "1234 days", "0 days", "a, b y c"),
        ("tlh", "1,234 days", "0 days", "a, b, and c"),
    ],
)
def test_numbers_plurals_and_lists(language: str, many: str, nothing: str, three: str) -> None:
    def days(value: int) -> str:
        return counted(value, "{number} day", "{number} days", language)

    assert (number(1, language), days(1), days(1234), days(0)) == ("1", "1 day", many, nothing)
    assert number(-12345, "es-MX") == "-12\u202f345"
    assert [listed(list(items), language) for items in ("", "a", "abc")] == ["", "a", three]
