"""Writing to people: in their language, plain text, kept as it went out. A letter that fails is shown, never raised."""

import logging
from contextlib import AbstractContextManager

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone, translation

from authoring.portal.models import Letter, Person

_LOG = logging.getLogger(__name__)


def written_to(person: Person) -> AbstractContextManager[None]:
    """Speak somebody's language while a letter to them is written."""
    return translation.override(person.language)


def send(letter: Letter, hidden: str = "") -> Letter:
    """Keep a letter, and send it once the transaction it belongs to is written.

    `hidden` is what goes out and is not kept: a link that lets somebody in.
    """
    text = letter.text
    if hidden:
        letter.text = text.replace(hidden, "…")
    letter.save()
    transaction.on_commit(lambda: _send(letter, text))
    return letter


def _send(letter: Letter, text: str) -> None:
    letter.failure = deliver(letter.to, letter.subject, text)
    letter.sent = None if letter.failure else timezone.now()
    letter.save(update_fields=["failure", "sent"])


def deliver(person: Person, subject: str, text: str) -> str:
    """Send an e-mail now; return why it did not go, nothing when it did."""
    try:
        EmailMessage(" ".join(subject.split()), text, to=[person.email]).send()
    except OSError as error:  # no server, no such address, refused: all of smtplib's are such
        _LOG.warning("A letter to person %s did not go: %s", person.pk, error)
        return (error.strerror or str(error) or type(error).__name__)[:300]
    return ""
