"""What translators see: how far each document has come, and one document's sentences with all that helps."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from django.http import Http404

from authoring.edition.edition import Edition
from authoring.edition.folder import EditionFolder
from authoring.errors import AuthoringError
from authoring.forms.submission import Submission
from authoring.model.finding import Finding
from authoring.model.place import Place
from authoring.pipeline import kits, translation
from authoring.pipeline.submissions import Checked, check
from authoring.portal import workspace
from authoring.portal.page import speaking
from authoring.portal.workspace import Stamp
from authoring.translation import store
from authoring.translation.checks.check import check as check_pair
from authoring.translation.checks.pair import Pair
from authoring.translation.codes import Coded
from authoring.translation.coverage import Coverage, Standing, standing
from authoring.translation.kit import Entry, Offer, entry_id
from authoring.translation.memory import Memory, memories
from authoring.translation.outgoing import kit_of
from authoring.translation.terms import Terms
from authoring.translation.units import Segment, Translation, Unit

ON_A_PAGE = 25
"""Sentences that are shown at once."""

Filter = Literal["open", "new", "changed", "translated", "reviewed", "approved", "all"]
FILTERS: tuple[Filter, ...] = get_args(Filter)


def queue(year: int, language: str) -> Sequence[Coverage]:
    """Return how far every document has come in a language; raises AuthoringError, and Http404 for another language."""
    folder = workspace.folder_of(year)
    if language not in workspace.edition_of(year).languages:
        raise Http404
    return _covered(folder, language, workspace.stamp(folder))


@lru_cache(maxsize=8)
def _covered(folder: EditionFolder, language: str, stamp: Stamp) -> Sequence[Coverage]:  # noqa: ARG001 (the cache's key)
    return tuple(translation.status(folder, [language]))


def checked(folder: EditionFolder) -> Checked:
    """Return what an edition says now; its files are read again only when one of them has changed."""
    kept = f"{store.FOLDER}/"
    return _checked(folder, tuple(one for one in workspace.stamp(folder) if not one[0].startswith(kept)))


@lru_cache(maxsize=4)
def _checked(folder: EditionFolder, stamp: Stamp) -> Checked:  # noqa: ARG001
    return check(folder)


def memory(folder: EditionFolder, languages: tuple[str, str]) -> Memory:
    """Return all that is known from one language to another: from every document of every edition."""
    files = sorted(folder.path.parent.glob(f"*/{store.FOLDER}/*.{languages[1]}.xlf"), reverse=True)
    states = tuple((file, (state := file.stat()).st_mtime_ns, state.st_size) for file in files)
    return _memory(states, languages)


@lru_cache(maxsize=8)
def _memory(states: tuple[tuple[Path, int, int], ...], languages: tuple[str, str]) -> Memory:
    known = ((_kept(*state), f"{state[0].parents[1].name}/{state[0].name.split('.')[0]}") for state in states)
    return memories((one, origin) for one, origin in known if one)[languages]


@lru_cache(maxsize=256)
def _kept(file: Path, changed: int, size: int) -> Translation | None:  # noqa: ARG001
    # One that cannot be read is told where it is needed; the others help all the same.
    with suppress(AuthoringError):
        return store.kept_in(file)
    return None


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A document as it is translated into a language: its texts now, and all that is known of them."""

    folder: EditionFolder
    edition: Edition
    document: str
    name: str
    language: str
    submission: Submission
    translation: Translation
    terms: Terms

    @classmethod
    def at(cls, year: int, language: str, document: str) -> "Bilingual":
        """Open a document; raises Http404 when it is not translated, AuthoringError when what is kept is of no use."""
        folder, edition = workspace.folder_of(year), workspace.edition_of(year)
        found = {translation.document_of(one): one for one in checked(folder).submissions}.get(document)
        if language not in edition.languages or found is None or found.language == language:
            raise Http404
        terms = translation.terms_of(folder)
        known = translation.up_to_date(folder, found, language, terms)
        return cls(folder, edition, document, workspace.name_of(edition, document), language, found, known, terms)

    @property
    def languages(self) -> tuple[str, str]:
        """The language the document is written in, and the one it is translated into."""
        return self.submission.language, self.language

    def segments(self) -> dict[str, Segment]:
        """Return the document's sentences by their ids, in its order."""
        return {key: segment for key, _, segment in self._placed()}

    def _placed(self) -> Iterator[tuple[str, Unit, Segment]]:
        for unit in self.translation.units:
            for number, segment in enumerate(unit.segments, 1):
                yield entry_id(unit, number), unit, segment

    def counts(self) -> Counter[str]:
        """Return how many sentences each filter shows."""
        found: Counter[str] = Counter(standing(segment) for segment in self.segments().values())
        found["open"], found["all"] = found["new"] + found["changed"], found.total()
        return found

    def chosen(self, shown: Filter) -> list[str]:
        """Return the ids of the sentences that a filter shows."""
        return [key for key, segment in self.segments().items() if _passes(standing(segment), shown)]

    def sentences(self, ids: Collection[str]) -> list["Sentence"]:
        """Return sentences with all that helps to translate them, in the document's order."""
        units = {key: unit for key, unit, _ in self._placed() if key in ids}
        guide = kits.guide_of(self.edition, self.submission, self.languages, Memory(()), self.terms, speaking())
        wanted = replace(self.translation, units=tuple(dict.fromkeys(units.values())))
        entries = {one.id: one for one in kit_of(wanted, "all", guide).entries}
        segments, known = self.segments(), memory(self.folder, self.languages)
        return [self._sentence(entries[key], segments[key], known) for key in units]

    def _sentence(self, entry: Entry, segment: Segment, known: Memory) -> "Sentence":
        said = {segment.target, segment.earlier.target if segment.earlier else ()}
        offers = tuple(one for one in known.offers(segment.source) if one.target not in said)
        return Sentence(entry, segment, standing(segment), offers, tuple(self.findings(entry, segment.target)))

    def findings(self, entry: Entry, target: Coded) -> list[Finding]:
        """Return what there is to mend in a translation of a sentence; nothing where it says nothing."""
        pair = Pair(entry.source, target, self.languages, self.terms, entry.limit)
        return check_pair(pair, Place("", field=entry.id))


def _passes(stands: Standing, shown: Filter) -> bool:
    return shown in ("all", stands) or (shown == "open" and stands in ("new", "changed"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its translation, and what helps: where it stands, names, what is known of others like it."""

    entry: Entry
    segment: Segment
    standing: Standing
    offers: tuple[Offer, ...]
    findings: tuple[Finding, ...]
