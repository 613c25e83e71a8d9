"""Where an item stands and what marks it: HTML's lists, and the paragraphs Word makes look like lists."""

import re
from dataclasses import dataclass
from typing import Literal

from lxml.etree import _Element

from authoring.model.blocks import ListStyle
from authoring.portal.editing.elements import style
from authoring.text.markers import ROMAN

_TYPES: dict[str, ListStyle] = {"1": "decimal", "a": "lower-alpha", "i": "lower-roman"}
_STYLE_TYPE = re.compile(r"list-style-type\s*:\s*(?:lower|upper)-(alpha|latin|roman)", re.IGNORECASE)
_WORD_LEVEL = re.compile(r"mso-list\s*:\s*\w+\s+level(\d)", re.IGNORECASE)
_WORD_MARKER = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_LAST_NUMBER = re.compile(r"(\d{1,3})\W*$")


@dataclass(slots=True)
class OpenList:
    """A list that is being read: its kind, and the number of its next item."""

    tag: Literal["ul", "ol"]
    style: ListStyle
    next: int = 1

    def label(self, item: _Element) -> str:
        """Return what marks an item, as it would be typed, and count on."""
        if self.tag == "ul":
            return "- "
        self.next = _number(item.get("value"), self.next)
        written = label(_style_of(item) or self.style, self.next)
        self.next += 1
        return written


def opened(element: _Element) -> OpenList:
    """Return the list that a `ul` or `ol` begins."""
    if element.tag == "ul":
        return OpenList("ul", "bullet")
    kind = _style_of(element) or _TYPES.get((element.get("type") or "1").lower(), "decimal")
    return OpenList("ol", kind, _number(element.get("start"), 1))


def _style_of(element: _Element) -> ListStyle | None:
    found = _STYLE_TYPE.search(style(element))
    if found is None:
        return None
    return "lower-roman" if found[1].lower() == "roman" else "lower-alpha"


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,5}", text, re.ASCII) else otherwise


def label(kind: ListStyle, number: int) -> str:
    """Return an ordered list's marker as it would be typed; a figure where letters do not reach."""
    if kind == "lower-alpha" and 1 <= number <= 26:
        return f"{chr(ord('a') + number - 1)}) "
    if kind == "lower-roman" and 1 <= number < len(ROMAN):
        return f"{ROMAN[number]}. "
    return f"{number}. "


def word_level(paragraph: _Element) -> int | None:
    """Return how deep Word's list is that a paragraph is an item of, from 0; None when it is none."""
    found = _WORD_LEVEL.search(style(paragraph))
    return max(int(found[1]) - 1, 0) if found else None


def is_word_marker(element: _Element) -> bool:
    """Tell whether an element is the marker that Word writes before an item's text."""
    return _WORD_MARKER.search(style(element)) is not None


def readings_of(written: str) -> list[str]:
    """Return how a marker of Word's may be typed, the nearest first; the last one always is a marker.

    Capitals become small letters, `2.3.` is the third of its level; any other sign is a bullet.
    """
    sign = "".join(written.split())
    number = _LAST_NUMBER.search(sign)
    return [f"{sign}\t", f"{sign.lower()}\t", *([f"{number[1]}. "] if number else []), "- "]
