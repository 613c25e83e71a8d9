"""What a worker does: it claims jobs and does them, and finishes what others were cut off doing."""

import faulthandler
import logging
import os
import signal
from _thread import interrupt_main
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from threading import Event, Thread

from django.core.management import call_command
from django.db import connection

from authoring.errors import AuthoringError
from authoring.portal import workspace
from authoring.portal.builds import building, jobs
from authoring.portal.drafts import found, signing
from authoring.portal.models import Job, Version
from authoring.portal.setup import writing

_LOG = logging.getLogger(__name__)

_HEARTBEAT = 5
"""Seconds between two signs of life."""

_LAST = 20
"""Seconds in which a job that was cut off has to put away what it had begun."""

_LONGEST = 30 * 60
"""Seconds after which a job is taken to hang: the process ends, and the job is begun again."""

_KINDS: Mapping[str, Callable[[Job], building.Ended]] = {"build": building.run}


def work(worker: str) -> bool:
    """Do what is to be done next; False when there is nothing."""
    jobs.give_back_lost()
    writing.finish()
    land_all()
    found.take_in_all()
    try:
        return _do_next(worker)
    except SystemExit:  # told to stop, or the job is no longer ours: then there is nothing to give back
        jobs.give_back(worker)
        raise


def _do_next(worker: str) -> bool:
    job = jobs.claim(worker)
    if job is None:
        return False
    with _watched(job):
        ended = _KINDS[job.kind](job)
    jobs.end(job, ended.state, ended.outcome, ended.what)
    return True


def tidy() -> None:
    """Forget the sessions that have ended."""
    call_command("clearsessions")


def land_all() -> None:
    """Put what is wholly signed into the editions' folders: also what somebody was cut off doing."""
    for year in workspace.years():
        try:
            ready = signing.to_land(workspace.edition_of(year))
        except AuthoringError:  # its definition is being mended
            continue
        for version in ready:
            _land(version, year)


def _land(version: Version, year: int) -> None:
    """Put a version into its folder; one that cannot be put there keeps neither others nor builds back."""
    failure = ""
    try:
        signing.land(version, workspace.folder_of(year))
    except OSError as error:  # no room, no right to write, a picture that is gone
        failure = str(error)[:300]
    if failure != version.failure:
        Version.objects.filter(pk=version.pk).update(failure=failure)
        _LOG.error("Version %s is not in its folder: %s", version.pk, failure or "it is now")


@contextmanager
def _watched(job: Job) -> Iterator[None]:
    """Give signs of life while a job is done; end the process when the job is no longer its own, or hangs.

    Somebody has stopped it then, or another worker has begun it again. What was cut off anywhere, such as in the middle
    of an import, is not fit to do the next: a new process is.
    """
    over = Event()
    watch = Thread(target=_watch, args=(job, over), daemon=True)
    faulthandler.dump_traceback_later(_LONGEST, exit=True)
    watch.start()
    try:
        yield
    finally:
        over.set()
        watch.join()
        faulthandler.cancel_dump_traceback_later()


def _watch(job: Job, over: Event) -> None:
    while not over.wait(_HEARTBEAT):
        if not jobs.heartbeat(job):
            interrupt_main(signal.SIGTERM)
            if not over.wait(_LAST):
                os._exit(1)
    connection.close()
