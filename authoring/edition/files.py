"""Writing files so that nothing half-written is ever seen."""

import os
from collections.abc import Mapping
from pathlib import Path
from shutil import rmtree
from tempfile import NamedTemporaryFile, mkdtemp


def write_atomically(path: Path, content: bytes) -> None:
    """Write `content` beside `path` and put it there in one step (POSIX `rename`), making the folder if needed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        beside = Path(file.name)
    try:
        beside.write_bytes(content)
        _flush(beside)
        beside.chmod(0o644)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _flush(file: Path) -> None:
    # A power cut must not leave an empty file under the final name.
    with file.open("rb") as written:
        os.fsync(written.fileno())


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make `folder` hold these files, by their paths inside it, and nothing else; one ending in `/` is a folder.

    They are written beside it and take its place when all are there, so that nobody sees half of them; what a build
    that was cut off has left is removed.
    """
    prefix = f".{folder.name}."
    folder.parent.mkdir(parents=True, exist_ok=True)
    for left in folder.parent.glob(f"{prefix}*"):
        rmtree(left)
    beside = Path(mkdtemp(prefix=prefix, dir=folder.parent))
    try:
        for path, content in files.items():
            if path.endswith("/"):
                (beside / "new" / path).mkdir(parents=True)
            else:
                write_atomically(beside / "new" / path, content)
        _exchange(beside / "new", folder, beside / "old")
    finally:
        rmtree(beside)


def _exchange(new: Path, folder: Path, old: Path) -> None:
    if folder.exists():
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return every file in a folder by its path inside it, in the order of paths; none when there is no folder."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
