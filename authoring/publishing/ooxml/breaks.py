"""Section breaks (17.6): a page lies on its side where a table is too wide for an upright one."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any, NamedTuple

from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from lxml import etree

from authoring.publishing.ooxml.markup import elements, name, paragraph
from authoring.publishing.ooxml.page import TWIPS, Page

_WIDE = "wide"
"""Ends the relationship ids of what runs above and below on pages on their sides."""


class Piece(NamedTuple):
    """Markup that stays together: a heading, or a block with its caption; `is_wide` asks for a page on its side."""

    markup: str
    is_heading: bool = False
    is_wide: bool = False


class Breaks:
    """Divides the body into sections, all set up as the template's last one, upright or on their sides."""

    def __init__(self, properties: Any, mark: str, page: Page) -> None:
        self._properties = deepcopy(properties)
        self._mark = mark
        self._page = page
        self._is_upright = True
        self._is_always_upright = True
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
        self._is_always_upright = False

    def _section(self) -> Any:
        properties = deepcopy(self._properties)
        return properties if self._is_upright else _on_its_side(properties)

    def finish(self, document: Any) -> None:
        """Set up the last section, whose properties end the body, and widen what runs above and below wide pages."""
        last = document.element.body.find(name("w:sectPr"))
        last.getparent().replace(last, self._section())
        if not self._is_always_upright:
            for reference in _references(self._properties):
                self._widen(document.part, reference.get(name("r:id")))

    def _widen(self, part: Any, key: str) -> None:
        """Add a copy of a header or footer in which what stands at the right margin stands at that of a wide page."""
        relationship = part.rels[key]
        upright = relationship.target_part
        place = PackURI(upright.partname.replace(".xml", f"{_WIDE}.xml"))
        wide = XmlPart(place, upright.content_type, deepcopy(upright.element), part.package)
        for other in upright.rels.values():
            wide.rels.add_relationship(other.reltype, other._target, other.rId, other.is_external)
        for one in wide.element.iter(name("w:p")):
            one.get_or_add_pPr().get_or_add_tabs().extend(elements(self._stops()))
        part.rels.add_relationship(relationship.reltype, wide, key + _WIDE)

    def _stops(self) -> str:
        upright, wide = round(self._page.width * TWIPS), round(self._page.long_width * TWIPS)
        return f'<w:tab w:val="clear" w:pos="{upright}"/><w:tab w:val="right" w:pos="{wide}"/>'


def _references(properties: Any) -> list[Any]:
    return [*properties.iterchildren(name("w:headerReference"), name("w:footerReference"))]


def _on_its_side(properties: Any) -> Any:
    size = properties.find(name("w:pgSz"))
    width, height = size.get(name("w:w")), size.get(name("w:h"))
    size.set(name("w:w"), height)
    size.set(name("w:h"), width)
    size.set(name("w:orient"), "landscape")
    for reference in _references(properties):
        reference.set(name("r:id"), reference.get(name("r:id")) + _WIDE)
    return properties


def _count_on(properties: Any) -> None:
    """Take the first page's number out: what follows the first section goes on counting."""
    for numbers in properties.iterchildren(name("w:pgNumType")):
        numbers.attrib.pop(name("w:start"), None)
