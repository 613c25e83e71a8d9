"""The steps of the story, as people take them; what is wrong on the way is kept."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
from playwright.sync_api import Browser, Page, expect

from tests.portal.players import PATIENCE, Player, overflow, violations
from tests.portal.story.keyboard import tab_to
from tests.portal.story.served import Served

GROUP = "/2021/agri-business/"
TOPIC = "Dialogue sur l’eau"
TEXT = "Les deux pays ont tenu un dialogue sur l’eau."


class Story:
    """A portal and the people in it, by their first names."""

    def __init__(self, browser: Browser, served: Served) -> None:
        self.browser, self.served, self.players = browser, served, dict[str, Player]()
        self.has_script = True

    def comes_in(self, name: str, **options: Any) -> Page:
        """Let somebody in, the first time by their link; return the page before them."""
        options = {"java_script_enabled": self.has_script, **options}
        is_known = name in self.players
        player = self.players[name] = Player(self.browser, self.served.url, **options)
        door = player.sign_in(f"{name.lower()}@example.org") if is_known else player.come_in(self.served.links()[name])
        return door.page

    def end(self) -> None:
        """Send everybody home."""
        for player in self.players.values():
            player.leave()

    @property
    def complaints(self) -> dict[str, list[str]]:
        """What browsers complained about, by people."""
        return {name: player.complaints for name, player in self.players.items() if player.complaints}


@contextmanager
def told(browser: Browser, base: Path, database: str = "") -> Iterator[Story]:
    """Open a portal of its own below a folder, and close it."""
    served = Served(base, database)
    served.start()
    try:
        story = Story(browser, served)
        yield story
        story.end()
    finally:
        served.stop()


def has_script(page: Page) -> bool:
    """Tell whether the page's own scripts run: without them the editor's text box is a plain one."""
    return page.evaluate("matchMedia('(scripting: enabled)').matches") is True


def is_fine(page: Page) -> None:
    """Look at a page as it stands, at a phone's and a desk's width."""
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert not has_script(page) or violations(page) == [], (page.url, width)
        assert overflow(page) == [], (page.url, width)


def saved(page: Page) -> None:
    """Wait until a sheet has saved itself."""
    expect(page.locator("#state.good")).to_be_visible()


def adds_a_passage_with_the_keyboard(page: Page) -> None:
    """Go to the outcomes, add a passage, write it, move it up: with no other means than keys."""
    page.goto(GROUP)
    page.wait_for_selector(f"a[href='{GROUP}sheets/outcomes/']")  # the edition's files are read first
    tab_to(page, f"a[href='{GROUP}sheets/outcomes/']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{GROUP}sheets/outcomes/")
    before = page.locator("input[name=row]").count()
    tab_to(page, "button[value=add]")
    page.keyboard.press("Enter")
    page.wait_for_url("**?add=1*")
    row = f"r{before + 1}"
    tab_to(page, f"[name='{row}.topic']")
    page.keyboard.type(TOPIC)
    tab_to(page, f"[id='{row}.text-editor']" if has_script(page) else f"[name='{row}.text']")
    page.keyboard.type(TEXT)
    if has_script(page):
        saved(page)
    tab_to(page, f"button[value='up:{row}']", backwards=True)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{GROUP}sheets/outcomes/#r{before}")
    assert page.input_value(f"[name='r{before}.topic']") == TOPIC


def spoiled(workbook: Path) -> bytes:
    """Return a workbook in which somebody has made two mistakes."""
    book = openpyxl.load_workbook(workbook, rich_text=True)
    people = book.worksheets[1]
    people["A5"] = "Atlantide"
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def sends_a_workbook_with_mistakes(page: Page, folder: Path) -> None:
    """Download the workbook, spoil it, send it in, take it over."""
    page.goto(f"{GROUP}workbook/")
    with page.expect_download() as coming:
        page.click(f"a[href='{GROUP}workbook/filled/']")
    path = folder / "agri-business.xlsx"
    coming.value.save_as(path)
    content = spoiled(path)
    page.set_input_files("#file", {"name": "agri.xlsx", "mimeType": "application/octet-stream", "buffer": content})
    page.click("form:has(#file) button.primary")
    page.wait_for_url(re.compile(r"/workbook/\d+/$"))
    assert "« Atlantide »" in page.inner_text("main").replace("\u00a0", " ")
    with page.expect_download() as coming:
        page.click("a[href$='/annotated/']")
    coming.value.save_as(folder / "annotated.xlsx")
    assert openpyxl.load_workbook(folder / "annotated.xlsx").worksheets
    page.click("form:has(.savebar) button.primary")
    page.wait_for_url(f"**{GROUP}")


def mends(page: Page) -> None:
    """Ask to submit, be led to the field, mend it."""
    page.click(f"form[action='{GROUP}submit/'] button")
    page.wait_for_url(f"**{GROUP}findings/")
    page.click("a[href*='#co_chairs.1.partner']")
    field = page.locator("[name='r1.partner']")
    expect(field).to_have_attribute("aria-invalid", "true")
    field.select_option("canada")
    page.click(".savebar button.primary")
    page.wait_for_load_state()
    assert page.locator("[name='r1.partner'][aria-invalid]").count() == 0


def submits(page: Page) -> None:
    """Submit what the document says."""
    page.goto(GROUP)
    page.click(f"form[action='{GROUP}submit/'] button")
    page.wait_for_url(f"**{GROUP}")


def signs_with_the_keyboard(page: Page) -> None:
    """Read what was submitted and sign it, by keys."""
    page.goto(GROUP)
    tab_to(page, f"a.primary[href*='{GROUP}sign/']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{GROUP}sign/*/")
    assert TEXT in page.inner_text("main")
    tab_to(page, "main form button.primary")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{GROUP}")


TRANSLATED = {
    "en": {TOPIC: "Dialogue on Water", TEXT: "Both countries held a dialogue on water."},
    "es": {TOPIC: "Diálogo sobre el agua", TEXT: "Los dos países sostuvieron un diálogo sobre el agua."},
}


def hands_a_kit_back(page: Page, language: str, folder: Path) -> None:
    """Download what is left to translate as PO, translate it, hand it back."""
    page.goto(f"/translation/2021/{language}/")
    page.select_option("#kit-document", "agri-business")
    page.select_option("#kit-format", "po")
    with page.expect_download() as coming:
        page.click("form[action$='/kit/'] button")
    path = folder / f"agri-business.{language}.po"
    coming.value.save_as(path)
    said = path.read_text("utf-8")
    for source, target in TRANSLATED[language].items():
        assert f'msgid "{source}"\nmsgstr ""' in said
        said = said.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{target}"')
    path.write_text(said, "utf-8")
    page.set_input_files("#file", path)
    page.click("form[action$='/files/'] button")
    page.wait_for_url(re.compile(r"/files/\d+/$"))
    assert page.locator("h1").inner_text() == path.name


def builds(page: Page, kind: str = "final", *only: str) -> None:
    """Ask for the report, `only` in some languages and formats, and wait until it has ended."""
    page.goto("/builds/2021/")
    page.check(f"[name=kind][value={kind}]")
    for box in page.locator("[name=languages], [name=formats]").all():
        box.set_checked(not only or box.get_attribute("value") in only)
    page.click("form.build button.primary")
    page.wait_for_url(re.compile(r"/builds/2021/\d+/$"))
    while not has_script(page) and page.locator("h1 .chip").count() == 0:
        page.wait_for_timeout(1000)
        page.click("noscript a")
    expect(page.locator("h1 .chip")).to_be_visible(timeout=10 * PATIENCE)


def publishes(page: Page) -> None:
    """Publish the build before one."""
    page.click("form[action$='/publish/'] button")
    expect(page.locator("form[action$='/withdraw/']")).to_be_visible()


MAGIC = {"docx": b"PK\x03\x04", "pdf": b"%PDF-", "html": b"<!doctype html"}


def downloads(page: Page, folder: Path) -> list[str]:
    """Download all that is published, each file whole; return their names."""
    page.goto("/report/2021/")
    names = []
    for link in page.locator("table.files a[download]").all():
        with page.expect_download() as coming:
            link.click()
        name = coming.value.suggested_filename
        coming.value.save_as(folder / name)
        content = (folder / name).read_bytes()
        assert content[:14].lower().startswith(MAGIC[name.rpartition(".")[2]].lower()), name
        names.append(name)
    return sorted(names)
