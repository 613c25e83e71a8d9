"""The desk: where every document stands."""

import json
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from authoring.edition.definition import load
from authoring.edition.folder import EditionFolder
from authoring.forms.catalogue import group_form
from authoring.forms.submission import to_json
from authoring.portal.desk import FILTERS, Line, matrix
from authoring.portal.drafts.commenting import comment, resolve, send_back
from authoring.portal.drafts.drafting import save
from authoring.portal.drafts.found import take_in
from authoring.portal.drafts.payload import contents_of
from authoring.portal.drafts.signing import land, sign, submit
from authoring.portal.models import Comment, Draft, Version
from authoring.portal.models.event import record
from tests.edition.editions import with_more_time
from tests.portal.roles import YEAR, person, signed_in
from tests.workspace import group_submission, hand_in

pytestmark = pytest.mark.django_db

TODAY, LATE = date(2030, 1, 1), date(2032, 1, 1)


def line(document: str, today: date = TODAY) -> Line:
    return next(one for one in matrix(YEAR, today) if one.document == document)


def filled(folder: EditionFolder) -> Draft:
    form = group_form(load(folder.definition), "mining")
    draft, ana = Draft.objects.create(edition=YEAR, document="mining", language="en"), person("co_chair")
    for sheet, rows in contents_of(form, json.loads(to_json(group_submission("mining")))).items():
        save(draft, sheet, rows, 0, ana)
    return draft


def submitted(folder: EditionFolder, *partners: str) -> Version:
    version = submit(filled(folder), group_form(load(folder.definition), "mining"), person("co_chair"))
    assert isinstance(version, Version)
    for partner in partners:
        sign(version, partner, person("co_chair"), version.fingerprint)
    return version


def test_every_document_has_a_line_in_the_order_of_the_edition() -> None:
    assert [(one.document, one.stage, one.files) for one in matrix(YEAR, TODAY)] == [
        ("mining", "empty", ()),
        ("forests", "empty", ()),
        ("coordination", "empty", ()),
    ]


def test_a_workbook_in_the_folder_is_handed_in(folder: EditionFolder) -> None:
    hand_in(folder, group_submission("mining"))
    found = line("mining")
    assert (found.stage, found.files, found.errors, found.translated) == ("handed in", ("mining.xlsx",), 0, {})


def test_a_document_goes_through_its_stages(folder: EditionFolder) -> None:
    version = submitted(folder)
    assert (line("mining").stage, sorted(line("mining").signed)) == ("submitted", [])
    for partner in ("peru", "chile"):
        sign(version, partner, person("co_chair"), version.fingerprint)
    assert (line("mining").stage, sorted(line("mining").signed)) == ("signed", ["chile", "peru"])
    land(version, folder)
    assert (line("mining").stage, line("mining").files) == ("handed in", ("mining.json",))


def test_a_change_takes_a_document_back_to_a_draft(folder: EditionFolder) -> None:
    version = submitted(folder, "peru")
    save(version.draft, "actions", [], 1, person("co_chair"))
    found = line("mining")
    assert (found.stage, found.signed, found.is_void) == ("draft", frozenset(), True)


def test_who_is_late_is_known_the_day_after(folder: EditionFolder) -> None:
    due = load(folder.definition).due
    assert due
    assert (line("mining", due).is_late, line("mining", due + timedelta(days=1)).is_late) == (False, True)


def test_a_group_may_have_more_time_than_the_others(folder: EditionFolder) -> None:
    folder.definition.write_text(with_more_time(folder.definition.read_text("utf-8")), "utf-8")
    in_april, in_may = date(2031, 4, 30), date(2031, 5, 1)
    found = {one: (line(one, in_april).due, line(one, in_april).is_late) for one in ("mining", "forests")}
    assert found == {"mining": (in_april, False), "forests": (date(2031, 3, 31), True)}
    assert line("mining", in_may).is_late
    page = signed_in(person("coordinator")).get("/desk/2030/").content.decode()
    assert page.count("Due on") == 2
    assert "Due on April 30, 2031" in page.partition(">Mining</a>")[2].partition("</tr>")[0]


def test_filters_choose_what_they_say(folder: EditionFolder) -> None:
    definition = folder.definition.read_text("utf-8")
    folder.definition.write_text(definition.replace('languages = ["en"]', 'languages = ["en", "fr"]'), "utf-8")
    hand_in(folder, group_submission("mining"))
    lines = matrix(YEAR, TODAY)
    chosen = {name: [one.document for one in lines if applies(one)] for name, applies in FILTERS.items()}
    assert {name: found for name, found in chosen.items() if found} == {"untranslated": ["mining"], "ready": ["mining"]}


def by_file(folder: EditionFolder) -> Draft:
    """Hand a workbook in by the folder; return the draft that follows it, in which nobody has typed."""
    hand_in(folder, group_submission("mining"))
    take_in(YEAR)
    return Draft.objects.get(document="mining")


def chosen() -> set[str]:
    return {name for name, applies in FILTERS.items() if applies(line("mining"))}


@pytest.mark.slow
def test_what_came_as_a_file_and_was_sent_back_is_not_ready(folder: EditionFolder) -> None:
    draft, rosa = by_file(folder), person("coordinator", "Rosa")
    assert (line("mining").stage, "ready" in chosen()) == ("handed in", True)
    comment(draft, "", "Which course?", rosa)
    assert (line("mining").stage, line("mining").remarks, chosen()) == ("handed in", 1, {"remarks"})
    send_back(draft, rosa)
    assert (line("mining").stage, chosen()) == ("sent back", {"back", "remarks", "unsigned"})
    assert line("mining", LATE).is_late
    resolve(Comment.objects.get(), rosa)
    save(draft, "actions", [], 1, person("co_chair"))
    assert line("mining").stage == "sent back"
    version = submit(draft, group_form(load(folder.definition), "mining"), person("co_chair"))
    assert isinstance(version, Version)
    assert (line("mining").stage, line("mining").remarks) == ("submitted", 0)
    send_back(draft, rosa)
    assert (line("mining").stage, line("mining").is_void) == ("sent back", True)


@pytest.mark.slow
def test_a_newer_file_answers_what_was_sent_back(folder: EditionFolder) -> None:
    send_back(by_file(folder), person("coordinator"))
    assert line("mining").stage == "sent back"
    hand_in(folder, group_submission("mining", "It went better."))
    take_in(YEAR)
    assert (line("mining").stage, chosen()) == ("handed in", {"ready"})


def without_report(folder: EditionFolder) -> None:
    definition = folder.definition.read_text("utf-8")
    folder.definition.write_text(f'without_report = ["mining"]\n{definition}', "utf-8")


def test_who_does_not_report_is_not_expected_until_something_is_handed_in(folder: EditionFolder) -> None:
    without_report(folder)
    found = line("mining", LATE)
    assert (found.stage, found.is_expected, found.is_late) == ("not expected", False, False)
    version = submit(filled(folder), group_form(load(folder.definition), "mining"), person("co_chair"))
    assert isinstance(version, Version)
    assert (line("mining", LATE).stage, line("mining", LATE).is_late) == ("submitted", True)
    save(version.draft, "actions", [], 1, person("co_chair"))
    found = line("mining", LATE)
    assert (found.stage, found.is_expected, found.is_late) == ("draft", False, False)


def test_what_was_done_last_is_more_than_what_was_typed(folder: EditionFolder) -> None:
    assert line("mining").active is None
    person_ = person("coordinator")
    record(person_, YEAR, "mining", "{name} was reminded.", name="Ana", email="ana@example.org")
    assert line("mining").active is None
    hand_in(folder, group_submission("mining"))
    handed_in = line("mining").active
    assert handed_in == datetime.fromtimestamp((folder.path / "mining.xlsx").stat().st_mtime_ns / 1e9, UTC)
    done = record(person_, YEAR, "mining", "Translations into {language} were saved: {count}", language="fr", count=2)
    assert line("mining").active == done.at > handed_in


def test_a_filter_that_is_none_is_said_to_be_none() -> None:
    page = signed_in(person("coordinator")).get("/desk/2030/?show=<late>").content.decode()
    assert "There is no list “&lt;late&gt;”. All documents are shown." in page
    assert page.count('<th scope="row">') == 3


def sheet_of(sent: Any) -> list[tuple[Any, ...]]:
    return [*load_workbook(BytesIO(sent.content)).worksheets[0].iter_rows(values_only=True)]


@pytest.mark.parametrize(
    "name", ["=1+1", " =1+1", "\\n=1+1", "＝1+1", "+1", "@SUM(1)", "<r>x</r>", "a;b,c", "_x0041_", "01"]
)
def test_text_is_text_in_the_workbook_that_is_sent(folder: EditionFolder, name: str) -> None:
    definition = folder.definition.read_text("utf-8")
    folder.definition.write_text(definition.replace('"Mining"', f'"{name}"', 1), "utf-8")
    sent = signed_in(person("coordinator")).get("/desk/2030/desk.xlsx")
    cell = load_workbook(BytesIO(sent.content)).worksheets[0]["A2"]
    assert (cell.data_type, str(cell.value).lstrip("\u200b")) == ("s", name.replace("\\n", "").strip())


def test_the_workbook_has_the_columns_of_the_desk_and_follows_its_filter(folder: EditionFolder) -> None:
    hand_in(folder, group_submission("mining"))
    rosa = signed_in(person("coordinator"))
    sent = rosa.get("/desk/2030/desk.xlsx?show=ready")
    assert sent.headers["Content-Disposition"] == 'attachment; filename="desk-2030-ready.xlsx"'
    head, mining = sheet_of(sent)
    told = dict(zip(head, mining, strict=True))
    assert isinstance(told.pop("Last change"), datetime)
    assert told == {
        "Document": "Mining",
        "Stage": "Handed in",
        "Due date": datetime(2031, 3, 31),
        "Late": None,
        "A newer file": None,
        "Changed since": None,
        "Files": "mining.xlsx",
        "Errors": 0,
        "Warnings": 0,
        "Open remarks": 0,
        "Signed for Peru": None,
        "Signed for Chile": None,
        "Translation: English (%)": None,
    }
    assert [row[0] for row in sheet_of(rosa.get("/desk/2030/desk.xlsx"))[1:]] == [
        "Mining",
        "Forests",
        "Coordinators’ own parts",
    ]


def test_the_log_says_what_was_done() -> None:
    coordinator = person("coordinator", "Rosa")
    record(coordinator, YEAR, "mining", "Version {number} was signed for {partner}.", number=2, partner="peru")
    page = signed_in(coordinator).get("/desk/2030/log/").content.decode()
    who, document = '<td data-label="Who">Rosa</td>', '<td data-label="Document">Mining</td>'
    assert f'{who}{document}<td class="whole">Version 2 was signed for Peru.</td>' in page


def test_the_log_is_shown_page_by_page_and_sent_whole() -> None:
    coordinator, ana = person("coordinator", "Rosa"), person("co_chair", "Ana", group="forests", partner="peru")
    for number in range(120):
        record(coordinator, YEAR, "mining", "Version {number} was submitted.", number=number)
    record(ana, YEAR, "forests", "Version {number} was submitted.", number=1000)
    rosa = signed_in(coordinator)
    first, second = (rosa.get(f"/desk/2030/log/?page={number}").content.decode() for number in (1, 2))
    assert (first.count("was submitted"), second.count("was submitted")) == (100, 21)
    assert "Page 1 of 2" in first
    assert rosa.get(f"/desk/2030/log/?person={ana.pk}").content.decode().count("was submitted") == 1
    of_mining = rosa.get("/desk/2030/log/?document=mining&page=2").content.decode()
    assert (of_mining.count("was submitted"), "?document=mining&amp;page=1" in of_mining) == (20, True)
    assert rosa.get("/desk/2030/log/?document=none&person=x&page=x").content.decode().count("was submitted") == 100
    head, latest, *rest = sheet_of(rosa.get("/desk/2030/log.xlsx"))
    assert head == ("When", "Who", "E-mail address", "Document", "What")
    assert latest[1:] == ("Ana", ana.email, "Forests", "Version 1000 was submitted.")
    assert len(rest) == 120
    assert len(sheet_of(rosa.get(f"/desk/2030/log.xlsx?person={ana.pk}"))) == 2
