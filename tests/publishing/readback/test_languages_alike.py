"""Languages of a report are alike in everything but their words."""

from dataclasses import replace

import pytest

from authoring.publishing.readback.languages import unlike
from authoring.publishing.readback.outline import Outline, Passage, passage


def heading(level: int, title: str, anchor: str) -> Passage:
    return replace(passage("heading", level, title), anchor=anchor)


def picture(alternative: str, which: str) -> Passage:
    return replace(passage("picture", 0, alternative), picture=which)


def linked(text: str, *addresses: str) -> Passage:
    return replace(passage("paragraph", 0, text), links=addresses)


def spoken(*pieces: tuple[str, str]) -> Passage:
    return replace(passage("paragraph", 0, "".join(text for _, text in pieces)), said=pieces)


ENGLISH: Outline = (
    heading(1, "Part I Message", "part--message"),
    passage("paragraph", 0, "On November 25, 2021, 1,500 people met."),
    passage("item", 1, "first of 5.3%"),
    picture("A map", "map"),
    picture("A mine", "mine"),
    linked("See the agreement.", "#annex--a", "https://example.org/"),
    heading(2, "Acronyms", "annex--acronyms"),
    passage("cell", 1, "CMP"),
    passage("note", 1, "In 2021."),
)
FRENCH: Outline = (
    heading(1, "Partie I Message", "part--message"),
    passage("paragraph", 0, "Le 25 novembre 2021, 1\u00a0500 personnes se sont réunies."),
    passage("item", 1, "premier de 5,3 %"),
    picture("Une carte", "map"),
    picture("Une mine", "mine"),
    linked("Voir l’entente.", "#annex--a", "https://example.org/"),
    heading(2, "Sigles", "annex--acronyms"),
    passage("cell", 1, "PCM"),
    passage("note", 1, "En 2021."),
)


def test_the_same_in_other_words() -> None:
    assert list(unlike({"en": ENGLISH, "fr": FRENCH})) == []


WHERE = "English and French: under “Part I Message”"
CHANGES = {
    "a heading's level": (
        0,
        heading(2, "Message", "part--message"),
        "English and French: the headings are not the same from “Part I Message” on.\n"
        "  English: heading “Part I Message”\n"
        "  French: heading “Message”",
    ),
    "an anchor": (
        0,
        heading(1, "Partie I Message", "message"),
        "English and French: links from elsewhere do not find “Part I Message” under the same address.\n"
        "  English: #part--message\n"
        "  French: #message",
    ),
    "a paragraph that became an item": (
        1,
        passage("item", 1, "Le 25 novembre 2021, 1 500 personnes."),
        f"{WHERE} the paragraphs, items, cells and pictures are not the same.\n"
        "  English: paragraph “On November 25, 2021, 1,500 people met.”\n"
        "  French: item “Le 25 novembre 2021, 1 500 personnes.”",
    ),
    "a figure": (
        1,
        passage("paragraph", 0, "Le 25 novembre 2021, 1 600 personnes se sont réunies."),
        f"{WHERE} the figures are not the same.\n"
        "  English: 1,500, in “On November 25, 2021, 1,500 people met.”\n"
        "  French: 1 600, in “Le 25 novembre 2021, 1 600 personnes se sont réunies.”",
    ),
    "a decimal mark that was lost": (
        2,
        passage("item", 1, "premier de 53 %"),
        f"{WHERE} the figures are not the same.\n"
        "  English: 5.3, in “first of 5.3%”\n"
        "  French: 53, in “premier de 53 %”",
    ),
    "another picture": (
        3,
        picture("Une carte", "mine"),
        f"{WHERE} the pictures are not the same, or not in the same order.\n"
        "  English: picture “A map”\n"
        "  French: picture “Une carte”",
    ),
    "a link": (
        5,
        linked("Voir l’entente.", "#annex--b", "https://example.org/"),
        f"{WHERE} the links do not lead to the same addresses.\n"
        "  English: #annex--a, in “See the agreement.”\n"
        "  French: #annex--b, in “Voir l’entente.”",
    ),
    "a note's figure": (
        8,
        passage("note", 1, "En 2012."),
        "English and French: under “Notes” the figures are not the same.\n"
        "  English: 2021, in “In 2021.”\n"
        "  French: 2012, in “En 2012.”",
    ),
}


@pytest.mark.parametrize(("position", "changed", "told"), CHANGES.values(), ids=CHANGES)
def test_a_difference_is_found_and_told_by_its_words(position: int, changed: Passage, told: str) -> None:
    french = (*FRENCH[:position], changed, *FRENCH[position + 1 :])

    assert [one.text() for one in unlike({"en": ENGLISH, "fr": french})] == [told]


def test_pictures_in_another_order() -> None:
    french = (*FRENCH[:3], FRENCH[4], FRENCH[3], *FRENCH[5:])

    assert [one.what for one in unlike({"en": ENGLISH, "fr": french})] == ["pictures"]


def test_a_section_that_is_missing_at_the_end() -> None:
    [ended] = unlike({"en": ENGLISH, "fr": FRENCH[:6]})

    assert ended.text() == (
        "English and French: the headings are not the same from “Part I Message › Acronyms” on.\n"
        "  English: heading “Acronyms”\n"
        "  French: nothing"
    )


def test_the_language_of_the_message_has_its_own_headings_and_names() -> None:
    french = (*FRENCH[:2], passage("item", 1, "premier de 53 %"), *FRENCH[3:])
    [figures] = unlike({"en": ENGLISH, "fr": french})

    assert figures.text("fr") == (
        "anglais et français\u00a0: sous «\u00a0Partie I Message\u00a0», les chiffres ne sont pas les mêmes.\n"
        "  anglais\u00a0: 5.3, dans «\u00a0first of 5.3%\u00a0»\n"
        "  français\u00a0: 53, dans «\u00a0premier de 53 %\u00a0»"
    )


AMOUNTS = {
    "an amount as each language counts it": ("$2.5 billion", "2,500 millones de dólares", True),
    "a decimal point in Mexico": ("grew by 5.3%", "creció 5.3 %", True),
    "a decimal point that was lost": ("grew by 5.3%", "creció 53 %", False),
    "a time of day": ("at 2:30 p.m.", "a las 14:30", True),
    "an ordinal": ("the 9th meeting", "la IX reunión", True),
}


@pytest.mark.parametrize(("english", "spanish", "same"), AMOUNTS.values(), ids=AMOUNTS)
def test_what_import_takes_for_the_same_figure_publication_does_too(english: str, spanish: str, same: bool) -> None:
    said = {language: (passage("paragraph", 0, text),) for language, text in (("en", english), ("es", spanish))}

    assert (list(unlike(said)) == []) is same


def test_a_list_that_each_language_sorts_for_itself() -> None:
    english = tuple(passage("item", 1, text) for text in ("Economy: 3", "Health: 4", "Mines: 3"))
    french = tuple(passage("item", 1, text) for text in ("Économie : 3", "Mines : 3", "Santé : 4"))

    assert list(unlike({"en": english, "fr": french})) == []
    assert [one.what for one in unlike({"en": english, "fr": (*french[:2], passage("item", 1, "Santé : 5"))})] == [
        "figures"
    ]


def test_what_is_not_translated_yet_says_its_figures_in_its_own_language() -> None:
    english = (spoken(("", "In 2021 we met. We planted 1,500 trees.")),)
    french = (spoken(("", "En 2021, nous nous sommes réunis. "), ("en", "We planted 1,500 trees.")),)
    changed = (spoken(("", "En 2021, nous nous sommes réunis. "), ("en", "We planted 1,600 trees.")),)

    assert list(unlike({"en": english, "fr": french})) == []
    assert [one.what for one in unlike({"en": english, "fr": changed})] == ["figures"]


def test_a_section_that_each_language_has_in_a_form_of_its_own() -> None:
    french = (*FRENCH[:8], passage("cell", 1, "AMC"), FRENCH[8])

    assert [one.titles["en"] for one in unlike({"en": ENGLISH, "fr": french})] == [("Part I Message", "Acronyms")]
    assert list(unlike({"en": ENGLISH, "fr": french}, {"annex--acronyms"})) == []


def test_a_sentence_that_is_not_translated_holds_names_as_it_stands() -> None:
    """The first language tells its names from its words; a sentence left in it is one piece."""
    english = (spoken(("", "On March 3-4, 2021, ECCC and "), ("es", "SEMARNAT"), ("", ", among others, met.")),)
    french = (spoken(("", "[non traduit] "), ("en", "On March 3-4, 2021, ECCC and SEMARNAT, among others, met.")),)

    assert list(unlike({"en": english, "fr": french})) == []
