"""What was submitted, and who has signed it."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from authoring.portal.models.drafts import Draft
from authoring.portal.models.people import Person


class Version(models.Model):
    """A draft's whole content as it was submitted for signing: a JSON submission, and its fingerprint (SHA-256).

    `void` tells since when it can no longer be signed: somebody changed the draft, or it was sent back.
    `landed` tells when it was put into the edition's folder, `failure` why it could not be.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    by = models.ForeignKey(Person, models.PROTECT)
    at = models.DateTimeField(default=timezone.now)
    void = models.DateTimeField(null=True)
    landed = models.DateTimeField(null=True)
    failure = models.CharField(max_length=300, blank=True)

    class Meta:
        """A draft has one version of each number."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["draft", "number"], name="one_version_a_number")]


class Signature(models.Model):
    """A partner's co-chair has signed exactly this content."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="signatures")
    partner = models.CharField(max_length=60)
    person = models.ForeignKey(Person, models.PROTECT, related_name="signatures")
    fingerprint = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """A partner signs a version once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["version", "partner"], name="one_signature_a_partner")]
