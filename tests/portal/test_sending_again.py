"""What was typed is carried along, whatever has become of the session it was typed in."""

import re
from html import unescape
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from authoring.portal import rates
from authoring.portal.models import Comment, Person
from tests.portal.roles import YEAR, person

pytestmark = pytest.mark.django_db

PASSWORD = "a sentence of one's own"
SHEET = f"/{YEAR}/mining/sheets/outcomes/"
REMARKS = f"/{YEAR}/mining/remarks/"
HTML = {"Accept": "text/html,application/xhtml+xml", "Origin": "http://localhost"}
TYPED = 'Two "mines"\nand <b>a road</b> & more'


@pytest.fixture
def ana() -> Person:
    cache.clear()
    made = person("coordinator", "ana")
    made.set_password(PASSWORD)
    made.save()
    return made


@pytest.fixture
def browser(ana: Person) -> Client:
    made = Client(enforce_csrf_checks=True, HTTP_HOST="localhost", HTTP_ACCEPT_LANGUAGE="en")
    sign_in(made, ana)
    return made


def sign_in(browser: Client, one: Person) -> None:
    door = browser.get("/account/login/")
    values = {"login": one.email, "password": PASSWORD, "csrfmiddlewaretoken": fields(door)["csrfmiddlewaretoken"]}
    assert browser.post("/account/login/", values, headers=HTML).status_code == 302


def fields(page: Any) -> dict[str, str]:
    """Return the hidden fields of a page's last form, as a browser reads them."""
    form = page.content.decode().rpartition("<form")[2]
    found = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form)
    return {unescape(name): unescape(value) for name, value in found}


def title(page: Any) -> str:
    return unescape(re.findall("<h1>(.*?)</h1>", page.content.decode())[0])


def test_what_was_typed_when_the_session_had_ended_is_sent_again_and_saved(browser: Client, ana: Person) -> None:
    token = fields(browser.get(REMARKS))["csrfmiddlewaretoken"]
    browser.cookies.pop("sessionid")
    out = browser.post(REMARKS, {"text": TYPED, "csrfmiddlewaretoken": token}, headers=HTML)
    assert (out.status_code, title(out), fields(out)["text"]) == (401, "You were signed out", TYPED)
    assert out.content.decode().count("<form") == 1  # no switch of languages leads away from what was typed
    assert f'href="/account/login/?next={"/"}" target="_blank" rel="noopener"' in out.content.decode()
    sign_in(browser, ana)
    anew = browser.post(REMARKS, fields(out), headers=HTML)
    assert (anew.status_code, title(anew), fields(anew)["text"]) == (403, "Please send it once more", TYPED)
    assert not Comment.objects.exists()
    assert browser.post(REMARKS, fields(anew), headers=HTML).status_code == 302
    assert Comment.objects.get().text == TYPED


def test_the_page_leads_to_the_door_and_back_to_where_it_was_sent_from(browser: Client) -> None:
    token = fields(browser.get(REMARKS))["csrfmiddlewaretoken"]
    browser.cookies.pop("sessionid")
    sent = {"text": "x", "csrfmiddlewaretoken": token}
    out = browser.post(REMARKS, sent, headers=HTML | {"Referer": f"http://localhost{SHEET}?change"})
    assert f'href="/account/login/?next={SHEET}%3Fchange"' in out.content.decode()


def test_files_have_to_be_chosen_anew(browser: Client) -> None:
    address = f"/{YEAR}/mining/workbook/"
    sent = {"csrfmiddlewaretoken": "old", "file": SimpleUploadedFile("mining.xlsx", b"PK")}
    page = browser.post(address, sent, headers=HTML)
    assert (page.status_code, "choose them anew" in page.content.decode()) == (403, True)
    assert "choose them anew" not in browser.post(REMARKS, {"text": "x"}, headers=HTML).content.decode()


def test_a_sheet_that_saves_itself_is_answered_as_ever(browser: Client) -> None:
    token = fields(browser.get(REMARKS))["csrfmiddlewaretoken"]
    headers = {"Accept": "application/json", "Origin": "http://localhost"}
    old = browser.post(SHEET, {"csrfmiddlewaretoken": "old"}, headers=headers)
    assert (old.status_code, title(old)) == (403, "This page was too old")
    browser.cookies.pop("sessionid")
    assert browser.post(SHEET, {"csrfmiddlewaretoken": token}, headers=headers).status_code == 302


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example.org"},
        {"Origin": "null"},
        {"Origin": "http://["},
        {"Referer": "http://localhost.example.org/"},
        {},
    ],
)
def test_what_another_site_sends_is_not_carried_along(browser: Client, headers: dict[str, str]) -> None:
    page = browser.post(REMARKS, {"text": TYPED}, headers={"Accept": "text/html"} | headers)
    assert (page.status_code, title(page), "mines" in page.content.decode()) == (403, "This page was too old", False)


def test_no_password_is_carried_along(browser: Client) -> None:
    page = browser.post("/account/login/", {"login": "ana", "password": PASSWORD}, headers=HTML)
    assert (page.status_code, PASSWORD in unescape(page.content.decode())) == (403, False)


def test_what_may_not_be_sent_at_once_is_not_carried_either(browser: Client) -> None:
    page = browser.post(REMARKS, {"text": "x" * 5 * 1024 * 1024}, headers=HTML)
    assert (page.status_code, title(page)) == (413, "That was too much at once")


def test_who_sent_too_often_waits_and_sends_again(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "SENT", rates.Rate(0, 60))
    token = fields(browser.get(REMARKS))["csrfmiddlewaretoken"]
    page = browser.post(REMARKS, {"text": TYPED, "csrfmiddlewaretoken": token}, headers=HTML)
    assert (page.status_code, fields(page)["text"], "wait for 1 minute" in page.content.decode()) == (429, TYPED, True)
    monkeypatch.undo()
    assert browser.post(REMARKS, fields(page), headers=HTML).status_code == 302
    assert Comment.objects.get().text == TYPED
