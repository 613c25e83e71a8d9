import pytest

from authoring.publishing.ooxml.tables import column_widths

WIDTHS = {
    "one column takes all": ([["A", "text"]], [9072]),
    "equals share equally": ([["aaaa", "bbbb"], ["cccc", "dddd"]], [4536, 4536]),
    "capitals are wider": ([["NATO"], ["nato"]], [5009, 4063]),
    "a long one takes what the short ones leave": ([["No.", "2021-MIN-01"], ["Text", "x" * 300]], [1370, 7702]),
    "two long ones share what there is": ([["long " * 90], ["long " * 60]], [4536, 4536]),
    "a word stays whole where lines may break": ([["Working group"], ["x" * 300]], [1106, 7966]),
    "empty columns keep a sliver": ([[""], ["x" * 300]], [220, 8852]),
}


@pytest.mark.parametrize(("columns", "widths"), WIDTHS.values(), ids=WIDTHS)
def test_widths_follow_the_texts(columns: list[list[str]], widths: list[int]) -> None:
    assert column_widths(columns, 9072) == widths


def test_more_columns_than_room_share_what_there_is() -> None:
    widths = column_widths([["x" * 50]] * 40, 9072)
    assert sum(widths) == 9072
    assert min(widths) == 226
