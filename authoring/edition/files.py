"""Writing files so that nothing half-written is ever seen."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile


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
