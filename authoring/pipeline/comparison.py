"""Two builds of one document: the chapters and passages in which they do not say the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from authoring.publishing.artifact import Format
    from authoring.publishing.readback.outline import Outline, Passage

_CHAPTER = 2
"""Headings down to this level begin a chapter; a part is a level above."""


_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")


@dataclass(frozen=True, slots=True)
class Changed:
    """A passage that is not the same: what it said and what it says; empty on the side that does not have it.

    `chapter` is the heading it stands under, empty before the first one. Where its links lead is only told where
    nothing else differs.
    """

    chapter: str
    before: str
    after: str


def changes(before: bytes, after: bytes) -> list[Changed]:
    """Return in what two pages (HTML) differ, in reading order; raises UnreadableError.

    What only stands elsewhere is gone in one place and new in another.
    """
    from authoring.publishing.readback.read import outline

    ours, theirs = outline(before, "html"), outline(after, "html")
    our_chapters, their_chapters = _chapters(ours), _chapters(theirs)
    found: list[Changed] = []
    for kind, start, end, first, last in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind != "equal":
            gone = zip(our_chapters[start:end], ours[start:end], strict=True)
            new = zip(their_chapters[first:last], theirs[first:last], strict=True)
            found += (_changed(*pair) for pair in zip_longest(gone, new))
    return found


def stated_fingerprint(content: bytes, file_format: Format) -> str:
    """Return the fingerprint that a published file states of what it says, empty when it states none."""
    from authoring.publishing.readback import stated

    return stated.stated_fingerprint(content, file_format)


def _chapters(outline: Outline) -> list[str]:
    """Return the chapter that each passage stands in."""
    chapters, now = [], ""
    for passage in outline:
        if passage.kind == "heading" and passage.level <= _CHAPTER:
            now = passage.shown
        chapters.append(now)
    return chapters


def _changed(gone: tuple[str, Passage] | None, new: tuple[str, Passage] | None) -> Changed:
    chapter = (new or gone or ("",))[0]
    before, after = gone[1].shown if gone else "", new[1].shown if new else ""
    words = [_LINK.sub(r"\1", text) for text in (before, after)]
    return Changed(chapter, *words) if words[0] != words[1] else Changed(chapter, before, after)
