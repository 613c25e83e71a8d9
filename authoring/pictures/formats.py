"""Which format a picture's file has, by its first bytes."""

import re

_READ = (
    (rb"\x89PNG\r\n\x1a\n", "image/png"),
    (rb"\xff\xd8\xff", "image/jpeg"),
    (rb"GIF8[79]a", "image/gif"),
    (rb"RIFF....WEBP", "image/webp"),
    (rb"BM", "image/bmp"),
)
_OTHERS = (
    (rb"\xd7\xcd\xc6\x9a|\x01\0\x09\0", "WMF"),
    (rb"\x01\0\0\0", "EMF"),
    (rb"....ftyp(hei|hev|mif1|msf1)", "HEIC"),
    (rb"....ftypavi", "AVIF"),
    (rb"\0\0\0\x0cjP|\xff\x4f\xff\x51", "JPEG 2000"),
    (rb"II\*\0|MM\0\*", "TIFF"),
    (rb"%PDF", "PDF"),
    (rb"%!PS|\xc5\xd0\xd3\xc6", "EPS"),
    (rb"8BPS", "Photoshop"),
    (rb"\s*<", "SVG"),
)


def media_type_of(data: bytes) -> str | None:
    """Return the media type of a picture (RFC 2046), None when it is not one that can be published."""
    return next((media_type for start, media_type in _READ if re.match(start, data, re.DOTALL)), None)


def format_of(data: bytes) -> str:
    """Return the name of a format that cannot be published, `?` when it is none we know."""
    return next((name for start, name in _OTHERS if re.match(start, data, re.DOTALL)), "?")
