"""What is filled in: one draft a document, one row a save."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from authoring.portal.models.people import Person


class Draft(models.Model):
    """The form of a document (a group's id, or `coordination`) of an edition, as it is filled in on the web."""

    edition = models.PositiveSmallIntegerField()
    document = models.CharField(max_length=60)
    language = models.CharField(max_length=20)

    class Meta:
        """A document has one draft."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["edition", "document"], name="one_draft_a_document")]

    def __str__(self) -> str:
        return f"{self.edition}/{self.document}"


class Revision(models.Model):
    """A sheet as somebody saved it: `content` is the list of its rows, as a JSON submission has them.

    Numbers count from 1 in each sheet; the highest one that is not `aside` is what the sheet says now. What does not
    agree with what somebody else has saved meanwhile is kept aside, until somebody has decided (`settled`). A page that
    saves by itself has a name (`page`) and counts what it sends (`turn`); it shows `shown` where its own and another's
    changes were brought together.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="revisions")
    sheet = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    content = models.JSONField()
    aside = models.BooleanField(default=False)
    page = models.CharField(max_length=36, blank=True)
    turn = models.PositiveIntegerField(default=0)
    shown = models.JSONField(null=True)
    settled = models.DateTimeField(null=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """A sheet has one revision of each number: who comes second is told so by the database."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "sheet", "number"], name="one_revision_a_number")
        ]


class Presence(models.Model):
    """Who has a sheet open, and when that was last heard of."""

    draft = models.ForeignKey(Draft, models.CASCADE)
    sheet = models.CharField(max_length=60)
    person = models.ForeignKey(Person, models.CASCADE)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """One row a person and sheet."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["draft", "sheet", "person"], name="one_presence")]


class Upload(models.Model):
    """A file somebody handed in, kept under a name of our own; by nobody when it was found in the edition's folder.

    `outcome` is what reading it came to, None until that is done (`uploading.Outcome`); `template` the version of the
    form it was read for. A file found in the folder waits until people have said what is to become of it (`settled`).
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=255)
    stored = models.CharField(max_length=64)
    outcome = models.JSONField(null=True)
    template = models.CharField(max_length=60, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True)
    at = models.DateTimeField(default=timezone.now)
    settled = models.DateTimeField(null=True)
