"""Fixed words by language."""

import pytest

from authoring.locale import words


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Due"), ("fr", "Échéance"), ("fr-CA", "Échéance"), ("es-MX", "Fecha límite"), ("de", "Due"), ("", "Due")],
)
def test_a_word_in_its_language_else_in_english(language: str, said: str) -> None:
    assert words("report", language)("Due") == said


def test_what_no_catalogue_knows_stays_as_it_is() -> None:
    assert words("report", "fr")("Unheard of") == "Unheard of"
    assert words("no-such-domain", "fr")("Due") == "Due"
