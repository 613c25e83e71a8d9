"""What of a damaged file is whole: a good sentence in a bad file is not lost."""

import re
from io import BytesIO
from typing import Any

from lxml import etree

from authoring.errors import UnreadableError
from authoring.translation.markup import local, refuse_declarations

_SENTENCES = frozenset({"unit", "trans-unit", "tu"})
"""What holds a sentence, in XLIFF 2, XLIFF 1 and TMX."""
_LINE_OF_MESSAGES = re.compile(rb'\s*(?:#.*|(?:msg\w+(?:\[\d+\])?\s*)?"(?:[^"\\]|\\.)*"\s*)?')
"""A line of a PO file: a comment, a keyword and its text or more of it, nothing."""


def whole_messages(content: bytes) -> bytes:
    """Return a PO file up to the message with its first line that is none of PO, or not in UTF-8."""
    lines = content.split(b"\n")
    broken = next((number for number, line in enumerate(lines) if not _is_of_messages(line)), 0)
    last = max((number for number in range(broken) if not lines[number].strip()), default=0)
    return b"\n".join(lines[:last])


def _is_of_messages(line: bytes) -> bool:
    try:
        line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return _LINE_OF_MESSAGES.fullmatch(line) is not None


def whole_part(content: bytes) -> bytes:
    """Return an XML document as far as it is well-formed, without the sentence in which it stops being so.

    Nothing behind that place is read: a parser that goes on there guesses what belongs to what. Empty for a document
    that is well-formed, for one that declares entities, and for what is no XML.
    """
    unfinished = _unfinished(content)
    try:
        for element in unfinished[:1]:
            refuse_declarations(element)
    except UnreadableError:
        return b""
    for element in unfinished[1:]:
        if local(element) in _SENTENCES:
            element.getparent().remove(element)
            break
    return etree.tostring(unfinished[0], encoding="UTF-8") if unfinished else b""


def _unfinished(content: bytes) -> list[Any]:
    """Return the elements inside which a document stops being well-formed, the root first."""
    steps = etree.iterparse(
        BytesIO(content),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    around: list[Any] = []
    try:
        for event, element in steps:
            if event == "start":
                around.append(element)
            else:
                around.pop()
    except etree.XMLSyntaxError:
        return around
    return []
