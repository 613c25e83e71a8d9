"""What counts as the same text where every space and hyphen can be told, and where lines end."""

import pytest

from authoring.publishing.readback.exact import exact, is_set_as

SAME = {
    "white space": ("a b", " a\u202f\n\u3000b\u00a0"),
    "hyphens": ("a-b-c", "a\u2010b\u2011c"),
    "soft hyphens, and what joins words": ("ab", "a\u00ad\u2060b"),
    "a decomposed accent": ("é", "e\u0301"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_how_words_are_set_is_no_part_of_an_exact_text(one: str, other: str) -> None:
    assert exact(one) == exact(other)


@pytest.mark.parametrize(("one", "other"), [("a b", "ab"), ("a-b", "ab"), ("a-b", "a–b"), ("CO₂", "CO2"), ("½", "1⁄2")])
def test_every_space_and_every_sign_is(one: str, other: str) -> None:
    assert exact(one) != exact(other)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("agri-food", "agri\x02 food"),
        ("nevertheless", "neverthe\x02 less"),
        ("nevertheless", "neverthe\u00ad less"),
        ("one—two", "one— two"),
        ("office", "o\ufb03ce"),
        ("a--b", "a-\x02 b"),
        ("a.b", "a.b"),
    ],
)
def test_a_text_may_be_set_in_lines(text: str, lines: str) -> None:
    assert is_set_as(text, lines)


@pytest.mark.parametrize(
    ("text", "lines"),
    [("agrifood", "agri-food"), ("agri-food", "agrifood"), ("a-b c", "a\x02 b-c"), ("a.b", "a\x02 xb"), ("a.b", "axb")],
)
def test_hyphens_within_a_line_count(text: str, lines: str) -> None:
    assert not is_set_as(text, lines)


def test_lines_without_end_are_compared() -> None:
    assert not is_set_as("-" * 10_000 + "x", "-\x02" * 10_000 + "\u200b\x02" * 10_000 + "y")
