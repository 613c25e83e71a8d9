"""The process that works in the background: `python -m authoring.portal.builds.worker`.

There may be several. One that is killed at any moment is replaced by the next: what it had begun is begun again, what
it had finished stands.
"""

import os
import signal
import sys
from pathlib import Path
from secrets import token_hex
from time import monotonic, sleep

from authoring.portal.service.server import start
from authoring.portal.service.together import BESIDE, end_with_parent

PAUSE = 1
"""Seconds between two looks for something to do."""

TIDY = 60 * 60
"""Seconds between two times it clears away, when there is nothing else to do."""


def main() -> None:
    """Work until told to stop."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if BESIDE in sys.argv:
        end_with_parent()
    os.nice(10)  # people who save come first
    try:
        start(Path(os.environ.get("AUTHORING_WORKSPACE", ".")))
        _work()
    except KeyboardInterrupt:
        return


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
