"""Waiting for what comes: how busy a machine is says nothing about the program."""

from collections.abc import Callable
from time import monotonic, sleep


def until(what: Callable[[], object], seconds: float = 240) -> None:
    """Wait until something is so."""
    assert happens(what, seconds), "it took too long"


def happens(what: Callable[[], object], seconds: float) -> bool:
    """Tell whether something becomes so within some seconds."""
    end = monotonic() + seconds
    while not what():
        if monotonic() > end:
            return False
        sleep(0.05)
    return True
