"""What kind of file was handed in, and the parts of a workbook, read within bounds whatever the file claims."""

import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Literal
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

FILE_LIMIT = 100_000_000
"""Bytes of a file; eight pictures from a good camera stay far below."""
UNPACKED_LIMIT = 400_000_000
"""Bytes all parts of a workbook unpack to."""
XML_LIMIT = 64_000_000
"""Bytes one XML part unpacks to: a sheet of a quarter of a million formatted blank rows."""
ALL_XML_LIMIT = 2 * XML_LIMIT
"""Bytes all XML parts of a workbook unpack to."""
PARTS_LIMIT = 5_000

Kind = Literal["workbook", "json"]

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_JSON = re.compile(r"\{|\[\s*(?:[\[\]{\"\d-]|\Z)")
_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00\x04\x00")
"""How an Excel file began before Excel 95, without a compound file around it."""
_ENTRY, _HEADER = 128, 512
"""Bytes of a directory entry and of the header of a compound file ([MS-CFB] 2.6.1, 2.2)."""


class UnreadableError(Exception):
    """The file cannot be read; names the finding. It never leaves the room: `reading.read` turns it into one."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def damaged() -> UnreadableError:
    """Return the exception for a file that contradicts its own format."""
    return UnreadableError("file-damaged")


def too_large(size: int) -> UnreadableError:
    """Return the exception for a file that would cost too much to read, of `size` bytes."""
    return UnreadableError("file-too-large", size=f"{-(-size // 1_000_000)} MB")


def too_many() -> UnreadableError:
    """Return the exception for a file of too many sheets, rows or other parts."""
    return UnreadableError("file-too-many")


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


class Archive:
    """The parts of an Office document (ECMA-376 Part 2), by name; names differ by more than case."""

    def __init__(self, data: bytes) -> None:
        """Open a zip file; raises UnreadableError when it is none, or no workbook, or unpacks to too much."""
        with _zip_errors():
            self._zip = ZipFile(BytesIO(data))
            infos = self._zip.infolist()
        self._parts = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in infos}
        self._check(infos)

    def _check(self, infos: list[ZipInfo]) -> None:
        if len(infos) > PARTS_LIMIT:
            raise too_many()
        for limit, ends in ((UNPACKED_LIMIT, ""), (ALL_XML_LIMIT, ".xml")):
            unpacked = sum(info.file_size for info in infos if info.filename.lower().endswith(ends))
            if unpacked > limit:
                raise too_large(unpacked)
        if any(info.flag_bits & 1 for info in infos):
            raise UnreadableError("file-protected")
        if not self.has("[Content_Types].xml"):
            raise UnreadableError(self._other_format())
        if self.has("xl/workbook.bin"):
            raise UnreadableError("file-binary-excel")

    def _other_format(self) -> str:
        mimetype = self.read("mimetype", 200) if self.has("mimetype") else b""
        return "file-opendocument" if b"opendocument.spreadsheet" in mimetype else "file-not-workbook"

    def has(self, name: str) -> bool:
        """Tell whether there is a part of that name."""
        return name.lower() in self._parts

    def read(self, name: str, limit: int) -> bytes:
        """Return a part's bytes; raises UnreadableError when it is missing, damaged, or longer than `limit`."""
        return b"".join(self.chunks(name, limit))

    def chunks(self, name: str, limit: int = XML_LIMIT, size: int = 1 << 16) -> Iterator[bytes]:
        """Yield a part's bytes in pieces of `size`; raises UnreadableError like `read`."""
        info = self._parts.get(name.lower())
        if info is None:
            raise damaged()
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise damaged()  # no other method is allowed (ECMA-376 Part 2, B.4), and others unpack without bounds
        if info.file_size > limit:
            raise too_large(info.file_size)
        with _zip_errors(), self._zip.open(info) as part:
            while chunk := part.read(size):
                yield chunk


@contextmanager
def _zip_errors() -> Iterator[None]:
    # What zipfile raises on damaged input: BadZipFile for what it checks (declared sizes that lie included, through
    # the checksum), the others from the modules below it for what it does not.
    try:
        yield
    except (BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise damaged() from error
