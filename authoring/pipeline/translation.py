"""Translations taken in, laid over submissions, and counted. Kits go out in `pipeline.kits`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.errors import AuthoringError, UnreadableError, failure
from authoring.locale.cldr import LanguageName, together
from authoring.locale.message import Spoken
from authoring.model.finding import Finding, finding
from authoring.model.language import Named
from authoring.model.place import Place
from authoring.pipeline.submissions import COORDINATION, check, languages_of, load_edition, names_of

if TYPE_CHECKING:
    from authoring.edition.edition import Edition
    from authoring.edition.folder import EditionFolder
    from authoring.forms.sheets import Form
    from authoring.forms.submission import Submission
    from authoring.pipeline.submissions import Checked
    from authoring.translation.coverage import Coverage
    from authoring.translation.kit import Handback
    from authoring.translation.last_words import LastWord
    from authoring.translation.merge import Merged, Outcome, Overwrite, Signature
    from authoring.translation.terms import Terms
    from authoring.translation.units import State, Translation
    from authoring.translation.whereabouts import Whereabouts

TERMS = "terms.toml"


@dataclass(frozen=True, slots=True)
class Returned:
    """What became of a file that came back: how many of its sentences had which outcome, and what is to be mended.

    `documents` are those it was for; none when nothing of the file could be taken.
    """

    file: Path
    outcomes: dict[Outcome, int]
    findings: tuple[Finding, ...]
    documents: tuple[str, ...] = ()


def take_in(
    folder: EditionFolder,
    files: Iterable[Path],
    signature: Signature,
    *,
    overwrite: Overwrite = False,
    same_as_source: Collection[str] = (),
) -> list[Returned]:
    """Take in what translators hand back, file by file; each is kept before the next is read.

    Nothing newer or approved is overwritten unless `overwrite` says so, and a file that cannot be read changes nothing.
    Sentences whose ids are in `same_as_source` are the same in both languages.
    A translation memory belongs to no document: each takes from it the sentences it has.
    """
    desk = _Desk.of(folder, check(folder), signature, overwrite, same_as_source)
    return [desk.take_in(file) for file in files]


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody says on the doubts about a file: which conflicts it settles, what is meant to be its source."""

    overwrite: Overwrite = False
    same_as_source: Collection[str] = ()


def take_in_sent(
    folder: EditionFolder, name: str, content: bytes, language: str, signature: Signature, answer: Answer
) -> Returned:
    """Take in a file that was sent for one language, as `take_in` does; nothing of it when it is in another."""
    desk = _Desk.of(folder, check(folder), signature, answer.overwrite, answer.same_as_source, language)
    return desk.take_in_content(Path(name), lambda: content)


def take_in_typed(
    folder: EditionFolder, checked: Checked, handback: Handback, signature: Signature, overwrite: Overwrite
) -> Returned:
    """Take in sentences that came in no file, as `take_in` does; `checked` is what the edition says now."""
    return _Desk.of(folder, checked, signature, overwrite)._taken(Path(), handback, Place(""))


def take_back(
    folder: EditionFolder, submission: Submission, language: str, seen: Mapping[str, str], signature: Signature
) -> Mapping[str, State]:
    """Take back the approvals of sentences as somebody saw them (`approval.taken_back`); return their states now."""
    from authoring.translation import store
    from authoring.translation.approval import taken_back

    terms = terms_of(folder)
    with store.alone(folder.path):
        translation, lowered = taken_back(up_to_date(folder, submission, language, terms), seen, signature)
        if lowered:
            store.keep(folder.path, translation)
    return lowered


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where translations come in: the edition and its documents, who hands back, and what is said on doubts.

    `only` is the one language in which something is taken in, where there is but one.
    """

    folder: EditionFolder
    documents: Mapping[str, Submission]
    edition: Edition
    terms: Terms
    signature: Signature
    overwrite: Overwrite
    same_as_source: Collection[str]
    only: str = ""

    @classmethod
    def of(
        cls,
        folder: EditionFolder,
        checked: Checked,
        signature: Signature,
        overwrite: Overwrite,
        same_as_source: Collection[str] = (),
        only: str = "",
    ) -> _Desk:
        documents = {document_of(submission): submission for submission in checked.submissions}
        return cls(folder, documents, checked.edition, terms_of(folder), signature, overwrite, same_as_source, only)

    def take_in(self, file: Path) -> Returned:
        return self.take_in_content(file, lambda: _content(file))

    def take_in_content(self, file: Path, content: Callable[[], bytes]) -> Returned:
        from authoring.translation.kits.formats import read
        from authoring.translation.outcomes import belongs

        place = Place(file.name)
        try:
            handback = self._named_as_ours(read(content()))
        except UnreadableError as error:
            return Returned(file, {}, (finding("kit-unreadable", place, reason=error),))
        except OSError as error:
            return Returned(file, {}, (finding("kit-not-opened", place, reason=failure(error)),))
        written_in = {document: submission.language for document, submission in self.documents.items()}
        foreign = belongs(handback, written_in, self.edition.languages, place) or self._unexpected(handback, place)
        return Returned(file, {}, tuple(foreign)) if foreign else self._taken(file, handback, place)

    def _unexpected(self, handback: Handback, place: Place) -> list[Finding]:
        if self.only in ("", handback.language):
            return []
        said = {"language": LanguageName(handback.language), "expected": LanguageName(self.only)}
        return [finding("kit-language-unexpected", place, **said)]

    def _named_as_ours(self, handback: Handback) -> Handback:
        """Return what came back in the edition's language where a program named that with its country: `fr-CA`."""
        if handback.language in self.edition.languages:
            return handback
        tag = re.split("[-_]", handback.language.lower())[0]
        return replace(handback, language=tag) if tag in self.edition.languages else handback

    def _taken(self, file: Path, handback: Handback, place: Place) -> Returned:
        from authoring.translation.kit import UNKNOWN
        from authoring.translation.outcomes import of_edition

        documents = list[str]()
        handback, found = of_edition(handback, self.folder.path.name, place)
        revision = handback.revision if handback.document else UNKNOWN
        outcomes: Counter[Outcome] = Counter()
        if handback.damage:
            found.append(finding("kit-damaged", place, reason=handback.damage, count=len(handback.entries)))
        others = [name for name, one in self.documents.items() if one.language != handback.language]
        for document in [handback.document] if handback.document else others:
            try:
                settled = self._merged(replace(handback, document=document, revision=revision), file.name)
            except (AuthoringError, OSError) as error:
                reason = failure(error) if isinstance(error, OSError) else error
                found.append(finding("kit-not-kept", place, document=document, reason=reason))
                continue
            documents.append(document)
            # Most of a memory is about other documents.
            settled = [one for one in settled if handback.document or one[0] != "unknown"]
            outcomes.update(outcome for outcome, _ in settled)
            found += chain(*(told for _, told in settled))
            if outcomes["applied"]:
                found += self._too_long(document, handback.language, file.name)
        return Returned(file, dict(outcomes), tuple(found), tuple(documents))

    def _too_long(self, document: str, language: str, file: str) -> Iterator[Finding]:
        """Yield a finding for each section of a document whose translation has more words than it may."""
        from authoring.translation.limits import too_long

        submission = self.documents[document]
        sheets = {one.key: one for one in form_of(self.edition, submission).sheets}
        limits = {key: sheet.words for key, sheet in sheets.items() if sheet.words}
        translation = up_to_date(self.folder, submission, language, self.terms)
        place = self._whereabouts(file, translation).of_document()
        for key, words, limit in too_long(translation.units, limits):
            said = {"section": Named(sheets[key].title), "words": words, "limit": limit}
            yield finding("translation-section-long", place, **said)

    def _merged(self, handback: Handback, file: str) -> list[tuple[Outcome, list[Finding]]]:
        """Keep what is to be taken; return what became of each sentence, and what is to be mended about it."""
        from authoring.translation import copies, store
        from authoring.translation.limits import sentence_limits
        from authoring.translation.merge import merged
        from authoring.translation.outcomes import findings

        with store.alone(self.folder.path):
            known = up_to_date(self.folder, self.documents[handback.document], handback.language, self.terms)
            copied = copies.settled(handback.entries, known, self.terms, self.same_as_source)
            handback = replace(handback, entries=copied.entries)
            translation, settled = merged(known, handback, self.signature, overwrite=self.overwrite)
            if translation != known:
                store.keep(self.folder.path, translation)
        limits, places = sentence_limits(translation.units), self._whereabouts(file, translation)

        def told(one: Merged) -> list[Finding]:
            doubts = (
                [finding("kit-same", places.of(one), id=one.returned.id)] if one.returned.id in copied.doubtful else []
            )
            return doubts or findings(one, translation, self.terms, places.of(one), limits.get(one.returned.id))

        return [(each.outcome, told(each)) for each in settled]

    def _whereabouts(self, file: str, translation: Translation) -> Whereabouts:
        from authoring.translation.whereabouts import Whereabouts

        submission = self.documents[translation.document]
        sheets = {sheet.key: sheet.title for sheet in form_of(self.edition, submission).sheets}
        return Whereabouts(file, translation, names_of(self.edition)[translation.document], sheets)


def _content(file: Path) -> bytes:
    """Return what a file holds, no more of it than anything is read of."""
    from authoring.office.archive import FILE_LIMIT

    with file.open("rb") as opened:
        return opened.read(FILE_LIMIT + 1)


def status(folder: EditionFolder, languages: Sequence[str] = (), groups: Sequence[str] = ()) -> list[Coverage]:
    """Return how far every document has come in every language of the edition, or in those that are named.

    A translation that cannot be read is told as such; the others are counted all the same.
    """
    terms = terms_of(folder)
    return [
        _coverage(folder, submission, language, terms) for submission, language in wanted(folder, languages, groups)
    ]


def names(folder: EditionFolder) -> dict[str, Spoken]:
    """Return what the edition's documents are called."""
    return names_of(load_edition(folder))


def last_words(folder: EditionFolder, languages: Sequence[str] = (), groups: Sequence[str] = ()) -> list[LastWord]:
    """Return who said the last word on every document in every language, or in those that are named, and when."""
    from authoring.translation.last_words import last_words as of_translation

    terms = terms_of(folder)
    known = (up_to_date(folder, one, language, terms) for one, language in wanted(folder, languages, groups))
    return [word for translation in known for word in of_translation(translation)]


def _coverage(folder: EditionFolder, submission: Submission, language: str, terms: Terms) -> Coverage:
    from authoring.translation.coverage import coverage, unknown

    try:
        return coverage(up_to_date(folder, submission, language, terms))
    except AuthoringError as error:
        return unknown(document_of(submission), language, error)


def wanted(folder: EditionFolder, languages: Sequence[str], groups: Sequence[str]) -> Iterator[tuple[Submission, str]]:
    """Yield each submission with each language that is not its own; all of them where none is named."""
    checked = check(folder)
    documents = {document_of(submission): submission for submission in checked.submissions}
    unknown = [group for group in groups if group not in documents]
    if unknown:
        raise AuthoringError(
            "Nothing was handed in by {names}; there are: {known}.",
            names=together(unknown),
            known=together(documents),
        )
    for language in languages_of(checked.edition, languages) if languages else checked.edition.languages:
        for document, submission in documents.items():
            if submission.language != language and (not groups or document in groups):
                yield submission, language


def kept_up_to_date(folder: EditionFolder, submission: Submission, language: str, terms: Terms) -> Translation:
    """Bring what is kept of a submission up to date, and return it."""
    from authoring.translation import store

    with store.alone(folder.path):
        translation = up_to_date(folder, submission, language, terms)
        store.keep(folder.path, translation)
    return translation


def form_of(edition: Edition, submission: Submission) -> Form:
    """Return the form that a submission fills in."""
    from authoring.forms.catalogue import coordination_form, group_form

    if submission.form == "group":
        return group_form(edition, submission.group)
    return coordination_form(edition)


def document_of(submission: Submission) -> str:
    """Return what a submission's translations are called: its group's id, or `coordination`."""
    return submission.group if submission.form == "group" else COORDINATION


def up_to_date(folder: EditionFolder, submission: Submission, language: str, terms: Terms) -> Translation:
    """Return what is known of a submission in `language`, for its texts as they are now."""
    from authoring.translation import store
    from authoring.translation.agreed import with_agreed_names
    from authoring.translation.renew import renewed
    from authoring.translation.submission import units_of

    known = store.known(folder.path, document_of(submission), submission.language, language)
    return with_agreed_names(renewed(known, units_of(submission)), terms)


def in_language_of_report(
    folder: EditionFolder, submissions: Iterable[Submission], language: str, *, marked: bool
) -> list[Submission]:
    """Return the submissions as they are known in `language`; with `marked` what is not translated says so.

    One whose translation is kept from another language than it is in now is not translated.
    """
    from authoring.translation.store import OtherSourceError
    from authoring.translation.submission import in_language

    terms = terms_of(folder)

    def translated(submission: Submission) -> Submission:
        if submission.language == language:
            return submission
        try:
            units = up_to_date(folder, submission, language, terms).units
        except OtherSourceError:
            units = ()
        return in_language(submission, units, language, marked=marked)

    return [translated(submission) for submission in submissions]


def untranslated(folder: EditionFolder, submissions: Iterable[Submission], languages: Iterable[str]) -> list[Coverage]:
    """Return how far each document has come that is not wholly translated into one of `languages`."""
    terms = terms_of(folder)
    found = (
        _coverage(folder, submission, language, terms)
        for language in languages
        for submission in submissions
        if submission.language != language
    )
    return [one for one in found if not one.is_complete]


def terms_of(folder: EditionFolder) -> Terms:
    """Return the edition's term base."""
    from authoring.translation.terms import load

    return load(folder.path / TERMS)
