"""What was written to whom: invitations, reminders, what was sent back."""

from django.db import models
from django.utils import timezone

from authoring.portal.models.people import Person


class Letter(models.Model):
    """An e-mail as it went out. `sent` is empty while it waits, `failure` says why it did not go."""

    to = models.ForeignKey(Person, models.PROTECT, related_name="letters")
    edition = models.PositiveSmallIntegerField()
    document = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=20)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    sent = models.DateTimeField(null=True)
    failure = models.CharField(max_length=300, blank=True)
