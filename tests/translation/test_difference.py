"""What changed in a sentence, marked word by word."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.translation.difference import Changes, difference, likeness


@pytest.mark.parametrize(
    ("earlier", "now", "marked"),
    [
        ("It went well.", "It went well.", "It went well."),
        ("It went well.", "It went badly.", "It went [-well-] {+badly+}."),
        ("It went well.", "It all went well.", "It {+all+} went well."),
        ("It all went well.", "It went well.", "It [-all-] went well."),
        ("It cost $1,500.", "It cost $1,600.", "It cost $[-1,500-] {+1,600+}."),
        ("one two three four", "one 2 3 four", "one [-two three-] {+2 3+} four"),
        ("Paz saw <1>the mine</1>.", "Paz saw <1>the new mine</1>.", "Paz saw <1>the {+new+} mine</1>."),
        ("", "New.", "{+New.+}"),
        ("Old.", "", "[-Old.-]"),
        ("", "", ""),
    ],
)
def test_a_difference(earlier: str, now: str, marked: str) -> None:
    assert difference(earlier, now) == marked


@given(st.text())
def test_what_is_alike_has_no_marks(text: str) -> None:
    assert difference(text, text) == text


words = st.lists(st.sampled_from(["mine", "forest", "and", "well,", "(new)"])).map(" ".join)


@given(words, words)
def test_both_texts_can_be_read_from_it(earlier: str, now: str) -> None:
    marked = difference(earlier, now)
    new = re.sub(r"\[-.*?-\]", "", marked).replace("{+", "").replace("+}", "")
    old = re.sub(r"\{\+.*?\+\}", "", marked).replace("[-", "").replace("-]", "")
    assert ("".join(old.split()), "".join(new.split())) == ("".join(earlier.split()), "".join(now.split()))


def test_likeness() -> None:
    assert likeness("a b c d", "a b c x") == 0.75
    assert likeness("a", "b") == 0


@pytest.mark.parametrize(
    ("earlier", "now", "told"),
    [
        ("It went well.", "It went badly.", "“well” became “badly”"),
        ("It went well.", "It all went well. Again.", "“all” was added; “Again.” was added"),
        ("It all went well.", "It went well.", "“all” was left out"),
        ("Saw <1>the mine</1>.", "Saw the mine.", "“<1>” was left out; “</1>” was left out"),
        ("It went well.", "It  went well.", "only spaces"),
        ("One two.", "Tres cuatro!", "nearly all of it"),
        ("a 1 b 2 c 3 d 4 e 5 f", "a 6 b 7 c 8 d 9 e 0 f", "nearly all of it"),
    ],
)
def test_a_difference_in_words(earlier: str, now: str, told: str) -> None:
    assert Changes(earlier, now).text() == told


def test_a_difference_in_french() -> None:
    assert Changes("C’est bien.", "C’est mal.").text("fr") == "«\u00a0bien\u00a0» est devenu «\u00a0mal\u00a0»"
