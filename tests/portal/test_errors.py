"""What is answered instead of a page says what happened and where to go on, in the reader's language."""

import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.test import RequestFactory
from django.utils.translation import override

from authoring.portal.models import Person
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
