"""What of a damaged XML file is whole: a good sentence in a bad file is not lost."""

from io import BytesIO
from typing import Any

from lxml import etree

from authoring.errors import UnreadableError
from authoring.translation.markup import local, refuse_declarations

_SENTENCES = frozenset({"unit", "trans-unit", "tu"})
"""What holds a sentence, in XLIFF 2, XLIFF 1 and TMX."""


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
