"""The audit log: what was done, by whom, when. Rows are added and never changed; the database refuses it."""

from typing import Any

from django.db import models
from django.utils import timezone

from authoring.portal.models.people import Person


class Event(models.Model):
    """Something that was done. `what` is a message id of the `portal` catalogue, `values` what it names."""

    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Person, models.PROTECT, null=True)
    edition = models.PositiveSmallIntegerField()
    document = models.CharField(max_length=60, blank=True)
    what = models.CharField(max_length=200)
    values = models.JSONField(default=dict)


def record(by: Person | None, edition: int, document: str, what: str, /, **values: Any) -> Event:
    """Add to the log, in the transaction of what is done; `document` is empty for what concerns the whole edition."""
    return Event.objects.create(by=by, edition=edition, document=document, what=what, values=values)
