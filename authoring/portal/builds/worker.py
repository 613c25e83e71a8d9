"""The process that works in the background: `python -m authoring.portal.builds.worker`.

There may be several. One that is killed at any moment is replaced by the next: what it had begun is begun again, what
it had finished stands.
"""

import os
import signal
import sys
import tempfile
from pathlib import Path
from secrets import token_hex
from time import monotonic, sleep
from types import FrameType

from authoring.portal.service.server import start
from authoring.portal.service.together import BESIDE, end_with_parent

PAUSE = 1
"""Seconds between two looks for something to do."""

_WORKERS = 100
"""At most, in one workspace."""

TIDY = 60 * 60
"""Seconds between two times it clears away, when there is nothing else to do."""


def main() -> None:
    """Work until told to stop."""
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, _end)
    if BESIDE in sys.argv:
        end_with_parent()
    os.nice(10)  # people who save come first
    start(Path(os.environ.get("AUTHORING_WORKSPACE", ".")))
    _work_in_place()


def _end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 (what signals call)
    """End in order. Not by KeyboardInterrupt: caught in what an import executes, it still ends Python by a signal."""
    raise SystemExit


def _work_in_place() -> None:
    """Work where what a build leaves that was cut off is found, and cleared away, by the next worker."""
    from authoring.portal.places import place

    with place("workers", _WORKERS) as (_, folder):
        os.environ["TMPDIR"] = tempfile.tempdir = str(folder)  # for what it starts, and for itself
        _work()


def _work() -> None:
    from django.db import close_old_connections

    from authoring.portal.builds.working import tidy, work

    worker, untidy_from = f"{os.getpid()}-{token_hex(8)}", 0.0
    while True:
        if not work(worker):
            sleep(PAUSE)
            if monotonic() >= untidy_from:
                tidy()
                untidy_from = monotonic() + TIDY
        close_old_connections()


if __name__ == "__main__":
    main()
