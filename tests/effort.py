"""How much work something is, without a clock: how fast a machine is says nothing about the program."""

import faulthandler
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_SECONDS = 600
"""Far above what the slowest machine takes for any one test: not a bound, but an end."""


def steps(work: Callable[[], object]) -> int:
    """Return how many functions are called and left while something is done: the same number each time."""
    count = 0

    def step(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(step)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@contextmanager
def ending() -> Iterator[None]:
    """End the tests, showing where they are, when something would never end, even inside a library written in C."""
    faulthandler.dump_traceback_later(_SECONDS, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
