"""What is answered instead of a page says what happened and where to go on, in the reader's language."""

from datetime import UTC, datetime
from logging import getLogger

import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.utils.translation import override
from pytest_django.fixtures import Settings

from authoring.portal.models import Person
from authoring.portal.page import environment
from authoring.portal.service import bodies
from authoring.portal.views.errors import bad_request
from tests.portal.roles import person, signed_in


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "There is no page at this address"),
        ("fr", "Il n’y a pas de page à cette adresse"),
        ("es", "No hay ninguna página en esta dirección"),
    ],
)
def test_the_address_of_a_form_answers_with_a_page(language: str, title: str) -> None:
    browser = signed_in(person("coordinator"))
    answer = browser.get("/2030/mining/send-back/", headers={"Accept-Language": language})
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert f"<h1>{title}</h1>" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("exception", "status", "title"),
    [
        (SuspiciousOperation(), 400, "This request could not be read"),
        (RequestDataTooBig(), 413, "That was too much at once"),
    ],
)
def test_what_cannot_be_read_and_what_is_too_much(
    exception: Exception, status: int, title: str, rf: RequestFactory
) -> None:
    request = rf.post("/")
    request.user = Person()
    with override("en"):
        answer = bad_request(request, exception)
    assert (answer.status_code, f"<h1>{title}</h1>" in answer.content.decode()) == (status, True)


def test_under_another_name_nothing_is_asked_of_anybody(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["localhost"]
    answer = Client(HTTP_HOST="elsewhere.example.org", HTTP_ACCEPT_LANGUAGE="fr").get("/desk/2030/")
    assert (answer.status_code, "Le portail a une autre adresse" in answer.content.decode()) == (400, True)
    assert not getLogger("django.security.DisallowedHost").propagate


@pytest.mark.django_db
def test_the_language_is_changed_on_the_page_where_nothing_is() -> None:
    answer = signed_in(None).get("/nowhere/?at=all")
    assert (answer.status_code, 'name="next" value="/nowhere/?at=all"' in answer.content.decode()) == (404, True)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "address", "said"),
    [
        ("coordinator", "/desk/2030/", "private, no-store"),
        ("coordinator", "/nowhere/", "private, no-store"),
        ("", "/account/login/", None),
    ],
)
def test_nothing_keeps_the_pages_of_whoever_has_signed_in(kind: str, address: str, said: str | None) -> None:
    answer = signed_in(person(kind) if kind else None).get(address)
    kept = answer.headers.get("Cache-Control", "")
    assert kept == said if said else "private, no-store" not in kept


@pytest.mark.parametrize(("zone", "said"), [("UTC", "16:31 UTC"), ("America/Mexico_City", "10:31 CST")])
def test_a_moment_is_told_in_the_time_of_the_portal(zone: str, said: str, settings: Settings) -> None:
    settings.TIME_ZONE = zone
    with override("en"):
        told = environment().filters["moment"](datetime(2026, 11, 22, 16, 31, tzinfo=UTC))
    assert told.replace("\N{NO-BREAK SPACE}", " ").endswith(f"2026, {said}")


@pytest.mark.django_db
def test_a_file_beyond_all_bounds_is_heard_out_and_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "LIMIT", 1_000)
    file = SimpleUploadedFile("mining.xlsx", b"x" * 2_000)
    answer = signed_in(person("coordinator")).post("/2030/mining/workbook/", {"file": file})
    assert (answer.status_code, "That was too much at once" in answer.content.decode()) == (413, True)
    assert answer.wsgi_request.read() == b""
