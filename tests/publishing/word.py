"""Reading a Word document back, as its XML."""

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree

from authoring.publishing.ooxml.markup import NAMESPACES, name

TEMPLATE = (Path(__file__).parents[2] / "templates" / "report.docx").read_bytes()


def part(document: bytes, path: str) -> Any:
    """The root element of one part."""
    with ZipFile(BytesIO(document)) as package:
        return etree.fromstring(package.read(path))


def body(document: bytes) -> Any:
    return part(document, "word/document.xml").find(name("w:body"))


def find(element: Any, path: str) -> list[Any]:
    """XPath with Word's prefixes."""
    return list(element.xpath(path, namespaces=NAMESPACES))


def text(element: Any) -> str:
    """What a reader sees of an element, tabs and breaks included."""
    marks = {name("w:tab"): "\t", name("w:ptab"): "\t", name("w:br"): "\n"}
    seen = find(element, ".//w:r/w:t | .//w:r/w:tab | .//w:r/w:ptab | .//w:r/w:br")
    return "".join(marks.get(one.tag, one.text or "") for one in seen)


def style(paragraph: Any) -> str:
    return str(paragraph.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=NAMESPACES))


def outline(document: bytes) -> list[tuple[str, str]]:
    """Every paragraph of the document, tables' cells included: its style and its text."""
    return [(style(paragraph), text(paragraph)) for paragraph in find(body(document), ".//w:p")]


def style_named(document: bytes, wanted: str) -> Any:
    return find(part(document, "word/styles.xml"), f"//w:style[w:name/@w:val='{wanted}']")[0]


def relationships(document: bytes, path: str) -> dict[str, str]:
    """The targets of a part's relationships, by id."""
    return {one.get("Id"): one.get("Target") for one in part(document, path)}
