"""A table's columns: no word is broken, no date falls apart, and the long text has the room."""

import pytest

from authoring.model.blocks import Table
from authoring.publishing.columns import are_numbers, column_shares, is_wide
from tests.publishing.specimen import say

SHARES = {
    "one column takes all": ([["A", "text"]], [100]),
    "equals share equally": ([["aaaa", "bbbb"], ["cccc", "dddd"]], [50, 50]),
    "capitals are wider": ([["NATO"], ["nato"]], [53, 47]),
    "a long one takes what the short ones leave": ([["No.", "2021-MIN-01"], ["Text", "x " * 300]], [15, 85]),
    "two long ones share what there is": ([["long " * 90], ["long " * 60]], [53, 47]),
    "a word stays whole": ([["SEMARNAT"], ["x " * 300]], [14, 86]),
    "a hyphen is no place to break": ([["2021-MIN-01"], ["2021 MIN 01 " * 90]], [15, 85]),
    "nor is a no-break space": ([["31\u00a0December\u00a02022"], ["x " * 300]], [21, 79]),
    "a date takes two lines at most": ([["31 December 2022"], ["x " * 300]], [16, 84]),
    "however many its words": ([["31 de diciembre de 2022"], ["x " * 300]], [19, 81]),
    "a longer text takes as many as it needs": ([["Trade, Investment and Innovation"], ["x " * 300]], [16, 84]),
    "a web address leaves room for the text": ([["https://example.org/" + "a" * 300], ["x " * 300]], [47, 53]),
    "empty columns keep a sliver": ([[""], ["x " * 300]], [3, 97]),
}


def table(columns: list[list[str]]) -> Table:
    header, *rows = zip(*columns, strict=True)
    return Table("Caption", header, tuple(tuple(map(say, row)) for row in rows))


@pytest.mark.parametrize(("columns", "shares"), SHARES.values(), ids=SHARES)
def test_shares_follow_the_texts(columns: list[list[str]], shares: list[int]) -> None:
    assert [round(100 * share) for share in column_shares(table(columns))] == shares


def test_more_columns_than_room_share_what_there_is() -> None:
    assert column_shares(table([["x" * 50]] * 40)) == pytest.approx([1 / 40] * 40)


WIDE = {
    "one column": ([["x " * 300]], False),
    "as many long words as an upright page holds": ([["internationalization"]] * 4, False),
    "one more": ([["internationalization"]] * 5, True),
    "two passages side by side can be read": ([["x " * 300]] * 2, False),
    "more cannot": ([["x " * 300]] * 3, True),
    "long texts that are no passages fit": ([["x " * 50]] * 10, False),
    "many dates do not": ([["31 December 2022"]] * 9, True),
    "nor more columns than anyone reads": ([["x"]] * 30, True),
}


@pytest.mark.parametrize(("columns", "wide"), WIDE.values(), ids=WIDE)
def test_a_table_is_wide_when_its_words_do_not_stand_side_by_side_on_an_upright_page(
    columns: list[list[str]], wide: bool
) -> None:
    assert is_wide(table(columns)) is wide


def test_a_wide_tables_columns_share_the_width_of_a_page_on_its_side() -> None:
    words, text = ["internationalization"], ["x " * 300]
    assert [round(100 * share) for share in column_shares(table([words] * 5 + [text]))] == [14] * 5 + [32]


# The date takes 9.9 ems on one line and 7.1 on two, its cell 1.8 more; a page on its side has 84.
DATE = "December\u00a031, 2022"
PHRASES = {
    "a column of dates takes one line": ([[DATE, DATE]], 14),
    "not with a longer text among them": ([[DATE, "December 23 and 24, 2022"]], 11),
    "nor where there is no room for all": ([[DATE, DATE]] * 3, 11),
}


@pytest.mark.parametrize(("columns", "share"), PHRASES.values(), ids=PHRASES)
def test_phrases_take_one_line_across_a_page_on_its_side(columns: list[list[str]], share: int) -> None:
    passages = [["x " * 300] * 2] * 3
    assert round(100 * column_shares(table(columns + passages))[0]) == share


def test_columns_of_whole_numbers_are_told() -> None:
    rows = (("Mining", "1,200", "3", "", "2022-05"), ("Forestry", "", "about 3", "", "7"))
    table = Table("", ("Group", "People", "Days", "Notes", "Month"), tuple(tuple(map(say, row)) for row in rows))

    assert are_numbers(table) == [False, True, False, False, False]
