"""JPEG files cleaned without coding their pixels again (ITU-T T.81, annex B; JFIF 1.02)."""

import re
import struct

_START, _END, _SCAN, _COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_APPLICATIONS = range(0xE0, 0xF0)
_EXTENSIONS = range(0xF0, 0xFE)
_NEXT_MARKER = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])", re.DOTALL)
"""A marker; stuffed zeros and restart markers are part of a scan."""


def stripped(data: bytes, dpi: float) -> bytes | None:
    """Return a JPEG file with nothing but its picture and a resolution, None when its segments do not add up.

    Everything applications have put in is gone: EXIF with its place and time, XMP, colour profiles, comments, previews,
    and what stands behind the picture.
    """
    kept = [b"\xff\xd8", _jfif(dpi)]
    place = 2
    while marker := _NEXT_MARKER.search(data, place):
        code, place = marker[1][0], marker.end()
        if code == _END:
            return b"".join((*kept, b"\xff\xd9"))
        (length,) = struct.unpack(">H", data[place : place + 2].rjust(2, b"\0"))
        end = place + length
        if code == _SCAN:
            following = _NEXT_MARKER.search(data, end)
            end = following.start() if following else len(data)
        if code not in _APPLICATIONS and code not in _EXTENSIONS and code != _COMMENT:
            kept.append(bytes((0xFF, code)) + data[place:end])
        place = end
    return None


def _jfif(dpi: float) -> bytes:
    return b"\xff\xe0" + struct.pack(">H5s2sB2H2B", 16, b"JFIF\0", b"\1\2", 1, round(dpi), round(dpi), 0, 0)
