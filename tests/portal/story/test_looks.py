"""Every page as everybody meets it: at a phone's and a desk's width, light and dark, gone through with the keyboard."""

from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from authoring.portal.access import _ACCOUNTS
from authoring.portal.models import Invitation
from authoring.portal.people.inviting import Given, give
from tests.portal.players import PASSWORD, Player, overflow, violations
from tests.portal.roles import YEAR, person
from tests.portal.story.keyboard import walked
from tests.portal.test_access import ADDRESSES, furnished  # noqa: F401 (a fixture)

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.django_db(transaction=True)]

VIEWS = [(1280, "light"), (390, "dark")]
NO_PAGES = {
    "build_progress",  # a part of a page
    *("account_logout", "mfa_login_webauthn", "mfa_download_recovery_codes"),  # they answer scripts, or send a file
    *(
        "account_reset_password_from_key",
        "mfa_remove_webauthn",
        "mfa_edit_webauthn",
    ),  # only with something of one's own
}
PAGES = {name: address for name, address in ADDRESSES.items() if name not in NO_PAGES}
ACCOUNTS = {name: reverse(name) for name in sorted(_ACCOUNTS.keys() - NO_PAGES)}


@pytest.fixture
def camille(browser: Browser, live_server: LiveServer, furnished: None) -> Iterator[Player]:  # noqa: F811
    """A coordinator, who is a co-chair as well: everything there is can be asked for."""
    known = person("coordinator", "Camille")
    known.roles.create(edition=YEAR, kind="co_chair", group="mining", partner="peru")
    known.roles.create(edition=YEAR, kind="translator", language="fr")
    known.set_password(PASSWORD)
    known.save()
    player = Player(browser, live_server.url).sign_in(known.email)
    yield player
    player.leave()


def pages(player: Player, addresses: dict[str, str]) -> Iterator[str]:
    """Go to each address; yield the names of those that are pages."""
    for name, address in addresses.items():
        answer = player.context.request.get(address, max_redirects=0)
        is_page = answer.status == 200 and answer.headers["content-type"].startswith("text/html")
        if is_page and "sandbox" not in answer.headers.get("content-security-policy", ""):
            player.page.goto(address)
            yield name


def looked_at(player: Player, name: str) -> list[str]:
    """Look at a page in all ways; return what is wrong with it."""
    found: dict[str, None] = {}
    for width, scheme in VIEWS:
        player.page.set_viewport_size({"width": width, "height": 844})
        player.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        found |= dict.fromkeys(f"{name}, {width}, {scheme}: {one}" for one in violations(player.page))
        found |= dict.fromkeys(f"{name}, {width}: sticks out: {one}" for one in overflow(player.page))
    return [*found, *(f"{name}: {one}" for one in walked(player.page))]


def test_every_page_of_the_portal(camille: Player) -> None:
    seen = {name: looked_at(camille, name) for name in pages(camille, PAGES)}
    assert [one for found in seen.values() for one in found] == []
    assert len(seen) >= 30


def test_every_page_of_ones_account(camille: Player) -> None:
    camille.page.goto("/account/reauthenticate/?next=/account/security/totp/activate/")
    camille.page.fill("main [name=password]", PASSWORD)
    camille.page.click("main button.primary")
    camille.page.wait_for_url("**/totp/activate/")
    seen = {name: looked_at(camille, name) for name in pages(camille, ACCOUNTS)}
    assert [one for found in seen.values() for one in found] == []
    assert {"mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_change_password"} <= seen.keys()


def test_every_page_before_one_has_come_in(browser: Browser, live_server: LiveServer, furnished: None) -> None:  # noqa: F811
    player = Player(browser, live_server.url)
    link = f"/invitation/{Invitation.issue(give('new@example.org', 'Nora', [Given(YEAR, 'reader')]))}/"
    asked = {"invitation": link, "login": "/account/login/", "reset": "/account/password/reset/"}
    asked |= {"done": "/account/password/reset/done/"}
    seen = {name: looked_at(player, name) for name in pages(player, asked)}
    player.leave()
    assert seen == {name: [] for name in asked}
