"""Having something done in a confined process, of which there are only so many at once on this machine."""

import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from authoring.portal.border import kept
from authoring.portal.confined.__main__ import NOTHING
from authoring.portal.places import place

LARGEST = 256 * 1024 * 1024
"""Bytes of a result, or of any file written on the way, at most."""

AT_ONCE = max(2, os.cpu_count() or 2)

_PASSED_ON = ("PATH", "LANG", "LC_ALL", "TZ", "AUTHORING_LIBREOFFICE", "SOURCE_DATE_EPOCH")
"""What of the environment a confined process sees: no address of a database, no key."""

_ALONE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}

_LOG = logging.getLogger(__name__)


class StoppedError(Exception):
    """The process was stopped by its limits, or broke."""


class NothingMadeError(Exception):
    """There is nothing that could be made of what was asked."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds of the processor and of the clock, bytes of memory; seconds to wait until there is room to begin."""

    processor: int
    seconds: int
    memory: int
    patience: float = 2.0


LOOKING = Limits(processor=10, seconds=15, memory=2 * 1024**3, patience=20.0)
READING = Limits(processor=20, seconds=30, memory=2 * 1024**3)
MAKING = Limits(processor=60, seconds=45, memory=3 * 1024**3, patience=1.0)


def run(task: str, asked: Mapping[str, Any], data: bytes = b"", limits: Limits | None = None) -> bytes:
    """Return what a task (`tasks.TASKS`) makes; raises BusyError, StoppedError and NothingMadeError."""
    limits = limits or READING
    with place("rooms", AT_ONCE, limits.patience) as (room, folder):
        return _made(task, json.dumps(asked).encode() + b"\n" + data, limits, room, folder)


def told(task: str, asked: Mapping[str, Any], data: bytes = b"", limits: Limits | None = None) -> Any:
    """Return the JSON value that a task makes, as it can be kept; raises as `run` does."""
    return kept(json.loads(run(task, asked, data, limits)))


def _made(task: str, given: bytes, limits: Limits, room: int, folder: Path) -> bytes:
    stdin, stdout, stderr = (folder / name for name in ("in", "out", "err"))
    stdin.write_bytes(given)
    bounds = map(str, (limits.processor, limits.seconds, limits.memory, LARGEST))
    command = [sys.executable, "-I", "-m", "authoring.portal.confined", task, *bounds]
    with stdin.open("rb") as given_, stdout.open("wb") as made, stderr.open("wb") as said:
        process = subprocess.Popen(  # noqa: S603 (our own program; what it is given is no part of the command)
            command,
            stdin=given_,
            stdout=made,
            stderr=said,
            cwd=folder,
            env=_environment(folder),
            pass_fds=[room],  # it keeps its room should this process be killed
            start_new_session=True,
        )
        status = _ended(process, limits.seconds)
    if status == NOTHING:
        raise NothingMadeError
    if status:
        _LOG.warning("%s ended with status %s: %s", task, status, stderr.read_text("utf-8", "replace")[-2000:])
        raise StoppedError
    return stdout.read_bytes()


def _environment(folder: Path) -> dict[str, str]:
    passed_on = {name: value for name in _PASSED_ON if (value := os.environ.get(name)) is not None}
    return passed_on | _ALONE | {"HOME": str(folder), "TMPDIR": str(folder)}


def _ended(process: subprocess.Popen[bytes], seconds: int) -> int:
    """Wait for a process; end it, and all it has started, when it takes too long."""
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        return -signal.SIGKILL
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
