import pytest

from authoring.assembly.wording import alphabetical, ordinal


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
        ("fr", ["cote", "coté", "L’École", "Les études", "zone"]),
    ],
)
def test_alphabetical(language: str, ordered: list[str]) -> None:
    assert sorted(set(ordered), key=lambda name: alphabetical(name, language)) == ordered
