"""The parts of a Word document that say something, parsed within bounds."""

import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from authoring.errors import UnreadableError

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}

_LARGEST_PART = 50_000_000
"""Bytes of one part: hundreds of groups' reports stay far below."""


def name(prefixed: str) -> str:
    """Return `w:val` as lxml writes it, `{namespace}val`."""
    prefix, local = prefixed.split(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


VAL = name("w:val")


def value(element: Any, *way: str) -> str | None:
    """Return the `w:val` of what stands at the end of `way` below `element`; None when there is none."""
    for step in way:
        element = element.find(name(step)) if element is not None else None
    return None if element is None else element.get(VAL)


@dataclass(frozen=True, slots=True)
class WordPackage:
    """The document's parts, as elements; `links` are the targets of its hyperlinks by relationship id, by part."""

    document: Any
    styles: Any
    numbering: Any
    footnotes: Any
    links: dict[str, dict[str, str]]


def opened(content: bytes) -> WordPackage:
    """Open a Word document; raises UnreadableError when it is none, or damaged."""
    try:
        with ZipFile(BytesIO(content)) as package:
            document, styles, numbering, footnotes = (
                _part(package, f"word/{part}.xml") for part in ("document", "styles", "numbering", "footnotes")
            )
            links = {part: _links(_part(package, f"word/_rels/{part}.xml.rels")) for part in ("document", "footnotes")}
    except (BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, OSError, ValueError) as error:
        raise UnreadableError("is no whole Word document ({reason})", reason=error) from None
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise UnreadableError(
            "holds XML that is not well-formed (line {line}, column {column})", line=line, column=column
        ) from None
    if document is None or styles is None:
        raise UnreadableError("has no document or no styles inside")
    return WordPackage(document, styles, numbering, footnotes, links)


def _part(package: ZipFile, file: str) -> Any:
    if file not in package.namelist():
        return None
    if package.getinfo(file).file_size > _LARGEST_PART:
        raise UnreadableError("is too large: {file}", file=file)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(package.read(file), parser)


def _links(relationships: Any) -> dict[str, str]:
    found = () if relationships is None else relationships
    return {one.get("Id", ""): one.get("Target", "") for one in found if one.get("TargetMode") == "External"}
