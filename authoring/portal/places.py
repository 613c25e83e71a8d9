"""Places to work in, each for one process at a time: a lock that ends with whoever holds it, and a folder."""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings


class BusyError(Exception):
    """As many are at work as there are places."""


@contextmanager
def place(kind: str, places: int, patience: float = 0) -> Iterator[tuple[int, Path]]:
    """Take one of so many places, waiting for seconds; give its lock, to be passed on, and its folder.

    The folder begins and ends empty: what somebody left there who was killed goes with whoever comes next.
    Raises BusyError.
    """
    within = Path(settings.PORTAL) / kind
    within.mkdir(parents=True, exist_ok=True)
    latest = time.monotonic() + patience
    while (found := _free(within, places)) is None:
        if time.monotonic() >= latest:
            raise BusyError
        time.sleep(0.05)
    lock, folder = found
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        yield lock, folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _free(within: Path, places: int) -> tuple[int, Path] | None:
    for number in range(places):
        lock = os.open(within / str(number), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
        else:
            return lock, within / f"{number}.work"
    return None
