"""The page the template sets up."""

from dataclasses import dataclass
from typing import Any

from authoring.errors import TemplateError
from authoring.publishing.ooxml.markup import name

TWIPS = 1440
"""Twentieths of a point in an inch."""


@dataclass(frozen=True, slots=True)
class Page:
    """The room for text on a page, in inches; `long_width` is that of a page on its side, with the same margins."""

    width: float
    height: float
    long_width: float

    @classmethod
    def of(cls, body: Any) -> "Page":
        """Read the last section's size and margins (17.6.13, 17.6.11); raises TemplateError when they are missing."""
        size = body.find(f"{name('w:sectPr')}/{name('w:pgSz')}")
        margins = body.find(f"{name('w:sectPr')}/{name('w:pgMar')}")
        if size is None or margins is None:
            raise TemplateError("report.docx says no size or margins of its pages.")
        beside = _twips(margins, "w:left") + _twips(margins, "w:right")
        return cls(
            width=(_twips(size, "w:w") - beside) / TWIPS,
            height=(_twips(size, "w:h") - _twips(margins, "w:top") - _twips(margins, "w:bottom")) / TWIPS,
            long_width=(_twips(size, "w:h") - beside) / TWIPS,
        )


def _twips(element: Any, key: str) -> int:
    return abs(int(element.get(name(key))))
