"""However a file was damaged: it is read, or refused by a sentence; it never ends in anything else, and it ends."""

from collections.abc import Callable
from contextlib import suppress

import pytest

from authoring.errors import UnreadableError
from authoring.translation import xliff2
from authoring.translation.kit import Handback
from authoring.translation.kits import tbx, tmx
from authoring.translation.kits.formats import FORMATS, read
from authoring.translation.units import Translation
from tests.effort import ending
from tests.translation.kits.damage import damaged
from tests.translation.kits.kits import KIT
from tests.translation.kits.test_tbx import TERMS
from tests.translation.test_xliff2 import with_everything


def _read_all(content: bytes, reader: Callable[[bytes], object], expected: type, count: int = 1000) -> None:
    with ending():
        for one in damaged(content, count):
            with suppress(UnreadableError):
                assert isinstance(reader(one), expected)


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_a_kit(name: str) -> None:
    _read_all(FORMATS[name].written(KIT), FORMATS[name].read, Handback)


@pytest.mark.parametrize("name", FORMATS)
def test_a_kit_recognised_by_its_content(name: str) -> None:
    _read_all(FORMATS[name].written(KIT), read, Handback, 50)


def test_the_stored_translation() -> None:
    _read_all(xliff2.written(with_everything()), xliff2.read, Translation)


def test_a_memory() -> None:
    _read_all(tmx.written(KIT), lambda content: tmx.memory_read(content, "es"), list, 300)


def test_a_term_base() -> None:
    _read_all(tbx.written(TERMS, ("en", "es")), tbx.read, dict, 300)


@pytest.mark.parametrize("name", [name for name in FORMATS if FORMATS[name].ending in (".xlf", ".tmx")])
def test_entities_are_never_unfolded(name: str) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>'.encode()
    head, root = FORMATS[name].written(KIT).split(b"\n", 1)

    for entity in (b"&l11;", b"&f;"):
        with pytest.raises(UnreadableError):
            FORMATS[name].read(head + bomb + root.replace(b"Agua", entity))


@pytest.mark.parametrize("name", [name for name in FORMATS if FORMATS[name].ending in (".xlf", ".tmx")])
def test_nothing_is_nested_too_deep(name: str) -> None:
    deep = b"<g>" * 100_000 + b"</g>" * 100_000

    with pytest.raises(UnreadableError):
        FORMATS[name].read(FORMATS[name].written(KIT).replace(b"Agua", deep))
