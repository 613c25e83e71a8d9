"""The portal in processes of its own, on a real file: for what cannot be seen inside one process."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from authoring.edition.folder import EditionFolder

_START = "from pathlib import Path; from authoring.portal.service.server import prepare, start; {how}(Path({base!r}))\n"


def base_of(folder: EditionFolder) -> Path:
    """Return the workspace of an edition's folder."""
    return folder.path.parents[1]


def environment(folder: EditionFolder, **values: str) -> dict[str, str]:
    """Return the environment of a process in a workspace."""
    return {**os.environ, **_database(folder), "AUTHORING_WORKSPACE": str(base_of(folder)), **values}


def _database(folder: EditionFolder) -> dict[str, str]:
    """Give a workspace a schema of its own where the tests run on PostgreSQL."""
    address = os.environ.get("DATABASE_URL", "")
    if not address.startswith("postgres"):
        return {}
    import psycopg

    schema = f"t{sha256(str(folder.path).encode()).hexdigest()[:16]}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
    return {"DATABASE_URL": f"{address}?options=-csearch_path%3D{schema}"}


def separately(folder: EditionFolder, code: str, how: str = "prepare", **values: str) -> str:
    """Run code in a process of its own, the portal set up in the workspace; return what it prints."""
    program = _START.format(how=how, base=str(base_of(folder))) + code
    command, values = [sys.executable, "-c", program], environment(folder, **values)
    done = subprocess.run(command, check=False, env=values, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@contextmanager
def beside(folder: EditionFolder, code: str) -> Iterator[subprocess.Popen[str]]:
    """Run code in a process of its own, the portal set up in the workspace, which is killed in the end."""
    command = [sys.executable, "-c", _START.format(how="start", base=str(base_of(folder))) + code]
    with subprocess.Popen(command, env=environment(folder), stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()
