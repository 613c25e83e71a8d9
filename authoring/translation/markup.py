"""What XLIFF, TMX and TBX have in common: XML read from anyone, and texts whose codes are elements."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any, Literal

from lxml import etree

from authoring.errors import UnreadableError
from authoring.translation.codes import Code, Coded

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ILLEGAL = re.compile("([^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff])")
_LARGEST = 20_000_000
"""Bytes of a translation that is read: forty times the longest chapter."""

Part = Literal["pair", "note", "begin", "end"]
"""What a code becomes: an element around its text, one of its own, or half a pair whose other half stands elsewhere."""


def parsed(content: bytes, *roots: str) -> Any:
    """Return the root of an XML document, one of `roots`; raises UnreadableError. Nothing it refers to is fetched."""
    if len(content) > _LARGEST:
        raise UnreadableError("is too large")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise UnreadableError(
            "holds XML that is not well-formed (line {line}, column {column})", line=line, column=column
        ) from None
    if root.tag not in roots:
        raise UnreadableError("holds something else: {name}", name=root.tag)
    refuse_declarations(root)
    return root


def refuse_declarations(root: Any) -> None:
    """Refuse a document that declares entities of its own; that it names a DTD, as TMX does, says nothing."""
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in (*declared.iterentities(), *declared.iterelements())):
        raise UnreadableError("declares a document type of its own")


def root_of(content: bytes) -> str:
    """Return the name of a document's root element, with its namespace; empty for what is no XML."""
    try:
        starts = etree.iterparse(BytesIO(content), events=("start",), resolve_entities=False, no_network=True)
        return str(next(starts)[1].tag)
    except (etree.XMLSyntaxError, StopIteration):
        return ""


def document(root: Any, *, whole: Collection[str]) -> bytes:
    """Return an XML document with a line for each element; those named in `whole` keep their content as it is."""
    _lay_out(root, "\n", whole)
    return b"".join((etree.tostring(root, encoding="UTF-8", xml_declaration=True), b"\n"))


def _lay_out(element: Any, margin: str, whole: Collection[str]) -> None:
    if not len(element) or element.text or local(element) in whole:
        return
    element.text = margin + " "
    for child in element:
        _lay_out(child, margin + " ", whole)
        child.tail = margin + " "
    element[-1].tail = margin


def fill(element: Any, text: Coded, add: Callable[[Any, Code, Part], Any], sign: Callable[[Any, str], Any]) -> None:
    """Write a text into an element: `add` makes the element of a code, `sign` that of a character XML cannot write."""
    around, pairs = [element], paired(text)
    for position, part in enumerate(text):
        if isinstance(part, str):
            append(around[-1], part, sign)
        elif position not in pairs:
            add(around[-1], part, _ALONE[part.kind])
        elif part.kind == "open":
            around.append(add(around[-1], part, "pair"))
        else:
            around.pop()


_ALONE: dict[str, Part] = {"open": "begin", "close": "end", "note": "note"}


def paired(text: Coded) -> frozenset[int]:
    """Return where the codes stand that enclose text of their own: pairs that cross no other pair."""
    waiting, pairs = list[tuple[str, int]](), set[int]()
    for position, part in enumerate(text):
        if isinstance(part, str):
            continue
        if part.kind == "open":
            waiting.append((part.id, position))
        elif part.kind == "close" and any(key == part.id for key, _ in waiting):
            while waiting[-1][0] != part.id:
                waiting.pop()
            pairs |= {waiting.pop()[1], position}
    return frozenset(pairs)


def dressed(text: Coded, like: Coded) -> Coded:
    """Return a translation whose codes look like its source's: programs know a code by all that is written on it."""
    looks = {(part.id, part.kind): part.looks for part in like if isinstance(part, Code)}
    return tuple(
        replace(part, looks=looks.get((part.id, part.kind), part.looks)) if isinstance(part, Code) else part
        for part in text
    )


def append(element: Any, text: str, sign: Callable[[Any, str], Any]) -> None:
    """Add text behind what stands in an element; `sign` adds each character that XML cannot write."""
    for position, piece in enumerate(_ILLEGAL.split(text)):
        if position % 2:
            sign(element, piece)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + piece
        else:
            element.text = (element.text or "") + piece


def local(element: Any) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def legible(text: str) -> str:
    """Return what XML can write of a text that nobody hands back: a note, a title, a name."""
    return _ILLEGAL.sub("\ufffd", text)


def parts_of(element: Any, part: Callable[[Any, str], Iterator[str | Code]]) -> Iterator[str | Code]:
    """Yield the text and codes in an element; `part` reads each element inside it, by its name without namespace."""
    yield element.text or ""
    for child in element:
        if not isinstance(child.tag, str):
            raise UnreadableError("holds an entity that nobody declared")
        yield from part(child, local(child))
        yield child.tail or ""


def character(hexadecimal: str) -> str:
    """Return the character of that number; raises UnreadableError when there is none."""
    try:
        return chr(int(hexadecimal, 16))
    except (ValueError, OverflowError):
        raise UnreadableError("holds a character of an impossible number: {number}", number=hexadecimal[:20]) from None
