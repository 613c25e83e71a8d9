"""Languages and lists, as they are said in the language in which they are spoken of."""

import pytest

from authoring.locale.cldr import LanguageName, locale, together
from authoring.locale.message import message


@pytest.mark.parametrize(
    ("tag", "language", "expected"),
    [
        ("es", "fr", "espagnol"),
        ("fr", "es", "francés"),
        ("fr-CA", "en", "French"),
        ("xx", "fr", "xx"),
        ("../x", "fr", "../x"),
    ],
)
def test_a_language_is_called_as_its_reader_calls_it(tag: str, language: str, expected: str) -> None:
    assert LanguageName(tag).text(language) == expected


@pytest.mark.parametrize(
    ("items", "language", "expected"),
    [
        ((), "fr", ""),
        (("a",), "fr", "a"),
        (("a", "b"), "en", "a and b"),
        (("a", "b", "c"), "en", "a, b, and c"),
        (("a", "b", "c"), "fr", "a, b et c"),
        (("a", 2, LanguageName("fr")), "es", "a, 2 y francés"),
        ((message("Bullets"), message("Numbers")), "xx", "Bullets and Numbers"),
    ],
)
def test_a_list_is_written_as_its_language_writes_it(items: tuple[object, ...], language: str, expected: str) -> None:
    assert together(items).text(language) == expected


@pytest.mark.parametrize("tag", ["xx", "", "../x", "en-XA"])
def test_a_language_that_nobody_knows_is_english(tag: str) -> None:
    assert locale(tag).language == "en"
