"""Lists (17.9): the template holds one definition for each style of list; every ordered list is its own instance."""

from typing import Any, get_args

from authoring.errors import TemplateError
from authoring.model.blocks import ListStyle
from authoring.publishing.ooxml.markup import elements, name

DEEPEST = 8
"""The last of the nine levels a list can have, from 0."""

_LARGEST_START = 32767


class Numbering:
    """The instances of the template's lists.

    A list definition (`w:abstractNum`) is found by its `w:name`, which is that of the list's style. Bullets need one
    instance only; an ordered list starts over because its instance overrides the start of its level.
    """

    def __init__(self, numbering: Any) -> None:
        self._definitions = _definitions(numbering)
        used = (int(number.get(name("w:numId"))) for number in numbering.iterchildren(name("w:num")))
        self._first = max(used, default=0) + 1
        self._instances: list[str] = []
        self._bullets = 0

    def instance(self, style: ListStyle, level: int, start: int) -> int:
        """Return the number of the instance for a list whose items stand at `level` (from 0)."""
        if style == "bullet":
            self._bullets = self._bullets or self._add(style, "")
            return self._bullets
        first = min(max(start, 0), _LARGEST_START)
        override = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{first}"/></w:lvlOverride>'
        return self._add(style, override)

    def _add(self, style: ListStyle, override: str) -> int:
        number = self._first + len(self._instances)
        definition = f'<w:abstractNumId w:val="{self._definitions[style]}"/>'
        self._instances.append(f'<w:num w:numId="{number}">{definition}{override}</w:num>')
        return number

    def attach(self, numbering: Any) -> None:
        """Add the instances to the `w:numbering` element, behind the definitions, where the schema wants them."""
        last = [*numbering.iterchildren(name("w:abstractNum"), name("w:num"))][-1]
        for instance in reversed(elements("".join(self._instances))):
            last.addnext(instance)


def _definitions(numbering: Any) -> dict[str, str]:
    named = {
        found.get(name("w:val")): definition.get(name("w:abstractNumId"))
        for definition in numbering.iterchildren(name("w:abstractNum"))
        if (found := definition.find(name("w:name"))) is not None
    }
    missing = [style for style in get_args(ListStyle) if style not in named]
    if missing:
        raise TemplateError(f"report.docx has no list named {', '.join(f'“{style}”' for style in missing)}.")
    return named
