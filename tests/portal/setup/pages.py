"""The set-up's pages as a browser sees them."""

from typing import Any

from django.test import Client
from lxml import html

from authoring.edition.folder import EditionFolder

GENERAL, GROUPS, SECTIONS = "/setup/2030/edition/", "/setup/2030/lists/groups/", "/setup/2030/lists/sections/"
PARTNERS = "/setup/2030/lists/partners/"
MINING, PERU = f"{GROUPS}entries/mining/", f"{PARTNERS}entries/peru/"


def fields(page: str) -> dict[str, list[str]]:
    """Return what a browser would send of a page's form of fields, without its buttons."""
    shown: Any = html.document_fromstring(page)
    (form,) = [one for one in shown.forms if "base" in one.fields]
    sent: dict[str, list[str]] = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value)
    return sent


def typed(browser: Client, address: str, /, **values: str) -> Any:
    """Open a page, change some of its fields (`title__fr` for `title.fr`), and send it."""
    sent = fields(browser.get(address).content.decode())
    return browser.post(address, sent | {name.replace("__", "."): value for name, value in values.items()})


def text(folder: EditionFolder) -> str:
    """Return what the definition says."""
    return folder.definition.read_text("utf-8")
