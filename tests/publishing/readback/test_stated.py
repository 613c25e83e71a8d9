"""Each format states the fingerprint of what it says; a file that states none, or is none, states nothing."""

from dataclasses import replace

import pytest

from authoring.publishing.artifact import FORMATS, Format, render
from authoring.publishing.readback.stated import stated_fingerprint
from tests.publishing.specimen import SPECIMEN
from tests.workspace import ROOT

_TEMPLATES = ROOT / "templates"
_FINGERPRINT = "0123456789abcdef" * 4


@pytest.mark.slow
@pytest.mark.parametrize("file_format", FORMATS)
def test_a_published_file_states_its_fingerprint(file_format: Format) -> None:
    stating = replace(SPECIMEN, fingerprint=_FINGERPRINT)

    assert stated_fingerprint(render(stating, file_format, _TEMPLATES), file_format) == _FINGERPRINT
    assert stated_fingerprint(render(SPECIMEN, file_format, _TEMPLATES), file_format) == ""


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7", b"<p>", b"\0" * 100])
def test_what_is_no_published_file_states_nothing(file_format: Format, content: bytes) -> None:
    assert stated_fingerprint(content, file_format) == ""
