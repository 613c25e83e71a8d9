from datetime import date

import pytest

from authoring.assembly.wording import alphabetical, day, days, ordinal

FIRST = date(2021, 3, 1)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "March 1, 2021"),
        ("fr", "1er mars 2021"),
        ("fr-CA", "1er mars 2021"),
        ("es-MX", "1 de marzo de 2021"),
        ("xx", "March 1, 2021"),
    ],
)
def test_day(language: str, written: str) -> None:
    assert day(FIRST, language) == written


@pytest.mark.parametrize(
    ("language", "end", "written"),
    [
        ("en-CA", None, "March 1, 2021"),
        ("en-CA", FIRST, "March 1, 2021"),
        ("en-CA", date(2021, 3, 2), "March 1–2, 2021"),
        ("en-CA", date(2021, 4, 2), "March 1–April 2, 2021"),
        ("en-CA", date(2022, 1, 2), "March 1, 2021–January 2, 2022"),
        ("en", date(2021, 3, 2), "March 1\u2009–\u20092, 2021"),
        ("fr", date(2021, 3, 2), "1–2 mars 2021"),
        ("fr", date(2021, 4, 1), "1er mars\u2009–\u20091er avril 2021"),
        ("es", date(2021, 3, 2), "1–2 de marzo de 2021"),
    ],
)
def test_days(language: str, end: date | None, written: str) -> None:
    assert days(FIRST, end, language) == written


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
