"""Files people send, kept under names of our own outside everything that is served: each is called by its digest."""

from hashlib import sha256
from pathlib import Path

from django.conf import settings

from authoring.edition.files import write_atomically


def keep(content: bytes) -> str:
    """Keep a file's content; return its name (SHA-256). The same content is kept once."""
    name = sha256(content).hexdigest()
    path = _path(name)
    if not path.exists():
        write_atomically(path, content)
    return name


def place_of_kept(name: str) -> Path:
    """Return the file in which something is kept, for a process of ours; raises FileNotFoundError."""
    return _path(name)


def is_kept(name: str) -> bool:
    """Tell whether something is kept under a name, whoever made it up."""
    try:
        return _path(name).is_file()
    except FileNotFoundError:
        return False


def content_of(name: str) -> bytes:
    """Return what was kept under a name; raises FileNotFoundError."""
    return _path(name).read_bytes()


def _path(name: str) -> Path:
    if len(name) != 64 or not set(name) <= set("0123456789abcdef"):
        raise FileNotFoundError(name)
    return Path(settings.PORTAL) / "files" / name[:2] / name
