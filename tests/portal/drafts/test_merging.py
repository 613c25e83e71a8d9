"""Two people at one sheet: what they did to different fields comes together, what clashes is for them to decide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.portal.drafts.merging import merged

A, B, C, NEW = {"name": "Ana"}, {"name": "Bea"}, {"name": "Carla"}, {"name": "Nora"}


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "together"),
    [
        ([A, B], [{"name": "Anna"}, B], [A, {"name": "Beatriz"}], [{"name": "Anna"}, {"name": "Beatriz"}]),
        ([A], [A | {"date": "2030"}], [{"name": "Anna"}], [{"name": "Anna", "date": "2030"}]),
        ([A | {"date": "2030"}], [A], [{"name": "Anna", "date": "2030"}], [{"name": "Anna"}]),
        ([A, B], [A, {"name": "Beatriz"}], [NEW, A, B], [NEW, A, {"name": "Beatriz"}]),
        ([A, B], [A, B, NEW], [{"name": "Anna"}, B], [{"name": "Anna"}, B, NEW]),
        ([A, B], [A, {"name": "Beatriz"}], [B], [{"name": "Beatriz"}]),
        ([A], [NEW], [NEW], [NEW]),
        ([], [A], [], [A]),
        ([A], [A], [B], [B]),
    ],
)
def test_what_does_not_clash_comes_together(
    base: list[dict[str, str]],
    mine: list[dict[str, str]],
    theirs: list[dict[str, str]],
    together: list[dict[str, str]],
) -> None:
    assert merged(base, mine, theirs) == merged(base, theirs, mine) == together


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [
        ([A], [{"name": "Anna"}], [{"name": "Anne"}]),
        ([], [A], [B]),
        ([A, B], [{"name": "Anna"}, B], [B]),
        ([A, B, C], [A, B | {"date": "2030"}, C], [B | {"date": "2031"}, A, C]),
        ([A], [A, NEW], [A, B]),
    ],
    ids=["one field", "two rows added", "a row changed and removed", "a row changed and moved", "two rows at the end"],
)
def test_what_clashes_does_not(
    base: list[dict[str, str]], mine: list[dict[str, str]], theirs: list[dict[str, str]]
) -> None:
    assert merged(base, mine, theirs) is merged(base, theirs, mine) is None


ROWS = st.lists(st.dictionaries(st.sampled_from("xyz"), st.sampled_from("abc"), min_size=1), max_size=5)


@given(ROWS, ROWS, ROWS)
def test_nothing_that_one_of_them_wrote_is_lost(
    base: list[dict[str, str]], mine: list[dict[str, str]], theirs: list[dict[str, str]]
) -> None:
    together = merged(base, mine, theirs)
    said = {pair for rows in (mine, theirs) for row in rows for pair in row.items()}
    was = {pair for row in base for pair in row.items()}
    if together is not None:
        assert said - was <= {pair for row in together for pair in row.items()} <= said


@given(ROWS, ROWS)
def test_who_changed_nothing_gets_what_the_other_says(base: list[dict[str, str]], said: list[dict[str, str]]) -> None:
    assert merged(base, base, said) == merged(base, said, base) == merged(base, said, said) == said
