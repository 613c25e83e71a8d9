from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.assembly.actions import action_passages, lead
from authoring.forms.records import Action
from authoring.model import walk
from authoring.model.blocks import Block
from authoring.model.inline import text_of
from tests.assembly.cases import bullets, numbers, outline, paragraph

PARTNERS = {"mexico": "Mexico", "canada": "Canada"}


def said(*blocks: Block, **values: Any) -> Action:
    return Action(text=blocks, kind="text", **values)


def promised(*blocks: Block, **values: Any) -> Action:
    return Action(text=blocks, kind="action", **values)


A, B, C = paragraph("A"), paragraph("B"), paragraph("C")
CANADA = "Lead: Canada (X) · Due: March 1, 2022"
BY_CANADA = {"lead_partner": "canada", "lead_institution": "X", "due": "2022-03-01"}

ROWS = [
    ("text stays text", [said(A), said(B)], ["A", "B"]),
    ("one action stays a paragraph", [said(A), promised(B), said(C)], ["A", "B", "C"]),
    ("actions one below the other are a list", [said(A), promised(B), promised(C)], ["A", [["B"], ["C"]]]),
    ("lead and due stand below their action", [promised(A, **BY_CANADA)], ["A", CANADA]),
    ("its status does, too", [promised(A, status="on_hold")], ["A", "Status: On hold"]),
    ("behind lead and due", [promised(A, **BY_CANADA, status="done")], ["A", f"{CANADA} · Status: Done"]),
    ("in a list too", [promised(A, **BY_CANADA), promised(B)], [[["A", CANADA], ["B"]]]),
    ("below the last item", [promised(bullets("A", "B"), **BY_CANADA)], [[["A"], ["B", CANADA]]]),
    ("bullets of rows are one list", [promised(bullets("A")), promised(bullets("B", "C"))], [[["A"], ["B"], ["C"]]]),
    ("text between parts them", [said(bullets("A")), said(B), said(bullets("C"))], [[["A"]], "B", [["C"]]]),
    ("numbers go on", [said(numbers("A")), said(numbers("B", start=2))], [[["A"], ["B"]]]),
    ("numbers that start over do not", [said(numbers("A")), said(numbers("B"))], [[["A"]], [["B"]]]),
    ("other bullets do not", [said(bullets("A")), said(numbers("B", start=2))], [[["A"]], [["B"]]]),
    ("below an action, not in the list inside it", [promised(A, bullets("B"), **BY_CANADA)], ["A", [["B"]], CANADA]),
    ("an action with a list inside", [promised(A, bullets("B")), promised(C)], [[["A", [["B"]]], ["C"]]]),
    ("an empty text", [promised(**BY_CANADA)], [CANADA]),
]


@pytest.mark.parametrize(("rows", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_rows_of_one_topic(rows: list[Action], expected: list[Any]) -> None:
    [(topic, blocks, *_)] = action_passages(rows, PARTNERS, "en")
    assert topic == ""
    assert outline(blocks) == expected


def test_a_topic_holds_for_the_rows_below_it_and_parts_lists() -> None:
    rows = [promised(A), promised(B, topic=" Labour "), promised(C), promised(A, topic="Trade")]
    found = action_passages(rows, PARTNERS, "en")
    assert [(topic, outline(blocks)) for topic, blocks, *_ in found] == [
        ("", ["A"]),
        ("Labour", [[["B"], ["C"]]]),
        ("Trade", ["A"]),
    ]


def test_labels_in_the_reports_language() -> None:
    row = promised(A, **BY_CANADA, status="under_way")
    [(_, blocks, *_)] = action_passages([row], {"canada": "Canada"}, "fr")
    facts = "Responsable\u00a0: Canada (X) · Échéance\u00a0: 1er mars 2022 · État d’avancement\u00a0: En cours"
    assert outline(blocks) == ["A", facts]


@pytest.mark.parametrize(
    ("partner", "institution", "expected"),
    [
        ("canada", "X", "Canada (X)"),
        ("canada", None, "Canada"),
        (None, "X", "X"),
        (None, None, ""),
        ("peru", None, "peru"),
    ],
)
def test_lead(partner: str | None, institution: str | None, expected: str) -> None:
    assert lead(partner, institution, PARTNERS) == expected


TEXTS = st.lists(st.integers(0, 99).map(str), min_size=1, max_size=3)
BLOCKS = st.one_of(
    st.integers(0, 99).map(lambda number: paragraph(str(number))),
    TEXTS.map(lambda texts: bullets(*texts)),
    st.tuples(TEXTS, st.integers(1, 4)).map(lambda one: numbers(*one[0], start=one[1])),
)
ROW = st.builds(
    Action,
    topic=st.sampled_from([None, "Trade", "Labour"]),
    text=st.lists(BLOCKS, max_size=3).map(tuple),
    kind=st.sampled_from(["action", "text"]),
)


@given(st.lists(ROW, max_size=8))
def test_nothing_is_dropped_or_moved(rows: list[Action]) -> None:
    found = action_passages(rows, PARTNERS, "en")
    printed = [text_of(text) for _, blocks, *_ in found for _, text in walk.texts(blocks)]
    assert printed == [text_of(text) for row in rows for _, text in walk.texts(row.text)]
