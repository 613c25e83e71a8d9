from datetime import date
from pathlib import Path
from typing import Any

import pytest

from authoring.edition.definition import load
from authoring.forms.submission import CoordinationSubmission, GroupSubmission, Submission
from authoring.intake.check import check
from authoring.model.place import Place
from tests.assembly.cases import coordination, edition, handed_in, paragraph, passage
from tests.publishing.specimen import PIXEL
from tests.reference import needs_reference, reference_submissions

CO_CHAIRS = [
    {"partner": "mexico", "name": "Luz", "institution": "Secretariat of Energy", "acronym": "SENER"},
    {"partner": "canada", "name": "Ann", "institution": "Natural Resources Canada", "acronym": "NRCan"},
]
CLEAN: dict[str, Any] = {
    "co_chairs": CO_CHAIRS,
    "sections": {"outcomes": [passage("Mapped.")], "gender": [passage("Equal.")]},
    "meetings": [{"start": "2021-11-25"}],
}
MINING = "mining.json"
PICTURE = {"media_type": "image/png", "data": PIXEL}


def mining(**changes: Any) -> GroupSubmission:
    return handed_in("mining", **CLEAN | changes)


def outcomes(*passages: Any) -> dict[str, Any]:
    return {"outcomes": list(passages), "gender": [passage("Equal.")]}


def action(**values: Any) -> dict[str, Any]:
    return {"text": (paragraph("Meet."),), "kind": "action"} | values


def found(*submissions: Submission, **changes: Any) -> list[tuple[str, str, dict[str, str]]]:
    """Return the findings of an edition of which only the groups given are expected."""
    known = {"groups": [{"id": "mining", "name": {"en": "Mining"}}], "coordination": [], "languages": ["en"]} | changes
    return [(one.code, one.place.file, dict(one.values)) for one in check(edition(**known), submissions)]


CASES: list[tuple[str, GroupSubmission, list[tuple[str, dict[str, str]]]]] = [
    ("nothing to mend", mining(), []),
    (
        "sections that are empty",
        mining(sections={"outcomes": [passage(topic="Ores")]}, meetings=[]),
        [
            ("section-required", {"section": "Outcomes"}),
            ("section-expected", {"section": "Gender perspective"}),
            ("section-expected", {"section": "Meeting"}),
        ],
    ),
    (
        "a partner without co-chair",
        mining(co_chairs=CO_CHAIRS[1:]),
        [("co-chair-missing", {"partner": "Mexico", "sheet": "Co-chairs"})],
    ),
    (
        "a co-chair without institution",
        mining(co_chairs=[*CO_CHAIRS, {"partner": "canada", "name": "Bob"}]),
        [("institution-missing", {"name": "Bob"})],
    ),
    (
        "more words than the limit",
        mining(
            sections={
                "outcomes": [passage("Mapped.")],
                "gender": [passage("one two three four five six"), passage("7 8 9 10 11")],
            }
        ),
        [("words-over", {"words": "11", "limit": "10"})],
    ),
    (
        "meetings of another year, and backwards; until the reports are due is this year",
        mining(
            meetings=[
                {"start": "2020-11-25"},
                {"start": "2022-05-31"},
                {"start": "2022-06-01"},
                {"start": "2021-03-02", "end": "2021-03-01"},
            ]
        ),
        [
            ("date-outside-year", {"date": "2020-11-25", "year": "2021"}),
            ("date-outside-year", {"date": "2022-06-01", "year": "2021"}),
            ("date-order", {"start": "2021-03-02", "end": "2021-03-01"}),
        ],
    ),
    (
        "a meeting that ends in another year",
        mining(meetings=[{"start": "2021-11-25", "end": "2022-11-26"}]),
        [("date-outside-year", {"date": "2022-11-26", "year": "2021"})],
    ),
    (
        "a due date that is past",
        mining(
            actions=[
                action(due="2021-03-31"),
                action(due="2021-03-30", status="done"),
                action(due="2021-12-31"),
                action(),
            ]
        ),
        [("due-past", {"date": "2021-03-31"})],
    ),
    (
        "a picture without words for it",
        mining(
            figures=[{"picture": PICTURE, "caption": "A"}, {"picture": PICTURE, "caption": "B", "alternative": "b"}]
        ),
        [("picture-no-alternative", {})],
    ),
]


@pytest.mark.parametrize(("submission", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_one_group(submission: GroupSubmission, expected: list[tuple[str, dict[str, str]]]) -> None:
    assert found(submission) == [(code, MINING, values) for code, values in expected]


def test_a_group_that_may_take_longer_may_meet_longer() -> None:
    groups = [{"id": "mining", "name": {"en": "Mining"}, "due": date(2022, 6, 15)}]
    late = mining(meetings=[{"start": "2022-06-15"}, {"start": "2022-06-16"}])
    assert found(late, groups=groups) == [("date-outside-year", MINING, {"date": "2022-06-16", "year": "2021"})]


TOPICS: list[tuple[str, list[str], list[str], list[tuple[str, str]]]] = [
    ("the same", ["Ores", "Safety"], ["Ores", "Safety"], []),
    ("capitals", ["Carbon accounting"], ["Carbon Accounting"], [("Carbon Accounting", "Carbon accounting")]),
    ("a word drawn together", ["Wildland fire"], ["Wildfire"], [("Wildfire", "Wildland fire")]),
    ("spare space", ["Ores  mined"], ["Ores mined "], []),
    ("two topics of one section", ["Mine safety", "Mines safety"], ["Mines safety"], []),
    ("two topics", ["Landscape: Canada"], ["Landscape: Mexico"], []),
    ("years", ["Plan 2021"], ["Plan 2022"], []),
]


@pytest.mark.parametrize(
    ("first", "second", "expected"), [case[1:] for case in TOPICS], ids=[case[0] for case in TOPICS]
)
def test_topics_spelled_two_ways(first: list[str], second: list[str], expected: list[tuple[str, str]]) -> None:
    sections = outcomes(*(passage("Said.", topic=topic) for topic in first))
    submission = mining(sections=sections, actions=[action(topic=topic) for topic in second])
    assert found(submission) == [
        ("topic-spelling", MINING, {"topic": topic, "other": other}) for topic, other in expected
    ]


def test_of_two_spellings_the_one_in_fewer_sections_is_found() -> None:
    sections = outcomes(passage("Said.", topic="Mine safty"))
    figure = {"picture": PICTURE, "caption": "A", "alternative": "a", "topic": "Mine safety"}
    submission = mining(sections=sections, actions=[action(topic="Mine safety")], figures=[figure])
    assert found(submission) == [("topic-spelling", MINING, {"topic": "Mine safty", "other": "Mine safety"})]


def test_who_has_not_handed_in_stands_last() -> None:
    definition = edition(without_report=["energy"], languages=["en"])
    findings = check(definition, [mining(meetings=[])])
    assert [(one.code, str(one.place), dict(one.values)) for one in findings] == [
        ("section-expected", "mining.json", {"section": "Meeting"}),
        ("coordination-missing", "edition.toml", {}),
        ("group-missing", "edition.toml › groups.forestry", {"group": "Forestry"}),
    ]


def test_names_that_have_no_text_in_one_of_the_editions_languages() -> None:
    groups = [{"id": "mining", "name": {"en": "Mining", "fr": "Mines"}}]
    section = {"key": "outcomes", "title": {"en": "Outcomes"}}
    definition = edition(languages=["en", "fr-CA"], groups=groups, sections=[section], coordination=[])
    assert [(one.code, one.place.field, dict(one.values)) for one in check(definition, [mining()])] == [
        ("language-missing", "partnership.name", {"text": "The Partnership", "language": "fr-CA"}),
        ("language-missing", "meeting.place", {"text": "Toluca", "language": "fr-CA"}),
        ("language-missing", "sections.outcomes", {"text": "Outcomes", "language": "fr-CA"}),
    ]


def test_the_coordinators_own_form() -> None:
    meetings = [
        {"start": date(2022, 11, 1)},
        {"start": date(2019, 11, 2), "end": date(2019, 11, 1)},
    ]
    sections = [{"key": "message", "title": {"en": "Message"}, "part": "message", "need": "required"}]
    assert found(mining(), coordination(past_meetings=meetings), coordination=sections) == [
        ("section-required", "coordination.json", {"section": "Signatories"}),
        ("section-required", "coordination.json", {"section": "Message"}),
        ("date-outside-year", "coordination.json", {"date": "2022-11-01", "year": "2021"}),
        ("date-order", "coordination.json", {"start": "2019-11-02", "end": "2019-11-01"}),
    ]


def test_findings_follow_the_editions_groups_and_the_forms_sheets_whatever_the_order_of_files() -> None:
    groups = [{"id": name, "name": {"en": name.title()}} for name in ("mining", "energy")]
    wrong = {"co_chairs": CO_CHAIRS[:1], "meetings": [{"start": "2019-01-01"}]}
    codes = [
        (file, code) for code, file, _ in found(handed_in("energy", **CLEAN | wrong), mining(**wrong), groups=groups)
    ]
    assert codes == [
        ("mining.json", "co-chair-missing"),
        ("mining.json", "date-outside-year"),
        ("energy.json", "co-chair-missing"),
        ("energy.json", "date-outside-year"),
    ]


def test_the_place_is_the_cell_where_it_is_known_else_the_sheet_else_the_file() -> None:
    submission = mining(
        meetings=[{"start": "2020-01-01"}, {"start": "2020-01-02"}], sections={"outcomes": [passage("A")]}
    )
    submission.meetings[0].origins = {"start": Place("mining.xlsx", "Meeting", "A7")}
    submission.meetings[1].origins = {"": Place("mining.xlsx", "Meeting", "A8:F8")}
    submission.origins = {"gender": Place("mining.xlsx", "Gender")}
    definition = edition(groups=[{"id": "mining", "name": {"en": "Mining"}}], coordination=[], languages=["en"])
    assert [str(one.place) for one in check(definition, [submission])] == [
        "mining.xlsx › Gender",
        "mining.xlsx › Meeting!A7",
        "mining.xlsx › Meeting!A8:F8",
    ]


def test_a_sheet_that_is_not_in_the_workbook_was_found_missing_when_it_was_read() -> None:
    submission = handed_in("mining")
    submission.origins = {"meetings": Place("mining.xlsx", "Meeting")}
    assert [values for _, _, values in found(submission)] == [{"section": "Meeting"}]


def test_a_group_the_edition_does_not_know_is_checked_all_the_same() -> None:
    assert found(handed_in("unknown", **CLEAN | {"co_chairs": []}))[0][:2] == ("co-chair-missing", "unknown.json")


@needs_reference
def test_the_real_report() -> None:
    definition = load(Path("submissions/2021/edition.toml"))
    submissions = reference_submissions(definition)
    findings = [
        (one.place.file.partition(".")[0], one.code, one.values.get("topic") or one.values.get("acronym", ""))
        for one in check(definition, submissions)
        if one.code != "section-expected"
    ]
    assert [submission.form for submission in submissions if isinstance(submission, CoordinationSubmission)] == [
        "coordination"
    ]
    assert findings == [
        ("coordination", "institution-spelling", ""),
        ("coordination", "institution-two-acronyms", "PCH"),
        ("coordination", "institution-two-acronyms", "CULTURA"),
        ("coordination", "institution-two-acronyms", "ECONOMIA"),
        ("coordination", "institution-spelling", ""),
        ("forestry", "topic-spelling", "Forest Carbon Accounting"),
        ("forestry", "topic-spelling", "Wildfire Management"),
        ("mining", "acronym-two-institutions", "SEMARNAT"),
        ("trade-investment-and-innovation", "acronym-two-institutions", "GAC"),
        ("trade-investment-and-innovation", "acronym-two-institutions", "COMCE"),
    ] + ([] if "energy" in definition.without_report else [("edition", "group-missing", "")])
