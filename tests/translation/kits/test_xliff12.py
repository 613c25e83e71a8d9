"""XLIFF 1.2: every sentence is shown by every program, and what it writes is read."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from authoring.errors import UnreadableError
from authoring.translation.codes import Code, Coded, untagged
from authoring.translation.kit import Returned
from authoring.translation.kits.formats import recognised
from authoring.translation.kits.xliff12 import read, written
from authoring.translation.units import State
from tests.poedit import saved_by_poedit
from tests.translation.kits.kits import KIT, SOURCE, TRICKY, anything, handed_back, kit_of, sources
from tests.validators import pofilter_errors, xliff_errors


def test_what_is_written_is_read_back() -> None:
    copies = {entry.id for entry in KIT.entries if not entry.target}
    entries = tuple(replace(one, is_copy=one.id in copies) for one in handed_back(KIT).entries)

    assert read(written(KIT)) == replace(handed_back(KIT), entries=entries)


def test_it_is_valid() -> None:
    assert xliff_errors(written(KIT)) == []


def test_a_sentence() -> None:
    lines = [line.strip() for line in written(KIT).decode().splitlines()]

    copied = 'It went <g id="1" ctype="bold">well</g>.<x id="2" equiv-text="note"/>'
    assert lines[5:9] == [
        '<trans-unit id="00000000000000aa-1" xml:space="preserve" maxwidth="25" size-unit="char">',
        f"<source>{copied}</source>",
        f'<target state="needs-translation">{copied}</target>',
        "<note>[1] Outcomes</note>",
    ]


def _file(unit: str) -> bytes:
    return (
        '<?xml version="1.0"?><x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><x:file '
        f'original="mining#3" target-language="es"><x:body>{unit}</x:body></x:file></x:xliff>'
    ).encode()


@pytest.mark.parametrize(
    ("unit", "target", "state"),
    [
        ('<x:target state="needs-translation">Land</x:target>', (), "initial"),
        ("<x:target>Land</x:target>", (), None),
        ('<x:target state="translated">Land</x:target>', ("Land",), "translated"),
        ("<x:target/>", (), None),
        ("", (), None),
        ('<x:target state="needs-translation">Tierra</x:target>', ("Tierra",), "initial"),
        ('<x:target state="x-mine" state-qualifier="exact-match">Tierra</x:target>', ("Tierra",), None),
        ('<x:seg-source/><x:target><x:mrk mtype="seg" mid="1">Tierra</x:mrk></x:target>', ("Tierra",), None),
        ('<x:target>a<x:bpt id="1">b</x:bpt>c<x:ept id="1"/></x:target>', untagged("a<1>c</1>"), None),
        ('<x:target>a<x:bx id="1"/>c<x:ex id="5" rid="1"/></x:target>', untagged("a<1>c</1>"), None),
        ('<x:target>a<x:ph id="2">note</x:ph></x:target>', ("a", Code("2", "note")), None),
        ("<!-- mine --><x:target>Ti<?mine?>erra<!-- mine --></x:target>", ("Tierra",), None),
    ],
)
def test_what_other_programs_write(unit: str, target: Coded, state: State | None) -> None:
    content = _file(f'<x:trans-unit approved="no" id="a-1"><x:source>Land</x:source>{unit}</x:trans-unit>')

    is_copy = ">Land<" in unit and not target
    assert read(content).entries == (Returned("a-1", target, ("Land",), state, is_copy=is_copy),)


@pytest.mark.parametrize(
    ("state", "found"),
    [
        ('state="final"', ("final", False)),
        ('state="translated"', ("translated", False)),
        ("", ("translated", False)),
        ('state="needs-translation"', ("translated", False)),
    ],
)
def test_what_virtaal_approves_is_translated_even_when_it_is_the_same(state: str, found: tuple[State, bool]) -> None:
    unit = f"<x:source>Land</x:source><x:target {state}>Land</x:target>"

    (entry,) = read(_file(f'<x:trans-unit id="a" approved="yes">{unit}</x:trans-unit>')).entries

    assert (entry.target, entry.state, entry.fuzzy) == (("Land",), *found)


@pytest.mark.parametrize(
    ("state", "fuzzy"),
    [
        ('state="needs-l10n"', True),
        ('state="needs-translation"', False),
        ('state="needs-translation" state-qualifier="mt-suggestion"', True),
        ('state="translated" state-qualifier="fuzzy-match"', False),
    ],
)
def test_what_a_translator_is_not_sure_of(state: str, fuzzy: bool) -> None:
    unit = f"<x:source>Land</x:source><x:target {state}>Tierra</x:target>"

    assert read(_file(f'<x:trans-unit id="a">{unit}</x:trans-unit>')).entries[0].fuzzy == fuzzy


def test_it_is_recognised() -> None:
    found = recognised(written(KIT))

    assert found is not None
    assert found.name == "xliff12"


@given(sources, anything)
def test_any_translation_comes_back(source: Coded, target: Coded) -> None:
    (entry,) = read(written(kit_of(source, target))).entries

    assert (entry.source, entry.target) == (source, target)


def test_an_entity_nobody_declared_is_no_text() -> None:
    elsewhere = b'?>\n<!DOCTYPE xliff SYSTEM "entities.dtd">'

    with pytest.raises(UnreadableError, match="entity"):
        read(written(KIT).replace(b"?>", elsewhere, 1).replace(b"Agua", b"A&name;gua"))


def test_what_nobody_translated_comes_back_untranslated() -> None:
    untouched = replace(KIT, entries=KIT.entries[:1])

    assert read(written(untouched)).entries == (Returned("00000000000000aa-1", (), SOURCE, "initial", is_copy=True),)


@pytest.mark.slow
def test_what_poedit_writes_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "kit.xlf"
    path.write_bytes(written(replace(TRICKY, entries=(replace(TRICKY.entries[0], state="initial"),))))

    assert read(saved_by_poedit(path)) == handed_back(TRICKY)


_POFILTER = (
    "blank brackets emails endpunc endwhitespace newlines numbers startwhitespace unchanged urls xmltags".split()
)


@pytest.mark.slow
def test_translate_toolkit_checks_it(tmp_path: Path) -> None:
    path = tmp_path / "kit.xlf"
    path.write_bytes(written(replace(KIT, entries=KIT.entries[1:])))
    assert pofilter_errors(path, *_POFILTER) == []

    path.write_bytes(written(kit_of(("It cost $5.",), ("Costó $6",))))
    assert pofilter_errors(path, *_POFILTER) == [
        "endpunc: Different punctuation at the end",
        "numbers: Different numbers",
    ]
    (checked,) = read((tmp_path / "filtered-kit.xlf").read_bytes()).entries
    assert (checked.source, checked.target) == (("It cost $5.",), ("Costó $6",))
