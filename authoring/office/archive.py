"""The parts of an Office document, read within bounds whatever the file claims."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
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


class UnreadableError(Exception):
    """The file cannot be read; names the finding. Whoever asked for the file turns it into one."""

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
