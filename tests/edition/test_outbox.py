"""What people did in a folder that went out is never overwritten."""

from pathlib import Path

import pytest

from authoring.edition.files import read_folder
from authoring.edition.outbox import send_out

FIRST = {"kit.po": b"one", "tm/memory.tmx": b"two", "target/": b""}


def _held(folder: Path) -> dict[str, bytes]:
    return {way: content for way, content in read_folder(folder).items() if not way.startswith(".")}


def test_a_folder_holds_what_is_sent_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "mining.fr"

    aside = [send_out(folder, FIRST), send_out(folder, {"kit.docx": b"three"})]

    assert aside == [None, None]
    assert _held(folder) == {"kit.docx": b"three"}
    assert [path.name for path in tmp_path.iterdir()] == ["mining.fr"]


def test_empty_folders_are_made(tmp_path: Path) -> None:
    send_out(tmp_path / "mining.fr", FIRST)

    assert (tmp_path / "mining.fr" / "target").is_dir()


@pytest.mark.parametrize("way", ["kit.po", "tm/memory.tmx", "mine.tmx", "target/kit.po"])
def test_what_somebody_changed_or_added_is_set_aside(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "mining.fr"
    send_out(folder, FIRST)
    (folder / way).write_bytes(b"work")
    worked_in = _held(folder)

    assert send_out(folder, FIRST) == tmp_path / "mining.fr.1"
    assert _held(tmp_path / "mining.fr.1") == worked_in
    assert send_out(folder, FIRST) is None


def test_every_time_under_another_number(tmp_path: Path) -> None:
    folder = tmp_path / "mining.fr"
    send_out(folder, FIRST)

    for name in ("mining.fr.1", "mining.fr.2"):
        (folder / "kit.po").unlink()
        assert send_out(folder, FIRST) == tmp_path / name


def test_a_folder_that_nobody_sent_out_is_somebodys(tmp_path: Path) -> None:
    folder = tmp_path / "mining.fr"
    folder.mkdir()
    (folder / "notes.txt").write_bytes(b"mine")

    assert send_out(folder, FIRST) == tmp_path / "mining.fr.1"
