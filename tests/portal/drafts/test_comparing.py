"""Two revisions of a sheet are compared row by row: which row it is, what became of it, which words differ."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.forms.catalogue import group_form
from authoring.portal.drafts.comparing import RowDifference, differences
from tests.edition.editions import small_edition

FORM = group_form(small_edition(), "mining")
Row = Mapping[str, Any]


def told(one: RowDifference) -> str:
    """Return a difference as it is read: what was is in brackets, what is new in braces."""
    signs = {"same": "{}", "gone": "[{}]", "new": "{{{}}}"}
    fields = (
        f"{field.column.key}: {''.join(signs[piece.standing].format(piece.text) for piece in field.pieces)}"
        for field in one.fields
    )
    return f"{one.standing} {one.before}-{one.number} {one.name} | {', '.join(fields)}"


def compared(sheet: str, before: list[Row], after: list[Row]) -> list[str]:
    found = FORM.sheet(sheet)
    assert found
    return [told(one) for one in differences(found, before, after)]


ANA, LUIS, EVA = (
    {"partner": "peru", "name": name, "title": "Director"} for name in ("Ana Paz", "Luis Ríos", "Eva Sol")
)
WATER, ORE = {"topic": "Water", "text": "It is clean."}, {"topic": "Ore", "text": "It is dug."}

CASES: dict[str, tuple[str, list[Row], list[Row], list[str]]] = {
    "a field of the second row": (
        "co_chairs",
        [ANA, LUIS],
        [ANA, LUIS | {"title": "Vice Director"}],
        ["same 2-2 Luis Ríos | title: [Director]{Vice Director}"],
    ),
    "a choice by its label": (
        "co_chairs",
        [ANA],
        [ANA | {"partner": "chile"}],
        ["same 1-1 Ana Paz | partner: [Peru]{Chile}"],
    ),
    "a row added before": ("co_chairs", [LUIS], [ANA, LUIS], ["new 0-1 Ana Paz | *"]),
    "a row taken out": ("co_chairs", [ANA, LUIS], [LUIS], ["gone 0-1 Ana Paz | *"]),
    "a row moved": ("co_chairs", [ANA, LUIS, EVA], [EVA, ANA, LUIS], ["moved 3-1 Eva Sol | "]),
    "a row changed behind one that is new": (
        "co_chairs",
        [LUIS],
        [ANA, LUIS | {"title": "Chair"}],
        ["new 0-1 Ana Paz | *", "same 1-2 Luis Ríos | title: [Director]{Chair}"],
    ),
    "another name": (
        "co_chairs",
        [ANA, LUIS],
        [ANA | {"name": "Ana Luz"}, LUIS],
        ["same 1-1 Ana Luz | name: Ana[ Paz]{ Luz}"],
    ),
    "a passage by its topic": (
        "outcomes",
        [WATER, ORE],
        [WATER, ORE | {"text": "It is well dug."}],
        ["same 2-2 Ore | text: It is{ well} dug."],
    ),
    "a passage without a topic by its words": (
        "outcomes",
        [{"text": "A\nb"}],
        [{"text": "A\nc"}],
        ["same 1-1 A c | text: A[\nb]{\nc}"],
    ),
    "a long text by its beginning": (
        "outcomes",
        [],
        [{"text": "word " * 40}],
        [f"new 0-1 {' '.join(['word'] * 16)} … | *"],
    ),
    "nothing": ("outcomes", [WATER], [WATER], []),
}


@pytest.mark.parametrize(("sheet", "before", "after", "expected"), CASES.values(), ids=CASES)
def test_each_row_is_named(sheet: str, before: list[Row], after: list[Row], expected: list[str]) -> None:
    found = compared(sheet, before, after)
    assert [
        one.split(" | ")[0] + " | *" if "*" in want else one for one, want in zip(found, expected, strict=True)
    ] == (expected)


ROWS = st.lists(
    st.fixed_dictionaries({}, optional={"topic": st.sampled_from("abc"), "text": st.sampled_from(["x y", "x z", "w"])}),
    max_size=5,
)


@given(ROWS, ROWS)
def test_nothing_that_differs_is_passed_over(before: list[Row], after: list[Row]) -> None:
    sheet = FORM.sheet("outcomes")
    assert sheet
    found = differences(sheet, before, after)
    if texts(before) != texts(after):
        assert found != []
    if not after:
        assert [piece.text for one in found for field in one.fields for piece in field.pieces] == texts(before)


def texts(rows: list[Row]) -> list[str]:
    return [row[key] for row in rows for key in ("topic", "text") if key in row]
