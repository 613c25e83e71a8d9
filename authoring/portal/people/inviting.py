"""Letting people in, and out again: roles are given, letters sent, links taken up; each step is recorded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from authoring.edition.edition import Edition
from authoring.portal.models import Invitation, Letter, Person, Role
from authoring.portal.models.event import record
from authoring.portal.models.people import VALID_FOR
from authoring.portal.page import named, say
from authoring.portal.people.accounts import can_sign_in
from authoring.portal.people.letters import send, written_to
from authoring.portal.people.naming import role_name

LETTER = "invitation"
"""What letters that invite are called."""


@dataclass(frozen=True, slots=True)
class Given:
    """The role somebody is given in an edition."""

    year: int
    kind: str
    group: str = ""
    partner: str = ""
    language: str = ""


@transaction.atomic
def give(email: str, name: str, given: Iterable[Given], *, language: str = "en", by: Person | None = None) -> Person:
    """Give somebody roles, known before or not."""
    new = {"name": name, "language": language, "password": make_password(None)}
    person, _ = Person.objects.get_or_create(email=email.strip().lower(), defaults=new)
    if not person.is_active:
        Person.objects.filter(pk=person.pk).update(is_active=True)
        person.is_active = True
    for one in given:
        _give(person, one, by)
    return person


def _give(person: Person, given: Given, by: Person | None) -> None:
    role, is_new = Role.objects.get_or_create(
        person=person,
        edition=given.year,
        kind=given.kind,
        group=given.group,
        partner=given.partner,
        language=given.language,
    )
    if is_new:
        _record(by, role, "{name} was given a role.")


def _record(by: Person | None, role: Role, what: str) -> None:
    about = {"email": role.person.email, "kind": role.kind, "partner": role.partner, "language": role.language}
    said = {key: value for key, value in about.items() if value}
    record(by, role.edition, role.group, what, name=str(role.person), **said)


def signs_for_another(email: str, given: Given) -> bool:
    """Tell whether somebody who is to sign for a partner signs for another one of the same group already."""
    if given.kind != Role.Kind.CO_CHAIR:
        return False
    signs = Role.objects.filter(person__email=email.strip().lower(), edition=given.year, kind=given.kind)
    return signs.filter(group=given.group).exclude(partner=given.partner).exists()


def link_for(person: Person) -> str:
    """Return the address with which somebody comes in: a new link to choose how, or the door for whoever has a key."""
    if can_sign_in(person):
        return _absolute(reverse("account_login"))
    return _absolute(reverse("invitation", kwargs={"secret": Invitation.issue(person)}))


def _absolute(path: str) -> str:
    return settings.PORTAL_URL.rstrip("/") + path


@transaction.atomic
def write(person: Person, edition: Edition, by: Person) -> Letter:
    """Send somebody a letter that says what their roles are, with the way in; earlier links are void."""
    letter = Letter(to=person, edition=edition.year, kind=LETTER, language=person.language, by=by)
    link = link_for(person)
    with written_to(person):
        letter.subject = say("Invitation: {title}", title=named(edition.title))
        letter.text = "\n\n".join(_paragraphs(person, edition, by, link))
    record(by, edition.year, "", "{name} was invited.", name=str(person), email=person.email)
    return send(letter, hidden=link)


def _paragraphs(person: Person, edition: Edition, by: Person, link: str) -> Iterable[str]:
    roles = person.roles.filter(edition=edition.year).order_by("kind", "group", "language")
    yield say("Hello {name},", name=person)
    yield say("{by} invites you to work on “{title}”. Your part in it:", by=by, title=named(edition.title))
    yield "\n".join(f"- {role_name(role, edition)}" for role in roles)
    if can_sign_in(person):
        yield say("Sign in as you always do:")
        yield link
        return
    yield say("With this link you choose how you sign in:")
    yield link
    yield say("It works once, until {day}.", day=date_format(_last_day(), "DATE_FORMAT"))


def _last_day() -> date:
    return (timezone.now() + VALID_FOR - timedelta(days=1)).date()


def open_invitation(secret: str) -> Invitation | None:
    """Return the invitation of a link while it lets somebody in."""
    invitation = Invitation.of(secret)
    return None if invitation is None or can_sign_in(invitation.person) else invitation


@transaction.atomic
def take_up(invitation: Invitation, password: str | None, language: str) -> bool:
    """Let the invited one in, with a password or for a passkey to be added; False when another browser was quicker."""
    if not invitation.take_up():
        return False
    person = invitation.person
    person.language = language
    person.set_password(password)
    person.save(update_fields=["password", "language"])
    for year in sorted(set(person.roles.values_list("edition", flat=True))):
        record(person, year, "", "{name} took up the invitation.", name=str(person))
    return True


@transaction.atomic
def take_away(role: Role, by: Person) -> bool:
    """Take a role away; False for one's own as a coordinator, which another coordinator must take."""
    list(Role.objects.select_for_update().filter(edition=role.edition, kind=Role.Kind.COORDINATOR).order_by("pk"))
    still = Role.objects.filter(person=by, edition=role.edition, kind=Role.Kind.COORDINATOR).exists()
    if not still or (role.person_id == by.pk and role.kind == Role.Kind.COORDINATOR):
        return False
    _record(by, role, "A role was taken from {name}.")
    role.delete()
    return True


def may_deactivate(person: Person, by: Person) -> bool:
    """Tell whether somebody may shut another out: a coordinator of every edition that one has a part in."""
    coordinated = by.roles.filter(kind=Role.Kind.COORDINATOR).values_list("edition", flat=True)
    return person.pk != by.pk and not person.roles.exclude(edition__in=list(coordinated)).exists()


@transaction.atomic
def deactivate(person: Person, year: int, by: Person) -> bool:
    """Shut somebody out: whatever let them in is void, sessions end at once. An invitation lets them in again."""
    if not may_deactivate(person, by):
        return False
    Authenticator.objects.filter(user=person).delete()
    Invitation.objects.filter(person=person, used=None).delete()
    person.is_active = False
    person.set_unusable_password()
    person.save(update_fields=["is_active", "password"])
    record(by, year, "", "Access was withdrawn from {name}.", name=str(person), email=person.email)
    return True
