"""Reminding people of what waits for them: each letter is shown before it goes, in the language of whoever gets it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format

from authoring.edition.edition import Edition
from authoring.portal import workspace
from authoring.portal.desk import Line
from authoring.portal.models import Letter, Person, Role
from authoring.portal.models.event import record
from authoring.portal.page import named, say
from authoring.portal.people.letters import send, written_to

LETTER = "reminder"


@dataclass(frozen=True, slots=True)
class Reminder:
    """A letter that has not gone yet: to whom, about which document, and what it says."""

    to: Person
    document: str
    subject: str
    text: str

    @property
    def key(self) -> str:
        """What tells it from the others of a page."""
        return f"{self.to.pk}-{self.document}"


def reminders(edition: Edition, lines: Iterable[Line], note: str = "") -> list[Reminder]:
    """Return whom to remind of what: co-chairs of documents that are not handed in or still lack their signature.

    `note` is what the coordinator adds, as they typed it.
    """
    roles = Role.objects.filter(edition=edition.year, kind=Role.Kind.CO_CHAIR, person__is_active=True)
    by_document: dict[str, list[Role]] = {}
    for role in roles.select_related("person").order_by("group", "partner", "person__name"):
        by_document.setdefault(role.group, []).append(role)
    return [
        _reminder(edition, line, role.person, note)
        for line in lines
        for role in by_document.get(line.document, ())
        if _waits(line, role.partner)
    ]


def _waits(line: Line, partner: str) -> bool:
    """Tell whether something waits for a partner's co-chair: the text, or the signature that is not theirs yet."""
    if line.stage == "submitted":
        return partner not in line.signed
    return line.stage in ("empty", "draft")


def _reminder(edition: Edition, line: Line, person: Person, note: str) -> Reminder:
    with written_to(person):
        name = workspace.name_of(edition, line.document)
        subject = say("Annual report: {document}", document=name)
        text = "\n\n".join(filter(None, _paragraphs(edition, line, person, name, note)))
    return Reminder(person, line.document, subject, text)


def _paragraphs(edition: Edition, line: Line, person: Person, name: str, note: str) -> Iterable[str]:
    yield say("Hello {name},", name=person)
    if line.stage == "submitted":
        yield say("“{document}” waits for your signature.", document=name)
    elif line.stage == "draft":
        yield say("“{document}” has been begun and is not handed in yet.", document=name)
    else:
        yield say("“{document}” has not been begun yet.", document=name)
    if edition.due and line.stage != "submitted":
        yield say("It is due on {day}.", day=date_format(edition.due, "DATE_FORMAT"))
    yield note.strip()
    way = {"year": edition.year, "document": line.document}
    yield settings.PORTAL_URL.rstrip("/") + reverse("document", kwargs=way)
    yield named(edition.title)


@transaction.atomic
def remind(edition: Edition, chosen: Iterable[Reminder], by: Person) -> list[Letter]:
    """Send letters, each kept and told in the log."""
    return [_sent(edition, one, by) for one in chosen]


def _sent(edition: Edition, one: Reminder, by: Person) -> Letter:
    record(by, edition.year, one.document, "{name} was reminded.", name=str(one.to), email=one.to.email)
    letter = Letter(
        to=one.to,
        edition=edition.year,
        document=one.document,
        kind=LETTER,
        language=one.to.language,
        subject=one.subject,
        text=one.text,
        by=by,
    )
    return send(letter)
