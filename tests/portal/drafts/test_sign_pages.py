"""Submitting and signing, in the browser."""

import json

import pytest
from django.test import Client

from authoring.edition.definition import load
from authoring.edition.folder import EditionFolder
from authoring.forms.catalogue import group_form
from authoring.forms.submission import to_json
from authoring.portal.drafts.drafting import save
from authoring.portal.drafts.payload import contents_of
from authoring.portal.models import Draft, Event, Role, Signature, Version
from tests.portal.roles import YEAR, person, signed_in
from tests.workspace import group_submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(folder: EditionFolder) -> Draft:
    form = group_form(load(folder.definition), "mining")
    made, somebody = Draft.objects.create(edition=YEAR, document="mining", language="en"), person("coordinator")
    for sheet, rows in contents_of(form, json.loads(to_json(group_submission("mining")))).items():
        save(made, sheet, rows, 0, somebody)
    return made


def co_chair(partner: str) -> Client:
    return signed_in(person("co_chair", partner, group="mining", partner=partner))


def signed(browser: Client, partner: str, fingerprint: str = "") -> int:
    seen = fingerprint or Version.objects.get(number=1).fingerprint
    answer = browser.post("/2030/mining/sign/1/", {"partner": partner, "fingerprint": seen})
    return answer.status_code


@pytest.mark.usefixtures("draft")
def test_both_sign_what_they_have_read() -> None:
    peru, chile = co_chair("peru"), co_chair("chile")
    assert peru.post("/2030/mining/submit/").headers["Location"] == "/2030/mining/"
    page = chile.get("/2030/mining/sign/1/").content.decode()
    assert "It went well." in page
    assert (page.count('name="partner" value="chile"'), page.count('name="partner" value="peru"')) == (1, 0)
    assert (signed(chile, "chile"), signed(peru, "peru")) == (302, 302)
    assert [one.partner for one in Signature.objects.order_by("id")] == ["chile", "peru"]
    assert [one.what for one in Event.objects.order_by("id")] == [
        "Version {number} was submitted.",
        "Version {number} was signed for {partner}.",
        "Version {number} was signed for {partner}.",
    ]


@pytest.mark.usefixtures("draft")
def test_nobody_signs_for_another_partner_nor_a_coordinator_for_any() -> None:
    peru = co_chair("peru")
    peru.post("/2030/mining/submit/")
    assert signed(peru, "chile") == 302
    assert "Only a co-chair of the partner signs for it." in peru.get("/2030/mining/sign/1/").content.decode()
    assert signed(signed_in(person("coordinator")), "peru") == 302
    assert not Signature.objects.exists()


@pytest.mark.usefixtures("draft")
def test_one_person_signs_for_one_partner() -> None:
    both = person("co_chair", group="mining", partner="peru")
    Role.objects.create(person=both, edition=YEAR, kind="co_chair", group="mining", partner="chile")
    browser = signed_in(both)
    browser.post("/2030/mining/submit/")
    assert (signed(browser, "peru"), signed(browser, "chile")) == (302, 302)
    assert [one.partner for one in Signature.objects.all()] == ["peru"]
    assert "one person signs for one partner." in browser.get("/2030/mining/").content.decode()


def test_what_changed_meanwhile_is_not_signed_and_said_so(draft: Draft) -> None:
    peru = co_chair("peru")
    peru.post("/2030/mining/submit/")
    save(draft, "actions", [], 1, person("coordinator"))
    assert signed(peru, "peru") == 302
    page = peru.get("/2030/mining/").content.decode()
    assert "This version was changed since; nothing was signed." in page
    assert "its signatures no longer count" in page
    assert not Signature.objects.exists()


def test_what_has_errors_leads_to_them() -> None:
    assert co_chair("peru").post("/2030/mining/submit/").headers["Location"] == "/2030/mining/findings/"
    assert not Version.objects.exists()


@pytest.mark.usefixtures("draft")
def test_the_document_says_who_has_signed() -> None:
    peru = co_chair("peru")
    peru.post("/2030/mining/submit/")
    page = peru.get("/2030/mining/").content.decode()
    assert (page.count("Not signed yet"), page.count("Signed by")) == (2, 0)
    signed(peru, "peru")
    page = peru.get("/2030/mining/").content.decode()
    assert (page.count("Not signed yet"), page.count("Signed by peru")) == (1, 1)
