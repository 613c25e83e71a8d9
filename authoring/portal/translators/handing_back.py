"""Files that translators hand back: kept as they came, taken in by a confined process, asked about where in doubt.

Taking in is done in the edition's folder, not in the database: where it is cut off, it is done again and comes to the
same.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from authoring.model.finding import Finding
from authoring.pipeline.exchange import findings_from_data
from authoring.portal import workspace
from authoring.portal.confined import running
from authoring.portal.confined.running import StoppedError
from authoring.portal.drafts.comparing import Piece, word_pieces
from authoring.portal.drafts.kept import content_of, keep
from authoring.portal.drafts.uploading import MOST_IN_AN_HOUR, TooManyError, shown_name
from authoring.portal.models import Handback, Person
from authoring.portal.models.event import record
from authoring.portal.page import speaking
from authoring.portal.translators.typed import signature_of
from authoring.translation.kits.formats import FORMATS

CONFLICT, COPY = "kit-conflict", "kit-same"
"""What somebody may decide on a sentence that came back: which translation counts, whether a copy is meant."""

_SAVED_AS_THEY_ARE = (*sorted({one.ending for one in FORMATS.values()}), ".xliff")


@transaction.atomic
def receive(year: int, language: str, name: str, content: bytes, person: Person) -> Handback:
    """Keep a file as it came; raises TooManyError. Nothing of it is taken in yet (`take_in`)."""
    lately = Handback.objects.filter(edition=year, language=language, at__gt=timezone.now() - timedelta(hours=1))
    if lately.count() >= MOST_IN_AN_HOUR:
        raise TooManyError
    said = {"edition": year, "language": language, "name": shown_name(name, "translation")}
    made = Handback.objects.create(**said, stored=keep(content), by=person)
    values = {"file": made.name, "language": language, "fingerprint": made.stored}
    record(person, year, "", "The file {file} was handed back ({language}).", **values)
    return made


def name_to_save(handback: Handback) -> str:
    """Return the name under which a file goes out again: one of no format of ours is not called what it may not be."""
    return handback.name if handback.name.lower().endswith(_SAVED_AS_THEY_ARE) else f"{handback.name}.bin"


def take_in(
    handback: Handback,
    person: Person,
    *,
    approves: bool,
    overwrite: Mapping[str, str] | None = None,
    same: Collection[str] = (),
) -> None:
    """Take in a file, and keep what it came to; raises BusyError.

    `overwrite` are the sentences whose conflicts it settles, with ours as somebody saw it; `same` those that are meant
    to be their sources.
    """
    asked = _asked(handback, person, approves=approves) | {"overwrite": overwrite or {}, "same": sorted(same)}
    try:
        told = running.told("take_in", asked, content_of(handback.stored))
    except StoppedError:
        told = {"outcomes": {}, "documents": [], "findings": [], "is_stopped": True}
    with transaction.atomic():
        handback.outcome = _with_earlier(told, handback.outcome or {})
        handback.save(update_fields=["outcome"])
        said = "The file {file} was taken in ({language}): {count} sentences"
        values = {"file": handback.name, "language": handback.language, "count": told["outcomes"].get("applied", 0)}
        record(person, handback.edition, "", said, **values)


def _asked(handback: Handback, person: Person, *, approves: bool) -> dict[str, Any]:
    folder, signature = workspace.folder_of(handback.edition), signature_of(person, approves=approves)
    return {
        "folder": str(folder.path),
        "output": str(folder.output),
        "name": handback.name,
        "language": handback.language,
        "by": signature.by,
        "at": timezone.now().replace(microsecond=0).isoformat(),
        "most": signature.most,
    }


Told = dict[str, Any]


def _with_earlier(told: Told, earlier: Told) -> Told:
    """Return what a file came to with what it came to before: what was taken then comes back unchanged now."""
    taken = earlier.get("taken", 0)
    applied, unchanged = (told["outcomes"].get(name, 0) for name in ("applied", "unchanged"))
    again = {(one["code"], one["place"]["field"]) for one in told["findings"]}
    kept = [
        one
        for one in earlier.get("findings", ())
        if one["code"].startswith("translation-") and (one["code"], one["place"]["field"]) not in again
    ]
    return {
        **told,
        "findings": [*told["findings"], *kept],
        "taken": taken + applied,
        "unchanged": max(0, unchanged - taken),
    }


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sentence on which somebody may decide: where it stands, what was kept, what came back."""

    id: str
    where: str
    kept: str
    returned: str

    @property
    def pieces(self) -> list[Piece]:
        """Both texts at once, by their words."""
        return list(word_pieces(self.kept, self.returned))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a file came to, for its reader: how many sentences were taken, and all there is to decide and to mend."""

    told: Told

    @property
    def taken(self) -> int:
        """How many sentences of it stand in the report's translation by now because of it."""
        return int(self.told["taken"])

    @property
    def unchanged(self) -> int:
        """How many of its sentences stood there before."""
        return int(self.told["unchanged"])

    def count(self, outcome: str) -> int:
        """Return how many of its sentences had an outcome (`translation.merge.Outcome`)."""
        return int(self.told["outcomes"].get(outcome, 0))

    @property
    def is_stopped(self) -> bool:
        """Whether reading it was stopped: it took too much time or memory."""
        return bool(self.told.get("is_stopped"))

    def conflicts(self) -> list[Doubt]:
        """Return the sentences of which another translation was kept: it is newer, or approved."""
        return [_doubt(one, found) for one, found in self._findings() if found.code == CONFLICT]

    def copies(self) -> list[Doubt]:
        """Return the sentences that came back as their source, meant or not."""
        return [_doubt(one, found) for one, found in self._findings() if found.code == COPY]

    def findings(self) -> list[tuple[str, str, Finding]]:
        """Return all else there is to mend: the sentence's id (empty for the file), where it stands, what it is."""
        others = ((one, found) for one, found in self._findings() if found.code not in (CONFLICT, COPY))
        return [(one["place"]["field"], one["where"][speaking()], found) for one, found in others]

    def _findings(self) -> list[tuple[Told, Finding]]:
        told = self.told["findings"]
        return list(zip(told, findings_from_data(told), strict=True))


def _doubt(told: Told, found: Finding) -> Doubt:
    kept, returned = (str(found.values.get(name, "")) for name in ("kept", "returned"))
    return Doubt(told["place"]["field"], told["where"][speaking()], kept, returned)
