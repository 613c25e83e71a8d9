"""The worker's process: told to stop, left alone, killed."""

import json
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from time import sleep
from typing import Any

import psycopg
import pytest

from authoring.edition.folder import EditionFolder
from tests.portal.separate import base_of, environment, separately
from tests.waiting import until
from tests.workspace import group_submission, hand_in

pytestmark = pytest.mark.slow

ASK = """
from authoring.portal.builds.build_form import ask_for
from authoring.portal.models import Person
person = Person.objects.create_user("ana@example.org")
asked = {"final": False, "languages": ["en"], "formats": ["docx", "pdf", "html"], "missing": [], "reason": ""}
asked |= {"group": "", "site": False, "allow_errors": False}
print(ask_for(2030, asked, person).pk)
"""
TELL = """
import json
from authoring.portal.models import Event, Job
job = Job.objects.get()
log = list(Event.objects.order_by("pk").values_list("what", flat=True))
print(json.dumps([job.state, job.tries, job.worker != "", job.outcome, log]))
"""
SILENCE = """
from datetime import timedelta
from django.db.models import F
from authoring.portal.builds.jobs import SILENT
from authoring.portal.models import Job
Job.objects.filter(state="running").update(alive=F("alive") - SILENT)
"""


@pytest.fixture
def asked(folder: EditionFolder) -> EditionFolder:
    """An edition whose build is asked for."""
    hand_in(folder, group_submission("mining"))
    separately(folder, ASK)
    return folder


@contextmanager
def worker(folder: EditionFolder, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "authoring.portal.builds.worker", *arguments]
    with subprocess.Popen(command, env=environment(folder), stdin=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.kill()


def told(folder: EditionFolder) -> tuple[str, int, bool, dict[str, Any], list[str]]:
    state, tries, has_worker, outcome, log = json.loads(separately(folder, TELL, "start"))
    return state, tries, has_worker, outcome, log


def state(folder: EditionFolder) -> str:
    """Return how far the build is, asked of the database itself: a process would be too slow to see it at work."""
    address = environment(folder).get("DATABASE_URL") or base_of(folder) / ".portal" / "portal.sqlite3"
    connect = psycopg.connect if str(address).startswith("postgres") else sqlite3.connect
    with closing(connect(str(address))) as connection:
        [(said,)] = connection.execute("SELECT state FROM portal_job").fetchall()
        return str(said)


def left(folder: EditionFolder) -> set[Path]:
    """Return what lies about where workers work."""
    return set((base_of(folder) / ".portal" / "workers").glob("*.work/*"))


def put_aside(folder: EditionFolder) -> list[Path]:
    return sorted((base_of(folder) / ".portal" / "builds").glob("*"))


@pytest.mark.database
@pytest.mark.parametrize("after", [0, 2])
def test_a_build_whose_worker_is_killed_is_done_again(after: float, asked: EditionFolder) -> None:
    with worker(asked) as process:
        until(lambda: state(asked) != "waiting")
        sleep(after)
        process.kill()
    cut_off = left(asked)
    separately(asked, SILENCE, "start")
    with worker(asked):
        until(lambda: state(asked) == "done")
        assert left(asked).isdisjoint(cut_off)
    _, tries, _, outcome, log = told(asked)
    assert tries <= 2
    assert log == ["Draft build {number} was asked for.", "Build {number} is done."]
    kept = base_of(asked) / ".portal" / "builds" / f"1.{tries}"
    assert put_aside(asked) == [kept]
    assert {one["path"]: one["sha256"] for one in outcome["files"]} == {
        file.relative_to(kept).as_posix(): sha256(file.read_bytes()).hexdigest() for file in kept.rglob("*.*.*")
    }
    assert len(outcome["files"]) == 3


def test_told_to_stop_it_gives_its_job_back(asked: EditionFolder) -> None:
    with worker(asked) as process:
        until(lambda: state(asked) == "running")
        process.send_signal(signal.SIGTERM)
        assert process.wait(120) == 0
    assert left(asked) == set()
    assert told(asked)[:3] == ("waiting", 0, False)


STOP = """
from authoring.portal.builds import jobs
from authoring.portal.builds.build_form import ask_for
from authoring.portal.models import Job, Person
first, ana = Job.objects.get(), Person.objects.get()
assert jobs.stop(first, ana)
ask_for(2030, first.asked | {"formats": ["html"]}, ana)
"""
STATES = """
from authoring.portal.models import Job
print(*Job.objects.order_by("pk").values_list("state", flat=True))
"""


@pytest.mark.database
def test_a_build_that_is_stopped_is_let_go_and_the_next_is_done(asked: EditionFolder) -> None:
    with worker(asked) as process:
        until(lambda: state(asked) == "running")
        separately(asked, STOP, "start")
        until(lambda: process.poll() is not None or states(asked) == "failed done")
        assert process.poll() in (None, 0)  # cut off it ends; it may have been quicker
    with worker(asked):
        until(lambda: states(asked) == "failed done")
        assert [one.name for one in put_aside(asked)] == ["2.1"]


def states(folder: EditionFolder) -> str:
    return separately(folder, STATES, "start")


def test_beside_another_process_it_ends_with_it(asked: EditionFolder) -> None:
    with worker(asked, "--beside") as process:
        until(lambda: state(asked) == "running")
        assert process.stdin
        process.stdin.close()
        assert process.wait(120) == 0
    assert told(asked)[:3] == ("waiting", 0, False)
