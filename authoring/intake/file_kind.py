"""What kind of file was handed in, told by its content."""

import re
from typing import Literal

from authoring.office.archive import UnreadableError

Kind = Literal["workbook", "json"]

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_JSON = re.compile(r"\{|\[\s*(?:[\[\]{\"\d-]|\Z)")
_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00\x04\x00")
"""How an Excel file began before Excel 95, without a compound file around it."""
_ENTRY, _HEADER = 128, 512
"""Bytes of a directory entry and of the header of a compound file ([MS-CFB] 2.6.1, 2.2)."""


def kind_of(data: bytes) -> Kind:
    """Tell by its content what a file is; raises UnreadableError for everything that is neither a workbook nor JSON."""
    if not data.strip(b"\0\t\r\n "):
        raise UnreadableError("file-empty")
    if data.startswith(b"PK"):
        return "workbook"
    if data.startswith(_COMPOUND):
        raise UnreadableError(_compound_code(data))
    if data.startswith(_BIFF):
        raise UnreadableError("file-old-excel")
    start = _text_start(data)
    if start is None or start.startswith("%PDF-"):
        raise UnreadableError("file-not-workbook")
    if _JSON.match(start):
        return "json"
    raise UnreadableError(_text_code(start))


def _compound_code(data: bytes) -> str:
    if _has_entry(data, "EncryptedPackage"):
        return "file-protected"
    if _has_entry(data, "Workbook") or _has_entry(data, "Book"):
        return "file-old-excel"
    return "file-not-workbook"


def _has_entry(data: bytes, name: str) -> bool:
    """Tell whether a compound file's directory names a stream; found without following its sectors' chain."""
    sought = (name + "\0").encode("utf-16-le")
    return any(not (found.start() - _HEADER) % _ENTRY for found in re.finditer(re.escape(sought), data))


def _text_start(data: bytes) -> str | None:
    """Return how a text begins, without white space; None when it is no text."""
    start = data[:4096]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return start[: len(start) // 2 * 2].decode("utf-16", "replace").lstrip()
    if re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", start):
        return None
    return start.decode("utf-8-sig", "replace").lstrip()


def _text_code(start: str) -> str:
    lowered = start.lower()
    if "<office:document" in lowered:
        return "file-opendocument"
    if lowered.startswith("<?xml") and "html" not in lowered:
        return "file-not-workbook"
    return "file-web-page" if re.search(r"<(!doctype\s+)?(html|table|body|meta)\b", lowered) else "file-text"
