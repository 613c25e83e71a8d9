"""People at their browsers."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser import CLIENTS
from tests.validators import missing, program

PASSWORD = "thirty blue herons"
PATIENCE = 120_000
"""Milliseconds until something does not come any more: how busy a machine is says nothing about the program."""

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]
AXE = CLIENTS / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as player:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright runs a loop of its own beside the test
        browser = player.chromium.launch(executable_path=program("chromium"), args=FLAGS)
        yield browser
        browser.close()
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


class Player:
    """Somebody at a browser of their own; what their browser complains about is kept in `complaints`."""

    def __init__(self, browser: Browser, portal: str, **options: Any) -> None:
        self.portal = portal
        options = {"locale": "en", **options}
        self.context = browser.new_context(base_url=portal, reduced_motion="reduce", **options)
        self.page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.complaints: list[str] = []
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def come_in(self, link: str) -> "Player":
        """Take up an invitation with a password."""
        self.page.goto(link)
        for field in self.page.locator("input[type=password]").all():
            field.fill(PASSWORD)
        self.page.click("form:has([name=password1]) button.primary")
        self.page.wait_for_url(self.portal + "/")
        return self

    def sign_in(self, email: str) -> "Player":
        """Sign in as somebody who has chosen the password."""
        self.page.goto("/account/login/")
        self.page.fill("[name=login]", email)
        self.page.fill("[name=password]", PASSWORD)
        self.page.click("form:has([name=password]) button.primary")
        self.page.wait_for_url(self.portal + "/")
        return self

    def leave(self) -> None:
        """Close the browser."""
        self.context.close()


def violations(page: Page) -> list[str]:
    """Return what axe-core finds on a page."""
    if not AXE.is_file():
        missing("axe-core")
    page.evaluate(AXE.read_text("utf-8"))
    judged: Mapping[str, Any] = page.evaluate("tags => axe.run({ runOnly: tags })", RULES)
    return [f"{one['id']}: {node['html'][:200]}" for one in judged["violations"] for node in one["nodes"]]


OVERFLOW = """() => {
  const style = (element) => getComputedStyle(element);
  const isOnlyHeard = (element) =>
    element && (style(element).clipPath !== "none" || isOnlyHeard(element.parentElement));
  const isMovable = (element) =>
    element && (["auto", "scroll"].includes(style(element).overflowX) || isMovable(element.parentElement));
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility() && !isOnlyHeard(element) && !isMovable(element)
      && element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map((element) => element.outerHTML.slice(0, 160));
}"""


def overflow(page: Page) -> list[str]:
    """Return what sticks out of a page at its right."""
    found: list[str] = page.evaluate(OVERFLOW)
    return found
