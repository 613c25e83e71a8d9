from datetime import UTC, date, datetime

import pytest

from authoring.text.dates import day, days, moment

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
    ("language", "written"),
    [
        ("en-CA", "Mar\u00a01, 2021, 16:05\u00a0UTC"),
        ("fr-CA", "1er\u00a0mars\u00a02021, 16\u00a0h\u00a005\u00a0UTC"),
        ("es-MX", "1\u00a0mar\u00a02021, 16:05\u00a0UTC"),
    ],
)
def test_moment(language: str, written: str) -> None:
    assert moment(datetime(2021, 3, 1, 16, 5, tzinfo=UTC), language) == written


@pytest.mark.parametrize(
    ("language", "end", "written"),
    [
        ("en-CA", None, "March 1, 2021"),
        ("en-CA", FIRST, "March 1, 2021"),
        ("en-CA", date(2021, 3, 2), "March 1 and 2, 2021"),
        ("en-CA", date(2021, 4, 2), "March 1–April 2, 2021"),
        ("en-CA", date(2022, 1, 2), "March 1, 2021–January 2, 2022"),
        ("en", date(2021, 3, 2), "March 1 and 2, 2021"),
        ("fr", date(2021, 3, 2), "1er et 2 mars 2021"),
        ("fr", date(2021, 3, 3), "1er–3 mars 2021"),
        ("fr", date(2021, 4, 1), "1er mars\u2009–\u20091er avril 2021"),
        ("fr-CA", date(2022, 1, 2), "1er mars 2021\u2009–\u20092 janvier 2022"),
        ("es", date(2021, 3, 2), "1 y 2 de marzo de 2021"),
        ("es", date(2021, 3, 3), "1–3 de marzo de 2021"),
        ("es-MX", date(2021, 4, 2), "1 de marzo\u2009–\u20092 de abril de 2021"),
        ("es-MX", date(2022, 1, 2), "1 de marzo de 2021\u2009–\u20092 de enero de 2022"),
    ],
)
def test_days(language: str, end: date | None, written: str) -> None:
    assert days(FIRST, end, language) == written
