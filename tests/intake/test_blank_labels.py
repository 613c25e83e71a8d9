"""Words in the lengths and letters a workbook can hold."""

import pytest

from authoring.intake.template.labels import length, sheet_titles, shortened, unique

SHORTENED = {
    ("Outcomes", 31): "Outcomes",
    ("Message from the National Co-chairs", 31): "Message from the National…",
    ("Les groupes de travail et leurs activités", 31): "Les groupes de travail…",
    ("Los grupos de trabajo y sus actividades", 31): "Los grupos de trabajo…",
    ("Trade, investment, and the many other things", 20): "Trade, investment…",
    ("x" * 40, 31): "x" * 30 + "…",
    ("🌾" * 20, 31): "🌾" * 15 + "…",
    ("on\ntwo\u200b  lines", 31): "on two lines",
}


@pytest.mark.parametrize(("text", "limit"), SHORTENED)
def test_a_text_is_cut_after_a_word_of_weight(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert short == SHORTENED[text, limit]
    assert length(short) <= limit


TITLES = {
    "as they are": (["Outcomes", "Initiatives"], ["Outcomes", "Initiatives"]),
    "capitals are no difference": (["Outcomes", "OUTCOMES", "outcomes"], ["Outcomes", "OUTCOMES (2)", "outcomes (3)"]),
    "what Excel refuses": (["A/B: [C] \\ D*?", "'quoted'"], ["A-B- (C) - D", "quoted"]),
    "what Excel keeps for itself": (["History"], ["History (2)"]),
    "what is taken": (["_form"], ["_form (2)"]),
    "nothing left": (["*?", "'"], ["—", "— (2)"]),
    "long and twice": (
        ["A title that is longer than a sheet's"] * 2,
        ["A title that is longer than…", "A title that is longer… (2)"],
    ),
}


@pytest.mark.parametrize(("wanted", "titles"), TITLES.values(), ids=TITLES)
def test_sheets_get_titles_excel_takes(wanted: list[str], titles: list[str]) -> None:
    assert sheet_titles(wanted, taken=["_form"]) == titles


def test_a_number_is_added_within_the_limit() -> None:
    assert unique("word " * 10, ["word word word…"], 15) == "word word… (2)"
