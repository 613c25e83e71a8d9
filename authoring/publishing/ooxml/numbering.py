"""Lists (17.9): the template holds one definition for each style of list; ordered lists are instances of it."""

from collections.abc import Mapping
from typing import Any, get_args

from authoring.errors import TemplateError
from authoring.locale.cldr import together
from authoring.model.blocks import ListStyle
from authoring.publishing.ooxml.markup import elements, name

DEEPEST = 8
"""The last of the nine levels a list can have, from 0."""

_LARGEST_START = 32767


class Numbering:
    """The instances of the template's lists.

    A list definition (`w:abstractNum`) is found by its `w:name`, which is that of the list's style. Bullets need one
    instance only; an ordered list starts over because its instance overrides the start of its level. One that goes on
    where the former one of its section ended is of the same instance: Word counts both anew when an item is added.
    """

    def __init__(self, numbering: Any) -> None:
        self._definitions = _definitions(numbering)
        used = (int(number.get(name("w:numId"))) for number in numbering.iterchildren(name("w:num")))
        self._first = max(used, default=0) + 1
        self._instances: list[str] = []
        self._bullets = 0
        self._ended: dict[tuple[ListStyle, int], int] = {}

    def begin_section(self) -> None:
        """See to it that no list goes on from one before."""
        self._ended.clear()

    def instance(self, style: ListStyle, level: int, start: int, count: int) -> int:
        """Return the number of the instance for a list of `count` items that stand at `level` (from 0)."""
        if style == "bullet":
            self._bullets = self._bullets or self._add(self._definitions[style], "")
            return self._bullets
        number = self._ended.get((style, start)) if level == 0 else None
        if number is None:
            number = self.counting_on(self._definitions[style], {level: start})
        if level == 0:
            self._ended = {ended: one for ended, one in self._ended.items() if ended[0] != style}
            self._ended[style, start + count] = number
        return number

    def counting_on(self, definition: str, starts: Mapping[int, int]) -> int:
        """Return the number of a new instance of a list whose levels begin to count at `starts`."""
        return self._add(definition, "".join(_override(level, start) for level, start in sorted(starts.items())))

    def _add(self, definition: str, overrides: str) -> int:
        number = self._first + len(self._instances)
        self._instances.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>')
        return number

    def attach(self, numbering: Any) -> None:
        """Add the instances to the `w:numbering` element, behind the definitions, where the schema wants them."""
        last = [*numbering.iterchildren(name("w:abstractNum"), name("w:num"))][-1]
        for instance in reversed(elements("".join(self._instances))):
            last.addnext(instance)


def _override(level: int, start: int) -> str:
    first = min(max(start, 0), _LARGEST_START)
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{first}"/></w:lvlOverride>'


def _definitions(numbering: Any) -> dict[str, str]:
    named = {
        found.get(name("w:val")): definition.get(name("w:abstractNumId"))
        for definition in numbering.iterchildren(name("w:abstractNum"))
        if (found := definition.find(name("w:name"))) is not None
    }
    missing = [style for style in get_args(ListStyle) if style not in named]
    if missing:
        raise TemplateError("report.docx has no list named {names}.", names=together(missing))
    return named
