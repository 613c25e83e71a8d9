"""Files that are no workbook, and workbooks that would cost too much: each gets one clear finding."""

import os
import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest

from authoring.intake.reading import read
from authoring.office.archive import ALL_XML_LIMIT, FILE_LIMIT
from tests.effort import ending
from tests.intake.workbooks import edition, findings, patched, read_data, template


def compound(*names: str) -> bytes:
    """Return the beginning of a compound file whose directory names some streams ([MS-CFB] 2.6)."""
    entries = ("Root Entry", *names)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + b"".join(
        (name + "\0").encode("utf-16-le").ljust(128, b"\0") for name in entries
    )


def archive(parts: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", method) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return file.getvalue()


def lying(data: bytes) -> bytes:
    """Return a workbook whose first sheet's directory entry declares ten bytes, whatever there is."""
    with ZipFile(BytesIO(data)) as source:
        name = b"xl/worksheets/sheet4.xml"
        size = source.getinfo(name.decode()).file_size
    return data.replace(struct.pack("<I", size), struct.pack("<I", 10))


def encrypted(data: bytes) -> bytes:
    """Return a zip file whose entries say that they are encrypted."""
    changed = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = changed.find(signature)
        while place >= 0:
            changed[place + offset] |= 1
            place = changed.find(signature, place + 4)
    return bytes(changed)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-empty"),
        (b"\0" * 4096, "file-empty"),
        (b" \r\n", "file-empty"),
        (compound("EncryptionInfo", "EncryptedPackage"), "file-protected"),
        (compound("Workbook"), "file-old-excel"),
        (compound("Book"), "file-old-excel"),
        (compound("WordDocument"), "file-not-workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "file-not-workbook"),
        (b"\x09\x08\x10\x00\x00\x06\x05\x00", "file-old-excel"),
        (archive({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "file-opendocument"),
        (b"<?xml version='1.0'?><office:document xmlns:office='x'>", "file-opendocument"),
        (archive({"mimetype": b"application/epub+zip"}), "file-not-workbook"),
        (archive({"holiday.jpg": b"\xff\xd8\xff"}), "file-not-workbook"),
        (archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}), "file-not-workbook"),
        (archive({}), "file-not-workbook"),
        (archive({"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b""}), "file-binary-excel"),
        (b"%PDF-1.7\n", "file-not-workbook"),
        (b"[InternetShortcut]\nURL=https://www.canada.ca", "file-text"),
        (b"Topic,Text\nTrade,More of it\n", "file-text"),
        ("Thème;Texte\nÉnergie;Rien\n".encode("cp1252"), "file-text"),
        ("Topic\tText\n".encode("utf-16"), "file-text"),
        (b"<html><body><table><tr><td>Topic</td></tr></table></body></html>", "file-web-page"),
        (b"\xef\xbb\xbf<!DOCTYPE html>\n<title>Form</title>", "file-web-page"),
        (b"<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?><Workbook/>", "file-not-workbook"),
        (b"\x7fELF\x02\x01\x01\0\0\0", "file-not-workbook"),
        (b"PK\x03\x04 and so on", "file-damaged"),
        (template()[: len(template()) // 2], "file-damaged"),
        (template()[:-30], "file-damaged"),
        (encrypted(template()), "file-protected"),
        (lying(template()), "file-damaged"),
        (archive({"[Content_Types].xml": b"<Types/>", "_rels/.rels": b"<a/>"}, ZIP_BZIP2), "file-damaged"),
    ],
)
def test_no_workbook(data: bytes, code: str, tmp_path: Path) -> None:
    reading = read_data(tmp_path, data)
    assert findings(reading) == [(code, "")]
    assert (reading.submission, reading.form) == (None, None)


@pytest.mark.parametrize("name", ["mining.json", "mining.csv", "mining", "MINING.XLS", "mining.xlsm"])
def test_a_workbook_is_one_whatever_its_name(name: str, tmp_path: Path) -> None:
    reading = read_data(tmp_path, template(), name)
    assert (findings(reading), reading.form is not None) == ([], True)


def test_what_is_no_file(tmp_path: Path) -> None:
    assert findings(read(tmp_path / "none.xlsx", edition())) == [("file-missing", "")]
    assert findings(read(tmp_path / "nu\0l.xlsx", edition())) == [("file-missing", "")]
    assert findings(read(tmp_path, edition())) == [("file-not-file", "")]
    assert findings(read(Path("/dev/zero"), edition())) == [("file-not-file", "")]


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.xlsx"))
    path.write_bytes(template())
    reading = read(path, edition())
    assert reading.submission is not None
    assert reading.submission.file == "caf\ufffd.xlsx"


def test_a_file_too_large_to_be_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "huge.xlsx"
    with path.open("wb") as file:
        file.truncate(FILE_LIMIT + 1)
    reading = read(path, edition())
    assert [(found.code, found.values) for found in reading.findings] == [("file-too-large", {"size": "101 MB"})]


BOMB = (
    b'<!DOCTYPE l [<!ENTITY a0 "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY a%d "%s">' % (level, b"&a%d;" % (level - 1) * 10) for level in range(1, 12))
    + b"]>"
)


def with_entities(part: bytes) -> bytes:
    return part.replace(b"<worksheet", BOMB + b"<worksheet", 1).replace(b"<sheetData>", b"<sheetData>&a11;", 1)


def with_entities_in_attribute(part: bytes) -> bytes:
    return part.replace(b"<worksheet", BOMB + b'<worksheet a="&a11;"', 1)


def with_file_entity(part: bytes) -> bytes:
    declared = b'<!DOCTYPE l [<!ENTITY f SYSTEM "file:///etc/passwd">]><worksheet'
    return part.replace(b"<worksheet", declared, 1).replace(b"<sheetData>", b"<sheetData>&f;", 1)


def before_end(more: bytes) -> Callable[[bytes], bytes]:
    """Return the change that puts `more` into a sheet's cells."""
    return lambda part: part.replace(b"</sheetData>", more + b"</sheetData>", 1)


def after_end(more: bytes) -> Callable[[bytes], bytes]:
    """Return the change that puts `more` behind a sheet's cells."""
    return lambda part: part.replace(b"</sheetData>", b"</sheetData>" + more, 1)


def blank_rows(count: int) -> bytes:
    cells = b"".join(b'<c r="%c%%d" s="5"/>' % letter for letter in b"ABCDEF")
    return b"".join(b'<row r="%d" s="5">' % row + cells % ((row,) * 6) + b"</row>" for row in range(700, 700 + count))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "code"),
    [
        (with_entities, "file-damaged"),
        (with_entities_in_attribute, "file-damaged"),
        (with_file_entity, "file-damaged"),
        (before_end(b"<x>" * 50_000), "file-damaged"),
        (before_end(b"<row>" + b"<c/>" * 3_000_000 + b"</row>"), "file-too-large"),
        (after_end(b"<x/>" * 3_000_000), "file-too-large"),
        (before_end(b"<row/>" * 500_000), "file-too-many"),
        (before_end(b" " * (ALL_XML_LIMIT + 1)), "file-too-large"),
        (before_end(blank_rows(100_000)), None),
        (after_end(b'<mergeCells><mergeCell ref="A5:XFD1048576"/></mergeCells>'), None),
        (after_end(b'<hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks>'), None),
        (before_end(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "rows-too-many"),
    ],
)
def test_what_would_cost_too_much(change: Callable[[bytes], bytes], code: str | None, tmp_path: Path) -> None:
    data = patched(template(), {"xl/worksheets/sheet4.xml": change})
    with ending():
        assert [found.code for found in read_data(tmp_path, data).findings] == ([code] if code else [])


def test_thousands_of_sheets(tmp_path: Path) -> None:
    sheets = b"".join(b'<sheet name="S%d" sheetId="%d" r:id="rId1"/>' % (number, number) for number in range(99, 5000))
    data = patched(template(), {"xl/workbook.xml": lambda part: part.replace(b"</sheets>", sheets + b"</sheets>")})
    assert findings(read_data(tmp_path, data)) == [("file-too-many", "")]
