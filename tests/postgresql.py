"""A PostgreSQL server of our own for a test run: made anew in a temporary folder, gone afterwards.

With `AUTHORING_TEST_DATABASE=postgresql` all tests of the portal run on it: `DATABASE_URL` names it to every process.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import quote

_OWNER = "postgres"
"""Who runs the server when we are root, as whom it refuses to run."""


@contextmanager
def server() -> Iterator[str]:
    """Start a server and yield the address of an empty database; it listens on a socket in its folder only."""
    folder = Path(mkdtemp(prefix="pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, _OWNER)
    data = folder / "data"
    try:
        _run("initdb", "-D", data, "-U", _OWNER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        # What it has said is on the disk is of no use after a power cut: it would be made anew.
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c max_connections=200"
        _run("pg_ctl", "start", "-w", "-D", data, "-l", folder / "log", "-o", options)
        yield f"postgresql://{_OWNER}@{quote(str(folder), safe='')}/postgres"
    finally:
        if data.exists():
            _run("pg_ctl", "stop", "-D", data, "-m", "immediate", check=False)
        shutil.rmtree(folder)


def _run(name: str, *arguments: object, check: bool = True) -> None:
    as_owner = ["runuser", "-u", _OWNER, "--"] if os.geteuid() == 0 else []
    command = [*as_owner, _program(name), *map(str, arguments)]
    subprocess.run(command, check=check, cwd="/", stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)


def _program(name: str) -> str:
    """Return a program of the latest release: Debian keeps them outside the search path."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda one: int(one.parts[-3]))
    return str(found[-1]) if found else name
