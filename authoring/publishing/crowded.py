"""Where a layout could not grow with its text: words printed over others, or beyond the edge of the paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import pypdfium2

from authoring.publishing.readback.pdf_text import bounds, text_objects, text_of

_ACROSS, _UP = 1.0, 2.0
"""Points by which two texts may overlap: letters that lean, signs above and below lines."""


@dataclass(frozen=True, slots=True)
class Crowded:
    """A text that lacked room on a page (from 1), and the one it is printed over; none when it leaves the paper."""

    page: int
    text: str
    over: str = ""


@dataclass(frozen=True, slots=True)
class _Printed:
    """A piece of text in one look, and the box its letters fill, in points from the page's lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    def is_within(self, width: float, height: float) -> bool:
        return min(self.left, self.bottom) >= 0 and self.right <= width and self.top <= height

    def covers(self, other: "_Printed") -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        return across > _ACROSS and min(self.top, other.top) - max(self.bottom, other.bottom) > _UP


def crowded(content: bytes) -> Iterator[Crowded]:
    """Yield what lacked room in a PDF, page by page; raises PdfiumError when it is none."""
    document = pypdfium2.PdfDocument(content)
    try:
        for number, page in enumerate(document, start=1):
            yield from _on_page(page, number)
    finally:
        document.close()


def _on_page(page: pypdfium2.PdfPage, number: int) -> Iterator[Crowded]:
    printed, (width, height) = list(_printed(page)), page.get_size()
    yield from (Crowded(number, one.text) for one in printed if not one.is_within(width, height))
    yield from (Crowded(number, two.text, one.text) for one, two in combinations(printed, 2) if one.covers(two))


def _printed(page: pypdfium2.PdfPage) -> Iterator[_Printed]:
    text_page = page.get_textpage()
    for item in text_objects(page):
        text = text_of(item, text_page).strip()
        if text:
            yield _Printed(text, *bounds(item))
