"""Letting people in."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from authoring.portal.models import Invitation, Person, Role


@dataclass(frozen=True, slots=True)
class Given:
    """The role somebody is given in an edition."""

    year: int
    kind: str
    group: str = ""
    partner: str = ""
    language: str = ""


@transaction.atomic
def invite(email: str, name: str, given: Given) -> str:
    """Give somebody a role, known before or not, and return the link with which they choose how to sign in."""
    person = Person.objects.filter(email=email.strip().lower()).first() or Person.objects.create_user(email, name)
    Role.objects.get_or_create(
        person=person,
        edition=given.year,
        kind=given.kind,
        group=given.group,
        partner=given.partner,
        language=given.language,
    )
    return settings.PORTAL_URL.rstrip("/") + reverse("invitation", kwargs={"secret": Invitation.issue(person)})
