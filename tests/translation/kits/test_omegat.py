"""A kit is translated in OmegaT, and comes back with nothing lost."""

from dataclasses import replace
from pathlib import Path

import pytest

from authoring.edition.files import write_folder
from authoring.translation.codes import Coded, untagged
from authoring.translation.kit import Entry, Kit
from authoring.translation.kits import tbx, xliff12
from authoring.translation.kits.omegat import project
from authoring.translation.kits.tmx import memory_read
from authoring.translation.memory import Remembered
from tests.translation.kits.kits import KIT, handed_back
from tests.translation.kits.test_tbx import TERMS
from tests.validators import translated_by_omegat, xliff_errors

SENTENCES = {
    "It went <1>well</1>.<2/>": "<2/>Salió <1>bien</1>.",
    "<1>All</1> of it is bold.": "Todo es <1>negrita</1>.",
    "<1>Read <2>the report</2></1>": "<1>Lea <2>el informe</2></1>",
    "R&D costs < 5 % of “GDP” – it’s said": "La I+D cuesta < 5 % del «PIB»",
    "  Two  spaces,\tand a tab ": "  Dos  espacios,\ty un tabulador ",
    "Typed \\<1> as text": "Tecleado \\<1> como texto",
    "Égalité 🌎 ¿señor? \u200f": "Igualdad 🌎",
}


def _entries() -> tuple[Entry, ...]:
    return tuple(
        Entry(f"00000000000000dd-{number}", untagged(source), (), "initial", ("Outcomes",), 300, section="Outcomes")
        for number, source in enumerate(SENTENCES, 1)
    )


def _translated(tmp_path: Path, kit: Kit, known: list[Remembered]) -> bytes:
    write_folder(tmp_path / "project", project(kit, known, tbx.written(TERMS, kit.languages)))
    (written,) = translated_by_omegat(tmp_path / "project")
    return written.read_bytes()


@pytest.mark.slow
def test_every_sentence_comes_back_translated(tmp_path: Path) -> None:
    kit = replace(KIT, entries=(*KIT.entries, *_entries()))
    known = [Remembered(untagged(source), untagged(target)) for source, target in SENTENCES.items()]

    content = _translated(tmp_path, kit, known)

    found = xliff12.read(content)
    untouched = handed_back(KIT)
    assert xliff_errors(content) == []
    assert replace(found, entries=()) == replace(untouched, entries=())
    assert found.entries[1 : len(KIT.entries)] == untouched.entries[1:]
    expected: list[Coded] = [untagged(target) for target in SENTENCES.values()]
    assert [entry.target for entry in found.entries[len(KIT.entries) :]] == expected
    # One sentence of the kit is the first of the memory.
    assert found.entries[0].target == expected[0]


@pytest.mark.slow
def test_its_memory_comes_back(tmp_path: Path) -> None:
    known = [Remembered(untagged(source), untagged(target)) for source, target in SENTENCES.items()]

    _translated(tmp_path, replace(KIT, entries=_entries()), known)

    for name in ("omegat", "level2"):
        memory = memory_read((tmp_path / f"project/project-{name}.tmx").read_bytes(), "es")
        assert {(one.source, one.target) for one in memory} == {(one.source, one.target) for one in known}, name
