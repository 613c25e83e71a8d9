"""Languages of a report are alike in everything but their words."""

import pytest

from authoring.publishing.readback.languages import Unlike, unlike
from authoring.publishing.readback.outline import Outline, Passage, passage

ENGLISH: Outline = (
    passage("heading", 1, "Part I Message"),
    passage("paragraph", 0, "On November 25, 2021, 1,500 people met."),
    passage("item", 1, "first of 5.3%"),
    passage("picture", 0, "A map"),
    passage("heading", 2, "Acronyms"),
    passage("cell", 1, "CMP"),
)
FRENCH: Outline = (
    passage("heading", 1, "Partie I Message"),
    passage("paragraph", 0, "Le 25 novembre 2021, 1\u00a0500 personnes se sont réunies."),
    passage("item", 1, "premier de 5,3 %"),
    passage("picture", 0, "Une carte"),
    passage("heading", 2, "Sigles"),
    passage("cell", 1, "PCM"),
)


def test_the_same_in_other_words() -> None:
    assert list(unlike({"en": ENGLISH, "fr": FRENCH})) == []


@pytest.mark.parametrize(
    ("position", "changed", "what"),
    [
        (0, passage("heading", 2, "Message"), "headings"),
        (1, passage("item", 1, "Le 25 novembre 2021, 1 500 personnes."), "structure"),
        (1, passage("paragraph", 0, "Le 25 novembre 2021, 1 600 personnes se sont réunies."), "numbers"),
        (3, passage("paragraph", 0, "Une carte"), "structure"),
    ],
)
def test_a_difference_is_found(position: int, changed: Passage, what: str) -> None:
    french = (*FRENCH[:position], changed, *FRENCH[position + 1 :])

    assert [one.what for one in unlike({"en": ENGLISH, "fr": french})] == [what]


def test_a_section_that_is_missing_at_the_end() -> None:
    assert list(unlike({"en": ENGLISH, "fr": FRENCH[:4]})) == [
        Unlike("headings", "Acronyms", {"en": "Acronyms", "fr": ""}),
    ]


def test_a_section_that_each_language_has_in_a_form_of_its_own() -> None:
    spanish = (*FRENCH, passage("cell", 1, "AMC"))

    assert [one.heading for one in unlike({"en": ENGLISH, "es": spanish})] == ["Acronyms"]
    assert list(unlike({"en": ENGLISH, "es": spanish}, {""})) == []
