"""Who has which role in an edition, and how far each has come in."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.utils import timezone

from authoring.edition.edition import Edition
from authoring.portal.models import Invitation, Letter, Person, Role
from authoring.portal.page import say
from authoring.portal.people.inviting import LETTER, may_deactivate
from authoring.portal.people.naming import kind_name, role_scope


@dataclass(frozen=True, slots=True)
class Entry:
    """One role of somebody. `state`: `in`, `invited`, `late` (the link is too old, or there is none), `out`."""

    role: Role
    scope: str
    state: str
    failure: str
    is_own: bool
    may_rename: bool
    may_shut_out: bool


def roll(edition: Edition, reader: Person) -> list[tuple[str, list[Entry]]]:
    """Return everybody's roles by kind, in the kinds' order, as one coordinator sees them."""
    roles = list(Role.objects.filter(edition=edition.year).select_related("person"))
    people = {role.person_id: role.person for role in roles}
    entering, failures = _states(people), _failures(edition, people)
    mine = {pk for pk, person in people.items() if may_deactivate(person, reader)}
    entries = [
        Entry(
            role=role,
            scope=role_scope(role, edition),
            state=entering[role.person_id],
            failure=failures.get(role.person_id, ""),
            is_own=role.person_id == reader.pk,
            may_rename=role.person_id in mine,
            may_shut_out=role.person.is_active and role.person_id in mine,
        )
        for role in roles
    ]
    entries.sort(key=lambda one: (one.scope.casefold(), str(one.role.person).casefold(), one.role.pk))
    parts = [(kind, [one for one in entries if one.role.kind == kind]) for kind in Role.Kind]
    return [(kind_name(kind), some) for kind, some in parts if some or kind != Role.Kind.OPERATOR]


def _states(people: dict[int, Person]) -> dict[int, str]:
    keys = Authenticator.objects.filter(user__in=people, type=Authenticator.Type.WEBAUTHN)
    with_key = set(keys.values_list("user", flat=True))
    waiting = Invitation.objects.filter(person__in=people, used=None, expires__gt=timezone.now())
    invited = set(waiting.values_list("person", flat=True))
    return {pk: _state(person, pk in with_key, pk in invited) for pk, person in people.items()}


def _state(person: Person, has_key: bool, is_invited: bool) -> str:
    if not person.is_active:
        return "out"
    if has_key or person.has_usable_password():
        return "in"
    return "invited" if is_invited else "late"


def _failures(edition: Edition, people: dict[int, Person]) -> dict[int, str]:
    letters = Letter.objects.filter(edition=edition.year, kind=LETTER, to__in=people).order_by("pk")
    return {letter.to_id: letter.failure or ("" if letter.sent else say("interrupted")) for letter in letters}
