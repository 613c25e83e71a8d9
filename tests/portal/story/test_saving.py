"""What is typed is saved by itself, and kept in the browser while nothing answers."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pictures.specimens import file, quarters
from tests.portal.players import PASSWORD
from tests.portal.story.played import GROUP, Story, saved, told

pytestmark = [pytest.mark.slow, pytest.mark.browser]

SHEET, OTHER = f"{GROUP}sheets/gender/", f"{GROUP}sheets/conclusion/"
PEOPLE, PICTURES = f"{GROUP}sheets/co_chairs/", f"{GROUP}sheets/figures/"
EDITOR = "[id='r1.text-editor']"
KEPT = "No connection: what you typed is kept in this browser and will be sent."


@pytest.fixture(scope="module")
def story(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """A portal for all: each test has a sheet of its own, or writes on at the end."""
    with told(browser, tmp_path_factory.mktemp("story")) as one:
        yield one


@pytest.fixture(autouse=True)
def everybody_leaves(story: Story) -> Iterator[None]:
    yield
    story.end()


def opened(story: Story, name: str, sheet: str = SHEET) -> Page:
    page = story.comes_in(name, locale="en")
    page.click("button[name=language][value=en]")
    page.goto(sheet)
    page.wait_for_selector("#sheet")  # whoever comes first waits until the edition's files are read
    return page


def writes(page: Page, text: str) -> None:
    """Write at the end of the text."""
    page.click(EDITOR)
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


def says(page: Page, sheet: str = SHEET) -> str:
    """Return what the portal has of the text."""
    page.goto(sheet)
    return page.inner_text(EDITOR)


def test_what_is_typed_while_nothing_answers_is_sent_afterwards(story: Story) -> None:
    anne = opened(story, "Anne")
    writes(anne, " First.")
    saved(anne)
    story.served.stop()
    writes(anne, " Second.")
    expect(anne.locator("#state")).to_have_text(KEPT)
    story.served.start()
    writes(anne, " Third.")
    saved(anne)
    assert says(anne).endswith(" First. Second. Third.")


def test_what_could_not_be_sent_is_there_when_the_page_is_opened_again(story: Story) -> None:
    anne = opened(story, "Anne")
    story.served.stop()
    writes(anne, " Alone.")
    expect(anne.locator("#state")).to_have_text(KEPT)
    anne.goto("about:blank")
    story.served.start()
    anne.goto(SHEET)
    saved(anne)
    assert anne.inner_text(EDITOR).endswith(" Alone.")
    assert says(anne).endswith(" Alone.")


def test_the_last_words_are_sent_when_the_page_is_left(story: Story) -> None:
    anne = opened(story, "Anne")
    writes(anne, " My last word.")
    anne.goto("/")
    anne.goto(SHEET)  # where they are sent once more should they not have arrived
    expect(anne.locator(EDITOR)).to_have_text(re.compile(r" My last word\.$"))


def test_two_at_once_are_told_and_lose_nothing(story: Story) -> None:
    anne, luis = opened(story, "Anne", OTHER), opened(story, "Luis", OTHER)
    writes(anne, "Anne wrote this.")
    saved(anne)
    writes(luis, "Luis wrote that.")
    expect(luis.locator("#others")).to_have_text("Also working here: Anne Gagnon")
    expect(luis.locator("#state a")).to_have_text("Compare them")
    writes(luis, " And more.")  # nothing is sent any more, and nothing is lost
    luis.goto(GROUP)
    luis.goto(OTHER)
    luis.click("#state a")
    luis.wait_for_url("**/conflict/*/")
    assert luis.inner_text(".difference del") == "Anne"
    assert "And more." in luis.inner_text("main")
    assert says(anne, OTHER) == "Anne wrote this."
    luis.click("main form button.primary")
    luis.wait_for_url(f"**{OTHER}")
    assert luis.inner_text(EDITOR) == "Luis wrote that. And more."
    luis.goto(f"{OTHER}history/")
    assert luis.locator("tbody tr").count() == 4


def test_what_two_write_in_different_fields_comes_together(story: Story) -> None:
    anne, luis = opened(story, "Anne", PEOPLE), opened(story, "Luis", PEOPLE)
    anne.fill("[name='r1.title']", "Directrice")
    anne.keyboard.press("Tab")
    saved(anne)
    luis.fill("[name='r2.title']", "Director")
    luis.keyboard.press("Tab")
    expect(luis.locator("#state")).to_contain_text("All is kept.")
    luis.click("#state a")
    expect(luis.locator("[name='r1.title']")).to_have_value("Directrice")
    assert luis.input_value("[name='r2.title']") == "Director"


def test_a_picture_is_sent_when_it_is_chosen(story: Story) -> None:
    anne = opened(story, "Anne", PICTURES)
    anne.set_input_files("[name='r1.picture']", {"name": "a.png", "mimeType": "image/png", "buffer": file(quarters())})
    anne.locator("img").first.wait_for()
    assert anne.locator("[name='r1.picture.kept']").count() == 1


def test_whoever_was_signed_out_finds_what_they_wrote(story: Story) -> None:
    anne = opened(story, "Anne")
    anne.context.clear_cookies(name="sessionid")
    writes(anne, " Signed out.")
    expect(anne.locator("#state")).to_contain_text("You have been signed out.")
    anne.click("#state a")
    anne.wait_for_url("**/account/login/?next=**")
    anne.fill("[name=login]", "anne@example.org")
    anne.fill("[name=password]", PASSWORD)
    anne.click("main form button.primary")
    anne.wait_for_url(f"**{SHEET}")
    saved(anne)
    assert says(anne).endswith(" Signed out.")
