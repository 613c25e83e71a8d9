"""A file's format is told by what it holds."""

import pytest

from authoring.errors import UnreadableError
from authoring.translation.kits.formats import read, recognised


@pytest.mark.parametrize("content", [b"", b"<html/>", b"PK\x03\x04", b"\xff\xfe", b"<" * 100_000])
def test_what_is_in_no_format_is_refused(content: bytes) -> None:
    assert recognised(content) is None
    with pytest.raises(UnreadableError):
        read(content)
