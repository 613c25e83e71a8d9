import pytest

from authoring.publishing.ooxml.languages import regional

CASES = [
    ("en", ("CA", "MX"), "en-CA"),
    ("fr", ("MX", "CA"), "fr-CA"),
    ("es", ("CA", "MX"), "es-MX"),
    ("es", ("US", "MX"), "es-MX"),
    ("en", ("US", "CA"), "en-US"),
    ("zh-Hant", ("CA", "TW"), "zh-Hant-TW"),
    ("es-ES", ("CA", "MX"), "es-ES"),
    ("nl", ("CA", "MX"), "nl"),
    ("und", ("CA",), "und"),
    ("es", ("ZZ",), "es"),
    ("es", (), "es"),
    ("", ("CA",), ""),
]


@pytest.mark.parametrize(("language", "territories", "told"), CASES)
def test_a_language_is_that_of_the_partner_where_it_is_official(
    language: str, territories: tuple[str, ...], told: str
) -> None:
    assert regional(language, territories) == told
