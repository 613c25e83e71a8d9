from typing import Any

import pytest

from authoring.assembly.annexes import annexes, commitments_of_all
from authoring.assembly.chapters import chapters
from authoring.assembly.manuscript import manuscript
from authoring.forms.records import Action, CoChair, Passage
from authoring.forms.submission import Submission
from authoring.model import walk
from authoring.model.blocks import Paragraph, Table
from authoring.model.inline import Run, text_of
from authoring.model.report import ACRONYMS
from tests.assembly.cases import bullets, coordination, edition, handed_in, outline, paragraph, passage

NOTED = Paragraph((Run("Map"), Run("", note=(Run("A note."),)), Run(" ores")))
ACTIONS: list[dict[str, Any]] = [
    {"text": (paragraph("Not promised."),)},
    {"text": (NOTED, bullets("iron,", "gold.")), "kind": "action", "lead_partner": "canada", "due": "2022-12-31"},
    {"text": (paragraph("Meet."),), "kind": "action", "lead_institution": "SGM"},
]


def annex(title: str, *submissions: Submission, language: str = "en") -> list[Any]:
    [*_, part] = annexes(chapters(manuscript(edition(), submissions, language))).parts
    [found] = [one for one in part.sections if one.title == title]
    return [(one.anchor, outline(one.blocks)) for one in walk.below(found) if one.blocks]


@pytest.mark.slow
def test_commitments_of_all_groups_in_one_table() -> None:
    mining, forestry = handed_in("mining", actions=ACTIONS), handed_in("forestry", actions=ACTIONS[2:])
    assert annex("Commitments", forestry, mining) == [
        (
            "annex--commitments",
            [
                [
                    ("No.", "Working group", "Commitment", "Lead", "Due"),
                    ("2021-MIN-01", "Mining", "Map ores iron, gold.", "Canada", "December 31, 2022"),
                    ("2021-MIN-02", "Mining", "Meet.", "SGM", ""),
                    ("2021-FOR-01", "Forestry", "Meet.", "SGM", ""),
                ]
            ],
        )
    ]


def test_what_no_group_told_of_its_commitments_has_no_column() -> None:
    meet = {"text": (paragraph("Meet."),), "kind": "action"}
    [(_, [led])] = annex("Commitments", handed_in("mining", actions=[meet]), handed_in("energy", actions=ACTIONS[2:]))
    [(_, [due])] = annex("Commitments", handed_in("mining", actions=[meet | {"due": "2022-12-31"}]))
    assert led[0] == ("No.", "Working group", "Commitment", "Lead")
    assert due == [
        ("No.", "Working group", "Commitment", "Due"),
        ("2021-MIN-01", "Mining", "Meet.", "December 31, 2022"),
    ]


def test_a_commitments_number_leads_to_the_section_where_it_was_made() -> None:
    submissions = [handed_in("mining", actions=ACTIONS), handed_in("forestry", actions=ACTIONS[2:])]
    parts = annexes(chapters(manuscript(edition(), submissions, "fr"))).parts
    sections = {section.anchor: section for part in parts for section in walk.below(part)}
    [table] = sections["annex--commitments"].blocks
    assert isinstance(table, Table)
    links = [row[0][0].link or "" for row in table.rows]
    assert links == ["#mining--future_actions", "#mining--future_actions", "#forestry--future_actions"]
    assert {link[1:] for link in links} <= sections.keys()


def test_a_commitments_number_leads_nowhere_where_no_section_tells_actions() -> None:
    narrative = [{"key": "outcomes", "title": {"en": "Outcomes"}}]
    draft = manuscript(edition(sections=narrative), [handed_in("mining", actions=ACTIONS)], "en")
    [table] = commitments_of_all(draft).blocks
    assert isinstance(table, Table)
    assert [row[0] for row in table.rows] == [(Run("2021-MIN-01"),), (Run("2021-MIN-02"),)]


def test_commitments_have_a_status_as_soon_as_one_group_gives_it() -> None:
    rows = [ACTIONS[1], ACTIONS[2] | {"status": "under_way"}]
    [(_, [table])] = annex("Engagements", handed_in("mining", actions=rows), language="fr")
    assert [row[-1] for row in table] == ["État d’avancement", "", "En cours"]


def test_initiatives_group_by_group() -> None:
    initiative = {
        "title": "Atlas",
        "description": (paragraph("One map."),),
        "institutions": {"canada": "NRCan"},
        "timeline": "2022",
    }
    bare = {"title": "Bare"}
    assert annex("Initiatives", handed_in("mining", initiatives=[bare, initiative])) == [
        ("annex--initiatives--mining--2", ["One map.", {"Partners in Canada": "NRCan", "Timeline": "2022"}])
    ]


def test_acronyms_of_edition_records_and_texts_sorted_each_name_once() -> None:
    people = [
        {"partner": "mexico", "name": "A", "institution": "Economy Ministry", "acronym": "EM"},
        {"partner": "canada", "name": "B", "institution": "Equal Mobility", "acronym": "EM"},
    ]
    text = passage("Mexican Economy Ministry (EM) and Ábaco Central (AC); the Economy Ministry (EM).")
    mining = handed_in("mining", participants=people, sections={"outcomes": [text]})
    [(_, [table])] = annex("Acronyms", mining)
    assert table[1:] == [
        ("AC", "Ábaco Central"),
        ("EM", "Economy Ministry"),
        ("EM", "Equal Mobility"),
        ("FWG", "Forestry Working Group"),
        ("TP", "The Partnership"),
    ]


def test_a_name_that_is_not_translated_says_its_language_where_it_is_taken_over() -> None:
    foreign = {"foreign": {"institution": "en"}}
    chair = CoChair(partner="mexico", name="A", institution="Economy Ministry", acronym="EM").model_copy(update=foreign)
    action = Action(
        text=(paragraph("Informer."),), kind="action", lead_partner="canada", lead_institution="Water Board"
    )
    untold = action.model_copy(update={"foreign": {"lead_institution": "en"}})
    text = Passage(text=(Paragraph((Run("Natural Resources (NR)", language="en"), Run(" informe."))),))
    mining = handed_in("mining", co_chairs=[chair], sections={"outcomes": [text]}, actions=[untold])

    tables = [
        block
        for part in annexes(chapters(manuscript(edition(), [mining], "fr"))).parts
        for section in walk.below(part)
        for block in section.blocks
        if isinstance(block, Table) and section.anchor in ("annex--commitments", ACRONYMS)
    ]

    [commitment], names = (table.rows for table in tables)
    assert commitment[3] == (Run("Canada ("), Run("Water Board", language="en"), Run(")"))
    assert {text_of(acronym): name for acronym, name in names if text_of(acronym) in ("EM", "NR")} == {
        "EM": (Run("Economy Ministry", language="en"),),
        "NR": (Run("Natural Resources", language="en"),),
    }


def test_notes_are_an_annex() -> None:
    assert annex("Notes", coordination(sections={"notes": [passage("Mind this.")]})) == [
        ("annex--notes", ["Mind this."])
    ]
