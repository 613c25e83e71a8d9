"""Poedit, on a screen that nobody sees."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.validators import program
from tests.waiting import happens, until


def saved_by_poedit(path: Path) -> bytes:
    """Open a file in Poedit, take the mark of a draft off its first translation, or put it on, and save it."""
    with _screen() as screen:
        environment = {**os.environ, "DISPLAY": screen, "HOME": str(path.parent)}
        command = [program("poedit"), str(path)]
        with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as poedit:
            try:
                window = _Window(path.name, environment)
                until(lambda: window.hears("ctrl+u", window.is_modified))
                until(lambda: window.hears("ctrl+s", window.is_saved))
            finally:
                poedit.terminate()
    return path.read_bytes()


@contextmanager
def _screen() -> Iterator[str]:
    """Start an X server, which chooses the number of its screen itself: no two ever have the same."""
    told, tells = os.pipe()
    command = [program("Xvfb"), "-displayfd", str(tells), "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[tells], stderr=subprocess.DEVNULL) as server, os.fdopen(told) as said:
        os.close(tells)
        try:
            yield f":{said.readline().strip()}"
        finally:
            server.terminate()


class _Window:
    """The window of a file."""

    def __init__(self, name: str, environment: dict[str, str]) -> None:
        self._name, self._environment = name, environment
        until(self._number)

    def hears(self, keys: str, makes: Callable[[], bool]) -> bool:
        """Press keys; tell whether that makes something so: a window that is there may not listen yet."""
        self._xdotool("windowfocus", self._number(), "key", keys)
        return happens(makes, 3)

    def is_modified(self) -> bool:
        """Tell whether it says that something is not saved."""
        return "(modified)" in self._title()

    def is_saved(self) -> bool:
        """Tell whether it says nothing of the kind."""
        return self._name in self._title() and not self.is_modified()

    def _title(self) -> str:
        return self._xdotool("getwindowname", self._number())

    def _number(self) -> str:
        """Return the number by which it is known now."""
        return self._xdotool("search", "--onlyvisible", "--name", self._name).rpartition("\n")[2]

    def _xdotool(self, *arguments: str) -> str:
        command = [program("xdotool"), *arguments]
        done = subprocess.run(command, env=self._environment, capture_output=True, text=True, check=False)
        return done.stdout.strip()
