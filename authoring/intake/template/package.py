"""What XlsxWriter cannot say, said in the package it has written: the language, and rows that grow as one types."""

import re
from collections.abc import Container
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from authoring.forms.sheets import Form
from authoring.intake.template.template import FIRST_ROW

_CORE = "docProps/core.xml"
_CORE_END = b"</cp:coreProperties>"
_FIXED_ROW = re.compile(rb'(<row r="(\d+)"[^>]*?) customHeight="1"')


def growing_sheets(form: Form) -> set[str]:
    """Return the parts of the data sheets whose rows grow with their text: all but those that hold pictures."""
    return {
        f"xl/worksheets/sheet{number}.xml"
        for number, sheet in enumerate(form.sheets, 2)
        if all(column.kind != "picture" for column in sheet.columns)
    }


def finished(package: bytes, language: str, growing: Container[str]) -> bytes:
    """Return the package with its language among its core properties (ECMA-376 Part 2, 8.3) and with rows that grow."""
    result = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(result, "w") as target:
        for entry in source.infolist():
            part = source.read(entry)
            if entry.filename == _CORE:
                part = part.replace(_CORE_END, _language_element(language) + _CORE_END)
            if entry.filename in growing:
                part = _FIXED_ROW.sub(_grown, part)
            target.writestr(_dated(entry.filename), part)
    return result.getvalue()


def _language_element(language: str) -> bytes:
    return f"<dc:language>{escape(language)}</dc:language>".encode()


def _grown(row: re.Match[bytes]) -> bytes:
    """Keep the row's height only until its text changes (18.3.1.73: `ht` without `customHeight`)."""
    return row[1] if int(row[2]) > FIRST_ROW else row[0]


def _dated(name: str) -> ZipInfo:
    """Return an entry that does not tell when it was written."""
    entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry
