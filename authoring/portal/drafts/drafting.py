"""Saving what people type: each save is a row of its own, nothing is ever written over."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from authoring.portal.models import Draft, Person, Revision, Version
from authoring.portal.models.event import record

Rows = Sequence[Mapping[str, Any]]
"""A sheet's rows as a JSON submission has them: a narrative's are its passages (`topic`, `text`)."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save: the sheet's current revision, and the one kept aside where the two do not agree."""

    current: Revision | None
    aside: Revision | None = None


@dataclass(frozen=True, slots=True)
class Sending:
    """Which page in a browser sends, and what it counts this sending as: one page's own come in any order.

    A page without a script has no name, and what it sends stands alone.
    """

    page: str = ""
    turn: int = 0


ALONE = Sending()


def current(draft: Draft, sheet: str) -> Revision | None:
    """Return what a sheet says now, None when nobody has saved it."""
    return draft.revisions.filter(sheet=sheet, aside=False).order_by("-number").first()


def contents(draft: Draft) -> dict[str, Rows]:
    """Return what every sheet says now."""
    newer = Revision.objects.filter(draft=draft, sheet=OuterRef("sheet"), number__gt=OuterRef("number"), aside=False)
    latest = draft.revisions.filter(~Exists(newer), aside=False)
    return dict(latest.values_list("sheet", "content"))


@transaction.atomic
def save(draft: Draft, sheet: str, rows: Rows, base: int, person: Person, sending: Sending = ALONE) -> Saved:
    """Keep a sheet as somebody typed it upon the revision `base` (0: upon nothing).

    When somebody else has saved meanwhile, or the same person in another window, theirs stays and this one is kept
    aside. What the same page has sent later came before: this one is overtaken, and makes no revision.
    """
    rows = list(rows)
    _locked(draft)
    said = current(draft, sheet)
    if (said.content if said else []) == rows:
        return Saved(said)
    revisions = draft.revisions.filter(sheet=sheet)
    own = Q(page=sending.page) if sending.page else Q(pk=None)
    later = revisions.filter(own, turn__gte=sending.turn).last()
    if later:
        return Saved(said, later) if later.aside else Saved(later)
    is_aside = revisions.filter(~own, number__gt=base, aside=False).exists()
    number = (revisions.values_list("number", flat=True).last() or 0) + 1
    made = Revision.objects.create(
        draft=draft, sheet=sheet, number=number, content=rows, aside=is_aside, by=person, **asdict(sending)
    )
    if is_aside:
        return Saved(said, made)
    _void_signatures(draft)
    return Saved(made)


def follow(draft: Draft, language: str, said: Mapping[str, Rows]) -> bool:
    """Let a draft in which nobody has entered anything say what was handed in, by nobody; False for any other."""
    _locked(draft)
    if draft.versions.exists() or draft.revisions.filter(by__isnull=False).exists():
        return False
    before = contents(draft)
    for sheet in sorted({*before, *said}):
        rows = list(said.get(sheet, ()))
        if list(before.get(sheet, ())) != rows:
            number = draft.revisions.filter(sheet=sheet).count() + 1
            Revision.objects.create(draft=draft, sheet=sheet, number=number, content=rows, by=None)
    Draft.objects.filter(pk=draft.pk).update(language=language)
    return True


@transaction.atomic
def write_in(draft: Draft, language: str, person: Person) -> None:
    """Say in which language a draft is written: what it is translated from, and what its workbook's words are in."""
    locked = _locked(draft)
    if locked.language == language:
        return
    values = {"language": language, "before": locked.language}
    Draft.objects.filter(pk=draft.pk).update(language=language)
    draft.language = language
    _void_signatures(draft)
    record(
        person, draft.edition, draft.document, "The document is written in {language} now, not in {before}.", **values
    )


def _locked(draft: Draft) -> Draft:
    """Let those who save and submit a draft come one after the other: each sees what the one before has done."""
    return Draft.objects.select_for_update().get(pk=draft.pk)


def _void_signatures(draft: Draft) -> None:
    """End the signing of what was submitted: it is no longer what the draft says."""
    Version.objects.filter(draft=draft, void=None).update(void=timezone.now())
