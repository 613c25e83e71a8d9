"""Jobs: one at a time, claimed once, given back when their worker is gone."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from authoring.portal.builds.jobs import (
    MOST_OF_A_PERSON,
    SILENT,
    TRIES,
    AskedAlreadyError,
    TooManyError,
    ask,
    claim,
    end,
    give_back,
    give_back_lost,
    heartbeat,
    is_late,
    stop,
    tell,
)
from authoring.portal.models import Event, Job
from tests.portal.roles import YEAR, person
from tests.portal.separate import separately

State = Job.State
pytestmark = pytest.mark.django_db


def claimed(worker: str = "one") -> Job:
    job = claim(worker)
    assert job
    return job


def silent(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(alive=timezone.now() - SILENT - timedelta(seconds=1))


def now(job: Job) -> tuple[str, str, int]:
    job.refresh_from_db()
    return job.state, job.worker, job.tries


def test_an_edition_has_one_build_at_a_time() -> None:
    ana, luis = person("coordinator"), person("coordinator")
    first = ask("build", YEAR, {}, ana)
    with pytest.raises(AskedAlreadyError):
        ask("build", YEAR, {}, luis)
    claimed()
    with pytest.raises(AskedAlreadyError):
        ask("build", YEAR, {}, luis)
    assert list(Job.objects.values_list("pk", flat=True)) == [first.pk]
    assert ask("build", YEAR + 1, {}, luis).state == State.WAITING


@pytest.mark.parametrize("state", [State.DONE, State.FAILED])
def test_when_it_has_ended_another_may_begin(state: State) -> None:
    ana = person("coordinator")
    ask("build", YEAR, {}, ana)
    assert end(claimed(), state, {}, "Build {number} is done.")
    assert ask("build", YEAR, {}, ana).state == State.WAITING


def test_nobody_may_ask_for_everything() -> None:
    ana, luis = person("coordinator"), person("coordinator")
    for year in range(MOST_OF_A_PERSON):
        ask("build", year, {}, ana)
    with pytest.raises(TooManyError):
        ask("build", 2040, {}, ana)
    assert ask("build", 2040, {}, luis)


def test_what_waits_longest_is_claimed_first() -> None:
    ana = person("coordinator")
    asked = [ask("build", year, {}, ana) for year in (2030, 2031)]
    assert [claimed("a"), claimed("b"), claim("c")] == [*asked, None]
    assert [now(one) for one in asked] == [("running", "a", 1), ("running", "b", 1)]


def test_a_worker_tells_of_its_own_job_only() -> None:
    ask("build", YEAR, {}, person("coordinator"))
    job = claimed("one")
    silent(job)
    give_back_lost()
    other = claimed("two")
    assert (heartbeat(job), heartbeat(other)) == (False, True)
    tell(job, {"done": 7})
    tell(other, {"done": 1})
    assert not end(job, State.DONE, {"files": []}, "Build {number} is done.")
    job.refresh_from_db()
    assert (job.state, job.progress, job.outcome) == ("running", {"done": 1}, {})
    assert end(other, State.DONE, {"files": [1]}, "Build {number} is done.")
    job.refresh_from_db()
    assert (job.state, job.outcome) == ("done", {"files": [1]})
    told = Event.objects.get()
    assert (told.what, told.values, told.by) == ("Build {number} is done.", {"number": job.pk}, None)


def test_the_same_worker_does_not_end_what_was_begun_again() -> None:
    ask("build", YEAR, {}, person("coordinator"))
    first = claimed("one")
    silent(first)
    give_back_lost()
    claimed("one")
    assert not end(first, State.DONE, {}, "Build {number} is done.")


def test_a_worker_heard_of_keeps_its_job() -> None:
    ask("build", YEAR, {}, person("coordinator"))
    job = claimed()
    give_back_lost()
    assert now(job) == ("running", "one", 1)


def test_a_job_that_ends_its_workers_is_given_up() -> None:
    ask("build", YEAR, {}, person("coordinator"))
    for _ in range(TRIES):
        job = claimed()
        silent(job)
        give_back_lost()
    job.refresh_from_db()
    assert (job.state, job.outcome, job.tries) == ("failed", {"broken": True}, TRIES)
    assert job.ended
    assert claim("one") is None
    assert [*Event.objects.values_list("what", flat=True)] == ["Build {number} failed."]


def test_being_told_to_stop_is_no_try() -> None:
    ask("build", YEAR, {}, person("coordinator"))
    for _ in range(TRIES + 1):
        job = claimed()
        give_back(job.worker)
        assert now(job) == ("waiting", "", 0)


def test_what_waits_for_another_is_not_late() -> None:
    ana = person("coordinator")
    first, second = (ask("build", year, {}, ana) for year in (2030, 2031))
    Job.objects.update(at=timezone.now() - SILENT)
    first.refresh_from_db()
    assert is_late(first)
    first = claimed()
    second.refresh_from_db()
    assert (is_late(first), is_late(second)) == (False, False)
    silent(first)
    first.refresh_from_db()
    assert is_late(first)


def test_what_is_stopped_is_nobodys_and_another_may_begin() -> None:
    ana = person("coordinator", "Ana")
    ask("build", YEAR, {}, ana)
    job = claimed()
    assert stop(job, ana)
    assert (heartbeat(job), end(job, State.DONE, {}, "Build {number} is done."), stop(job, ana)) == (False,) * 3
    give_back(job.worker)
    job.refresh_from_db()
    assert (job.state, job.outcome) == ("failed", {"stopped": "Ana"})
    assert [*Event.objects.values_list("what", "by")] == [("Build {number} was stopped.", ana.pk)]
    assert ask("build", YEAR, {}, ana).state == State.WAITING


CLAIM = """
from concurrent.futures import ThreadPoolExecutor
from django.db import connection
from authoring.portal.builds.jobs import claim
from authoring.portal.models import Job

Job.objects.bulk_create(Job(kind="other", edition=2030) for _ in range(40))

def work(worker):
    found = []
    misses = 0
    while misses < 20:
        job = claim(f"worker {worker}")
        if job: found.append(job.pk)
        else: misses += 1
    connection.close()
    return found

with ThreadPoolExecutor(8) as threads:
    claims = [pk for found in threads.map(work, range(8)) for pk in found]
assert sorted(claims) == sorted(Job.objects.values_list("pk", flat=True)), claims
assert set(Job.objects.values_list("state", "tries")) == {("running", 1)}
"""

ASK = """
from concurrent.futures import ThreadPoolExecutor
from django.db import connection
from authoring.portal.builds.jobs import AskedAlreadyError, TooManyError, ask
from authoring.portal.models import Job, Person

people = [Person.objects.create_user(f"{number}@example.org") for number in range(8)]

def build(person):
    try:
        return ask("build", 2030, {}, person).pk
    except AskedAlreadyError:
        return None
    finally:
        connection.close()

def other(year):
    try:
        return ask("other", year, {}, people[0]).pk
    except TooManyError:
        return None
    finally:
        connection.close()

with ThreadPoolExecutor(8) as threads:
    assert len([one for one in threads.map(build, people) if one]) == 1
    Job.objects.all().delete()
    assert len([one for one in threads.map(other, range(8)) if one]) == 3
"""


@pytest.mark.slow
@pytest.mark.database
@pytest.mark.parametrize("race", [CLAIM, ASK], ids=["claim", "ask"])
def test_who_comes_second_gets_nothing(race: str, folder: Any) -> None:
    separately(folder, race)
