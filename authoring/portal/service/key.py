"""The portal's own secret, made on its first start."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.management.utils import get_random_secret_key


def secret_keys(file: Path) -> list[str]:
    """Return the key that signs sessions and links, made when there is none; only its owner may read its file.

    Behind it stand those before it, as long as something is sealed with them (`changed`).
    Two processes that start at once agree on one: a link is made whole or not at all (POSIX `link`).
    """
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=file.parent, encoding="ascii") as written:  # mode 0600
            written.write(get_random_secret_key())
            written.flush()
            with suppress(FileExistsError):
                file.hardlink_to(written.name)
    return file.read_text("ascii").split()


@contextmanager
def changed(file: Path) -> Iterator[str]:
    """Put a new key before those there are, and forget those when what they sealed is sealed with it.

    Whoever is cut off in between does it again: until then both keys are known.
    """
    new = get_random_secret_key()
    _write(file, [new, *secret_keys(file)])
    yield new
    _write(file, [new])


def _write(file: Path, keys: list[str]) -> None:
    with NamedTemporaryFile("w", dir=file.parent, encoding="ascii", delete=False) as written:  # mode 0600
        written.write("\n".join(keys))
    Path(written.name).replace(file)
