"""A good sentence in a bad file is read; nothing behind the damage is."""

import pytest

from authoring.errors import UnreadableError
from authoring.translation.kits import po, xliff12
from authoring.translation.kits.formats import read
from tests.translation.kits.kits import KIT

XML, PO = xliff12.written(KIT), po.written(KIT)
LAST = KIT.entries[-1].id.encode()


@pytest.mark.parametrize(
    "content",
    [
        XML[: XML.index(LAST) + 30],
        XML.replace(LAST, b"<"),
        XML.replace(b">Tierra<", b">Tierra & agua<"),
        XML.replace(b">Tierra<", b">Tierra \xff<"),
        PO[: PO.index(LAST) + 30],
        PO.replace(b"Tierra", b"\xff"),
        PO.replace(b'msgctxt "' + LAST, b"<<<<<<< HEAD\n" + b'msgctxt "' + LAST),
    ],
)
def test_all_but_the_damaged_sentence_is_read(content: bytes) -> None:
    handback = read(content)

    assert [one.id for one in handback.entries] == [one.id for one in KIT.entries[:-1]]
    assert (handback.document, handback.revision) == ("mining", 3)
    assert handback.damage is not None


@pytest.mark.parametrize(
    "content",
    [
        XML[:200],
        PO[:100],
        XML.replace(b"<xliff", b'<!DOCTYPE x [<!ENTITY e "e">]><xliff').replace(LAST, b"<"),
        b"msgid",
    ],
)
def test_where_nothing_is_whole_or_to_be_trusted_the_file_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(content)


@pytest.mark.parametrize("content", [XML, PO])
def test_a_whole_file_has_no_damage(content: bytes) -> None:
    assert read(content).damage is None
