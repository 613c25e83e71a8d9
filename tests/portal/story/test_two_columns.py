"""A document translated sentence by sentence, in a real browser, by keys alone; with scripts and without."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from authoring.edition.folder import EditionFolder
from authoring.portal.models import Event
from authoring.portal.translators.translating import Bilingual
from authoring.portal.translators.typed import Typed, digest, save
from authoring.translation.codes import tagged
from tests.portal.players import PASSWORD, Player
from tests.portal.roles import YEAR, person
from tests.portal.story.keyboard import tab_to, walked
from tests.portal.story.played import has_script, is_fine
from tests.portal.translators.translated import FRENCH, SOURCES, furnish

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGE = "/translation/2030/fr/documents/mining/"
WRONG = "Il a dépensé 1 600 dollars."


@pytest.fixture(autouse=True)
def edition(folder: EditionFolder) -> EditionFolder:
    """Both groups have handed in; what the other group's report says is translated already."""
    furnish(folder)
    other = Bilingual.at(YEAR, "fr", "forests")
    [key] = [key for key, one in other.segments().items() if tagged(one.source) == SOURCES[2]]
    save(other, [Typed(key, FRENCH[2], digest(""))], person("translator", "Eve", language="fr"), approves=False)
    return folder


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def camille(request: pytest.FixtureRequest, browser: Browser, live_server: LiveServer) -> Iterator[Player]:
    known = person("coordinator", "Camille")
    known.set_password(PASSWORD)
    known.save()
    player = Player(browser, live_server.url, java_script_enabled=request.param).sign_in(known.email)
    yield player
    player.leave()


def test_a_sentence_is_translated_mended_and_approved_by_keys(camille: Player) -> None:
    page = camille.page
    opens_the_document(page)
    key = sees_what_helps(page)
    types(page, key, WRONG)
    if has_script(page):
        page.keyboard.press("Tab")  # told as soon as one leaves the field
        expect(page.locator(f"#findings-{key}")).to_contain_text("The translation says 1")
    saves(page)
    assert page.locator("h2").first.inner_text() == "To mend"
    assert "The translation says 1" in page.locator(f"#findings-{key}").inner_text()
    is_fine(page)
    types(page, key, FRENCH[1])
    approves(page, key)
    saves(page)
    assert kept(SOURCES[1]) == (FRENCH[1], "final")
    page.goto(f"{PAGE}?show=approved")
    assert re.search("Approved: Camille ", page.locator(f"#s-{key}").inner_text())
    assert not has_script(page) or walked(page) == []
    is_fine(page)
    assert Event.objects.filter(what__contains="reviewed or approved").count() == 1
    assert camille.complaints == []


def opens_the_document(page: Page) -> None:
    """Go from the queue to the document."""
    page.goto("/translation/2030/fr/")
    is_fine(page)
    tab_to(page, f"a[href='{PAGE}']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{PAGE}")
    is_fine(page)


def sees_what_helps(page: Page) -> str:
    """See what the memory knows beside one sentence, an agreed name beside another; return the id of a third."""
    pairs = page.locator("li.pair")
    remembered = pairs.filter(has_text=SOURCES[2])
    assert FRENCH[2] in remembered.locator("details").inner_text()
    assert "2030/forests" in remembered.locator("details").inner_text()
    assert "ministère des Mines" in pairs.filter(has_text="met twice").locator("dl.names").inner_text()
    if has_script(page):
        tab_to(page, "button[data-offers]")
        page.keyboard.press("Enter")
        expect(remembered.locator("textarea")).to_have_value(FRENCH[2])
        expect(remembered.locator("textarea")).to_be_focused()
        expect(page.locator("#state")).to_have_text("Not saved yet")
    return str(pairs.filter(has_text=SOURCES[1]).get_attribute("id")).removeprefix("s-")


def types(page: Page, key: str, text: str) -> None:
    """Go to a sentence's field, and type over what it says."""
    page.locator("main").focus()
    tab_to(page, f"#text-{key}")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(text)


def approves(page: Page, key: str) -> None:
    """Go on to the sentence's state, and choose the last one."""
    tab_to(page, f"[name='state.{key}']")
    page.keyboard.type("approved")
    expect(page.locator(f"[name='state.{key}']")).to_have_value("final")


def saves(page: Page) -> None:
    """Go on to the button, press it, and wait for the page that comes."""
    tab_to(page, ".savebar button")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"\?show="))
    page.wait_for_load_state()
    expect(page.locator(".message.success")).to_be_visible()


def kept(source: str) -> tuple[str, str]:
    """Return the translation of a sentence, and how far it has come."""
    segments = Bilingual.at(YEAR, "fr", "mining").segments().values()
    [found] = [one for one in segments if tagged(one.source) == source]
    return tagged(found.target), found.state
