"""On which page of a Word document what stands.

LibreOffice sets the document as a PDF; every bookmark is a named destination there (ISO 32000-1, 12.3.2.3), which is
surer than looking for headings in the text.
"""

import re
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from authoring.publishing.libreoffice import as_pdf


def pages(document: bytes, bookmarks: Iterable[str], fonts: Path) -> dict[str, int] | None:
    """Return the page of each bookmark, from 1 on, in a document set in the fonts of a folder.

    None when there is no LibreOffice, or it does not manage.
    """
    pdf = as_pdf(document, fonts)
    found = _destinations(pdf) if pdf else {}
    places = {bookmark: found.get(_destination(bookmark), 0) for bookmark in bookmarks}
    return places if all(places.values()) else None


def _destinations(content: bytes) -> dict[str, int]:
    """Return the page of each named destination of a PDF; none when it is no PDF."""
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
            named = pdf.Root.get("/Dests", pikepdf.Dictionary())
            return {key: numbers.get(named[key][0].objgen, 0) for key in named.keys()}  # noqa: SIM118 (no mapping)
    except pikepdf.PdfError:
        return {}


def _destination(bookmark: str) -> str:
    """Return a bookmark's destination: what is no letter, digit or hyphen of ASCII is written in hexadecimal digits."""
    return "/" + re.sub("[^A-Za-z0-9-]", lambda sign: f"{ord(sign[0]):02X}", bookmark)
