"""The text of each marked content of a PDF (ISO 32000-1, 14.6), page by page."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from authoring.errors import UnreadableError

_DEEPEST = 20
"""Form XObjects one inside another."""


@dataclass(slots=True)
class Words:
    """The text of one marked content, and how far it reaches across the page, in points.

    `language` is that of the structure it stands in, when it is not the document's.
    """

    text: str
    left: float
    right: float
    language: str = ""


def marked_contents(content: bytes) -> list[dict[int, Words]]:
    """Return for each page the text by marked-content identifier; raises UnreadableError."""
    try:
        document = pypdfium2.PdfDocument(content)
        try:
            return [_of_page(document, number) for number in range(len(document))]
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise UnreadableError("is no whole PDF ({reason})", reason=error) from None


def _of_page(document: pypdfium2.PdfDocument, number: int) -> dict[int, Words]:
    page = document[number]
    text_page = page.get_textpage()
    found: dict[int, Words] = {}
    for item in text_objects(page):
        identifier = pdfium.FPDFPageObj_GetMarkedContentID(item)
        if identifier < 0:
            continue
        text = text_of(item, text_page)
        left, _, right, _ = bounds(item)
        if identifier in found:
            found[identifier].text += text
            found[identifier].right = right
        else:
            found[identifier] = Words(text, left, right)
    text_page.close()
    page.close()
    return found


def text_objects(page: pypdfium2.PdfPage) -> Iterator[Any]:
    """Yield the pieces of text on a page, each in one look."""
    return _text_objects(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject)


def _text_objects(parent: Any, count: Any, get: Any, depth: int = 0) -> Iterator[Any]:
    for position in range(count(parent)):
        item = get(parent, position)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            yield item
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _text_objects(item, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, depth + 1)


def text_of(item: Any, text_page: Any) -> str:
    """Return what a piece of text says."""
    length = pdfium.FPDFTextObj_GetText(item, text_page, None, 0)
    if length <= 2:
        return ""
    buffer = (ctypes.c_ushort * (length // 2))()
    pdfium.FPDFTextObj_GetText(item, text_page, buffer, length)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def bounds(item: Any) -> tuple[float, float, float, float]:
    """Return the left, bottom, right and top of a piece of text, in points from the page's lower left corner."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value
