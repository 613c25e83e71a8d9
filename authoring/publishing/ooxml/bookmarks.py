"""Bookmarks (17.13.6): the places that links, contents and page references point to."""

import re
from collections.abc import Iterable
from typing import Any

from authoring.model.report import Report
from authoring.model.walk import sections
from authoring.publishing.ooxml.markup import elements, name

_LONGEST = 40
"""Word's own limit for the name of a bookmark (MS-OI29500 2.1.510)."""

LAST_PAGE = "_LastPage"
"""The bookmark at the very end, whose page is the number of all pages."""


class Bookmarks:
    """The bookmarks of a document, one for each anchor of the report.

    Word takes letters, digits and underscores only and knows no case; a name that begins with an underscore is hidden
    from the reader's list of bookmarks.
    """

    def __init__(self, anchors: Iterable[str]) -> None:
        self._names: dict[str, str] = {}
        taken = {LAST_PAGE.casefold()}
        for anchor in anchors:
            self._names[anchor] = _free(re.sub(r"[^A-Za-z0-9]", "_", f"_{anchor}"), taken)
        self._ids = {anchor: number for number, anchor in enumerate(self._names, start=1)}

    @classmethod
    def of(cls, report: Report) -> "Bookmarks":
        """Return those of a report's sections, in reading order."""
        return cls(section.anchor for _, section in sections(report))

    @property
    def names(self) -> list[str]:
        """The bookmarks' names, in order."""
        return list(self._names.values())

    def name(self, anchor: str) -> str | None:
        """Return the bookmark's name, None when the report has no such anchor."""
        return self._names.get(anchor)

    def around(self, anchor: str, content: str) -> str:
        """Return `content` inside its bookmark."""
        key = self._ids[anchor]
        start = f'<w:bookmarkStart w:id="{key}" w:name="{self._names[anchor]}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{key}"/>'

    def mark_end(self, body: Any) -> None:
        """Put the bookmark `LAST_PAGE` at the end of the last paragraph."""
        key = str(len(self._ids) + 1)
        last = [*body.iter(name("w:p"))][-1]
        for mark in elements(f'<w:bookmarkStart w:id="{key}" w:name="{LAST_PAGE}"/><w:bookmarkEnd w:id="{key}"/>'):
            last.append(mark)


def _free(wanted: str, taken: set[str]) -> str:
    candidate, count = wanted[:_LONGEST], 1
    while candidate.casefold() in taken:
        count += 1
        suffix = f"_{count}"
        candidate = wanted[: _LONGEST - len(suffix)] + suffix
    taken.add(candidate.casefold())
    return candidate
