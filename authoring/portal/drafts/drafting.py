"""Saving what people type: each save is a row of its own, nothing is ever written over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from authoring.portal.drafts.merging import merged
from authoring.portal.drafts.voiding import void
from authoring.portal.models import Draft, Person, Revision
from authoring.portal.models.event import record

Rows = Sequence[Mapping[str, Any]]
"""A sheet's rows as a JSON submission has them: a narrative's are its passages (`topic`, `text`)."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save: the revision that its page stands upon now, and the one kept aside where two clash.

    `newer` tells that the sheet says something that this page does not show, because others have saved it, too.
    """

    current: Revision | None
    aside: Revision | None = None
    newer: bool = False


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


def asides(draft: Draft) -> QuerySet[Revision]:
    """Return what is kept aside and nobody has decided about yet."""
    return draft.revisions.filter(aside=True, settled=None).select_related("by")


def settle(aside: Revision) -> None:
    """Say that somebody has decided about what was kept aside."""
    Revision.objects.filter(pk=aside.pk, settled=None).update(settled=timezone.now())


def contents(draft: Draft) -> dict[str, Rows]:
    """Return what every sheet says now."""
    newer = Revision.objects.filter(draft=draft, sheet=OuterRef("sheet"), number__gt=OuterRef("number"), aside=False)
    latest = draft.revisions.filter(~Exists(newer), aside=False)
    return dict(latest.values_list("sheet", "content"))


@transaction.atomic
def save(draft: Draft, sheet: str, rows: Rows, base: int, person: Person, sending: Sending = ALONE) -> Saved:
    """Keep a sheet as somebody typed it upon the revision `base` (0: upon nothing).

    When somebody else has saved meanwhile, or the same person in another window, the changes of both are brought
    together; where they clash, theirs stays and this one is kept aside. What the same page has sent later came before:
    this one is overtaken, and makes no revision.
    """
    rows = list(rows)
    _locked(draft)
    said = current(draft, sheet)
    if _content(said) == rows:
        return Saved(said)
    revisions = draft.revisions.filter(sheet=sheet)
    own = Q(page=sending.page) if sending.page else Q(pk=None)
    later = revisions.filter(own, turn__gte=sending.turn).last()
    if later:
        return Saved(said, later) if later.aside else Saved(later, newer=later != said)
    known = revisions.filter(Q(number=base) | Q(own, number__gt=base), aside=False).last()
    made = partial(_made, draft, sheet, person, sending)
    if known == said and _shown(known) == _content(said):
        return Saved(made(content=rows))
    return _beside(known, rows, said, made)


def _beside(known: Revision | None, rows: Rows, said: Revision | None, made: Callable[..., Revision]) -> Saved:
    """Bring together what was typed upon a revision and what the sheet says since."""
    together = merged(_shown(known), rows, _content(said))
    if together is None:
        return Saved(known, made(content=rows, aside=True), newer=True)
    if together == _content(said):
        return Saved(known, newer=True)
    return Saved(made(content=together, shown=rows), newer=True)


def _made(draft: Draft, sheet: str, person: Person, sending: Sending, **values: Any) -> Revision:
    last = draft.revisions.filter(sheet=sheet).values_list("number", flat=True).last() or 0
    made = Revision.objects.create(
        draft=draft, sheet=sheet, number=last + 1, by=person, page=sending.page, turn=sending.turn, **values
    )
    if not made.aside:
        void(draft, person)
    return made


def _content(said: Revision | None) -> list[Any]:
    return said.content if said else []


def _shown(known: Revision | None) -> list[Any]:
    """Return what a page that stands upon a revision shows."""
    return known.shown if known and known.shown is not None else _content(known)


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
    void(draft, person)
    record(
        person, draft.edition, draft.document, "The document is written in {language} now, not in {before}.", **values
    )


def _locked(draft: Draft) -> Draft:
    """Let those who save and submit a draft come one after the other: each sees what the one before has done."""
    return Draft.objects.select_for_update().get(pk=draft.pk)
