"""The fingerprint a published file states of itself: `dc:identifier` of the Dublin Core, in each format's own place."""

from collections.abc import Callable
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import pikepdf
from lxml import etree
from lxml import html as lxml_html

from authoring.publishing.artifact import Format

_IDENTIFIER = "{http://purl.org/dc/elements/1.1/}identifier"
_PREFIX = "sha256:"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def stated_fingerprint(content: bytes, file_format: Format) -> str:
    """Return the fingerprint that the file states, empty when it states none."""
    try:
        identifier = _READERS[file_format](content)
    except (BadZipFile, KeyError, OSError, etree.LxmlError, pikepdf.PdfError, AttributeError):
        return ""
    return identifier.removeprefix(_PREFIX) if identifier and identifier.startswith(_PREFIX) else ""


def _of_docx(content: bytes) -> str | None:
    """Read the core properties (ECMA-376 Part 2, 11)."""
    with ZipFile(BytesIO(content)) as package:
        return etree.fromstring(package.read("docProps/core.xml"), _PARSER).findtext(_IDENTIFIER)


def _of_pdf(content: bytes) -> str | None:
    """Read the XMP packet (ISO 32000-1, 14.3.2)."""
    with pikepdf.open(BytesIO(content)) as document:
        return etree.fromstring(document.Root.Metadata.read_bytes(), _PARSER).findtext(f".//{_IDENTIFIER}")


def _of_html(content: bytes) -> str | None:
    """Read the page's `dcterms.identifier`."""
    page = lxml_html.document_fromstring(content, parser=lxml_html.HTMLParser(encoding="utf-8"))
    meta = page.find(".//meta[@name='dcterms.identifier']")
    return None if meta is None else meta.get("content")


_READERS: dict[Format, Callable[[bytes], str | None]] = {"docx": _of_docx, "pdf": _of_pdf, "html": _of_html}
