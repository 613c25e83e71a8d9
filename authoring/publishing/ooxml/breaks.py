"""Section breaks (17.6): a page lies on its side where a table is too wide for an upright one."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any, NamedTuple

from lxml import etree

from authoring.publishing.ooxml.markup import name, paragraph


class Piece(NamedTuple):
    """Markup that stays together: a heading, or a block with its caption; `is_wide` asks for a page on its side."""

    markup: str
    is_heading: bool = False
    is_wide: bool = False


class Breaks:
    """Divides the body into sections, all set up as the template's last one, upright or on their sides."""

    def __init__(self, properties: Any, mark: str) -> None:
        self._properties = deepcopy(properties)
        self._mark = mark
        self._is_upright = True
        self._has_begun = False

    def flow(self, pieces: Iterable[Piece]) -> Iterator[str]:
        """Yield the markup of `pieces`, and a break wherever the page is turned; headings go with what follows."""
        waiting: list[str] = []
        for piece in pieces:
            waiting.append(piece.markup)
            if piece.is_heading:
                continue
            if piece.is_wide == self._is_upright:
                yield from self._turned()
            yield from waiting
            waiting, self._has_begun = [], True
        yield from waiting

    def _turned(self) -> Iterator[str]:
        if self._has_begun:
            yield paragraph(self._mark, "", etree.tostring(self._section(), encoding="unicode"))
            _count_on(self._properties)
        self._is_upright = not self._is_upright

    def _section(self) -> Any:
        properties = deepcopy(self._properties)
        return properties if self._is_upright else _on_its_side(properties)

    def finish(self, body: Any) -> None:
        """Set up the last section, whose properties stand at the end of the body."""
        last = body.find(name("w:sectPr"))
        last.getparent().replace(last, self._section())


def _on_its_side(properties: Any) -> Any:
    size = properties.find(name("w:pgSz"))
    width, height = size.get(name("w:w")), size.get(name("w:h"))
    size.set(name("w:w"), height)
    size.set(name("w:h"), width)
    size.set(name("w:orient"), "landscape")
    return properties


def _count_on(properties: Any) -> None:
    """Take the first page's number out: what follows the first section goes on counting."""
    for numbers in properties.iterchildren(name("w:pgNumType")):
        numbers.attrib.pop(name("w:start"), None)
