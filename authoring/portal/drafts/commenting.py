"""Sending a document back: what coordinators ask its authors to change, field by field, until it is resolved."""

from collections.abc import Mapping

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from authoring.portal import workspace
from authoring.portal.models import Comment, Draft, Letter, Person, Role, Version
from authoring.portal.models.event import record
from authoring.portal.page import say
from authoring.portal.people.letters import send, written_to

LETTER = "sent back"
SENT_BACK = "It was sent back to its authors."
"""What the log says then."""


def open_comments(draft: Draft) -> Mapping[str, list[Comment]]:
    """Return what is still to be resolved, by the way to its field; empty for the whole document."""
    found: dict[str, list[Comment]] = {}
    for comment in draft.comments.filter(resolved=None).select_related("by").order_by("at"):
        found.setdefault(comment.place, []).append(comment)
    return found


@transaction.atomic
def comment(draft: Draft, place: str, text: str, by: Person) -> Comment:
    """Ask for a change in one field, or in the whole document."""
    record(by, draft.edition, draft.document, "A remark was made: {text}", text=text[:200])
    return Comment.objects.create(draft=draft, place=place, text=text, by=by)


@transaction.atomic
def resolve(one: Comment, by: Person) -> None:
    """Say that a remark needs nothing more; only the first one to say so is kept."""
    if Comment.objects.filter(pk=one.pk, resolved=None).update(resolved=timezone.now(), resolved_by=by):
        record(by, one.draft.edition, one.draft.document, "A remark was resolved: {text}", text=one.text[:200])


@transaction.atomic
def send_back(draft: Draft, by: Person) -> list[Letter]:
    """Give a document back to its authors: what was submitted can no longer be signed, and they are written to."""
    Version.objects.filter(draft=draft, void=None).update(void=timezone.now())
    record(by, draft.edition, draft.document, SENT_BACK)
    roles = Role.objects.filter(edition=draft.edition, kind=Role.Kind.CO_CHAIR, group=draft.document)
    people = Person.objects.filter(roles__in=roles, is_active=True).distinct().order_by("pk")
    return [send(_letter(draft, person, by)) for person in people]


def _letter(draft: Draft, person: Person, by: Person) -> Letter:
    edition = workspace.edition_of(draft.edition)
    remarks = draft.comments.filter(resolved=None).count()
    with written_to(person):
        name = workspace.name_of(edition, draft.document)
        subject = say("Sent back: {document}", document=name)
        address = settings.PORTAL_URL.rstrip("/") + reverse(
            "document", kwargs={"year": draft.edition, "document": draft.document}
        )
        text = [
            say("Hello {name},", name=person),
            say("{by} has sent “{document}” back to you. Remarks to look at: {n}.", by=by, document=name, n=remarks),
            address,
        ]
    return Letter(
        to=person,
        edition=draft.edition,
        document=draft.document,
        kind=LETTER,
        language=person.language,
        subject=subject,
        text="\n\n".join(text),
        by=by,
    )
