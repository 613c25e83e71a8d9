"""The index that a browser searches: every section with its words, as JSON (RFC 8259)."""

import json
from collections.abc import Iterable, Iterator

from authoring.model import walk
from authoring.model.blocks import Block, Roster
from authoring.model.inline import notes_of, text_of
from authoring.model.report import Section
from authoring.publishing.site.pages import Page


def index(site: Iterable[Page]) -> bytes:
    """Return the index of all pages: a list of `{page, anchor, title, within, text}`, in reading order.

    `within` is the title of the page that a section stands on, empty for the page itself.
    """
    entries = [_entry(page, section) for page in site for section in walk.below(page.section)]
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _entry(page: Page, section: Section) -> dict[str, str]:
    return {
        "page": page.file,
        "anchor": section.anchor,
        "title": " ".join(filter(None, (section.number, section.title))),
        "within": page.section.title if section is not page.section else "",
        "text": " ".join(_texts(section.blocks)),
    }


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Roster):
            people = (person for _, people in block.groups for person in people)
            yield from (said for one in people for said in (one.name, *map(text_of, one.lines)))
        for _, inline in walk.texts([block]):
            yield from map(text_of, (inline, *notes_of(inline)))
