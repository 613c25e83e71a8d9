"""Formatting, links and notes go out as codes and come back as what they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.model.inline import Inline, Run, merged, plain
from authoring.translation.codes import Code, Coded, coded, decoded, in_one_form, tagged, untagged

BOLD = Run("Results", strong=True)
LINK = Run("the site", link="https://example.org")
NOTE = Run("", note=plain("A note."))
TEXT: Inline = (BOLD, Run(" are on "), LINK, Run("."), NOTE)


def test_a_text_with_codes() -> None:
    assert coded(TEXT) == (
        Code("1", "open"),
        "Results",
        Code("1", "close"),
        " are on ",
        Code("2", "open"),
        "the site",
        Code("2", "close"),
        ".",
        Code("3", "note"),
    )
    assert [part.looks for part in coded(TEXT) if isinstance(part, Code) and part.kind != "close"] == [
        "strong",
        "link https://example.org",
        "note",
    ]


def test_a_translation_may_move_codes() -> None:
    target = untagged("Sur <2>le site</2><3/> : <1>résultats</1>")

    assert decoded(target, TEXT) == (
        Run("Sur "),
        Run("le site", link="https://example.org"),
        NOTE,
        Run(" : "),
        Run("résultats", strong=True),
    )


def test_a_code_the_source_does_not_have_says_nothing() -> None:
    assert decoded(untagged("<7>un</7> <1>deux</1>"), TEXT) == (Run("un "), Run("deux", strong=True))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (("a < b",), "a < b"),
        (("as <1> says",), r"as \<1> says"),
        ((r"as \<1> says",), r"as \\\<1> says"),
        (("a\\", Code("1", "note")), r"a\\<1/>"),
        ((Code("1", "open"), "x", Code("1", "close")), "<1>x</1>"),
    ],
)
def test_tags(text: Coded, written: str) -> None:
    assert tagged(text) == written
    assert untagged(written) == text


parts = st.one_of(
    st.text(alphabet="<>/\\12ab ", max_size=8),
    st.builds(Code, st.sampled_from(["1", "2", "13"]), st.sampled_from(["open", "close", "note"])),
)


@given(st.lists(parts, max_size=8))
def test_no_text_is_taken_for_a_tag(texts: list[str | Code]) -> None:
    text = in_one_form(texts)

    assert untagged(tagged(text)) == text


runs = st.builds(
    Run,
    st.text(alphabet="ab <>", min_size=1, max_size=5),
    st.booleans(),
    st.booleans(),
    st.sampled_from([None, "https://example.org"]),
    language=st.sampled_from([None, "es"]),
)


@given(st.lists(st.one_of(runs, st.just(NOTE)), max_size=6).map(merged))
def test_a_text_translated_by_itself_is_itself(text: Inline) -> None:
    assert decoded(coded(text), text) == text
