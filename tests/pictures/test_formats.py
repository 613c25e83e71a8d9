"""Formats by their first bytes."""

import pytest

from authoring.pictures.formats import format_of, media_type_of
from tests.pictures.specimens import file, quarters


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP"])
def test_what_can_be_published(kind: str) -> None:
    assert media_type_of(file(quarters(), kind)) == f"image/{kind.lower()}"


OTHERS = {
    "WMF": b"\xd7\xcd\xc6\x9a",
    "EMF": b"\x01\0\0\0\x6c\0\0\0",
    "HEIC": b"\0\0\0\x18ftypheic",
    "AVIF": b"\0\0\0\x20ftypavif",
    "JPEG 2000": b"\0\0\0\x0cjP  \r\n\x87\n",
    "TIFF": b"II*\0",
    "PDF": b"%PDF-1.7",
    "EPS": b"%!PS-Adobe-3.0",
    "Photoshop": b"8BPS",
    "SVG": b"<?xml version='1.0'?><svg/>",
    "?": b"MZ\x90",
}


@pytest.mark.parametrize(("name", "data"), OTHERS.items(), ids=OTHERS)
def test_what_cannot_be_published_is_named(name: str, data: bytes) -> None:
    assert (media_type_of(data), format_of(data)) == (None, name)


def test_nothing_is_no_picture() -> None:
    assert (media_type_of(b""), format_of(b"")) == (None, "?")
