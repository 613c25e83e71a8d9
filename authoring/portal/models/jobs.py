"""What is done in the background, by a process of its own."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from authoring.portal.models.people import Person


class Job(models.Model):
    """Something to be done: a worker claims it, says how far it is, and what came of it.

    `alive` is when its worker was last heard of: one that was killed loses its job to another. `tries` counts how often
    it was claimed.
    """

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    kind = models.CharField(max_length=40)
    edition = models.PositiveSmallIntegerField()
    asked = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    progress = models.JSONField(default=dict)
    outcome = models.JSONField(default=dict)
    by = models.ForeignKey(Person, models.PROTECT, null=True)
    at = models.DateTimeField(default=timezone.now)
    started = models.DateTimeField(null=True)
    alive = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)
    worker = models.CharField(max_length=40, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """One build of an edition at a time: who asks second is told so by the database."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition"],
                condition=Q(kind="build", state__in=("waiting", "running")),
                name="one_build_at_a_time",
            )
        ]


class Publication(models.Model):
    """A build that readers may download, until it is withdrawn; its files stay as they were."""

    job = models.OneToOneField(Job, models.PROTECT)
    edition = models.PositiveSmallIntegerField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    withdrawn = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
