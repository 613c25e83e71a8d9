"""Everything the portal knows in one file, and back: people, drafts, signatures, history, files, editions' folders.

The portal may be in use meanwhile: the database is read as it is at one moment, and files afterwards. What the database
names is put into its place before the database names it, so a file may be there that no row names, but not the other
way round. Left out are the key that signs sessions (whoever finds a backup could sign in as anybody; a new one is made,
and everybody signs in anew), what is made again on each start, and what `build` writes to `output/`.
"""

import os
import shutil
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import Any, Literal
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from django.conf import settings
from pydantic import BaseModel

from authoring.errors import AuthoringError
from authoring.portal.service import tables

_CONTENTS = "backup.json"
_KEPT = ("files", "builds", "letters")
"""The folders of `.portal` that hold what cannot be made again."""


class BackupError(AuthoringError):
    """A backup cannot be made or used; says why."""


class _Contents(BaseModel):
    """What a backup says of itself: what its rows fit, how many of each table, how many files."""

    format: Literal["authoring portal backup 1"] = "authoring portal backup 1"
    migrations: dict[str, str]
    rows: dict[str, int]
    files: int


@dataclass(frozen=True, slots=True)
class Held:
    """How much a backup holds."""

    rows: int
    files: int


def back_up(target: Path) -> Held:
    """Write everything to a file that only its owner may read; it is there when it is whole."""
    if not tables.is_up_to_date():
        raise BackupError("The portal's database is not up to date: start the portal once.")
    with _written(target) as archive:
        with tables.snapshot():
            migrations = tables.migrations()
            counts = {name: _keep_rows(archive, name, one) for name, one in tables.tables(migrations).items()}
        files = sum(_keep_file(archive, name, file) for name, file in _files())
        contents = _Contents(migrations=dict(migrations), rows=counts, files=files)
        archive.writestr(_entry(_CONTENTS), contents.model_dump_json(indent=2))
    return Held(sum(counts.values()), files)


@contextmanager
def _written(target: Path) -> Iterator[ZipFile]:
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:  # mode 0600
        beside = Path(file.name)
        try:
            with ZipFile(file, "w", ZIP_DEFLATED) as archive:
                yield archive
            file.flush()
            os.fsync(file.fileno())
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)


def _entry(name: str) -> ZipInfo:
    """Return an entry that says nothing of when it was made: the same content is the same backup."""
    entry = ZipInfo(name)
    entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
    return entry


def _keep_rows(archive: ZipFile, name: str, table: Any) -> int:
    with archive.open(_entry(f"database/{name}.jsonl"), "w", force_zip64=True) as kept:
        return sum(kept.write(row) > 0 for row in tables.rows(table))


def _keep_file(archive: ZipFile, name: str, file: Path) -> int:
    with suppress(FileNotFoundError), file.open("rb") as content:  # a build's may be gone since they were listed
        with archive.open(_entry(name), "w", force_zip64=True) as kept:
            shutil.copyfileobj(content, kept)
        return 1
    return 0


def _files() -> Iterator[tuple[str, Path]]:
    """Yield the files to keep by their names in a backup; those being written have names that are hidden."""
    for name, folder in _folders().items():
        for file in sorted(folder.rglob("*")):
            within = file.relative_to(folder)
            if file.is_file() and not file.is_symlink() and not any(part.startswith(".") for part in within.parts):
                yield f"{name}/{within.as_posix()}", file


def _folders() -> dict[str, Path]:
    kept = {f"portal/{name}": Path(settings.PORTAL) / name for name in _KEPT}
    return {**kept, "submissions": Path(settings.WORKSPACE) / "submissions"}


def restore(source: Path, *, replace: bool = False) -> Held:
    """Let the workspace's portal be what a backup holds, with the editions in it; the portal must not be running.

    Without `replace` nothing that is there is touched: BackupError says what is. Editions that the backup does not hold
    stay as they are. What goes wrong leaves all as it was; killed, it is done again with `replace`.
    """
    with _opened(source) as archive:
        contents = _contents_of(archive, source)
        try:
            known = tables.tables(contents.migrations)
        except tables.UnknownMigrationError:
            raise BackupError("{file} was made by another release of the program.", file=source) from None
        if contents.rows.keys() != known.keys():
            raise _none(source)
        if not replace:
            _refuse_to_replace(archive)
        rows = ((one, _lines(archive, name)) for name, one in known.items())
        try:
            with _unpacked(archive) as unpacked, tables.replaced(contents.migrations, rows):
                _exchange(unpacked)
        except tables.UnfitRowError:
            raise _none(source) from None
    return Held(sum(contents.rows.values()), contents.files)


def _none(source: Path) -> BackupError:
    return BackupError("{file} is not a backup of the portal.", file=source)


@contextmanager
def _opened(source: Path) -> Iterator[ZipFile]:
    try:
        archive = ZipFile(source)
    except (BadZipFile, ValueError, NotImplementedError):
        raise _none(source) from None
    with archive:
        yield archive


def _contents_of(archive: ZipFile, source: Path) -> _Contents:
    """Read what a backup says of itself, once all of it can be read and its names are those that we give."""
    try:
        if all(map(_is_ours, archive.infolist())) and archive.testzip() is None:
            contents = _Contents.model_validate_json(archive.read(_CONTENTS), strict=True)
            if {f"database/{name}.jsonl" for name in contents.rows} <= set(archive.namelist()):
                return contents
    except (BadZipFile, KeyError, ValueError, EOFError, zlib.error):
        pass
    raise _none(source)


def _is_ours(entry: ZipInfo) -> bool:
    name, path = entry.filename, PurePosixPath(entry.filename)
    is_locked = entry.flag_bits & 1  # ZIP's APPNOTE 4.4.4: a password is asked
    if is_locked or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return False
    known = path.parts[:1] in {("database",), ("submissions",)} or path.parts[:2] in {("portal", one) for one in _KEPT}
    return name == _CONTENTS or (known and str(path) == name and ".." not in path.parts)


def _lines(archive: ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(f"database/{name}.jsonl") as kept:
        yield from kept


def _refuse_to_replace(archive: ZipFile) -> None:
    there = [folder for name, folder in _folders().items() if name != "submissions" and any(_within(folder))]
    there += [
        file for name, file in _editions_files(archive) if file.exists() and file.read_bytes() != archive.read(name)
    ]
    if not tables.is_empty() or there:
        what = there[0] if there else Path(settings.PORTAL)
        raise BackupError("{path} is there already: with --replace it is replaced by what the backup holds.", path=what)


def _within(folder: Path) -> Iterator[Path]:
    return folder.iterdir() if folder.is_dir() else iter(())


def _editions_files(archive: ZipFile) -> list[tuple[str, Path]]:
    names = [name for name in archive.namelist() if name.startswith("submissions/")]
    return [(name, Path(settings.WORKSPACE) / name) for name in names]


@contextmanager
def _unpacked(archive: ZipFile) -> Iterator[list[tuple[Path, Path]]]:
    """Unpack the files beside where they belong: what no disk has room for is known before anything is replaced.

    Yields what there is now and where it belongs, folder by folder.
    """
    folders = _folders()
    with ExitStack() as stack:
        beside = {name: _beside(folder, stack) for name, folder in folders.items()}
        for name in archive.namelist():
            if folder := next((one for one in folders if name.startswith(f"{one}/")), ""):
                _unpack(archive, name, beside[folder] / name.removeprefix(f"{folder}/"))
        editions = [(one, folders["submissions"] / one.name) for one in beside.pop("submissions").iterdir()]
        yield [*((one, folders[name]) for name, one in beside.items()), *editions]


def _beside(folder: Path, stack: ExitStack) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    within = Path(stack.enter_context(TemporaryDirectory(dir=folder.parent, prefix=".restored-"))) / "new"
    within.mkdir()
    return within


def _unpack(archive: ZipFile, name: str, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as content, file.open("wb") as unpacked:
        shutil.copyfileobj(content, unpacked)


def _exchange(unpacked: Iterable[tuple[Path, Path]]) -> None:
    """Put new folders where they belong, all or none; what stood there is gone with the folders they stood in."""
    with ExitStack() as back:
        for new, folder in unpacked:
            old = new.with_name(f"{new.name}.replaced")
            if folder.exists():
                folder.rename(old)
                back.callback(old.rename, folder)
            new.rename(folder)
            back.callback(folder.rename, new)
        back.pop_all()
