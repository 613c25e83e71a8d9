"""Everything a published file says to readers, those who listen as well: what stands around the report's text, too.

The text itself is `outline`'s; here come cover, contents, running heads, the document's properties, its bookmarks.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pikepdf
import pypdfium2
from lxml import etree

from authoring.publishing.artifact import Format
from authoring.publishing.readback.html import document

_HEARD = ("alt", "aria-label", "aria-description", "title", "placeholder", "data-draft")
"""Attributes of HTML that are seen or read aloud."""
_PROPERTIES = ("description", "author", "dcterms.title", "dcterms.creator")
"""The names of a page's metadata that are texts."""
_SILENT = ("script", "style", "template")

_STORIES = ("word/document", "word/header", "word/footer", "word/footnotes", "docProps/core")
"""How the parts of a Word document begin that hold what it says."""
_TEXTS = ("title", "subject", "creator", "description", "keywords", "category", "lastModifiedBy")
"""The document's properties that are texts (ECMA-376 Part 2, 8.3)."""
_DESCRIBED = ("descr", "title")


def everything(content: bytes, file_format: Format) -> Iterator[str]:
    """Yield every text of a file that could be read back, in no particular pieces."""
    match file_format:
        case "html":
            return _of_page(content)
        case "docx":
            return _of_package(content)
        case "pdf":
            return _of_pdf(content)


def _of_page(content: bytes) -> Iterator[str]:
    for element in document(content).iter(etree.Element):
        yield from (element.get(name, "") for name in _HEARD)
        if element.tag == "meta" and element.get("name") in _PROPERTIES:
            yield element.get("content", "")
        if element.tag not in _SILENT:
            yield element.text or ""
        yield element.tail or ""


def _of_package(content: bytes) -> Iterator[str]:
    with ZipFile(BytesIO(content)) as package:
        stories = [name for name in package.namelist() if name.startswith(_STORIES) and name.endswith(".xml")]
        for story in sorted(stories):
            yield from _of_story(etree.fromstring(package.read(story)))


def _of_story(story: Any) -> Iterator[str]:
    for element in story.iter(etree.Element):
        tag = etree.QName(element).localname
        if tag == "p":
            yield "".join(text.text or "" for text in element.iter("{*}t"))
        elif tag in _TEXTS:
            yield element.text or ""
        elif tag == "docPr":
            yield from (element.get(name, "") for name in _DESCRIBED)


def _of_pdf(content: bytes) -> Iterator[str]:
    read = pypdfium2.PdfDocument(content)
    try:
        yield from (str(bookmark.get_title()) for bookmark in read.get_toc())
        for page in read:
            yield page.get_textpage().get_text_range()
    finally:
        read.close()
    with pikepdf.open(BytesIO(content)) as pdf:
        yield from (str(pdf.docinfo[name]) for name in ("/Title", "/Author", "/Subject") if name in pdf.docinfo)
