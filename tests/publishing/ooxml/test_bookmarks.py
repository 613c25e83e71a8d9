import re

from hypothesis import given
from hypothesis import strategies as st

from authoring.publishing.ooxml.bookmarks import Bookmarks


def test_names_are_made_of_the_anchors() -> None:
    bookmarks = Bookmarks(["mining-outcomes", "mining-outcomes-1"])
    assert bookmarks.name("mining-outcomes") == "_mining_outcomes"
    assert bookmarks.name("mining-outcomes-1") == "_mining_outcomes_1"
    assert bookmarks.name("nowhere") is None


def test_a_bookmark_stands_around_its_content() -> None:
    assert Bookmarks(["a", "b"]).around("b", "…") == (
        '<w:bookmarkStart w:id="2" w:name="_b"/>…<w:bookmarkEnd w:id="2"/>'
    )


def test_long_anchors_stay_apart() -> None:
    long = "trade-investment-and-innovation-challenges-and-opportunities"
    bookmarks = Bookmarks([long, f"{long}-1", f"{long}-2"])
    assert bookmarks.name(long) == "_trade_investment_and_innovation_challen"
    assert bookmarks.name(f"{long}-1") == "_trade_investment_and_innovation_chall_2"
    assert bookmarks.name(f"{long}-2") == "_trade_investment_and_innovation_chall_3"


@given(st.lists(st.text(min_size=1), unique=True))
def test_names_are_what_word_takes(anchors: list[str]) -> None:
    bookmarks = Bookmarks(anchors)
    names = [bookmarks.name(anchor) or "" for anchor in anchors]
    assert len({name.casefold() for name in names}) == len(anchors)
    assert all(re.fullmatch("[A-Za-z_][A-Za-z0-9_]{0,39}", name) for name in names)
