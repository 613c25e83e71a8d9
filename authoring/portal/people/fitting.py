"""Whether a role fits an edition: asked before somebody is let in from the command line."""

from collections.abc import Iterator, Mapping

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, MaxLengthValidator

from authoring.edition.edition import Edition
from authoring.errors import AuthoringError
from authoring.locale.cldr import together
from authoring.locale.message import Message, message
from authoring.pipeline.submissions import COORDINATION

_NEEDED = {"co_chair": ("group", "partner"), "translator": ("language",)}
"""What a role says beside the edition; the others hold for the whole of it."""


def must_fit(edition: Edition, email: str, role: str, said: Mapping[str, str]) -> None:
    """Raise AuthoringError, which names all that is wrong, when somebody cannot have a role in an edition.

    `said` holds a `group`, a `partner` and a `language`, empty where none was named. `coordination` is a group here:
    the document is signed for each partner as those of the groups are.
    """
    wrong = [*_unreachable(email), *_wrong(edition, role, said)]
    if wrong:
        raise AuthoringError(*wrong)


def _unreachable(email: str) -> Iterator[Message]:
    try:
        EmailValidator()(email.strip())
        MaxLengthValidator(254)(email)  # RFC 5321, and the database's column
    except ValidationError:
        yield message("{email} is not an e-mail address.", email=email)


def _wrong(edition: Edition, role: str, said: Mapping[str, str]) -> Iterator[Message]:
    needed = _NEEDED.get(role, ())
    for name, value in said.items():
        if name in needed and not value:
            yield message("The role {role} needs {option}.", role=role, option=f"--{name}")
        elif value and name not in needed:
            yield message("{option} does not go with the role {role}.", role=role, option=f"--{name}")
        elif value:
            yield from _unknown(edition, name, value)


def _unknown(edition: Edition, name: str, value: str) -> Iterator[Message]:
    known = {
        "group": [*(one.id for one in edition.active_groups), COORDINATION],
        "partner": [one.id for one in edition.partners],
        "language": [*edition.languages],
    }[name]
    if value not in known:
        values = {"names": value, "known": together(known)}
        yield {
            "group": message("There is no group {names}; there are: {known}.", **values),
            "partner": message("There is no partner {names}; there are: {known}.", **values),
            "language": message("There is no language {names}; there are: {known}.", **values),
        }[name]
