"""Every sheet of both forms is a page, empty and filled."""

import json

import pytest

from authoring.edition.definition import load
from authoring.edition.folder import EditionFolder
from authoring.forms.catalogue import coordination_form, group_form
from authoring.forms.submission import to_json
from authoring.portal.drafts.drafting import save
from authoring.portal.drafts.payload import contents_of
from authoring.portal.models import Draft
from tests.portal.roles import YEAR, person, signed_in
from tests.workspace import group_submission

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("document", ["mining", "coordination"])
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_sheet_can_be_filled_in(folder: EditionFolder, document: str, language: str) -> None:
    edition, browser = load(folder.definition), signed_in(person("coordinator"))
    form = group_form(edition, document) if document == "mining" else coordination_form(edition)
    for sheet in form.sheets:
        answer = browser.get(f"/2030/{document}/sheets/{sheet.key}/?add=1", headers={"Accept-Language": language})
        assert (answer.status_code, answer.content.count(b'name="row"')) == (200, 1), sheet.key


def test_what_was_saved_is_shown(folder: EditionFolder) -> None:
    form, ana = group_form(load(folder.definition), "mining"), person("co_chair", group="mining", partner="peru")
    draft = Draft.objects.create(edition=YEAR, document="mining", language="en")
    for sheet, rows in contents_of(form, json.loads(to_json(group_submission("mining")))).items():
        save(draft, sheet, rows, 0, ana)
    shown = {
        sheet.key: signed_in(ana).get(f"/2030/mining/sheets/{sheet.key}/").content.decode() for sheet in form.sheets
    }
    assert 'value="Luis Ríos"' in shown["co_chairs"]
    assert ">\nIt went well.</textarea>" in shown["outcomes"]
    assert 'type="date" id="r1.start"' in shown["meetings"]
    assert "finding" not in shown["co_chairs"].replace("findings", "")
