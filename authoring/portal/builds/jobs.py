"""What is done in the background: asked for, claimed by a worker, given back when the worker is gone.

A worker that dies says nothing; its job is known by its silence. Whatever a worker tells of a job, it tells only as
long as the job is its own.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from authoring.portal.models import Job, Person
from authoring.portal.models.event import record

SILENT = timedelta(seconds=30)
"""After this time without a word a worker is taken for dead."""

LATE = timedelta(seconds=15)
"""After this time people are told that nothing is heard of a job."""

TRIES = 3
"""How often a job is begun: what has ended its worker so many times does not end another."""

MOST_OF_A_PERSON = 3
"""How many jobs of one person may wait or run at once."""

State = Job.State
UNDERWAY = (State.WAITING, State.RUNNING)
"""While it is so, another build of the edition has to wait for it to end."""


class AskedAlreadyError(Exception):
    """There may be one job of the kind at a time, and there is."""


class TooManyError(Exception):
    """Somebody has asked for as much as may wait."""


@transaction.atomic
def ask(kind: str, year: int, asked: Mapping[str, Any], person: Person) -> Job:
    """Return a new job that waits for a worker; raises AskedAlreadyError and TooManyError."""
    Person.objects.select_for_update().get(pk=person.pk)
    if Job.objects.filter(by=person, state__in=UNDERWAY).count() >= MOST_OF_A_PERSON:
        raise TooManyError
    try:
        with transaction.atomic():
            return Job.objects.create(kind=kind, edition=year, asked=asked, by=person)
    except IntegrityError:
        raise AskedAlreadyError from None


def claim(worker: str) -> Job | None:
    """Give a worker the job that has waited longest, None when nothing waits; no two workers get the same."""
    waiting = Job.objects.filter(state=State.WAITING).order_by("at", "pk")
    if not waiting.exists():  # asked without a lock: most of the time nothing waits
        return None
    with transaction.atomic():
        job = waiting.select_for_update(skip_locked=True).first()
        if job is None:
            return None
        now = timezone.now()
        values = {"state": State.RUNNING, "worker": worker, "started": now, "alive": now, "tries": job.tries + 1}
        # Where rows are not locked (SQLite) another worker may have been quicker: then nothing is changed.
        if not Job.objects.filter(pk=job.pk, state=State.WAITING).update(progress={}, **values):
            return None
        job.refresh_from_db()
    return job


def heartbeat(job: Job) -> bool:
    """Tell that its worker lives; False when the job is no longer its own."""
    return bool(_own(job).update(alive=timezone.now()))


def tell(job: Job, progress: Mapping[str, Any]) -> None:
    """Tell how far it is."""
    _own(job).update(progress=progress, alive=timezone.now())


@transaction.atomic
def end(job: Job, state: State, outcome: Mapping[str, Any], what: str) -> bool:
    """Say what came of it, and put `what` into the log; False when the job is no longer its worker's own."""
    if not _own(job).update(state=state, outcome=outcome, ended=timezone.now()):
        return False
    record(None, job.edition, "", what, number=job.pk)
    return True


@transaction.atomic
def stop(job: Job, person: Person) -> bool:
    """Say that a job is no longer wanted, and log it; False when it has ended before. Its worker lets go of it."""
    outcome, under_way = {"stopped": str(person)}, Job.objects.filter(pk=job.pk, state__in=UNDERWAY)
    if not under_way.update(state=State.FAILED, outcome=outcome, ended=timezone.now()):
        return False
    record(person, job.edition, "", "Build {number} was stopped.", number=job.pk)
    return True


def is_late(job: Job) -> bool:
    """Tell whether nothing is heard of a job: its worker says nothing, or it waits although no other is underway."""
    is_next = job.state == State.WAITING and not Job.objects.filter(state=State.RUNNING).exists()
    return (job.state == State.RUNNING or is_next) and (job.alive or job.at) < timezone.now() - LATE


def give_back(worker: str) -> None:
    """Let another worker begin again what this one has begun: it was told to stop. That does not count as a try."""
    begun = Job.objects.filter(state=State.RUNNING, worker=worker)
    begun.update(state=State.WAITING, worker="", progress={}, tries=F("tries") - 1)


def give_back_lost() -> None:
    """Let the jobs of workers that are gone be begun again, and give up those that were begun too often."""
    for job in Job.objects.filter(state=State.RUNNING, alive__lt=timezone.now() - SILENT):
        if job.tries >= TRIES:
            end(job, State.FAILED, {"broken": True}, "Build {number} failed.")
        else:
            _own(job).filter(alive=job.alive).update(state=State.WAITING, worker="", progress={})


def _own(job: Job) -> QuerySet[Job]:
    return Job.objects.filter(pk=job.pk, state=State.RUNNING, worker=job.worker, tries=job.tries)
