"""People of every role, and their browsers."""

from django.test import Client

from authoring.portal.models import Person, Role

YEAR = 2030
"""The edition of `tests.workspace`."""


def person(kind: str = "", name: str = "", **role: str) -> Person:
    """Make somebody with a role in the edition, none when no kind is named."""
    made = Person.objects.create_user(f"{name or kind or 'nobody'}{Person.objects.count()}@example.org", name or kind)
    if kind:
        Role.objects.create(person=made, edition=YEAR, kind=kind, **role)
    return made


def signed_in(one: Person | None) -> Client:
    """Return a browser in which somebody has signed in, nobody for None."""
    client = Client(HTTP_HOST="localhost", HTTP_ACCEPT_LANGUAGE="en")
    if one:
        client.force_login(one, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
