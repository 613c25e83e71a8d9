"""The XML parts of an Office document and how they refer to one another (Open Packaging Conventions, ECMA-376 Part 2).

Tags are matched in any namespace, so that the strict and the transitional variant read alike.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import basename, dirname, join, normpath

from lxml import etree

from authoring.office.archive import XML_LIMIT, Archive, damaged, too_large, too_many

_WHOLE_LIMIT = 8_000_000
"""Bytes of a part that is held in memory as a tree."""
_OPEN_LIMIT = 6_000_000
"""Bytes between two elements that are of interest; no row and no string that people make is so long."""
_ELEMENTS_LIMIT = 400_000
"""Elements of interest in a part."""
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}"


@dataclass(frozen=True, slots=True)
class Relation:
    """A part's reference: its kind (`worksheet`, `hyperlink`), and a part's name or, if `external`, an address."""

    kind: str
    target: str
    external: bool = False


def tree(archive: Archive, name: str) -> etree._Element | None:
    """Return a small part as a tree, None when there is none; raises UnreadableError when it is no sound XML."""
    if not archive.has(name):
        return None
    try:
        root = etree.fromstring(archive.read(name, _WHOLE_LIMIT), _parser())
    except etree.XMLSyntaxError as error:
        raise damaged() from error
    _refuse_declarations(root)
    return root


def stream(archive: Archive, name: str, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """Yield a part's elements of `tags` (local names) when they end, then forget them; raises like `tree`.

    Memory stays bounded by what stands between two of them.
    """
    parser = etree.XMLPullParser(
        ("start", "end"),
        tag=[f"{{*}}{tag}" for tag in tags],
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    waiting, count, sound = 0, 0, False
    try:
        for chunk in archive.chunks(name, XML_LIMIT):
            parser.feed(chunk)
            waiting += len(chunk)
            for event, element in parser.read_events():
                if not isinstance(element, etree._Element):
                    continue
                waiting = 0
                sound = sound or _refuse_declarations(element)
                if event == "end":
                    yield element
                    _forget(element)
                    count += 1
            if count > _ELEMENTS_LIMIT:
                raise too_many()
            if waiting > _OPEN_LIMIT:
                raise too_large(waiting)
        parser.close()
    except etree.XMLSyntaxError as error:
        raise damaged() from error


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


def _refuse_declarations(element: etree._Element) -> bool:
    # No part may declare a document type (ECMA-376 Part 2, 6.2.5): entities are the only thing they would be for.
    if element.getroottree().docinfo.internalDTD is not None:
        raise damaged()
    return True


def _forget(element: etree._Element) -> None:
    parent = element.getparent()
    element.clear()
    if parent is not None:
        while parent[0] is not element:
            del parent[0]


def relations(archive: Archive, part: str = "") -> dict[str, Relation]:
    """Return what a part (or the document itself) refers to, by the reference's id."""
    root = tree(archive, join(dirname(part), "_rels", basename(part) + ".rels"))
    if root is None:
        return {}
    return {element.get("Id", ""): _relation(part, element) for element in root.iterfind("{*}Relationship")}


def _relation(part: str, element: etree._Element) -> Relation:
    kind, target = basename(element.get("Type", "")), element.get("Target", "")
    if element.get("TargetMode") == "External":
        return Relation(kind, target, external=True)
    return Relation(kind, normpath(join("/", dirname(part), target)).lstrip("/"))


def relation_id(element: etree._Element, name: str = "id") -> str:
    """Return an element's reference (`r:id`, `r:embed`), empty when there is none."""
    return element.get(_RELATION + name) or element.get(_STRICT_RELATION + name) or ""


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]
