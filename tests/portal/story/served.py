"""The portal that `make portal` opens, in processes of its own; it can be stopped and started again."""

import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import closing, suppress
from http.client import HTTPConnection
from pathlib import Path

from tests.waiting import until
from tests.workspace import ROOT


class Served:
    """A portal of the bundled edition below `base`, in a database."""

    def __init__(self, base: Path, database: str = "") -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.base, self.url = base, f"http://localhost:{self.port}"
        self._said = base / "said.txt"
        self._process: subprocess.Popen[bytes] | None = None
        self._values = {"AUTHORING_PORTAL_URL": self.url, "DATABASE_URL": database, "PYTHONUNBUFFERED": "1"}

    @property
    def workspace(self) -> Path:
        """The copy that it serves."""
        return self.base / "workspace"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        values = {name: value for name, value in {**os.environ, **self._values}.items() if value}
        if not self._values["DATABASE_URL"]:
            values.pop("DATABASE_URL", None)
        command = [sys.executable, "-m", "authoring.portal.service.demonstration", str(self.workspace)]
        with self._said.open("ab") as said:
            self._process = subprocess.Popen(command, cwd=ROOT, env=values, stdout=said, stderr=said)
        until(self._answers)

    def stop(self) -> None:
        """Stop all its processes, as Ctrl+C does."""
        if self._process:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(120)
            self._process = None

    @property
    def said(self) -> str:
        """What it has written on the terminal."""
        return self._said.read_text("utf-8")

    def links(self) -> dict[str, str]:
        """Return the links that let people in, by their first names."""
        return dict(re.findall(r": (\w+) \w+, \S+\n +(http\S+)", self.said))

    def _answers(self) -> bool:
        assert self._process
        assert self._process.poll() is None, self.said
        with suppress(OSError), closing(HTTPConnection("localhost", self.port, timeout=5)) as connection:
            connection.request("GET", "/")
            return connection.getresponse().status == 302
        return False
