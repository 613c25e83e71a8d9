"""Sending a document back: what coordinators ask its authors to change, field by field, until it is resolved."""

import re
from collections.abc import Mapping

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from authoring.forms.sheets import Sheet
from authoring.portal import workspace
from authoring.portal.drafts.drafting import current
from authoring.portal.drafts.opened import Opened
from authoring.portal.drafts.payload import place_of
from authoring.portal.models import Comment, Draft, Letter, Person, Role, Version
from authoring.portal.models.event import record
from authoring.portal.page import say
from authoring.portal.people.letters import send, written_to

LETTER = "sent back"
SENT_BACK = "It was sent back to its authors."
"""What the log says then."""
_NUMBER = re.compile("[1-9][0-9]{0,5}")
"""Of a row, as people count."""


def open_comments(draft: Draft) -> Mapping[str, list[Comment]]:
    """Return what is still to be resolved, by the way to its field; empty for the whole document."""
    found: dict[str, list[Comment]] = {}
    for comment in draft.comments.filter(resolved=None).select_related("by").order_by("at"):
        found.setdefault(comment.place, []).append(comment)
    return found


def is_asked(opened: Opened, place: str) -> bool:
    """Tell whether a form asks what a way leads to: a sheet, a row of it, a field; the empty way is the document."""
    sheet = opened.sheet_of(place)
    if sheet is None:
        return not place
    number, *field = _within(place, sheet) or ["1"]
    fields = [[one.key, one.partner] if one.partner else [one.key] for one in sheet.columns]
    return bool(_NUMBER.fullmatch(number)) and field in [[], *fields]


def is_there(opened: Opened, place: str) -> bool:
    """Tell whether a remark can be made at a place: it is asked, and its row is on the page."""
    sheet = opened.sheet_of(place)
    if sheet is None or not is_asked(opened, place):
        return not place
    number = next(iter(_within(place, sheet)), "1")
    said = current(opened.draft, sheet.key)
    return int(number) <= max(len(said.content) if said else 0, 1)


def _within(place: str, sheet: Sheet) -> list[str]:
    return place.removeprefix(place_of(sheet)).split(".")[1:]


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
