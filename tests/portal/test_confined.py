"""A confined process does what it is asked, within its limits, and no more of them than there is room for."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from authoring.edition.folder import EditionFolder
from authoring.portal.confined import running
from authoring.portal.confined.running import READING, NothingMadeError, StoppedError, run
from authoring.portal.places import BusyError, place
from tests.pictures.specimens import file, quarters
from tests.portal.drafts.filled import workbook_of

PNG = b'{"media_type": "image/png", "width": 40, "height": 24, "several": false}'
NONE = b'{"code": "picture-unreadable", "values": {"format": "?"}}'


@pytest.mark.parametrize(("content", "told"), [(file(quarters()), PNG), (b"no picture", NONE), (b"", NONE)])
def test_a_picture_is_looked_at(content: bytes, told: bytes) -> None:
    assert run("look", {}, content) == told


def test_what_nothing_can_be_made_of_says_so(folder: EditionFolder) -> None:
    asked = {"definition": str(folder.definition), "document": "mining", "name": "a.xlsx", "language": "en"}
    with pytest.raises(NothingMadeError):
        run("annotate", asked, b"no workbook")


@pytest.mark.parametrize(
    "limits",
    [
        replace(READING, memory=24 * 1024**2),
        replace(READING, seconds=0),
        replace(READING, processor=0),
    ],
    ids=["memory", "time", "processor"],
)
def test_what_takes_too_much_is_stopped(folder: EditionFolder, limits: running.Limits) -> None:
    asked = {"definition": str(folder.definition), "document": "mining", "name": "a.xlsx"}
    with pytest.raises(StoppedError):
        run("read", asked, workbook_of("mining"), limits)


def test_a_task_that_is_none_is_stopped() -> None:
    with pytest.raises(StoppedError):
        run("delete", {})


def test_no_secret_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    seen = running._environment(Path("/nowhere"))
    assert "DATABASE_URL" not in seen
    assert {"PATH", "HOME", "TMPDIR"} <= seen.keys()


def test_there_is_room_for_so_many_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "AT_ONCE", 1)
    with place("rooms", 1), pytest.raises(BusyError):
        run("look", {}, limits=replace(READING, patience=0.1))
    assert run("look", {}) == NONE


def test_what_a_killed_process_left_is_gone_when_its_room_is_taken_again(settings: Any) -> None:
    left = Path(settings.PORTAL) / "rooms" / "0.work" / "in"
    left.parent.mkdir(parents=True, exist_ok=True)
    left.write_bytes(b"somebody's workbook")
    run("look", {}, b"no picture")
    assert not left.parent.exists()


@pytest.mark.slow
def test_whoever_waits_gets_room_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "AT_ONCE", 1)
    patient = replace(READING, patience=60)
    with ThreadPoolExecutor(3) as threads:
        told = list(threads.map(lambda _: run("look", {}, file(quarters()), patient), range(3)))
    assert told == [PNG] * 3


def test_the_process_limits_itself_first() -> None:
    command = [sys.executable, "-I", "-m", "authoring.portal.confined", "look", "20", "30", str(1024**3), "1000"]
    done: Any = subprocess.run(command, input=b"{}\nno picture", capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, NONE)
