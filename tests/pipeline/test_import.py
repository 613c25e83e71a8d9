"""Translators' work comes in whole or not at all, whoever else hands in, and whatever happens meanwhile."""

import multiprocessing
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import pytest

from authoring.assembly.assemble import assemble
from authoring.edition.folder import EditionFolder
from authoring.pipeline.submissions import check
from authoring.pipeline.translation import in_language_of_report, status, take_in
from authoring.translation import store
from authoring.translation.kit import Entry, Kit
from authoring.translation.kits import tmx, xliff12
from authoring.translation.kits.formats import FORMATS
from tests.pipeline.bilingual import SIGNED, in_two_languages, kept, kit, put_back, said, segments, translated_in_part
from tests.workspace import group_submission, hand_in

DOCUMENTS = ("coordination", "forests", "mining")
FORK = multiprocessing.get_context("fork")


@pytest.fixture
def edition(folder: EditionFolder) -> EditionFolder:
    """An edition of which something is translated, in every state."""
    translated_in_part(in_two_languages(folder))
    return folder


def _further(entry: Entry) -> Entry:
    """Translate what nobody has approved yet."""
    is_open = entry.state in ("initial", "translated")
    return replace(entry, target=said("Ahora:", entry.source), state="translated") if is_open else entry


def _handed_in(edition: EditionFolder, name: str = "xliff12") -> list[Path]:
    """Return kits of all documents, translated further."""
    paths = [edition.path.parent / f"{document}.kit" for document in DOCUMENTS]
    for path, document in zip(paths, DOCUMENTS, strict=True):
        path.write_bytes(kit(edition, name, document, _further))
    return paths


def _is_whole(edition: EditionFolder, old: dict[str, bytes], new: dict[str, bytes]) -> bool:
    """Tell whether every translation is wholly as it was or wholly as it shall be; what was begun is hidden."""
    found = {name: content for name, content in kept(edition).items() if not name.startswith(".")}
    return found.keys() == old.keys() and all(content in (old[name], new[name]) for name, content in found.items())


def _killed_at(step: int, work: Callable[[], object]) -> bool:
    """Work in a process of its own that is killed before its `step`th change of a file; tell whether it was."""

    def run() -> None:
        done = 0

        def watch(event: str, arguments: tuple[Any, ...]) -> None:
            nonlocal done
            if event in ("open", "os.rename", "os.chmod", "os.remove") and store.FOLDER in str(arguments[0]):
                if done == step:
                    os.kill(os.getpid(), signal.SIGKILL)
                done += 1

        sys.addaudithook(watch)
        work()

    process = FORK.Process(target=run)
    process.start()
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL)
    return process.exitcode != 0


@pytest.mark.slow
def test_an_import_killed_at_any_step_leaves_each_translation_whole(edition: EditionFolder) -> None:
    kits, old = _handed_in(edition), kept(edition)
    take_in(edition, kits, SIGNED)
    new, step = kept(edition), 0
    assert all(new[name] != old[name] for name in old)

    put_back(edition, old)
    while _killed_at(step, lambda: take_in(edition, kits, SIGNED)):
        assert _is_whole(edition, old, new)
        status(edition)
        # Whoever imports again gets what an import that was never killed would have left, and nothing beside it.
        if step % 5 == 0:
            take_in(edition, kits, SIGNED)
            assert kept(edition) == new
        put_back(edition, old)
        step += 1

    assert step > 4 * len(DOCUMENTS)


@pytest.mark.slow
def test_the_command_killed_at_any_moment_leaves_each_translation_whole(edition: EditionFolder) -> None:
    kits, old, chance = _handed_in(edition), kept(edition), random.Random(7)
    base = str(edition.path.parents[1])
    command = [
        sys.executable,
        "-m",
        "authoring",
        "--folder",
        base,
        "translate",
        "import",
        "--by",
        "A. Paz",
        *map(str, kits),
    ]
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(int(SIGNED.at.timestamp()))} if SIGNED.at else {}

    subprocess.run(command, env=environment, check=True, capture_output=True)
    new = kept(edition)
    for _ in range(30):
        put_back(edition, old)
        with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
            try:
                process.wait(chance.uniform(0.3, 2.0))
            except subprocess.TimeoutExpired:
                process.kill()
        assert _is_whole(edition, old, new)
        status(edition)
    subprocess.run(command, env=environment, check=True, capture_output=True)
    assert kept(edition) == new


def _of_one(edition: EditionFolder, number: int) -> Path:
    """Return a kit in which only the open sentence of that number is translated."""
    path = edition.path.parent / f"mining-{number}.kit"
    found = [one for one in store.known(edition.path, "mining", "en", "es").units if not one.segments[0].target]
    unit = found[number]
    entry = Entry(f"{unit.key}-1", unit.segments[0].source, said("Ahora:", unit.segments[0].source), "translated")
    path.write_bytes(xliff12.written(Kit("mining", ("en", "es"), (entry,), 1)))
    return path


@pytest.fixture
def open_edition(folder: EditionFolder) -> tuple[EditionFolder, list[Path]]:
    """An edition with eight sentences of one document open, and a kit for each."""
    rows = [f"Sentence number {name} is here." for name in "one two three four five six".split()]
    mining = group_submission("mining", rows[0])
    passages = [group_submission("mining", row).sections["outcomes"][0] for row in rows]
    hand_in(folder, mining.model_copy(update={"sections": {"outcomes": passages}}))
    in_two_languages(folder)
    kit(folder, "xliff12", "mining", lambda entry: entry)
    return folder, [_of_one(folder, number) for number in range(8)]


def _one_by_one(edition: EditionFolder, kits: list[Path], together: Barrier) -> None:
    together.wait()
    for one in kits:
        take_in(edition, [one], SIGNED)


def _now(edition: EditionFolder) -> int:
    found = segments(kept(edition)["mining.es.xlf"])
    return sum(str(one.target[0]).startswith("Ahora:") for one in found.values() if one.target)


@pytest.mark.slow
def test_two_who_import_at_once_lose_nothing(open_edition: tuple[EditionFolder, list[Path]]) -> None:
    edition, kits = open_edition
    together = FORK.Barrier(2)
    both = [FORK.Process(target=_one_by_one, args=(edition, half, together)) for half in (kits[::2], kits[1::2])]

    for process in both:
        process.start()
    for process in both:
        process.join()

    assert [process.exitcode for process in both] == [0, 0]
    assert _now(edition) == len(kits)


@pytest.mark.slow
def test_imports_in_threads_of_one_program_lose_nothing(open_edition: tuple[EditionFolder, list[Path]]) -> None:
    edition, kits = open_edition

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda one: take_in(edition, [one], SIGNED), kits))

    assert _now(edition) == len(kits)


@pytest.mark.slow
def test_a_submission_that_changes_during_an_import_loses_nothing(edition: EditionFolder) -> None:
    """The texts were read before; what was translated of them is there when they are looked at again."""
    kits = iter(_handed_in(edition))

    def while_importing() -> Any:
        for path in kits:
            yield path
            hand_in(edition, group_submission("mining", "Something else went well."))
            (edition.path / "forests.xlsx").unlink(missing_ok=True)

    taken = take_in(edition, while_importing(), SIGNED)

    assert [one.findings for one in taken] == [(), (), ()]
    status(edition)
    hand_in(edition, group_submission("mining"))
    hand_in(edition, group_submission("forests", "Trees were planted."))
    assert sum(one.missing for one in status(edition)) == 0


def _codes(edition: EditionFolder, path: Path) -> list[str]:
    before = kept(edition)
    [taken] = take_in(edition, [path], SIGNED)
    assert kept(edition) == before
    return [one.code for one in taken.findings]


def test_a_file_that_is_gone_or_none(edition: EditionFolder, tmp_path: Path) -> None:
    empty = tmp_path / "empty.xlf"
    empty.write_bytes(b"")

    assert _codes(edition, tmp_path / "gone.xlf") == ["kit-not-opened"]
    assert _codes(edition, tmp_path) == ["kit-not-opened"]
    assert _codes(edition, empty) == ["kit-unreadable"]
    assert _codes(edition, Path("/dev/zero")) == ["kit-unreadable"]


def test_a_kit_for_a_document_that_is_in_that_language_now(edition: EditionFolder, tmp_path: Path) -> None:
    path = tmp_path / "mining.xlf"
    path.write_bytes(kit(edition, "xliff2", "mining", _further))
    hand_in(edition, group_submission("mining", language="es"))

    assert _codes(edition, path) == ["kit-own-language"]


def test_a_memory_is_no_translation_of_what_is_in_its_language(edition: EditionFolder, tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    path.write_bytes(
        tmx.written(Kit("x", ("en", "es"), (Entry("x-1", ("It went well.",), ("Salió bien.",), "final"),)))
    )
    hand_in(edition, group_submission("mining", language="es"))
    for file in (edition.path / store.FOLDER).glob("mining*"):
        file.unlink()

    assert _codes(edition, path) == []
    assert "mining.es.xlf" not in kept(edition)


def test_a_damaged_store_keeps_no_other_document_waiting(edition: EditionFolder) -> None:
    kits = _handed_in(edition)
    damaged = edition.path / store.FOLDER / "forests.es.xlf"
    damaged.write_bytes(b"<xliff")

    taken = take_in(edition, kits, SIGNED)

    assert [[one.code for one in each.findings] for each in taken] == [[], ["kit-not-kept"], []]
    assert [each.documents for each in taken] == [("coordination",), (), ("mining",)]
    assert damaged.read_bytes() == b"<xliff"


def test_a_language_named_with_its_country_is_ours(edition: EditionFolder, tmp_path: Path) -> None:
    path = tmp_path / "mining.xlf"
    path.write_bytes(kit(edition, "xliff12", "mining", _further).replace(b'language="es"', b'language="es_MX"'))

    [taken] = take_in(edition, [path], SIGNED)

    assert taken.findings == ()
    assert taken.outcomes["applied"] > 0


@pytest.mark.parametrize("name", ["xliff2", "xliff12", "po", "tmx"])
def test_the_good_sentences_of_a_file_that_was_cut_off_are_taken(
    name: str, edition: EditionFolder, tmp_path: Path
) -> None:
    path = tmp_path / "cut.xml"
    whole = kit(edition, name, "mining", _further)
    path.write_bytes(whole[: len(whole) * 2 // 3])

    [taken] = take_in(edition, [path], SIGNED)

    assert "kit-damaged" in [one.code for one in taken.findings]
    assert taken.outcomes["applied"] > 0
    found = segments(kept(edition)["mining.es.xlf"]).values()
    assert {one.target for one in found if one.revision > 1} <= {said("Ahora:", one.source) for one in found}


def test_a_column_sorted_by_itself_changes_nothing(edition: EditionFolder, tmp_path: Path) -> None:
    path = tmp_path / "sorted.xlsx"
    before = segments(kept(edition)["mining.es.xlf"])
    entries = [one.source for one in before.values()]
    sources = sorted(entries, key=str)
    moved = iter(sources)
    path.write_bytes(kit(edition, "xlsx", "mining", lambda entry: replace(_further(entry), source=next(moved))))
    stayed = sum(one == other for one, other in zip(entries, sources, strict=True))

    [taken] = take_in(edition, [path], SIGNED)

    after = segments(kept(edition)["mining.es.xlf"])
    assert taken.outcomes["misplaced"] == len(entries) - stayed
    assert {one.code for one in taken.findings} >= {"kit-misplaced"}
    assert sum(before[key].target != after[key].target for key in before) <= stayed


@pytest.mark.slow
def test_an_edition_in_which_nobody_handed_in(edition: EditionFolder, tmp_path: Path) -> None:
    paths = []
    for name in FORMATS:
        paths.append(tmp_path / f"kit.{name}")
        paths[-1].write_bytes(kit(edition, name, "mining", _further))
    for file in edition.submissions():
        file.unlink()

    taken = take_in(edition, paths, SIGNED)

    assert {one.code for each in taken for one in each.findings} == {"kit-document-unknown"}


RICH = [
    "It went **well**. Mr. Paz saw [the mine](https://example.org) in May.^[In a note. Or two.]",
    "One. Two. One.",
    "1,500 t < 2 & “so” on – [Año]{lang=es}",
]


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_a_report_translated_by_itself_is_the_report_as_if_written_in_that_language(
    name: str, folder: EditionFolder, tmp_path: Path
) -> None:
    """Out in every format, back, and assembled: the same report, to the last run of every text."""
    passages = [group_submission("mining", row).sections["outcomes"][0] for row in RICH]
    hand_in(folder, group_submission("mining", sections={"outcomes": passages}))
    in_two_languages(folder)
    paths = [tmp_path / document for document in DOCUMENTS]
    for path, document in zip(paths, DOCUMENTS, strict=True):
        path.write_bytes(kit(folder, name, document, lambda one: replace(one, target=one.source, state="translated")))

    taken = take_in(folder, paths, SIGNED)

    assert {outcome for one in taken for outcome in one.outcomes} <= {"applied", "unchanged"}
    checked = check(folder)
    translated = in_language_of_report(folder, checked.submissions, "es", marked=True)
    written = [one.model_copy(update={"language": "es"}) for one in checked.submissions]
    assert assemble(checked.edition, translated, "es") == assemble(checked.edition, written, "es")
