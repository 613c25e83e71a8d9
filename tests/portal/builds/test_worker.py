"""The worker's process: told to stop, left alone, killed."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from authoring.edition.folder import EditionFolder
from tests.portal.separate import base_of, environment, separately, until
from tests.workspace import group_submission, hand_in

pytestmark = pytest.mark.slow

ASK = """
from authoring.portal.builds.build_form import ask_for
from authoring.portal.models import Person
person = Person.objects.create_user("ana@example.org")
asked = {"final": False, "languages": ["en", "fr"], "formats": ["docx", "pdf", "html"], "missing": [], "reason": ""}
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


def put_aside(folder: EditionFolder) -> list[Path]:
    return sorted((base_of(folder) / ".portal" / "builds").glob("*"))


@pytest.mark.parametrize("after", [0, 0.5, 1, 2, 4])
def test_a_build_whose_worker_is_killed_is_done_again(after: float, asked: EditionFolder) -> None:
    with worker(asked) as process:
        until(lambda: told(asked)[0] != "waiting")
        sleep(after)
        process.kill()
    separately(asked, SILENCE, "start")
    with worker(asked):
        until(lambda: told(asked)[0] == "done", 120)
    _, tries, _, outcome, log = told(asked)
    assert tries <= 2
    assert log == ["Draft build {number} was asked for.", "Build {number} is done."]
    kept = base_of(asked) / ".portal" / "builds" / f"1.{tries}"
    assert put_aside(asked) == [kept]
    assert {one["path"]: one["sha256"] for one in outcome["files"]} == {
        file.relative_to(kept).as_posix(): sha256(file.read_bytes()).hexdigest() for file in kept.rglob("*.*.*")
    }
    assert len(outcome["files"]) == 6


def test_told_to_stop_it_gives_its_job_back(asked: EditionFolder) -> None:
    with worker(asked) as process:
        until(lambda: told(asked)[0] == "running")
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    assert told(asked)[:3] == ("waiting", 0, False)


def test_beside_another_process_it_ends_with_it(asked: EditionFolder) -> None:
    with worker(asked, "--beside") as process:
        until(lambda: told(asked)[0] == "running")
        assert process.stdin
        process.stdin.close()
        assert process.wait(30) == 0
    assert told(asked)[:3] == ("waiting", 0, False)
