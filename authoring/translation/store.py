"""Where translations are kept: `translations/<document>.<language>.xlf` in the edition's folder, as XLIFF 2.1."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from authoring.edition.files import write_atomically
from authoring.errors import AuthoringError, UnreadableError
from authoring.translation.units import Translation
from authoring.translation.xliff2 import read, written

FOLDER = "translations"
_LOCK = ".lock"


class OtherSourceError(AuthoringError):
    """A translation is kept from another language than its document is in now."""


@contextmanager
def alone(edition: Path) -> Iterator[None]:
    """Keep others waiting who want to change what is kept of an edition: whoever changes it reads it first.

    The system releases the lock (`flock`) of a program that ends, however it ends; its file stays and says nothing.
    What a program that was cut off had begun to write is removed.
    """
    folder = edition / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _LOCK).open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for begun in folder.glob(".*.xlf.*"):
            begun.unlink()
        yield


def known(edition: Path, document: str, source_language: str, language: str) -> Translation:
    """Return what is kept of a document in one language, nothing translated when there is nothing.

    Raises AuthoringError, naming the file, when it cannot be read, and OtherSourceError when it translates from another
    language than the document is in: nothing of it may be overwritten by accident.
    """
    path = _path(edition, document, language)
    kept = kept_in(path) or Translation(document, source_language, language)
    if kept.source_language != source_language:
        raise OtherSourceError(
            "{file} translates from {earlier}, but {document} is in {language} now.",
            file=path,
            earlier=kept.source_language,
            document=document,
            language=source_language,
        )
    return kept


def every(edition: Path) -> Iterator[Translation]:
    """Yield all that is kept, by file name; raises AuthoringError, naming the file, for one that cannot be read."""
    for path in sorted((edition / FOLDER).glob("*.xlf")):
        kept = kept_in(path)
        if kept is not None:
            yield kept


def keep(edition: Path, translation: Translation) -> Path:
    """Keep a translation, unless it is kept as it is already; return its file.

    What was read before may be gone by now: read and kept is `alone`.
    """
    path, content = _path(edition, translation.document, translation.language), written(translation)
    if not path.exists() or path.read_bytes() != content:
        write_atomically(path, content)
    return path


def _path(edition: Path, document: str, language: str) -> Path:
    return edition / FOLDER / f"{document}.{language}.xlf"


def kept_in(path: Path) -> Translation | None:
    """Return what a file keeps, None when there is none; raises AuthoringError, naming it, when it cannot be read."""
    try:
        return read(path.read_bytes())
    except FileNotFoundError:
        return None
    except UnreadableError as error:
        raise AuthoringError(
            "{file}: this translation {reason}. Put its last good version back.", file=path, reason=error
        ) from None
