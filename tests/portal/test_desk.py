"""The desk: where every document stands."""

import json
from datetime import date, timedelta

import pytest

from authoring.edition.definition import load
from authoring.edition.folder import EditionFolder
from authoring.forms.catalogue import group_form
from authoring.forms.submission import to_json
from authoring.portal.desk import FILTERS, Line, matrix
from authoring.portal.drafts.drafting import save
from authoring.portal.drafts.payload import contents_of
from authoring.portal.drafts.signing import land, sign, submit
from authoring.portal.models import Draft, Version
from authoring.portal.models.event import record
from tests.portal.roles import YEAR, person, signed_in
from tests.workspace import group_submission, hand_in

pytestmark = pytest.mark.django_db

TODAY = date(2030, 1, 1)


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


def test_filters_choose_what_they_say(folder: EditionFolder) -> None:
    definition = folder.definition.read_text("utf-8")
    folder.definition.write_text(definition.replace('languages = ["en"]', 'languages = ["en", "fr"]'), "utf-8")
    hand_in(folder, group_submission("mining"))
    lines = matrix(YEAR, TODAY)
    chosen = {name: [one.document for one in lines if applies(one)] for name, applies in FILTERS.items()}
    assert chosen == {"late": [], "errors": [], "unsigned": [], "untranslated": ["mining"], "ready": ["mining"]}


def test_the_table_that_is_sent_holds_no_formula(folder: EditionFolder) -> None:
    definition = folder.definition.read_text("utf-8")
    folder.definition.write_text(definition.replace('"Mining"', '"=1+1"', 1), "utf-8")
    sent = signed_in(person("coordinator")).get("/desk/2030/desk.csv")
    assert sent.headers["Content-Disposition"] == 'attachment; filename="desk-2030.csv"'
    assert sent.content.decode("utf-8-sig").splitlines()[1].startswith("'=1+1,Nothing yet,0,0")


def test_the_log_says_what_was_done() -> None:
    coordinator = person("coordinator", "Rosa")
    record(coordinator, YEAR, "mining", "Version {number} was signed for {partner}.", number=2, partner="peru")
    page = signed_in(coordinator).get("/desk/2030/log/").content.decode()
    who, document = '<td data-label="Who">Rosa</td>', '<td data-label="Document">Mining</td>'
    assert f'{who}{document}<td class="whole">Version 2 was signed for Peru.</td>' in page
