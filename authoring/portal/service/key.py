"""The portal's own secret, made on its first start."""

from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.management.utils import get_random_secret_key


def secret_key(file: Path) -> str:
    """Return the key that signs sessions and links, made when there is none; only its owner may read its file.

    Two processes that start at once agree on one: a link is made whole or not at all (POSIX `link`).
    """
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=file.parent, encoding="ascii") as written:  # mode 0600
            written.write(get_random_secret_key())
            written.flush()
            with suppress(FileExistsError):
                file.hardlink_to(written.name)
    return file.read_text("ascii")
