"""A page gone through with the tab key alone."""

from typing import Any

from playwright.sync_api import Page

EXPECTED = """() => [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex='0'], [contenteditable=true]")]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches(":disabled")
    && element.tabIndex >= 0 && element.type !== "hidden"
    && element.type !== "radio") // of those the tab key reaches one
  .map((element) => element.outerHTML.slice(0, 160))"""

FOCUSED = """() => {
  const element = document.activeElement;
  if (element === document.body || element === document.documentElement) return null;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  const { top, bottom, left, right, width } = element.getClientRects()[0];
  const [upper, lower] = [Math.max(0, top), Math.min(innerHeight, bottom)];
  const isInView = lower - upper > 4 && left >= -1 && right <= innerWidth + 1;
  const at = document.elementFromPoint(left + Math.min(4, width / 2), (upper + lower) / 2);
  const isOnTop = element.contains(at) || element.labels?.length > 0 && at?.contains(element);
  const isMarked = (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
  const wrong = !isMarked ? "unseen" : !isInView ? "out of view" : !isOnTop ? "covered" : "";
  return { html: element.outerHTML.slice(0, 160), wrong };
}"""


def walked(page: Page) -> list[str]:
    """Go through a page with the tab key; return where the focus is not seen, and what it does not reach."""
    page.set_viewport_size({"width": 1280, "height": 844})
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0) }")
    page.locator("body").evaluate("body => getSelection().collapse(body, 0)")
    expected: list[str] = page.evaluate(EXPECTED)
    reached: dict[str, str] = {}
    dates = page.locator("input[type=date]").count()
    for _ in range(len(expected) + 3 + 4 * dates):  # day, month, year and calendar are stops of their own
        page.keyboard.press("Tab")
        focused: dict[str, Any] | None = page.evaluate(FOCUSED)
        if focused is None:
            break
        reached.setdefault(focused["html"], focused["wrong"])
    wrong = [f"the focus is {what}: {html}" for html, what in reached.items() if what]
    return wrong + [f"not reached: {html}" for html in expected if html not in reached]


def tab_to(page: Page, selector: str, *, backwards: bool = False) -> None:
    """Press the tab key until what is looked for has the focus."""
    for _ in range(200):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
    raise AssertionError(f"the keyboard does not reach {selector} on {page.url}")
