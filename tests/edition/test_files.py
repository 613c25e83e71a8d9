"""Nothing half-written is ever seen."""

from pathlib import Path

import pytest

from authoring.edition.files import write_atomically


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
