"""Where a full stop ends no sentence, and where one that may be an abbreviation's does."""

import pytest

from authoring.text.abbreviations import goes_on


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "Dear Mr.", "Roy"),
        ("en", "see No.", "7"),
        ("en", "J. R.", "Tolkien"),
        ("en", "on Sept.", "11"),
        ("fr", "L’hon.", "Roy"),
        ("fr", "le 25 nov.", "2021"),
        ("es", "la Profa.", "Ruiz"),
        ("es", "S.A. de C.V.", "y otros"),
        ("nah", "Mr.", "Roy"),
    ],
)
def test_a_sentence_goes_on(language: str, before: str, after: str) -> None:
    assert goes_on(before, after, language)


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "It was so.", "Roy"),
        ("en", "The answer was no.", "Canada"),
        ("en", "a work of art.", "It was"),
        ("en", "maps, etc.", "All agreed."),
        ("en", "in Sept.", "Then"),
        ("en", "in 2021.", "2022"),
        ("en", "See annex A.", "Then"),
        ("es", "S.A. de C.V.", "Fin"),
    ],
)
def test_a_sentence_ends(language: str, before: str, after: str) -> None:
    assert not goes_on(before, after, language)
