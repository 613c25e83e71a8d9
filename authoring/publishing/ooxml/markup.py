"""WordprocessingML as strings: text, runs, paragraphs, fields. Strings are ten times faster than trees of objects."""

import re
from functools import cache
from typing import Any

from lxml import etree

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}

EN_SPACE = "\u2002"
"""Stands between a number and its title, a label and its caption."""

NO_BREAK_SPACE = "\u00a0"

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """Return `text` without the characters XML 1.0 (clause 2.2, production Char) has no way to write."""
    return _ILLEGAL.sub("", text)


def escaped(text: str) -> str:
    """Return `text` as the content of an XML element."""
    return legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Return `text` as the value of an XML attribute in double quotes; all white space becomes single spaces."""
    return escaped(" ".join(legal(text).split())).replace('"', "&quot;")


@cache
def run_properties(style: str = "", strong: bool = False, emphasis: bool = False, language: str = "") -> str:
    """Return the properties of a run (17.3.2), empty when there are none; `style` is a character style's id."""
    properties = "".join(
        (
            f'<w:rStyle w:val="{style}"/>' if style else "",
            "<w:b/><w:bCs/>" if strong else "",
            "<w:i/><w:iCs/>" if emphasis else "",
            f'<w:lang w:val="{attribute(language)}"/>' if language else "",
        )
    )
    return f"<w:rPr>{properties}</w:rPr>" if properties else ""


def run(text: str, properties: str = "") -> str:
    """Return one run; line breaks and tabs of `text` are those of the document."""
    content = escaped(text.replace("\r\n", "\n").replace("\r", "\n"))
    content = content.replace("\n", _between("<w:br/>")).replace("\t", _between("<w:tab/>"))
    return f'<w:r>{properties}<w:t xml:space="preserve">{content}</w:t></w:r>'


def _between(mark: str) -> str:
    return f'</w:t>{mark}<w:t xml:space="preserve">'


TAB = "<w:r><w:tab/></w:r>"


def field(instruction: str, result: str, properties: str = "") -> str:
    """Return a complex field (17.16.18) with the `result` it last had.

    Every run of it looks the same: Word gives a new result the look of the field's code. It is not marked as dirty: for
    that Word asks its reader a question before it shows the document.
    """
    return f"{field_begin(instruction, properties)}{run(result, properties)}{field_mark('end', properties)}"


def field_begin(instruction: str, properties: str = "") -> str:
    """Return the beginning of a complex field, up to its result."""
    code = f'<w:r>{properties}<w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText></w:r>'
    return f"{field_mark('begin', properties)}{code}{field_mark('separate', properties)}"


def field_mark(kind: str, properties: str = "") -> str:
    """Return the run that begins, separates or ends a complex field (17.16.18)."""
    return f'<w:r>{properties}<w:fldChar w:fldCharType="{kind}"/></w:r>'


def paragraph(style: str, content: str, properties: str = "") -> str:
    """Return one paragraph; `properties` are those that follow the style in the schema's order (17.3.1.26)."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


KEEP_NEXT = "<w:keepNext/>"
"""A property of a paragraph that stays on the page of the next one (17.3.1.15)."""


def numbered(level: int, instance: str) -> str:
    """Return the property of a paragraph in a list (17.3.1.19), at `level` from 0."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>'


def elements(markup: str) -> list[Any]:
    """Return `markup` parsed; raises XMLSyntaxError when it is not well-formed, which would be our mistake."""
    declarations = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return list(etree.fromstring(f"<w:body {declarations}>{markup}</w:body>".encode(), parser))


def name(prefixed: str) -> str:
    """Return `w:val` as lxml writes it, `{namespace}val`."""
    prefix, local = prefixed.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"
