"""What coordinators ask a group to change, field by field."""

from django.db import models
from django.utils import timezone

from authoring.portal.models.drafts import Draft
from authoring.portal.models.people import Person


class Comment(models.Model):
    """A remark on one field of a draft: `place` is the way to it, as findings call it; empty for the whole document."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="comments")
    place = models.CharField(max_length=200, blank=True)
    text = models.TextField(max_length=4000)
    by = models.ForeignKey(Person, models.PROTECT, related_name="comments")
    at = models.DateTimeField(default=timezone.now)
    resolved = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
