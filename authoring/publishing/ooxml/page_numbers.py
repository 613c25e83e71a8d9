"""What is printed on each page, once the document was laid out: the results of the fields that say so."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from authoring.publishing.ooxml.markup import name

_PAGEREF = re.compile(r"\s*PAGEREF\s+(\S+)")
_EXTENDED = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """The number on the page of each bookmark, and how many pages there are, the front matter's among them."""

    printed: Mapping[str, str]
    total: int

    @classmethod
    def of(cls, pages: Mapping[str, int], first: str, last: str) -> "PageNumbers":
        """Return the numbers for pages that are counted from the cover on, when `first` stands on page 1."""
        return cls({name: str(page - pages[first] + 1) for name, page in pages.items()}, pages[last])

    def fill_in(self, document: Any) -> None:
        """Write the numbers into the footers, and their count into the document's properties (22.2.2.20)."""
        for relationship in document.part.rels.values():
            if relationship.reltype == RELATIONSHIP_TYPE.FOOTER:
                self._fill_in(relationship.target_part.element)
        for part in document.part.package.iter_parts():
            if part.partname == "/docProps/app.xml":
                part._blob = self._counted(part.blob)

    def _fill_in(self, story: Any) -> None:
        for code in story.iter(name("w:instrText")):
            found = _PAGEREF.match(code.text or "")
            if found and found[1] in self.printed:
                next(_results(code)).text = self.printed[found[1]]

    def _counted(self, properties: bytes) -> bytes:
        root = etree.fromstring(properties)
        count = root.find(f"{_EXTENDED}Pages")
        if count is None:
            count = etree.SubElement(root, f"{_EXTENDED}Pages")
        count.text = str(self.total)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


UNKNOWN = PageNumbers({}, 0)
"""Those of a document that nobody has laid out."""


def _results(code: Any) -> Iterator[Any]:
    """Yield the texts behind a field's code, its result's first."""
    for run in code.getparent().itersiblings(name("w:r")):
        yield from run.iterchildren(name("w:t"))
