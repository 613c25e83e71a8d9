"""Nothing half-written is ever seen."""

from pathlib import Path

import pytest

from authoring.edition.files import read_folder, write_atomically, write_folder


def test_writing_makes_the_folder_and_leaves_only_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.txt"

    write_atomically(path, b"one")
    write_atomically(path, b"two")

    assert path.read_bytes() == b"two"
    assert [file.name for file in path.parent.iterdir()] == ["b.txt"]


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    path.mkdir()

    with pytest.raises(IsADirectoryError):
        write_atomically(path, b"new")

    assert [file.name for file in tmp_path.iterdir()] == ["kept"]


def test_a_folder_holds_what_was_written_last_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "out" / "site"

    write_folder(folder, {"a.html": b"1", "en/b.html": b"2"})
    write_folder(folder, {"en/c.html": b"3"})

    assert read_folder(folder) == {"en/c.html": b"3"}
    assert [path.name for path in folder.parent.iterdir()] == ["site"]


def test_what_a_build_that_was_cut_off_left_is_removed(tmp_path: Path) -> None:
    (tmp_path / ".site.abc" / "new").mkdir(parents=True)

    write_folder(tmp_path / "site", {"a.html": b"1"})

    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_that_cannot_be_written_whole_leaves_the_old_one(tmp_path: Path) -> None:
    write_folder(tmp_path / "site", {"a.html": b"1"})

    with pytest.raises(FileExistsError):
        write_folder(tmp_path / "site", {"b": b"2", "b/c.html": b"3"})

    assert read_folder(tmp_path / "site") == {"a.html": b"1"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_there_is_nothing_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert read_folder(tmp_path / "site") == {}
