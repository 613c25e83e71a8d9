"""What translators hand back."""

from django.db import models
from django.utils import timezone

from authoring.portal.models.people import Person


class Handback(models.Model):
    """A file a translator handed back, kept under a name of our own.

    `outcome` is what taking it in came to (`handing_back.Outcome`), None until that is done.
    """

    edition = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=20)
    name = models.CharField(max_length=255)
    stored = models.CharField(max_length=64)
    outcome = models.JSONField(null=True)
    by = models.ForeignKey(Person, models.PROTECT)
    at = models.DateTimeField(default=timezone.now)
