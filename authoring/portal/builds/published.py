"""What readers may see: one build of an edition at a time, until it is withdrawn or another takes its place."""

from django.db import transaction
from django.utils import timezone

from authoring.portal.builds import made
from authoring.portal.models import Job, Person, Publication
from authoring.portal.models.event import record


class NotPublishableError(Exception):
    """A draft, a build that came to nothing, or one whose files are no longer kept."""


def publication_of(year: int) -> Publication | None:
    """Return what is published of an edition, None when nothing is."""
    standing = Publication.objects.filter(edition=year, withdrawn=None)
    return standing.select_related("job", "by").order_by("-at", "-pk").first()


def last_of(year: int) -> Publication | None:
    """Return what was published of an edition last, withdrawn or not; None when nothing ever was."""
    return Publication.objects.filter(edition=year).order_by("-at", "-pk").first()


def is_publishable(job: Job) -> bool:
    """Tell whether a build can be published: a final report, the whole of it, its files as they were made."""
    is_report = job.asked["final"] and not job.asked["group"]
    return job.state == Job.State.DONE and is_report and made.is_kept(job)


@transaction.atomic
def publish(job: Job, person: Person) -> Publication:
    """Let readers see a build instead of the one before; raises NotPublishableError."""
    _locked(job.edition)
    if not is_publishable(job):
        raise NotPublishableError
    standing = publication_of(job.edition)
    if standing and standing.job_id == job.pk:
        return standing
    values = {"by": person, "at": timezone.now(), "withdrawn": None, "withdrawn_by": None}
    if standing:
        _end(standing, person)
        said = "Build {number} was published instead of build {before}."
        record(person, job.edition, "", said, number=job.pk, before=standing.job_id)
    else:
        record(person, job.edition, "", "Build {number} was published.", number=job.pk)
    made_public, _ = Publication.objects.update_or_create(job=job, defaults={"edition": job.edition, **values})
    return made_public


@transaction.atomic
def withdraw(job: Job, person: Person) -> None:
    """Let readers no longer see a build; nothing happens when they do not."""
    _locked(job.edition)
    standing = publication_of(job.edition)
    if standing and standing.job_id == job.pk:
        _end(standing, person)
        record(person, job.edition, "", "Build {number} was withdrawn.", number=job.pk)


def _locked(year: int) -> None:
    """Let two who publish come one after the other: both lock the edition's builds."""
    list(made.builds_of(year).select_for_update().values_list("pk", flat=True))


def _end(standing: Publication, person: Person) -> None:
    Publication.objects.filter(pk=standing.pk).update(withdrawn=timezone.now(), withdrawn_by=person)
