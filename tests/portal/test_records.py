"""Django's pages of records: for an operator's eyes, and for nobody's hands."""

import pytest
from django.urls import reverse

from authoring.portal.access import Asked, rights_of
from authoring.portal.models import Draft, Person
from authoring.portal.records import records
from tests.portal.roles import YEAR, person, signed_in
from tests.portal.test_access import METHODS, NOBODY, ROLES

pytestmark = pytest.mark.django_db
LISTS = [f"records:portal_{one._meta.model_name}_changelist" for one in records._registry]


@pytest.fixture
def draft() -> Draft:
    return Draft.objects.create(edition=YEAR, document="mining", language="en")


@pytest.mark.parametrize("name", ["records:index", *LISTS])
def test_an_operator_sees_every_table(name: str) -> None:
    answer = signed_in(person("operator")).get(reverse(name))
    assert (answer.status_code, "unsafe-inline" in answer.headers["Content-Security-Policy"]) == (200, False)


@pytest.mark.slow
@pytest.mark.parametrize("role", [NOBODY, *ROLES])
@pytest.mark.parametrize("method", METHODS)
def test_nobody_else_does(role: str, method: str, draft: Draft) -> None:
    browser = signed_in(person(**ROLES[role]) if role in ROLES else None)
    expected = 302 if role == NOBODY else 404
    for address in ("/records/", f"/records/portal/draft/{draft.pk}/change/", "/records/login/", "/records/none/"):
        assert getattr(browser, method)(address).status_code == expected, address


@pytest.mark.parametrize("address", ["portal/draft/add/", "portal/draft/{}/delete/"])
def test_nothing_is_added_or_deleted(address: str, draft: Draft) -> None:
    browser = signed_in(person("operator"))
    assert browser.post("/records/" + address.format(draft.pk), {"post": "yes"}).status_code == 403


def test_nothing_is_changed(draft: Draft) -> None:
    browser, address = signed_in(person("operator")), f"/records/portal/draft/{draft.pk}/change/"
    page = browser.get(address).content.decode()
    assert ("mining" in page, '<input type="submit"' in page) == (True, False)
    assert browser.post(address, {"edition": YEAR, "document": "forests", "language": "en"}).status_code == 403
    draft.refresh_from_db()
    assert draft.document == "mining"


def test_what_lets_somebody_in_is_not_shown() -> None:
    somebody = person("operator")
    Person.objects.filter(pk=somebody.pk).update(password="a-secret-digest")
    browser = signed_in(Person.objects.get(pk=somebody.pk))
    pages = [browser.get("/records/portal/person/"), browser.get(f"/records/portal/person/{somebody.pk}/change/")]
    assert [(page.status_code, b"a-secret-digest" in page.content) for page in pages] == [(200, False)] * 2


def test_an_operator_reads_no_draft_by_its_pages() -> None:
    rights = rights_of(person("operator"))
    assert [rights.may(name, Asked(YEAR, "mining")) for name in ("document", "desk", "people", "report")] == [
        False,
        False,
        False,
        True,
    ]
