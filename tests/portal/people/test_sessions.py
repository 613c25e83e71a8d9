"""Sessions end: when nothing is done, after half a day in any case; whoever comes back is where they were."""

import time
from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from authoring.portal.models import Person
from tests.portal.roles import YEAR, person, signed_in

pytestmark = pytest.mark.django_db

PASSWORD = "a sentence of one's own"
SHEET = f"/{YEAR}/mining/sheets/outcomes/"
HTML = {"Accept": "text/html,application/xhtml+xml"}


@pytest.fixture
def ana() -> Person:
    cache.clear()
    made = person("co_chair", "ana", group="mining", partner="peru")
    made.set_password(PASSWORD)
    made.save()
    return made


@pytest.fixture
def browser(ana: Person) -> Client:
    made = signed_in(ana)
    made.get("/")
    return made


def ends() -> datetime:
    return Session.objects.get().expire_date


def signed_in_for(browser: Client, seconds: float) -> None:
    session = browser.session
    session["began"] = time.time() - seconds
    session.save()


def idle_for(browser: Client, minutes: int) -> datetime:
    """Let it be minutes ago that something was done; return when the session ends."""
    session = browser.session
    session["seen"] = time.time() - minutes * 60
    session.save()
    Session.objects.update(expire_date=timezone.now() + timedelta(hours=2) - timedelta(minutes=minutes))
    return ends()


@pytest.mark.parametrize(("hours", "status"), [(1.99, 200), (2, 302)])
def test_after_two_hours_without_doing_anything(browser: Client, hours: float, status: int) -> None:
    idle_for(browser, int(hours * 60))
    assert browser.get("/").status_code == status


@pytest.mark.parametrize(("hours", "status"), [(11.99, 200), (12, 302)])
def test_after_twelve_hours_whatever_one_does(browser: Client, hours: float, status: int) -> None:
    signed_in_for(browser, hours * 3600)
    assert browser.get("/").status_code == status


def test_whoever_does_something_has_two_hours_again(browser: Client) -> None:
    idle_for(browser, 90)
    browser.get(SHEET)
    assert ends() > timezone.now() + timedelta(hours=1, minutes=59)


def test_it_is_noted_every_five_minutes_only(browser: Client) -> None:
    before = idle_for(browser, 4)
    browser.get(SHEET)
    assert ends() == before
    before = idle_for(browser, 6)
    browser.get(SHEET)
    assert ends() > before


def test_a_page_that_is_left_open_does_nothing(browser: Client) -> None:
    browser.get(SHEET)
    before = idle_for(browser, 90)
    asked = {"Accept": "application/json"}
    browser.post(SHEET, {"base": "0"}, headers=asked)
    browser.get("/", headers={"HX-Request": "true"})
    assert ends() == before
    browser.post(f"{SHEET}?findings", {"base": "0"}, headers=asked)
    assert ends() > before


def came_back(ana: Person, browser: Client, door: str) -> str:
    answer = browser.post(door, {"login": ana.email, "password": PASSWORD})
    return answer.headers["Location"]


def test_whoever_looked_comes_back_to_the_page(ana: Person, browser: Client) -> None:
    signed_in_for(browser, 13 * 3600)
    door = browser.get(f"{SHEET}?a=1", headers=HTML).headers["Location"]
    assert "Your session has ended." in browser.get(door).content.decode()
    assert came_back(ana, browser, door) == f"{SHEET}?a=1"
    assert browser.get(SHEET).status_code == 200


def test_whoever_sent_something_comes_back_to_where_it_was_written(ana: Person, browser: Client) -> None:
    signed_in_for(browser, 13 * 3600)
    sent_from = {**HTML, "Referer": f"http://localhost/{YEAR}/mining/?a=1"}
    door = browser.post("/account/password/change/", headers=sent_from).headers["Location"]
    assert "what you just sent was not taken" in browser.get(door).content.decode()
    assert came_back(ana, browser, door) == f"/{YEAR}/mining/?a=1"


@pytest.mark.parametrize("elsewhere", ["https://example.org/a", "", "javascript:alert(1)", "//example.org"])
def test_nobody_is_led_elsewhere(browser: Client, elsewhere: str) -> None:
    signed_in_for(browser, 13 * 3600)
    answer = browser.post("/account/password/change/", headers={**HTML, "Referer": elsewhere})
    assert answer.headers["Location"] == "/account/login/?next=/&ended=sending"


def test_nothing_is_said_to_whoever_has_never_been_in_or_left() -> None:
    assert signed_in(None).get("/", headers=HTML).headers["Location"] == "/account/login/?next=/"
    left = signed_in(person("reader"))
    left.post("/account/logout/")
    assert left.get("/", headers=HTML).headers["Location"] == "/account/login/?next=/"


def test_whoever_forgot_to_sign_out_elsewhere_does_it_from_here(ana: Person, browser: Client) -> None:
    there, other = signed_in(ana), signed_in(person("reader"))
    said = [browser.post("/account/elsewhere/", follow=True).content.decode() for _ in range(2)]
    assert ("1 other session was ended." in said[0], "not signed in anywhere else" in said[1]) == (True, True)
    assert [one.get("/").status_code for one in (browser, there, other)] == [200, 302, 200]
