"""The confined process: `python -m authoring.portal.confined TASK CPU-SECONDS SECONDS MEMORY LARGEST-RESULT`.

It limits itself before it reads anything. What it is asked comes in on one line of JSON, a file's content after it.
"""

import json
import os
import resource
import signal
import sys

from authoring.errors import AuthoringError

NOTHING = 3
"""The exit status that says: there is nothing that could be made of it."""


def confine(processor: int, seconds: int, memory: int, largest: int) -> None:
    """Let this process, and all it starts, have no more than that; it goes behind all others."""
    os.nice(10)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (processor, processor))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    signal.alarm(seconds)  # whoever asked may be gone by then


def main(task: str, *limits: str) -> int:
    """Do what is asked; return the exit status."""
    confine(*map(int, limits))
    from authoring.portal.confined.tasks import TASKS

    asked, _, data = sys.stdin.buffer.read().partition(b"\n")
    try:
        made = TASKS[task](json.loads(asked), data)
    except AuthoringError:
        return NOTHING
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
