"""The year in figures: what is counted, what is shown of it, and what its tables say."""

from datetime import date
from typing import Any

import pytest

from authoring.assembly.manuscript import manuscript
from authoring.assembly.opening import profile
from authoring.forms.submission import Submission
from authoring.model import walk
from authoring.model.blocks import Block, Chart, Table
from authoring.model.charts import Bars, Moment, Panel, Row, Series, Timeline
from authoring.model.inline import text_of
from authoring.model.report import Section
from tests.assembly.cases import coordination, edition, handed_in, outline, paragraph

TWO = [{"partner": "canada", "name": "A"}, {"partner": "mexico", "name": "B"}, {"partner": "canada", "name": "C"}]


def action(**values: str) -> dict[str, Any]:
    return {"text": (paragraph("Meet."),), "kind": "action", **values}


def sections(*submissions: Submission, language: str = "en", **changes: Any) -> dict[str, Section]:
    [part] = profile(manuscript(edition(**changes), submissions, language)).parts
    return {one.anchor: one for one in walk.below(part)}


def blocks(key: str, *submissions: Submission, language: str = "en", **changes: Any) -> tuple[Block, ...]:
    return sections(*submissions, language=language, **changes)[f"part--profile--figures--{key}"].blocks


def drawing(blocks: tuple[Block, ...]) -> Any:
    [chart] = [block for block in blocks if isinstance(block, Chart)]
    return chart.drawing


def test_the_section_stands_last_in_the_profile() -> None:
    [part] = profile(manuscript(edition(), [], "fr")).parts
    *_, last = part.sections
    assert (last.anchor, last.title) == ("part--profile--figures", "L’année en chiffres")
    assert [(one.title, one.blocks) for one in last.sections] == [("Participation", ()), ("Engagements", ())]


def test_participants_are_those_listed_else_those_at_the_best_attended_meeting() -> None:
    listing = handed_in(
        "forestry", participants=TWO, meetings=[{"start": "2021-01-01", "participants": {"mexico": 99}}]
    )
    meeting = handed_in(
        "mining",
        meetings=[
            {"start": "2021-01-01", "participants": {"canada": 4}},
            {"start": "2021-02-01", "participants": {"canada": 2, "mexico": 3}},
        ],
    )
    found = blocks("participation", listing, meeting, handed_in("energy", participants=TWO[:1]))
    assert outline(found) == [
        "Counted are the participants each working group lists, else those at its best attended meeting.",
        "Participants by working group and country",
        [
            ("Working group", "Mexico", "Canada", "Total"),
            ("Mining", "3", "2", "5"),
            ("Energy", "0", "1", "1"),
            ("Forestry", "1", "2", "3"),
            ("Total", "4", "5", "9"),
        ],
    ]
    assert drawing(found) == Bars(
        ("Mining", "Energy", "Forestry"),
        (Panel("Country", (Series("Mexico", (3, 0, 1)), Series("Canada", (2, 1, 2)))),),
        longest=5,
    )


ONE = "Mining (3 participants: Mexico 1, Canada 2)"
FEW = [
    ("en", {"mining": TWO}, f"Figures came from {ONE}."),
    ("en", {"mining": TWO, "energy": ()}, f"Figures came from {ONE}. 1 working group gave no figures."),
    (
        "en",
        {"mining": TWO, "forestry": TWO[:1], "energy": ()},
        f"Figures came from {ONE} and Forestry (1 participant: Mexico 0, Canada 1). 1 working group gave no figures.",
    ),
    (
        "fr",
        {"mining": TWO, "energy": (), "forestry": ()},
        "Chiffres fournis par\u00a0: Mines (3 participants\u00a0: Mexique 1, Canada 2). "
        "2 groupes de travail n’ont fourni aucun chiffre.",
    ),
    (
        "es",
        {"mining": TWO, "energy": (), "forestry": ()},
        "Las cifras provienen de Mining (3 participantes: México 1, Canadá 2). "
        "2 grupos de trabajo no proporcionaron cifras.",
    ),
]


@pytest.mark.parametrize(("language", "groups", "expected"), FEW)
def test_figures_of_fewer_than_three_groups_are_a_sentence(
    language: str, groups: dict[str, list[dict[str, str]]], expected: str
) -> None:
    submissions = [handed_in(group, participants=people) for group, people in groups.items()]
    [said] = outline(blocks("participation", *submissions, language=language))
    assert said.endswith(f". {expected}")


def test_who_belongs_to_no_partner_is_counted_among_others_and_no_count_is_negative() -> None:
    guests = handed_in("mining", participants=[*TWO, {"partner": "chile", "name": "D"}])
    wrong = handed_in("energy", meetings=[{"start": "2021-01-01", "participants": {"canada": -5, "mexico": 2}}])
    third = handed_in("forestry", participants=TWO)
    [panel] = drawing(blocks("participation", guests, wrong, third)).panels
    assert panel.series == (Series("Mexico", (1, 2, 1)), Series("Canada", (2, 0, 2)), Series("Others", (1, 0, 0)))


def test_groups_of_one_name_stay_several() -> None:
    groups = [{"id": one, "name": {"en": "Trade"}} for one in "abc"]
    found = blocks("participation", *(handed_in(one, participants=TWO) for one in "abc"), groups=groups)
    assert drawing(found).categories == ("Trade",) * 3


LED = action(lead_partner="canada")
JOINT = action(lead_institution="Canada and Mexico: NRCan")
DONE, PLANNED = action(status="done"), action(status="planned")
GROUPS = ("Mining", "Forestry")
NOBODY = Series("Mexico", (0, 0))

COMMITTED = [
    (
        "lead and status, each in a panel",
        [[LED, DONE], [JOINT, PLANNED, PLANNED]],
        "Commitments by working group, lead and status",
        (
            Panel(
                "Lead",
                (
                    NOBODY,
                    Series("Canada", (1, 0)),
                    Series("Joint or other", (0, 1)),
                    Series("Not named", (1, 2), lacking=True),
                ),
            ),
            Panel(
                "Status",
                (Series("Done", (1, 0)), Series("Planned", (0, 2)), Series("Not stated", (1, 1), lacking=True)),
                ordered=True,
            ),
        ),
    ),
    (
        "lead alone",
        [[LED], []],
        "Commitments by working group and lead",
        (Panel("Lead", (NOBODY, Series("Canada", (1, 0)))),),
    ),
    (
        "status alone",
        [[DONE], [PLANNED]],
        "Commitments by working group and status",
        (Panel("Status", (Series("Done", (1, 0)), Series("Planned", (0, 1))), ordered=True),),
    ),
    (
        "neither",
        [[action()], [action(), action()]],
        "Commitments by working group",
        (Panel("", (Series("Commitments", (1, 2)),)),),
    ),
]


@pytest.mark.parametrize(
    ("actions", "caption", "panels"), [one[1:] for one in COMMITTED], ids=[one[0] for one in COMMITTED]
)
def test_what_no_group_told_about_its_commitments_is_left_out(
    actions: list[list[dict[str, Any]]], caption: str, panels: tuple[Panel, ...]
) -> None:
    mining, forestry = (handed_in(group.lower(), actions=one) for group, one in zip(GROUPS, actions, strict=True))
    chart, *tables = blocks("commitments", mining, forestry)
    assert isinstance(chart, Chart)
    assert isinstance(chart.drawing, Bars)
    assert (text_of(chart.caption), chart.drawing.categories, chart.drawing.panels) == (caption, GROUPS, panels)
    assert len(tables) == len(panels)


def test_each_panel_has_a_table() -> None:
    found = blocks("commitments", handed_in("mining", actions=[LED, DONE]), language="fr")
    assert [block.caption for block in found if isinstance(block, Table)] == [
        "Engagements par groupe de travail et responsable",
        "Engagements par groupe de travail et état d’avancement",
    ]
    assert outline(found[1:]) == [
        [("Groupe de travail", "Mexique", "Canada", "Non désigné", "Total"), ("Mines", "0", "1", "1", "2")],
        [("Groupe de travail", "Réalisé", "Non précisé", "Total"), ("Mines", "1", "1", "2")],
    ]


def test_many_groups_have_several_charts_of_one_scale_and_one_table() -> None:
    groups = [{"id": f"g{number}", "name": {"en": f"Group {number}"}} for number in range(1, 34)]
    work = [handed_in(f"g{number}", actions=[action()] * number) for number in range(1, 34)]
    *charts, table = blocks("commitments", *work, groups=groups)
    drawings = [chart.drawing for chart in charts if isinstance(chart, Chart) and isinstance(chart.drawing, Bars)]
    assert [len(one.categories) for one in drawings] == [12, 12, 9]
    assert {one.longest for one in drawings} == {33}
    assert isinstance(charts[1], Chart)
    assert text_of(charts[1].caption) == "Commitments by working group (2 of 3)"
    assert charts[1].alternative.startswith("Bar chart: 222 commitments of 12 working groups.")
    assert isinstance(table, Table)
    assert [text_of(cell) for cell in table.rows[-1]] == ["Total", "561"]


PAST = [
    {"ordinal": 1, "start": date(2019, 5, 4), "host": "canada"},
    {"ordinal": 2, "start": date(2020, 3, 1), "host": "mexico"},
    {"start": date(2021, 3, 1), "host": "chile"},
    {"ordinal": 4, "start": date(2021, 4, 1)},
]


def test_annual_meetings_stand_in_the_row_of_their_host_before_their_table() -> None:
    chart, table = sections(coordination(past_meetings=PAST))["part--profile--past--meetings"].blocks
    assert isinstance(chart, Chart)
    assert isinstance(table, Table)
    assert text_of(chart.caption) == "Annual meetings by host, 2019–2021"
    assert chart.drawing == Timeline(
        (
            Row("Mexico", (Moment(date(2020, 3, 1), "2"),)),
            Row("Canada", (Moment(date(2019, 5, 4), "1"),)),
            Row("chile", (Moment(date(2021, 3, 1)),)),
            Row("Host not stated", (Moment(date(2021, 4, 1), "4"),), lacking=True),
        )
    )


def test_one_meeting_makes_no_time_line() -> None:
    [table] = sections(coordination(past_meetings=PAST[:1]))["part--profile--past--meetings"].blocks
    assert isinstance(table, Table)
