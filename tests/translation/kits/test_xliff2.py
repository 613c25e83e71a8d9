"""XLIFF 2 as a kit: valid, with all a translator should know, and read as other programs write it."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from authoring.translation.codes import Code, Coded, untagged
from authoring.translation.kit import Returned
from authoring.translation.kits.formats import recognised
from authoring.translation.kits.xliff2 import read, written
from authoring.translation.units import State
from authoring.translation.xliff2 import written as stored
from tests.poedit import saved_by_poedit
from tests.translation.kits.kits import KIT, TRICKY, anything, handed_back, kit_of, sources
from tests.translation.submissions import all_translated, submission
from tests.validators import xliff_errors


def test_what_is_written_is_read_back() -> None:
    assert read(written(KIT)) == handed_back(KIT)


def test_it_is_valid() -> None:
    assert xliff_errors(written(KIT)) == []


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('similarity="80"', 'similarity="180"'),
        ("gls:term>", "gls:word>"),
        ('sizeRestriction="25"', 'sizeRestriction="short"'),
        ('<ph id="1.2"', '<ph id="1 2"'),
    ],
)
def test_what_is_not_valid_is_seen(good: str, bad: str) -> None:
    assert xliff_errors(written(KIT).replace(good.encode(), bad.encode()))


def test_it_is_recognised() -> None:
    found = recognised(written(KIT))

    assert found is not None
    assert found.name == "xliff2"


def test_a_sentence() -> None:
    unit = written(KIT).decode().split("   <unit ")[1]

    assert [line.strip() for line in unit.splitlines() if "<pc" not in line] == [
        'id="u00000000000000aa-1" name="[1] Outcomes" xml:space="preserve" slr:sizeRestriction="25">',
        "<mtc:matches>",
        '<mtc:match ref="#s1" origin="earlier">',
        "</mtc:match>",
        '<mtc:match ref="#s1" type="tm" similarity="100" origin="forestry">',
        "</mtc:match>",
        '<mtc:match ref="#s1" type="tm" similarity="80">',
        "</mtc:match>",
        "</mtc:matches>",
        "<gls:glossary>",
        '<gls:glossEntry ref="#s1">',
        "<gls:term>Copper Council</gls:term>",
        "<gls:translation>Consejo del Cobre</gls:translation>",
        "</gls:glossEntry>",
        "</gls:glossary>",
        "<notes>",
        '<note appliesTo="source">[1] Outcomes</note>',
        '<note appliesTo="source">Mining › Outcomes</note>',
        '<note appliesTo="source">A paragraph; R&amp;D &lt; 5 %</note>',
        '<note appliesTo="source">25 caracteres como máximo</note>',
        '<note appliesTo="source">It went &lt;1&gt;[-badly-] {+well+}&lt;/1&gt;.&lt;2/&gt;</note>',
        "</notes>",
        '<segment id="s1" state="initial">',
        "</segment>",
        "</unit>",
    ]


def test_the_stored_file_is_a_kit_as_well() -> None:
    known = all_translated(submission())

    found = read(stored(known))

    assert (found.document, found.language) == ("mining", "es")
    assert [one.target for one in found.entries] == [one.target for unit in known.units for one in unit.segments]
    assert [one.id for one in found.entries][1:3] == [f"{known.units[1].key}-1", f"{known.units[1].key}-2"]


def _file(unit: str) -> bytes:
    return (
        '<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:2.0" trgLang="es" srcLang="en" version="2.1">'
        f'<x:file id="mining"><x:group id="g"><x:unit id="ua-1">{unit}</x:unit></x:group></x:file></x:xliff>'
    ).encode()


def _segment(target: str, attributes: str = "") -> str:
    return f"<x:segment {attributes}><x:source>Land</x:source>{target}</x:segment>"


@pytest.mark.parametrize(
    ("segments", "target", "state"),
    [
        (_segment(""), (), None),
        (_segment("<x:target/>", 'state="initial"'), (), "initial"),
        (_segment("<x:target>Tierra</x:target>", 'state="final" subState="x:y"'), ("Tierra",), "final"),
        (_segment("<x:target>Tierra</x:target>", 'state="signed-off"'), ("Tierra",), None),
        (_segment('<x:target>a<x:sc id="1.1"/>b<x:ec startRef="1.1"/></x:target>'), untagged("a<1>b</1>"), None),
        (_segment('<x:target>a<x:ph id="1.2"/></x:target>'), ("a", Code("2", "note")), None),
        (_segment('<x:target><x:mrk id="m" type="term">Ti</x:mrk>erra</x:target>'), ("Tierra",), None),
        (_segment('<x:target><x:sm id="m"/>Tierra<x:em startRef="m"/></x:target>'), ("Tierra",), None),
    ],
)
def test_what_other_programs_write(segments: str, target: Coded, state: State | None) -> None:
    assert read(_file(segments)).entries == (Returned("a-1", target, ("Land",), state),)


def test_what_a_translator_is_not_sure_of() -> None:
    segment = _segment("<x:target>Tierra</x:target>", 'state="translated" subState="poedit:fuzzy"')

    assert read(_file(segment)).entries == (Returned("a-1", ("Tierra",), ("Land",), "initial", fuzzy=True),)


def test_a_sentence_that_was_split() -> None:
    first = '<x:segment state="final"><x:source>Land,</x:source><x:target order="3">mar</x:target></x:segment>'
    second = '<x:segment state="reviewed"><x:source>sea</x:source><x:target order="1">Tierra</x:target></x:segment>'
    between = "<x:ignorable><x:source> </x:source></x:ignorable>"

    (entry,) = read(_file(first + between + second)).entries

    assert entry == Returned("a-1", ("Tierra mar",), ("Land, sea",), "reviewed")


@given(sources, anything)
def test_any_translation_comes_back(source: Coded, target: Coded) -> None:
    (entry,) = read(written(kit_of(source, target))).entries

    assert (entry.source, entry.target) == (source, target)


@pytest.mark.slow
def test_what_poedit_writes_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "kit.xlf"
    path.write_bytes(written(replace(TRICKY, entries=(replace(TRICKY.entries[0], state="initial"),))))

    assert read(saved_by_poedit(path)) == handed_back(TRICKY)
