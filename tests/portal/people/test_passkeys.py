"""Passkeys in a real browser, with an authenticator that Chromium plays: under our policy for scripts, too."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from authoring.portal.models import Invitation, Person
from authoring.portal.people.inviting import Given, give
from tests.portal.roles import YEAR

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """A page of a browser; what it complains about fails the test."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright runs a loop beside the test
    complaints: list[str] = []
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(locale="en")
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        yield page
        browser.close()
    assert complaints == []


@pytest.fixture
def luis(transactional_db: None) -> Person:
    return give("luis@example.org", "Luis", [Given(YEAR, "reader")])


def test_whoever_is_invited_comes_in_with_a_passkey_alone(page: Page, live_server: LiveServer, luis: Person) -> None:
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    page.goto(f"{live_server.url}/invitation/{Invitation.issue(luis)}/")
    page.click("text=Go on with a passkey")
    page.wait_for_url("**/webauthn/add/")
    page.click("#add")
    page.wait_for_url("**/recovery-codes/")
    assert page.locator(".codes li").count() == 10

    page.click("text=Sign out")
    page.wait_for_url("**/account/login/")
    page.goto(f"{live_server.url}/account/security/webauthn/")
    page.wait_for_url("**/account/login/?next=**")
    page.click("text=Sign in with a passkey")
    page.wait_for_url(f"{live_server.url}/account/security/webauthn/")
    assert page.locator("main li b").all_inner_texts() == ["Passkey 1"]
    page.click("main >> text=Add a passkey")  # nobody asks again who it is
    page.wait_for_url("**/webauthn/add/")
    luis.refresh_from_db()
    assert not luis.has_usable_password()


def test_a_device_that_does_not_confirm_is_told(page: Page, live_server: LiveServer, luis: Person) -> None:
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE | {"isUserVerified": False}})
    page.goto(f"{live_server.url}/invitation/{Invitation.issue(luis)}/")
    page.click("text=Go on with a passkey")
    page.wait_for_url("**/webauthn/add/")
    page.click("#add")
    page.wait_for_selector("#passkey-failed:visible")
    assert page.inner_text("#passkey-failed") == "Your device did not confirm. Nothing was changed; you can try again."
    assert page.url.endswith("/webauthn/add/")
