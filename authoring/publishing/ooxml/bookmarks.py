"""Bookmarks (17.13.6): the places that links, contents and page references point to."""

import re
from collections.abc import Iterable

_LONGEST = 40
"""Word's own limit for the name of a bookmark (MS-OI29500 2.1.510)."""


class Bookmarks:
    """The bookmarks of a document, one for each anchor of the report.

    Word takes letters, digits and underscores only and knows no case; a name that begins with an underscore is hidden
    from the reader's list of bookmarks.
    """

    def __init__(self, anchors: Iterable[str]) -> None:
        self._names: dict[str, str] = {}
        taken: set[str] = set()
        for anchor in anchors:
            self._names[anchor] = _free(re.sub(r"[^A-Za-z0-9]", "_", f"_{anchor}"), taken)
        self._ids = {anchor: number for number, anchor in enumerate(self._names, start=1)}

    def name(self, anchor: str) -> str | None:
        """Return the bookmark's name, None when the report has no such anchor."""
        return self._names.get(anchor)

    def around(self, anchor: str, content: str) -> str:
        """Return `content` inside its bookmark."""
        key = self._ids[anchor]
        start = f'<w:bookmarkStart w:id="{key}" w:name="{self._names[anchor]}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{key}"/>'


def _free(wanted: str, taken: set[str]) -> str:
    candidate, count = wanted[:_LONGEST], 1
    while candidate.casefold() in taken:
        count += 1
        suffix = f"_{count}"
        candidate = wanted[: _LONGEST - len(suffix)] + suffix
    taken.add(candidate.casefold())
    return candidate
