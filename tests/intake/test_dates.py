"""Dates as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.intake.dates import is_ambiguous, read_date


@pytest.mark.parametrize(
    "text",
    [
        "2022-12-31",
        "2022/12/31",
        "31/12/2022",
        "31.12.2022",
        "12/31/2022",
        "31 December 2022",
        "Dec. 31, 2022",
        "December 31st, 2022",
        "Saturday, 31 December 2022",
        "by the 31st of December 2022",
        "31 décembre 2022",
        "le samedi 31 décembre 2022",
        "31 de diciembre de 2022",
        "31-dic-2022",
        "  31  DICIEMBRE  2022 ",
    ],
)
def test_one_day(text: str) -> None:
    assert read_date(text) == date(2022, 12, 31)


@pytest.mark.parametrize(
    "text", ["December 2022", "décembre 2022", "diciembre de 2022", "12/2022", "2022-12", "dec 2022"]
)
def test_a_month_is_its_last_day_where_it_is_due(text: str) -> None:
    assert read_date(text, month_end=True) == date(2022, 12, 31)
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022", date(2022, 12, 31)),
        ("by the end of 2022", date(2022, 12, 31)),
        ("fin 2022", date(2022, 12, 31)),
        ("d’ici la fin de 2022", date(2022, 12, 31)),
        ("a finales de 2022", date(2022, 12, 31)),
        ("Q2 2022", date(2022, 6, 30)),
        ("2022-Q1", date(2022, 3, 31)),
        ("T3 2022", date(2022, 9, 30)),
    ],
)
def test_a_year_or_a_quarter_is_its_last_day_where_it_is_due(text: str, day: date) -> None:
    assert read_date(text, month_end=True) == day
    assert read_date(text) is None
    assert not is_ambiguous(text)


@pytest.mark.parametrize("text", ["31.12.22", "12/31/22", "31-12-22", "31 Dec 22"])
def test_a_year_of_two_figures(text: str) -> None:
    assert read_date(text) == date(2022, 12, 31)
    assert is_ambiguous(text) == ("Dec" not in text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "Q5 2022",
        "2022 or 2023",
        "summer 2022",
        "25-26 November 2021",
        "30 February 2022",
        "2022-02-29",
        "0/0/0000",
        "9" * 5000,
    ],
)
def test_no_day(text: str) -> None:
    assert read_date(text, month_end=True) is None


@pytest.mark.parametrize(
    ("text", "read", "ambiguous"),
    [
        ("03/04/2022", date(2022, 4, 3), True),
        ("04/04/2022", date(2022, 4, 4), False),
        ("13/04/2022", date(2022, 4, 13), False),
        ("3 April 2022", date(2022, 4, 3), False),
        ("2022-03-04", date(2022, 3, 4), False),
        ("1er mars 2022", date(2022, 3, 1), False),
    ],
)
def test_the_day_stands_before_the_month(text: str, read: date, ambiguous: bool) -> None:
    assert (read_date(text), is_ambiguous(text)) == (read, ambiguous)


@given(st.text())
def test_any_text_is_a_date_or_none(text: str) -> None:
    assert read_date(text, month_end=True) is None or is_ambiguous(text) in {True, False}
