"""Reminding people of what waits for them: each letter is shown before it goes, in the language of whoever gets it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from authoring.edition.edition import Edition
from authoring.portal import workspace
from authoring.portal.desk import Line
from authoring.portal.models import Letter, Person, Role
from authoring.portal.models.event import record
from authoring.portal.page import counted, named, say
from authoring.portal.people.letters import send, written_to

LETTER, TO_SIGN = "reminder", "reminder to sign"
"""The kinds of letters: of a text that is not handed in, of a signature."""
_PAUSE = timedelta(days=1)
"""How long nobody is reminded of the same thing again."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A letter that has not gone yet: to whom, about which document, what it says, and when the last such one went."""

    to: Person
    document: str
    kind: str
    subject: str
    text: str
    last: datetime | None = None

    @property
    def is_fresh(self) -> bool:
        """Tell whether the same letter went only just now: it goes no second time."""
        return self.last is not None and self.last > timezone.now() - _PAUSE

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
    last = _last(edition)
    found = [
        _reminder(edition, line, role.person, note, last)
        for line in lines
        for role in by_document.get(line.document, ())
        if _waits(line, role.partner)
    ]
    return list({one.key: one for one in found}.values())  # who chairs for both partners gets one letter


def _waits(line: Line, partner: str) -> bool:
    """Tell whether something waits for a partner's co-chair: the text, or the signature that is not theirs yet."""
    if line.stage == "submitted":
        return partner not in line.signed
    return line.is_expected and line.stage in ("empty", "draft", "sent back")


_Sent = Mapping[tuple[int, str, str], datetime]
"""When somebody was last reminded of something: by the person, the document and the letter's kind."""


def _last(edition: Edition) -> _Sent:
    letters = Letter.objects.filter(edition=edition.year, kind__in=(LETTER, TO_SIGN), failure="")
    found = letters.values_list("to", "document", "kind").annotate(Max("at"))
    return {(to, document, kind): at for to, document, kind, at in found}


def _reminder(edition: Edition, line: Line, person: Person, note: str, last: _Sent) -> Reminder:
    kind = TO_SIGN if line.stage == "submitted" else LETTER
    with written_to(person):
        name = workspace.name_of(edition, line.document)
        subject = say("Annual report: {document}", document=name)
        text = "\n\n".join(filter(None, _paragraphs(edition, line, person, name, note)))
    return Reminder(person, line.document, kind, subject, text, last.get((person.pk, line.document, kind)))


def _paragraphs(edition: Edition, line: Line, person: Person, name: str, note: str) -> Iterable[str]:
    yield say("Hello {name},", name=person)
    if line.stage == "submitted":
        yield say("“{document}” waits for your signature.", document=name)
    elif line.stage == "sent back":
        yield say("“{document}” was sent back to you and is not handed in again yet.", document=name)
        if line.remarks:
            yield counted("{n} remark is still open.", "{n} remarks are still open.", line.remarks)
    elif line.stage == "draft":
        yield say("“{document}” has been begun and is not handed in yet.", document=name)
    else:
        yield say("“{document}” has not been begun yet.", document=name)
    if line.due and line.stage != "submitted":
        yield say("It is due on {day}.", day=date_format(line.due, "DATE_FORMAT"))
    yield note.strip()
    way = {"year": edition.year, "document": line.document}
    yield settings.PORTAL_URL.rstrip("/") + reverse("document", kwargs=way)
    yield named(edition.title)


@transaction.atomic
def remind(edition: Edition, chosen: Iterable[Reminder], by: Person) -> list[Letter]:
    """Send letters, each kept and told in the log, but none that went within the day: somebody else was quicker."""
    chosen = list(chosen)
    _alone(chosen)
    last = _last(edition)
    now = (replace(one, last=last.get((one.to.pk, one.document, one.kind))) for one in chosen)
    return [_sent(edition, one, by) for one in now if not one.is_fresh]


def _alone(chosen: Iterable[Reminder]) -> None:
    """Let those who write to the same people come one after the other: each sees what the one before has sent."""
    people = Person.objects.filter(pk__in={one.to.pk for one in chosen})
    list(people.select_for_update().order_by("pk").values_list("pk", flat=True))


def _sent(edition: Edition, one: Reminder, by: Person) -> Letter:
    record(by, edition.year, one.document, "{name} was reminded.", name=str(one.to), email=one.to.email)
    letter = Letter(
        to=one.to,
        edition=edition.year,
        document=one.document,
        kind=one.kind,
        language=one.to.language,
        subject=one.subject,
        text=one.text,
        by=by,
    )
    return send(letter)
