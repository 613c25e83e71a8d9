"""What a paragraph is by its style, and by those that style is based on (ECMA-376, 17.7)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from authoring.publishing.readback.ordinals import whole
from authoring.publishing.readback.word_package import VAL, name, value

_NO_HEADING = 9
"""The outline level of body text (17.3.1.20)."""

_OFF = frozenset({"false", "0", "off"})
"""What turns a property off (22.9.2.7)."""

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
    """The styles of a document."""

    def __init__(self, styles: Any) -> None:
        self._styles = {one.get(name("w:styleId")): one for one in styles.iterchildren(name("w:style"))}
        self._inherited = cache(self._look_up)
        self._hides = cache(self._is_hiding)

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

    def is_hidden(self, run: Any, paragraph_style: str | None) -> bool:
        """Return whether Word hides a run (`w:vanish`, 17.3.2.41): its own word goes before its styles'."""
        properties = run.find(name("w:rPr"))
        own = _is_vanishing(properties)
        styles = (value(properties, "w:rStyle"), paragraph_style)
        return any(map(self._hides, styles)) if own is None else own

    def _is_hiding(self, style: str | None) -> bool:
        found = (_is_vanishing(element.find(name("w:rPr"))) for element in self._based(style))
        return next((one for one in found if one is not None), False)

    def _look_up(self, style: str | None, way: tuple[str, ...]) -> str | None:
        found = (value(element.find(name("w:pPr")), *way) for element in self._based(style))
        return next((one for one in found if one is not None), None)

    def _based(self, style: str | None) -> Iterator[Any]:
        """Yield a style and those it is based on."""
        seen: set[str] = set()
        while style and style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = value(self._styles[style], "w:basedOn")


def _is_vanishing(properties: Any) -> bool | None:
    vanish = None if properties is None else properties.find(name("w:vanish"))
    return None if vanish is None else vanish.get(VAL) not in _OFF
