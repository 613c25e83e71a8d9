"""How often somebody has asked lately, counted once for all processes of this machine.

The counts stand in a file of their own: they change with every request and are worth nothing tomorrow, so nothing waits
for the disk, and neither database is asked. They begin anew when the portal is started.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import time

_FILE = "counts.sqlite3"
_PATIENCE = 1
"""Seconds that we wait for another process that counts."""

_TABLE = """
CREATE TABLE IF NOT EXISTS counts (
    who TEXT, what TEXT, times INTEGER, until REAL, PRIMARY KEY (who, what)
) WITHOUT ROWID
"""
_COUNT = """
INSERT INTO counts VALUES (:who, :what, 1, :now + :seconds)
ON CONFLICT DO UPDATE SET
    times = CASE WHEN until > :now THEN times + 1 ELSE 1 END,
    until = CASE WHEN until > :now THEN until ELSE excluded.until END
RETURNING times, until
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """How often somebody has asked for something in this span, and in how many seconds it ends."""

    times: int
    left: float


def count(folder: Path, who: str, spans: Mapping[str, int]) -> dict[str, Asked]:
    """Count that somebody has asked, for each name in the span of so many seconds; return how often they have by now.

    A span begins with the first time. Raises sqlite3.Error and OSError when nothing can be counted.
    """
    now = time()
    with closing(_opened(folder)) as counts, counts:
        return {what: _counted(counts, who, what, now, seconds) for what, seconds in spans.items()}


def _counted(counts: sqlite3.Connection, who: str, what: str, now: float, seconds: int) -> Asked:
    values = {"who": who, "what": what, "now": now, "seconds": seconds}
    times, until = counts.execute(_COUNT, values).fetchone()
    if times == 1:
        counts.execute("DELETE FROM counts WHERE until <= ?", (now,))
    return Asked(times, until - now)


def _opened(folder: Path) -> sqlite3.Connection:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    counts = sqlite3.connect(folder / _FILE, timeout=_PATIENCE)
    counts.execute("PRAGMA synchronous = OFF")
    counts.execute(_TABLE)
    return counts


def begin_anew(folder: Path) -> None:
    """Forget everything: also a file that a power cut has damaged."""
    for name in (_FILE, f"{_FILE}-journal"):
        (folder / name).unlink(missing_ok=True)
