"""The editor in Chromium: typed into, formatted by keys and by its tools, pasted into, without a script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Browser, Locator
from pytest_django.live_server_helper import LiveServer

from authoring.portal.drafts.drafting import current, save
from authoring.portal.models import Draft
from tests.portal.players import PATIENCE, violations
from tests.portal.roles import YEAR, person, signed_in

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SHEET = "outcomes"
SPECIMENS = Path(__file__).parent / "specimens"


class Desk:
    """Somebody at a sheet: the page, its editor, what the portal has of it."""

    def __init__(self, browser: Browser, address: str, **options: bool) -> None:
        self.errors: list[str] = []
        self._browser, self._address, self._options = browser, address, options

    def open(self, *lines: str) -> "Desk":
        """Open the sheet in which these lines stand."""
        author = person("co_chair", group="mining", partner="peru")
        self.draft = Draft.objects.create(edition=YEAR, document="mining", language="en")
        if lines:
            save(self.draft, SHEET, [{"text": "\n".join(lines)}], 0, author)
        context = self._browser.new_context(java_script_enabled=self._options.get("script", True))
        cookie = signed_in(author).cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": self._address}])
        self.page = context.new_page()
        self.page.on("console", lambda message: self.errors.append(message.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.set_default_timeout(PATIENCE)
        self.page.goto(self._address + reverse("sheet", args=[YEAR, "mining", SHEET]))
        return self

    @property
    def region(self) -> Locator:
        return self.page.locator(".rich-box [role=textbox]").first

    def press(self, *keys: str) -> None:
        """Press keys, or type what is no key's name."""
        for key in keys:
            dialog = self.page.locator("dialog[open]")
            is_asked = dialog.count() > 0
            if key.startswith("⌨"):
                self.page.keyboard.press(key[1:])
            else:
                self.page.keyboard.type(key)
            # A person types on when they see where.
            if key == "⌨Control+k":
                dialog.wait_for()
            elif key == "⌨Enter" and is_asked:
                self.page.wait_for_function(IN_THE_TEXT)

    def paste(self, **content: str) -> None:
        """Paste what a clipboard holds: `html`, `plain`."""
        before = self.region.inner_html()
        self.region.evaluate(PASTE, {f"text/{kind}": text for kind, text in content.items()})
        self.page.wait_for_function("([e, b]) => e.innerHTML !== b", arg=[self.region.element_handle(), before])

    def saved(self) -> list[str]:
        """Save by the button, and return the lines there are."""
        self.page.get_by_role("button", name="Save").click()
        self.page.wait_for_load_state()
        said = current(self.draft, SHEET)
        return str(said.content[0]["text"]).split("\n") if said and said.content else []


IN_THE_TEXT = "() => !document.querySelector('dialog[open]') && document.activeElement.isContentEditable"
PASTE = """(element, content) => {
  element.focus();
  const clipboardData = new DataTransfer();
  for (const [type, text] of Object.entries(content)) clipboardData.setData(type, text);
  element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def desk(browser: Browser, live_server: LiveServer) -> Iterator[Desk]:
    at = Desk(browser, live_server.url.replace("127.0.0.1", "localhost"))
    yield at
    assert at.errors == []
    at.page.context.close()


@pytest.mark.parametrize(
    ("keys", "lines"),
    [
        (["one", "⌨Enter", "two"], ["one", "two"]),
        (
            ["a ", "⌨Control+b", "bold", "⌨Control+b", " and ", "⌨Control+i", "it", "⌨Control+i"],
            ["a **bold** and *it*"],
        ),
        (["**no** 1. _markup_ - \\"], ["\\*\\*no\\*\\* 1. \\_markup\\_ - \\\\"]),
        (["- one", "⌨Enter", "two", "⌨Enter", "⌨Enter", "after"], ["- one", "- two", "after"]),
        (["1. one", "⌨Enter", "two"], ["1. one", "2. two"]),
        (["a", "⌨Control+Shift+8", "⌨Enter", "b", "⌨Control+]"], ["- a", "  - b"]),
        (["a", "⌨Control+Shift+8", "⌨Enter", "b", "⌨Control+]", "⌨Control+[", "c"], ["- a", "- bc"]),
        (["a", "⌨Control+Shift+7", "⌨Enter", "b", "⌨Control+]", "⌨Enter", "c"], ["1. a", "  1. b", "  2. c"]),
        (["a", "⌨Shift+Enter", "b"], ["a", "b"]),
        (["- a", "⌨Enter", "b", "⌨Home", "⌨Backspace"], ["- a", "b"]),
        (["- a", "⌨Enter", "b", "⌨Enter", "⌨Backspace", "c"], ["- a", "- b", "c"]),
        (["a", "⌨Enter", "b", "⌨Home", "⌨Backspace", "c"], ["acb"]),
        (["a", "⌨Enter", "b", "⌨ArrowUp", "⌨Delete"], ["ab"]),
        (["- a", "⌨Enter", "b", "⌨Enter", "⌨Enter", "c", "⌨Home", "⌨Backspace"], ["- a", "- bc"]),
        (["a", "⌨Enter", "- b", "⌨Enter", "c", "⌨Shift+ArrowUp", "⌨Shift+ArrowUp", "x"], ["ax"]),
        (["a", "⌨Enter", "b", "⌨Control+a", "x"], ["x"]),
        (["a", "⌨Enter", "b", "⌨Control+a", "⌨Control+Shift+7"], ["1. a", "2. b"]),
        (["a", "⌨Enter", "b", "⌨Control+a", "⌨Control+Shift+7", "⌨Control+Shift+8"], ["- a", "- b"]),
        (["a", "⌨Enter", "b", "⌨Control+a", "⌨Control+Shift+8", "⌨Control+Shift+8"], ["a", "b"]),
        (
            ["- a", "⌨Enter", "b", "⌨Control+]", "⌨Enter", "c", "⌨Enter", "⌨Enter", "d"],
            ["- a", "  - b", "  - c", "- d"],
        ),
        (["a", "⌨Enter", "b", "⌨Control+a", "⌨Delete", "c"], ["c"]),
        (["see https://example.org/a. And"], ["see https://example.org/a. And"]),
        (["plain ", "⌨Control+u", "text"], ["plain text"]),
        (
            ["word", "⌨Control+Shift+ArrowLeft", "⌨Control+k", "example.org/x", "⌨Enter", " more"],
            ["[word](https://example.org/x) more"],
        ),
        (["⌨Control+k", "ana@example.org", "⌨Tab", "Ana", "⌨Enter", " x"], ["[Ana](mailto:ana@example.org) x"]),
    ],
)
def test_what_is_typed_is_saved(desk: Desk, keys: list[str], lines: list[str]) -> None:
    desk.open().region.focus()
    desk.press(*keys)
    assert desk.saved() == lines


@pytest.mark.parametrize("name", [path.stem for path in sorted(SPECIMENS.glob("*.html"))])
def test_what_is_pasted_is_saved(desk: Desk, name: str) -> None:
    desk.open()
    desk.paste(html=(SPECIMENS / f"{name}.html").read_text("utf-8"), plain="no")
    assert desk.saved() == (SPECIMENS / f"{name}.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("there", "keys", "html", "lines"),
    [
        (["ab"], ["⌨Home", "⌨ArrowRight"], "<p>1</p><ul><li>2</ul><p>3</p>", ["a1", "- 2", "3b"]),
        (["ab"], ["⌨Home", "⌨ArrowRight"], "<b>x</b>", ["a**x**b"]),
        (["ab"], ["⌨Home", "⌨ArrowRight"], "<ul><li>1<li>2</ul>", ["a", "- 1", "- 2b"]),
        (["- a", "- b"], ["⌨Control+Home", "⌨End", "⌨Enter"], "<ul><li>1<li>2</ul>", ["- a", "- 1", "- 2", "- b"]),
        (["- a", "- b"], ["⌨Control+Home", "⌨End"], "<p>1<p>2", ["- a1", "  2", "- b"]),
        (["a", "b", "c"], ["⌨Control+a"], "<p>x", ["x"]),
        (["a", "b", "c"], ["⌨Control+a"], "<ol><li>x<li>y</ol>", ["1. x", "2. y"]),
        (["a"], ["⌨Control+End"], "<p>x<p>y", ["ax", "y"]),
    ],
)
def test_a_paste_stands_where_the_caret_was(
    desk: Desk, there: list[str], keys: list[str], html: str, lines: list[str]
) -> None:
    desk.open(*there).region.focus()
    desk.press(*keys)
    desk.paste(html=html, plain="no")
    assert desk.saved() == lines


def test_text_without_formatting_is_pasted_as_it_would_be_typed_in_a_text_box(desk: Desk) -> None:
    desk.open("before")
    desk.region.press("Control+End")
    desk.paste(plain=" **x**, https://a.ca")
    assert desk.saved() == ["before **x**, https://a.ca"]


def test_a_page_that_is_only_looked_at_sends_what_was_there(desk: Desk) -> None:
    typed = ["\u2022 one", "o two", "[^1]: note", "a[^1] **b**"]
    desk.open(*typed).region.focus()
    assert desk.saved() == typed
    assert desk.page.locator("button.note").get_attribute("aria-label") == "Note: note"


def test_a_note_is_written_changed_and_taken_away(desk: Desk) -> None:
    page = desk.open("Word").page
    desk.region.press("Control+End")
    page.get_by_role("button", name="Note", exact=True).click()
    desk.press("first ", "⌨Control+b", "note", "⌨Enter")
    desk.region.get_by_role("button").wait_for()
    desk.press(".")
    assert desk.saved() == ["Word^[first **note**]."]
    page.get_by_role("button", name="Note: first note").press("Enter")
    desk.press("⌨End", "s", "⌨Tab", "⌨Enter")
    page.wait_for_function("document.activeElement.getAttribute('role') === 'textbox'")
    page.get_by_role("button", name="Note: first notes").wait_for()
    assert desk.saved() == ["Word^[first **notes**]."]
    page.get_by_role("button", name="Note: first notes").click()
    page.get_by_role("button", name="Remove the note").click()
    page.get_by_role("button", name="Note: first notes").wait_for(state="detached")
    assert desk.saved() == ["Word."]


def test_a_link_is_changed_and_removed(desk: Desk) -> None:
    page = desk.open("[word](https://a.ca) end").page
    desk.region.locator("a").click()
    desk.press("⌨Control+k", "⌨Control+a", "no address")
    page.keyboard.press("Enter")
    assert page.get_by_role("dialog", name="Link").is_visible()
    desk.press("⌨Control+a", "https://b.ca", "⌨Enter")
    desk.region.locator("a[href='https://b.ca']").wait_for()
    assert desk.saved() == ["[word](https://b.ca) end"]
    desk.region.locator("a").click()
    desk.press("⌨Control+k")
    page.get_by_role("button", name="Remove the link").click()
    desk.region.locator("a").wait_for(state="detached")
    assert desk.saved() == ["word end"]


def test_the_tools_are_reached_by_keys(desk: Desk) -> None:
    page = desk.open("word").page
    focused = "document.activeElement.getAttribute('aria-label')"
    desk.region.press("Control+a")
    desk.press("⌨Alt+F10")
    assert page.evaluate(focused) == "Bold"
    desk.press("⌨ArrowRight")
    assert page.evaluate(focused) == "Italic"
    desk.press("⌨ArrowLeft", "⌨ArrowLeft")
    assert page.evaluate(focused) == "Note"
    desk.press("⌨Home", "⌨Enter")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "textbox"
    assert page.get_by_role("button", name="Bold").get_attribute("aria-pressed") == "true"
    desk.press("⌨Shift+Tab")
    assert page.evaluate(focused) == "Bold"
    assert desk.saved() == ["**word**"]


def test_the_browser_undoes_and_does_again(desk: Desk) -> None:
    desk.open("one").region.press("Control+End")
    desk.press(" two", "⌨Control+Shift+8", "⌨Control+z")
    assert desk.region.inner_text().strip() == "one two"
    assert desk.region.locator("li").count() == 0
    desk.press("⌨Control+y")
    assert desk.saved() == ["- one two"]


def test_it_is_called_what_its_field_is_called(desk: Desk) -> None:
    page = desk.open("- a^[b]").page
    region = page.get_by_role("textbox", name="Text")
    assert region.get_attribute("aria-multiline") == "true"
    assert "guidance" in str(region.get_attribute("aria-describedby")) or "findings" in str(
        region.get_attribute("aria-describedby")
    )
    assert page.get_by_role("toolbar", name="Formatting").get_by_role("button").count() == 8
    page.locator("label", has_text="Text").click()
    assert page.evaluate("document.activeElement.getAttribute('role')") == "textbox"


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(desk: Desk, width: int) -> None:
    page = desk.open("**a** [b](https://a.ca)^[c]", "- d", "  1. e").page
    page.set_viewport_size({"width": width, "height": 800})
    for asked in ("", "Control+k"):
        if asked:
            desk.region.press(asked)
        assert violations(page) == []


def test_without_a_server_a_paste_keeps_its_text(desk: Desk) -> None:
    page = desk.open().page
    page.route("**/editor/", lambda route: route.abort())
    desk.paste(html="<ul><li>one</ul>", plain="one\ntwo")
    assert "No connection" in page.locator(".rich-box [role=status]").inner_text()
    assert desk.saved() == ["one", "two"]
    assert desk.errors == ["Failed to load resource: net::ERR_FAILED"]
    desk.errors.clear()


def test_what_could_not_be_sent_is_there_again(desk: Desk) -> None:
    page = desk.open("one").page
    page.route("**/sheets/**", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    desk.region.press("Control+End")
    desk.press(" two", "⌨Control+Shift+8", "⌨Tab")
    page.get_by_text("No connection").wait_for()
    page.unroute("**/sheets/**")
    page.reload()
    page.get_by_text("is here again").wait_for()
    assert desk.region.inner_html() == "<ul><li>one two</li></ul>"
    assert desk.saved() == ["- one two"]
    desk.errors.clear()


def test_without_a_script_it_is_a_text_box(browser: Browser, live_server: LiveServer) -> None:
    desk = Desk(browser, live_server.url.replace("127.0.0.1", "localhost"), script=False).open("- one")
    assert not desk.page.locator(".rich-box").count()
    desk.page.locator("textarea.rich").fill("- one\n- **two**")
    assert desk.saved() == ["- one", "- **two**"]
    desk.page.context.close()
