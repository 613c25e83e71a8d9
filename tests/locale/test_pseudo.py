"""English in disguise: legible, reversible, a third longer, and in no letter as it was."""

import re
from string import ascii_letters

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.locale import plurals, words
from authoring.locale.pseudo import PSEUDO, accented, growth, of_message, of_text
from authoring.publishing.glyphs import drawn_in
from tests.locale.catalogues import fields, translations
from tests.workspace import ROOT

DISGUISE = accented(ascii_letters)
BACK = str.maketrans(DISGUISE, ascii_letters)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters=DISGUISE))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Due", "[Đūē]"),
        ("Outcomes", "[Ōūţĉōṁēš ~ ōńē]"),
        ("The working group", "[Ţĥē ŵōŕķīńĝ ĝŕōūṗ ~ ōńē]"),
        ("Jazz, vex, quick fjord by PM", "[Ĵāžž, ṽēẋ, ɋūīĉķ ƒĵōŕđ ƀý ṖṀ ~ ōńē ţŵō]"),
        ("Tenue en 2021 à Québec", "[Ţēńūē ēń 2021 à Ɋūéƀēĉ ~ ōńē]"),
        ("See https://example.org/a?b=c.", "[Šēē https://example.org/a?b=c. ~ ōńē ţŵō]"),
        ("Write to a.paz@example.org", "[Ŵŕīţē ţō a.paz@example.org ~ ōńē ţŵō]"),
        ("2004–2021", "2004–2021"),
        ("", ""),
    ],
)
def test_a_text_in_disguise(text: str, said: str) -> None:
    assert of_text(text) == said


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Part {number}", "[Ṗāŕţ {number} ~ ōńē]"),
        ("{number}th", "[{number}ţĥ ~ ōńē]"),
        ("{group} ({participants}: {by_country})", "{group} ({participants}: {by_country})"),
        ("", ""),
    ],
)
def test_the_fields_of_a_message_are_left(message: str, said: str) -> None:
    assert of_message(message) == said


@given(TEXTS)
def test_every_letter_changes_and_none_is_lost(text: str) -> None:
    assert accented(text).translate(BACK) == text
    if "@" not in text and "www." not in text and ":" not in text:
        assert not set(accented(text)) & set(ascii_letters)


@given(TEXTS)
def test_a_text_keeps_its_digits_stands_in_brackets_and_is_a_third_longer(text: str) -> None:
    said = of_text(text)

    assert re.findall(r"\d", said) == re.findall(r"\d", text)
    if any(map(str.isalpha, text)):
        assert said == f"[{accented(text)}{growth(len(text))}]"
        assert len(said) >= 1.35 * len(text)
    else:
        assert said == text


@given(st.integers(0, 5000))
def test_no_text_grows_by_more_than_its_brackets_and_a_few_words(length: int) -> None:
    assert length * 0.35 - 2 <= len(growth(length)) <= max(0, length * 0.35) + len(" ~ ţĥŕēē ") + 2


def test_every_letter_is_in_the_reports_fonts() -> None:
    drawn = drawn_in(ROOT / "templates")
    assert [letter for letter in DISGUISE if not drawn(letter)] == []
    assert len(set(DISGUISE)) == len(ascii_letters)


@pytest.mark.parametrize("domain", ["report", "forms", "findings"])
def test_every_fixed_word_is_known_in_disguise(domain: str) -> None:
    said = {text: words(domain, PSEUDO)(text) for text in translations(domain, "fr")}

    assert [text for text, one in said.items() if fields(text) != fields(one)] == []
    assert [text for text, one in said.items() if one[:1] + one[-1:] != "[]" and one != text] == []


def test_messages_that_count_are_known_too() -> None:
    _ = plurals("commands", PSEUDO)
    assert _("{count} page", "{count} pages", 1) == "[{count} ṗāĝē ~ ōńē]"
    assert _("{count} page", "{count} pages", 2) == "[{count} ṗāĝēš ~ ōńē]"


@pytest.mark.parametrize("language", ["en", "en-CA", "fr"])
def test_other_languages_are_as_they_were(language: str) -> None:
    assert words("report", language)("Due") == ("Échéance" if language == "fr" else "Due")
