"""What a paragraph is by its style, and by those that style is based on (ECMA-376, 17.7)."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from authoring.publishing.readback.ordinals import whole
from authoring.publishing.readback.word_package import name, value

_NO_HEADING = 9
"""The outline level of body text (17.3.1.20)."""

_DEEPEST = 8
"""The last of a list's nine levels (17.9.6)."""


@dataclass(frozen=True, slots=True)
class Function:
    """What a paragraph is: its style's name in small letters, its heading's level, its list and level in it."""

    style: str
    heading: int | None
    list: str | None
    depth: int


class WordStyles:
    """The paragraph styles of a document."""

    def __init__(self, styles: Any) -> None:
        self._styles = {one.get(name("w:styleId")): one for one in styles.iterchildren(name("w:style"))}
        self._inherited = cache(self._look_up)

    def function(self, paragraph: Any) -> Function:
        """Return what the paragraph is; its own properties win over its style's."""
        properties = paragraph.find(name("w:pPr"))
        style = value(properties, "w:pStyle")
        outline = whole(value(properties, "w:outlineLvl") or self._inherited(style, ("w:outlineLvl",)), _NO_HEADING)
        instance = value(properties, "w:numPr", "w:numId") or self._inherited(style, ("w:numPr", "w:numId"))
        level = value(properties, "w:numPr", "w:ilvl") or self._inherited(style, ("w:numPr", "w:ilvl"))
        return Function(
            (value(self._styles.get(style), "w:name") or "").casefold(),
            outline + 1 if 0 <= outline < _NO_HEADING else None,
            instance if instance != "0" else None,
            min(max(whole(level, 0), 0), _DEEPEST),
        )

    def _look_up(self, style: str | None, way: tuple[str, ...]) -> str | None:
        seen: set[str] = set()
        while style and style in self._styles and style not in seen:
            seen.add(style)
            element = self._styles[style]
            found = value(element.find(name("w:pPr")), *way)
            if found is not None:
                return found
            style = value(element, "w:basedOn")
        return None
