"""Which edition is worked on, and which of its files were handed in."""

from pathlib import Path

import pytest

from authoring.edition.folder import EditionFolder, find
from authoring.errors import EditionError


def _workspace(base: Path, *years: str) -> Path:
    for year in years:
        folder = base / "submissions" / year
        folder.mkdir(parents=True)
        (folder / "edition.toml").touch()
    return base


def test_the_latest_edition_unless_one_is_named(tmp_path: Path) -> None:
    base = _workspace(tmp_path, "2019", "2021", "2020", "drafts")

    assert find(base) == EditionFolder(base / "submissions/2021", base / "output/2021")
    assert find(base, 2019).path.name == "2019"


def test_no_edition_is_said_with_what_is_expected(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match="No edition was found: expected"):
        find(tmp_path)
    with pytest.raises(EditionError, match=r"There is no edition 2018 .* there are: 2019 and 2021\."):
        find(_workspace(tmp_path, "2019", "2021"), 2018)


def test_files_handed_in_leave_out_locks_and_other_files(tmp_path: Path) -> None:
    names = [
        "mining.xlsx",
        "Energy.XLSX",
        "old.xls",
        "a.json",
        "~$mining.xlsx",
        ".~lock.mining.xlsx#",
        "edition.toml",
        "note.txt",
    ]
    for name in names:
        (tmp_path / name).touch()
    (tmp_path / "folder.xlsx").mkdir()

    folder = EditionFolder(tmp_path, tmp_path)

    assert [file.name for file in folder.submissions()] == ["Energy.XLSX", "a.json", "mining.xlsx", "old.xls"]
