"""What two texts in two languages count and date is compared by what it means, not by how it is written."""

import pytest

from authoring.text.figures.comparing import Differing, differing, differing_in_words

ALIKE = [
    ("fr", "$2.5 billion", "2 500 millions de dollars"),
    ("es", "$2.5 billion", "2,500 millones de dólares"),
    ("fr", "2:30 p.m.", "14 h 30"),
    ("fr", "2 workshops", "deux ateliers"),
    ("es", "the 9th", "el día nueve"),
    ("es", "2:30 p.m.", "14:30"),
    ("es", "2:30 p.m.", "2:30 p.\u00a0m."),
    ("fr", "at 9:00 a.m. on June 9", "le 9 juin à 9 h"),
    ("fr", "10%", "dix pour cent"),
    ("es", "42 people, both countries", "cuarenta y dos personas, dos países"),
    ("es", "½", "la mitad"),
    ("fr", "Two projects", "Trois projets"),
    ("fr", "See https://example.org/2021.", "Voir https://example.org/2022."),
]


@pytest.mark.parametrize(("language", "english", "text"), ALIKE)
def test_alike(language: str, english: str, text: str) -> None:
    assert not differing(english, "en", text, language)
    assert not differing(text, language, english, "en")


DIFFERENT = [
    ("fr", "5.3 percent", "53 pour cent", Differing(("5.3",), ("53",))),
    ("fr", "5.3 percent", "5,3", Differing(("%",), ())),
    ("fr", "1,500 people", "1,500 personnes", Differing(copied=("1,500",))),
    ("es", "In May, 12 and 12", "En junio, 13", Differing(("12", "May"), ("13", "junio"))),
]


@pytest.mark.parametrize(("language", "english", "text", "difference"), DIFFERENT)
def test_different(language: str, english: str, text: str, difference: Differing) -> None:
    assert differing(english, "en", text, language) == difference


def test_numbers_in_words_count_where_each_text_has_another() -> None:
    assert differing_in_words("Two projects", "en", "Trois projets", "fr") == Differing(("Two",), ("Trois",))
    assert not differing_in_words("Two projects", "en", "Deux projets", "fr")
    assert not differing_in_words("The two countries", "en", "Les pays", "fr")
