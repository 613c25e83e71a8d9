"""A file's format is told by what it holds."""

from dataclasses import replace
from html import unescape

import pytest

from authoring.errors import UnreadableError
from authoring.model.inline import Run
from authoring.translation.codes import coded
from authoring.translation.kits.formats import FORMATS, read, recognised
from tests.translation.kits.kits import KIT
from tests.translation.kits.packages import unpacked

LINKED = coded((Run("See "), Run("the mine", link="https://example.org/?a=1&b=2", strong=True), Run(".")))


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "tmx"])
def test_a_translator_sees_number_and_links_of_a_sentence(name: str) -> None:
    first, *_ = KIT.entries
    content = FORMATS[name].written(replace(KIT, entries=(*KIT.entries, replace(first, source=LINKED))))

    said = unescape(unescape(unpacked(content)))
    assert "<1>: https://example.org/?a=1&b=2" in said
    assert any(number in said for number in ("[5]", ">5</t>", ">5</w:t>"))


@pytest.mark.parametrize("name", FORMATS)
def test_a_kit_tells_its_edition(name: str) -> None:
    assert read(FORMATS[name].written(KIT)).edition == "2030"
    assert read(FORMATS[name].written(replace(KIT, edition=""))).edition == ""


@pytest.mark.parametrize("content", [b"", b"<html/>", b"PK\x03\x04", b"\xff\xfe", b"<" * 100_000])
def test_what_is_in_no_format_is_refused(content: bytes) -> None:
    assert recognised(content) is None
    with pytest.raises(UnreadableError):
        read(content)
