"""Folders that go out to people who may work in them: what somebody did there is never overwritten."""

from collections.abc import Mapping
from hashlib import sha256
from itertools import count
from pathlib import Path

from authoring.edition.files import read_folder, write_folder

_SEAL = ".sent-out"
"""The file that tells what was sent out: the digest of all others."""


def send_out(folder: Path, files: Mapping[str, bytes]) -> Path | None:
    """Make `folder` hold these files and nothing else, as `write_folder` does.

    Where somebody changed or added a file since they were last sent out, the folder is set aside first: `mining.fr`
    becomes `mining.fr.1`, or the next number that is free. Return where it stands then, None when nobody did.
    """
    aside = _set_aside(folder) if _was_worked_in(folder) else None
    write_folder(folder, {**files, _SEAL: _seal(files)})
    return aside


def _was_worked_in(folder: Path) -> bool:
    found = read_folder(folder)
    return bool(found) and found.pop(_SEAL, b"") != _seal(found)


def _seal(files: Mapping[str, bytes]) -> bytes:
    seal = sha256()
    for path, content in sorted(files.items()):
        if not path.endswith("/"):
            seal.update(f"{path}\n{sha256(content).hexdigest()}\n".encode())
    return f"{seal.hexdigest()}\n".encode()


def _set_aside(folder: Path) -> Path:
    names = (folder.with_name(f"{folder.name}.{number}") for number in count(1))
    return folder.rename(next(name for name in names if not name.exists()))
