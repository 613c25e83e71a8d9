"""The shape that formats share: what counts as the same text, and what is gathered on the way."""

import pytest

from authoring.publishing.readback.outline import Gathering, passage, target
from tests.publishing.readback.saying import said

SAME = {
    "a line break": ("one two", "one\n  two"),
    "a no-break space": ("10 %", "10\u00a0%"),
    "a hyphenated word": ("cooperation", "coop\u00aderation"),
    "a word cut at the end of a line": ("cooperation", "coopera\u2010 tion"),
    "a real hyphen at the end of a line": ("agri-food", "agrifood"),
    "a ligature": ("office", "o\ufb03ce"),
    "a decomposed accent": ("été", "e\u0301te\u0301"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_layout_is_no_part_of_a_text(one: str, other: str) -> None:
    assert passage("paragraph", 0, one) == passage("paragraph", 0, other)


@pytest.mark.parametrize(
    ("one", "other"), [("Yes, it is", "Yes it is"), ("The end.", "The end"), ("été", "ete"), ("2–3", "23"), ("a", "A")]
)
def test_every_other_sign_is(one: str, other: str) -> None:
    assert passage("paragraph", 0, one) != passage("paragraph", 0, other)


TARGETS = {
    "letters of other alphabets": ("https://example.org/año", "https://example.org/a%C3%B1o"),
    "anchors and bookmarks": ("#mining--outcomes-2", "#_mining__outcomes_2"),
}


@pytest.mark.parametrize(("one", "other"), TARGETS.values(), ids=TARGETS)
def test_targets_are_compared_in_one_spelling(one: str, other: str) -> None:
    assert target(one) == target(other)


def test_hyphens_of_an_address_count() -> None:
    one, other = Gathering(), Gathering()
    for out, address in [(one, "https://example.org/a-b"), (other, "https://example.org/ab")]:
        with out.link(address):
            out.say("here")

    assert one.outline() != other.outline()
    assert said(one.outline()) == [("paragraph", 0, "[here](https://example.org/a-b)")]


def linked(*pieces: tuple[str, str]) -> Gathering:
    out = Gathering()
    for text, address in pieces:
        with out.link(address):
            out.say(text)
    return out


def test_a_link_in_two_pieces_is_one() -> None:
    assert linked(("the pro", "#a"), ("gramme", "#a")).outline() == linked(("the programme", "#a")).outline()
    assert linked(("the", "#a"), ("end", "#b")).outline() != linked(("the end", "#a")).outline()


def test_notes_follow_in_the_order_of_their_marks() -> None:
    out = Gathering()
    out.begin("paragraph")
    out.say("Text")
    with out.note(2):
        out.say("Second.")
    with out.note(1):
        out.say("First.")
    out.mark()
    out.say(".")

    assert said(out.outline()) == [("paragraph", 0, "Text[^1]."), ("note", 1, "First."), ("note", 2, "Second.")]


def test_nothing_is_lost_outside_passages_and_empty_ones_are_none() -> None:
    out = Gathering()
    out.say("  \n")
    out.begin("heading", 1)
    out.end()
    out.begin("cell", 2)
    out.end()
    out.say("Stray.")

    assert said(out.outline()) == [("cell", 2, ""), ("paragraph", 0, "Stray.")]


def test_signs_in_a_text_are_no_links() -> None:
    out = Gathering()
    out.say("\ufdd0a\ufdd1b\ufdd2")

    assert out.outline() == (passage("paragraph", 0, "ab"),)
