"""The coordinators' own parts have co-chairs as groups have: for each partner one fills in, signs, and sees no more."""

import json
import re

import pytest
from django.test import Client

from authoring.edition.definition import load
from authoring.edition.folder import EditionFolder
from authoring.forms.catalogue import coordination_form
from authoring.pipeline.submissions import check
from authoring.portal.desk import matrix
from authoring.portal.drafts.signing import land, to_land
from authoring.portal.models import Person, Version
from authoring.portal.workspace import edition_of
from tests.portal.roles import YEAR, person, signed_in
from tests.workspace import hand_in_coordination

pytestmark = pytest.mark.django_db

DOCUMENT = f"/{YEAR}/coordination/"


def invited(partner: str) -> Client:
    """Let a coordinator invite somebody on the page of people; return that one's browser."""
    asked = {"name": partner, "language": "en", "kind": "co_chair", "group": "coordination", "partner": partner}
    by = signed_in(person("coordinator"))
    assert "Coordinators’ own parts" in by.get(f"/people/{YEAR}/invite/").content.decode()
    assert by.post(f"/people/{YEAR}/invite/", asked | {"email": f"{partner}@example.org"}).status_code == 302
    assert f"Coordinators’ own parts ({partner.title()})" in by.get(f"/people/{YEAR}/").content.decode()
    return signed_in(Person.objects.get(email=f"{partner}@example.org"))


def test_whoever_is_invited_sees_that_document_alone() -> None:
    peru = invited("peru")
    assert re.findall(rf'href="(/{YEAR}/[^"]+)"', peru.get("/").content.decode()) == [DOCUMENT]
    form = coordination_form(edition_of(YEAR))
    ways = [DOCUMENT, *(f"{DOCUMENT}sheets/{sheet.key}/" for sheet in form.sheets)]
    assert {peru.get(way).status_code for way in ways} == {200}
    assert {peru.get(way).status_code for way in (f"/{YEAR}/mining/", f"/desk/{YEAR}/", f"/people/{YEAR}/")} == {404}


@pytest.mark.slow
def test_both_sign_what_then_is_in_the_folder(folder: EditionFolder) -> None:
    workbook = hand_in_coordination(folder)
    [handed_in] = check(folder).submissions
    peru, chile = invited("peru"), invited("chile")
    peru.get(DOCUMENT)  # what was handed in is in place
    assert peru.post(f"{DOCUMENT}submit/").headers["Location"] == DOCUMENT
    version = Version.objects.get()
    for browser, partner in ((peru, "peru"), (chile, "chile")):
        page = browser.get(f"{DOCUMENT}sign/1/").content.decode()
        assert re.findall('name="partner" value="(.+?)"', page) == [partner]
        browser.post(f"{DOCUMENT}sign/1/", {"partner": partner, "fingerprint": version.fingerprint})
    [ready] = to_land(load(folder.definition))
    land(ready, folder)
    assert json.loads((folder.path / "coordination.json").read_text())["form"] == "coordination"
    assert not workbook.exists()
    [landed] = check(folder).submissions
    assert landed == handed_in.model_copy(update={"template": landed.template})
    assert [line.stage for line in matrix(YEAR, version.at.date())] == ["empty", "empty", "handed in"]
