"""Numbers and dates, shown as Excel shows them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.office.number_format import custom_of, day_of, is_date, shown
from authoring.office.styles import SHORT_DATE, SHORT_DATE_TIME

PARTNERS = ("CA", "MX")
NOVEMBER_25 = 44525.0


@pytest.mark.parametrize(
    ("value", "code", "english", "french", "spanish"),
    [
        (0.14, "0%", "14%", "14%", "14%"),
        (0.145, "0.0%", "14.5%", "14,5%", "14.5%"),
        (1234.5, "General", "1234.5", "1234,5", "1234.5"),
        (1234.5, "#,##0.00", "1,234.50", "1\xa0234,50", "1,234.50"),
        (1234.5, "#,##0", "1,235", "1\xa0235", "1,235"),
        (-1234.5, "#,##0.00;(#,##0.00)", "(1,234.50)", "(1\xa0234,50)", "(1,234.50)"),
        (1234567, '0.0,,"M"', "1.2M", "1,2M", "1.2M"),
        (1234.5, "[$$-1009]#,##0.00", "$1,234.50", "$1\xa0234,50", "$1,234.50"),
        (1234.5, r"_-* #,##0.00\ [$€-40C]_-;-* #,##0.00\ [$€-40C]_-", "1,234.50 €", "1\xa0234,50 €", "1,234.50 €"),
        (NOVEMBER_25, SHORT_DATE, "2021-11-25", "2021-11-25", "25/11/2021"),
        (NOVEMBER_25 + 0.5, SHORT_DATE_TIME, "2021-11-25 12:00", "2021-11-25 12:00", "25/11/2021 12:00"),
        (NOVEMBER_25, "d mmmm yyyy", "25 November 2021", "25 novembre 2021", "25 noviembre 2021"),
        (NOVEMBER_25, "mmm-yy", "Nov-21", "nov.-21", "nov-21"),
        (NOVEMBER_25, "[$-F800]dddd", "November 25, 2021", "25 novembre 2021", "25 de noviembre de 2021"),
    ],
)  # fmt: skip
def test_in_the_workbooks_language(value: float, code: str, english: str, french: str, spanish: str) -> None:
    assert [shown(value, code, custom_of(language, PARTNERS)) for language in ("en", "fr", "es")] == [
        english,
        french,
        spanish,
    ]


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (25, "General", "25"),
        (0.1 + 0.2, "General", "0.3"),
        (3.14159265358979, "General", "3.141592654"),
        (1e12, "General", "1E+12"),
        (0.00001234, "General", "1.234E-05"),
        (7, "@", "7"),
        (2.5, "0", "3"),
        (-2.5, "0", "-3"),
        (-0.001, "0.0", "0.0"),
        (5, "000", "005"),
        (1.5, "0.##", "1.5"),
        (2, "0.##", "2"),
        (0, "#,##0;-#,##0;-", "-"),
        (3, '0 "people"', "3 people"),
        (3, r"0\ \k\m", "3 km"),
        (1500, '[>1000]#,##0,"k";0', "2k"),
        (15, '[>1000]#,##0,"k";0', "15"),
        (6135551234, "000-000-0000", "613-555-1234"),
        (12345, "0.00E+00", "1.23E+04"),
        (0.75, "# ?/?", "3/4"),
        (1.25, "# ?/?", "1 1/4"),
        (2.999, "# ?/?", "3"),
        (1234.5, '_("$"* #,##0.00_)', "$1,234.50"),
        (NOVEMBER_25, "[Red]yyyy-mm-dd", "2021-11-25"),
        (NOVEMBER_25, '[$-80A]d" de "mmmm" de "yyyy;@', "25 de noviembre de 2021"),
        (NOVEMBER_25, "[$-fr-CA]d mmmm", "25 novembre"),
        (NOVEMBER_25, "ddd d", "Thu 25"),
        (NOVEMBER_25 + 0.5, "h:mm AM/PM", "12:00 PM"),
        (NOVEMBER_25 + 0.25, "hh:mm:ss", "06:00:00"),
        (1.5, "[h]:mm", "36:00"),
        (-5, "yyyy-mm-dd", "-5"),
        (1e300, "0.0E+0", "1.0E+300"),
    ],
)
def test_by_code(value: float, code: str, expected: str) -> None:
    assert shown(value, code, custom_of("en", PARTNERS)) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("General", False),
        ("0.00", False),
        ("h:mm", False),
        ("[h]:mm:ss", False),
        ('0 "days"', False),
        ("[Red]0", False),
        (SHORT_DATE, True),
        ("yyyy", True),
        ("mmm-yy", True),
        ("mmmm", True),
        (r"dd\/mm", True),
    ],
)
def test_which_formats_show_a_day(code: str, expected: bool) -> None:
    assert is_date(code) is expected


def test_days() -> None:
    assert [day_of(serial) for serial in (1, 59, 61, NOVEMBER_25, 2_958_465)] == [
        date(1900, 1, 1),
        date(1900, 2, 28),
        date(1900, 3, 1),
        date(2021, 11, 25),
        date(9999, 12, 31),
    ]
    assert day_of(NOVEMBER_25 - 1462, epoch_1904=True) == date(2021, 11, 25)
    assert [day_of(serial) for serial in (-1, 3e6, 1e300)] == [None, None, None]


def test_a_language_nobody_knows_is_written_as_english() -> None:
    assert shown(1234.5, "#,##0.0", custom_of("xx", PARTNERS)) == "1,234.5"


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.sampled_from('0#?.,%;@"\\[]$-_* /eE+ymdhsAMP/GeneralRed<>=1'), max_size=20),
)
def test_no_code_and_no_value_fails(value: float, code: str) -> None:
    assert isinstance(shown(value, code, custom_of("es", PARTNERS)), str)
