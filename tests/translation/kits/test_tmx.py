"""TMX: a memory goes out and comes back, and those of other programs are understood."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.translation.codes import Coded, in_one_form, untagged
from authoring.translation.kit import Returned
from authoring.translation.kits.formats import recognised
from authoring.translation.kits.tmx import memory_read, memory_written, read, written
from authoring.translation.memory import Remembered
from tests.translation.kits.kits import KIT, SOURCE, TARGET, sources
from tests.validators import tmx_errors

KNOWN = [
    Remembered(SOURCE, TARGET, "final", "forestry", "A. Paz", datetime(2030, 5, 2, 12, 30, 1, tzinfo=UTC)),
    Remembered(("Water",), ("Agua",), "translated", "mining"),
]


def test_a_memory_comes_back() -> None:
    assert memory_read(memory_written(KNOWN, ("en", "es")), "es") == KNOWN


def test_it_is_valid() -> None:
    assert tmx_errors(memory_written(KNOWN, ("en", "es"))) == []


def test_a_sentence() -> None:
    lines = [line.strip() for line in memory_written(KNOWN, ("en", "es")).decode().splitlines()]

    assert lines[4:14] == [
        "<tu>",
        '<prop type="state">final</prop>',
        '<prop type="origin">forestry</prop>',
        '<tuv xml:lang="en">',
        '<seg>It went <bpt i="1" x="1" type="group">&lt;1&gt;</bpt>well<ept i="1">&lt;/1&gt;</ept>.'
        '<ph x="2" type="x-note">&lt;2/&gt;</ph></seg>',
        "</tuv>",
        '<tuv xml:lang="es" changedate="20300502T123001Z" changeid="A. Paz">',
        '<seg>Salió <bpt i="1" x="1" type="group">&lt;1&gt;</bpt>bien<ept i="1">&lt;/1&gt;</ept>.'
        '<ph x="2" type="x-note">&lt;2/&gt;</ph></seg>',
        "</tuv>",
        "</tu>",
    ]


def test_what_a_kit_holds_translated() -> None:
    found = read(written(KIT))

    assert (found.document, found.language) == ("", "es")
    assert found.entries == tuple(Returned("", one.target, one.source, one.state) for one in KIT.entries[1:])


def test_it_is_recognised() -> None:
    found = recognised(written(KIT))

    assert found is not None
    assert found.name == "tmx"


def _file(source: str, target: str, tool: str = "Trados") -> bytes:
    return (
        f'<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header creationtool="{tool}" srclang="EN-CA"/><body>'
        f'<tu><tuv lang="ES-MX"><seg>{target}</seg></tuv><tuv xml:lang="en-US"><seg>{source}</seg></tuv></tu>'
        '<tu><tuv xml:lang="EN-CA"><seg>alone</seg></tuv></tu></body></tmx>'
    ).encode()


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ('<bpt i="4" x="9">{b}</bpt>a<ept i="4">{/b}</ept>', '<bpt i="1" x="9"/>b<ept i="1"/>', "<1>b</1>"),
        ('a<ph x="7">{n}<sub>text</sub></ph>', 'b<ph x="7"/>', "b<1/>"),
        ("a<ph/><ph/>", "b<ph/><ph/>", "b<1/><2/>"),
        ('<hi type="x">a</hi>', "<hi>b</hi>", "b"),
        ('a<it pos="begin" x="1"/>', 'b<it pos="begin" x="1"/>', "b<1>"),
    ],
)
def test_what_other_programs_write(source: str, target: str, found: str) -> None:
    (one,) = memory_read(_file(source, target), "es", "theirs")

    assert (one.target, one.origin) == (untagged(found), "theirs")


def test_what_omegat_keeps_for_itself() -> None:
    content = _file("It went &lt;g0&gt;well&lt;/g0&gt;.&lt;x1/&gt;", "&lt;x1/&gt;&lt;g0&gt;Bien&lt;/g0&gt;", "OmegaT")

    (one,) = memory_read(content, "es")

    assert (one.source, one.target) == (SOURCE, untagged("<2/><1>Bien</1>"))


@given(sources, st.data())
def test_any_translation_comes_back(source: Coded, data: st.DataObject) -> None:
    target = in_one_form(data.draw(st.permutations([*source, "\x0b & <1>"])))
    known = replace(KNOWN[0], source=source, target=target)

    assert memory_read(memory_written([known], ("en", "es")), "es") == [known]
