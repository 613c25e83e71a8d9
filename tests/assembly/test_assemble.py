from collections import Counter
from pathlib import Path

import pytest

from authoring.assembly.assemble import assemble
from authoring.edition.definition import load
from authoring.model import walk
from authoring.model.inline import text_of
from authoring.model.report import Meeting, Report
from tests.assembly.cases import coordination, edition, handed_in, outline, paragraph, passage
from tests.publishing.specimen import PIXEL
from tests.reference import PROFILE_KEYS, needs_reference, reference, reference_submissions, sentences, sentences_below

MINING = handed_in(
    "mining",
    co_chairs=[
        {"partner": "canada", "name": "Ann", "on_behalf_of": "Bob", "note": "Retired"},
        {"partner": "mexico", "name": "Luz"},
    ],
    meetings=[
        {"start": "2021-11-25", "mode": "virtual", "participants": {"canada": 3, "mexico": 0}},
        {"start": "2021-12-01", "place": "Toluca"},
    ],
    sections={"gender": [passage("Equal.")], "outcomes": [passage("Mapped.", topic="Ores")]},
    actions=[{"text": (paragraph("Meet."),), "kind": "action"}],
    participants=[{"partner": "canada", "name": "Cy", "title": "Clerk"}],
    figures=[
        {
            "picture": {"media_type": "image/png", "data": PIXEL},
            "caption": "Map",
            "section": "outcomes",
            "topic": "Ores",
        },
        {"picture": {"media_type": "image/png", "data": PIXEL}, "caption": "Flag"},
    ],
)
MESSAGE = coordination(sections={"message": [passage("Welcome.")], "about": [passage("Us.")]})


def contents(report: Report) -> list[str]:
    return [f"{'  ' * depth}{one.number} {one.title}".rstrip() for depth, one in walk.sections(report)]


def test_parts_chapters_sections_in_order() -> None:
    assert contents(assemble(edition(), [MINING, MESSAGE], "en")) == [
        "  Part I Message",
        "  Part II Profile of the partnership",
        "     About",
        "     Groups",
        "       The working groups",
        "     The year in figures",
        "       Participation",
        "       Commitments",
        "  Part III Reports of the working groups",
        "    1 Mining Working Group",
        "       Co-chairs",
        "       Meetings",
        "       Outcomes",
        "         Ores",
        "       Gender perspective",
        "       Future actions",
        "       Figures",
        "       Participants",
        "    2 Energy Working Group",
        "    3 Forestry Working Group",
        "   Annexes",
        "    Annex A Commitments",
        "    Annex B Acronyms",
    ]


def test_a_chapter() -> None:
    report = assemble(edition(), [MINING], "en")
    chapter = next(one for _, one in walk.sections(report) if one.anchor == "mining")
    assert {one.anchor: outline(one.blocks) for one in walk.below(chapter) if one.blocks} == {
        "mining--co_chairs": [{"Mexico": [("Luz",)], "Canada": [("Ann", "On behalf of Bob", "Retired")]}],
        "mining--meetings": [
            {"Date": "November 25, 2021", "Mode": "Virtual", "Participants": "Mexico: 0; Canada: 3"},
            {"Date": "December 1, 2021", "Place": "Toluca"},
        ],
        "mining--outcomes--1": ["Mapped.", "Map"],
        "mining--gender": ["Equal."],
        "mining--future_actions": ["Meet."],
        "mining--figures": ["Flag"],
        "mining--participants": [{"Canada": [("Cy", "Clerk")]}],
    }


def test_the_cover() -> None:
    report = assemble(edition(), [], "fr", draft=True)
    assert (report.title, report.partners, report.host, report.language, report.draft) == (
        "Rapport annuel 2021",
        ("Mexique", "Canada"),
        "Mexique",
        "fr",
        True,
    )
    english = assemble(edition(), [], "en")
    assert report.meeting.dates == "25 et 26 novembre 2021"
    assert english.meeting == Meeting("17th", "November 25 and 26, 2021", "Toluca", "In person")


@pytest.mark.parametrize(
    ("treatment", "expected"),
    [
        ("omit", {"1 Mining Working Group": []}),
        (
            "state",
            {
                "1 Mining Working Group": [],
                "2 Energy Working Group": ["This working group did not hand in a report for 2021."],
                "3 Forestry Working Group": ["This working group did not hand in a report for 2021."],
            },
        ),
    ],
)
def test_groups_that_did_not_hand_in(treatment: str, expected: dict[str, list[str]]) -> None:
    report = assemble(edition(missing_groups=treatment), [MINING], "en")
    chapters = (one for _, one in walk.sections(report) if one.kind == "chapter" and one.number.isdigit())
    assert {f"{one.number} {one.title}": outline(one.blocks) for one in chapters} == expected


def test_an_inactive_group_has_a_chapter_only_when_it_handed_in() -> None:
    groups = [{"id": name, "name": {"en": name}, "active": name != "mining"} for name in ("mining", "energy")]
    with_it = assemble(edition(groups=groups), [MINING], "en")
    without = assemble(edition(groups=groups), [], "en")
    assert "    1 mining Working Group" in contents(with_it)
    assert "    1 energy Working Group" in contents(without)


def test_authors_texts_keep_their_language_and_titles_take_the_reports() -> None:
    french = handed_in("mining", language="fr", sections={"outcomes": [passage("Cartes.", topic="Minerais")]})
    report = assemble(edition(), [french], "en")
    found = {one.anchor: (one.title, one.language) for _, one in walk.sections(report)}
    assert found["mining--outcomes"] == ("Outcomes", "fr")
    assert found["mining--outcomes--1"] == ("Minerais", "fr")
    assert found["energy"] == ("Energy Working Group", "en")


def test_anchors_are_unique_and_the_same_in_every_language() -> None:
    english, french = (assemble(edition(), [MINING, MESSAGE], language) for language in ("en", "fr"))
    anchors = [one.anchor for _, one in walk.sections(english)]
    assert len(anchors) == len(set(anchors))
    assert anchors == [one.anchor for _, one in walk.sections(french)]


def test_every_section_says_its_language() -> None:
    report = assemble(edition(), [MINING, MESSAGE], "fr")
    assert {one.language for _, one in walk.sections(report)} == {"en", "fr"}


@needs_reference
def test_every_sentence_of_the_real_report_stands_once_in_its_order() -> None:
    definition = load(Path("submissions/2021/edition.toml"))
    report = assemble(definition, reference_submissions(definition), "en")
    source = reference()
    for group in source["groups"]:
        written = (one for one in group["sections"] if one["key"] != "participants")
        expected = [text for one in written for text in sentences_below(one)]
        assert _printed(report, group["id"]) == expected
    assert _printed(report, "part--message") == list(sentences(source["parts"]["message"]["blocks"]))
    for key, section in zip(PROFILE_KEYS, source["parts"]["profile"]["sections"], strict=True):
        expected = list(sentences(section["blocks"]))
        assert _printed(report, f"part--profile--{key}")[: len(expected)] == expected


@needs_reference
def test_everybody_named_in_the_real_report_is_named() -> None:
    definition = load(Path("submissions/2021/edition.toml"))
    report = assemble(definition, reference_submissions(definition), "en")
    source = reference()
    people = [one["name"] for group in source["groups"] for one in (*group["co_chairs"], *group["participants"])]
    people += [one["name"] for one in source["parts"]["message"]["signatories"]]
    printed = [
        name
        for _, one in walk.sections(report)
        for block in outline(one.blocks)
        if isinstance(block, dict)
        for entries in block.values()
        if isinstance(entries, list)
        for name, *_ in entries
    ]
    assert Counter(printed) == Counter(people)


def _printed(report: Report, anchor: str) -> list[str]:
    top = next(one for _, one in walk.sections(report) if one.anchor == anchor)
    return [text_of(text) for one in walk.below(top) for _, text in walk.texts(one.blocks)]
