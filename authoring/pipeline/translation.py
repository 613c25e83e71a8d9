"""Kits out to translators, translations in, and how far each language has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.edition.files import write_atomically
from authoring.errors import AuthoringError, UnreadableError
from authoring.model.finding import Finding, finding
from authoring.model.language import in_language
from authoring.model.place import Place
from authoring.pipeline.submissions import COORDINATION, check, languages_of

if TYPE_CHECKING:
    from authoring.edition.edition import Edition
    from authoring.edition.folder import EditionFolder
    from authoring.forms.submission import Submission
    from authoring.translation.coverage import Coverage
    from authoring.translation.kit import Handback
    from authoring.translation.kits.formats import Format
    from authoring.translation.memory import Memory
    from authoring.translation.merge import Outcome, Signature
    from authoring.translation.outgoing import Choice, Guide
    from authoring.translation.terms import Terms
    from authoring.translation.units import Translation

TERMS = "terms.toml"


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """Which kits go out; no language means all the edition's, no group means everybody's."""

    languages: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("xliff12",)
    chosen: Choice = "open"


def export(folder: EditionFolder, request: ExportRequest) -> list[Path]:
    """Write the kits of what is to be translated to the edition's `translation` folder; return their files.

    A document of which nothing is chosen gets no kit. What is known of each document is brought up to date first.
    """
    from authoring.translation import store
    from authoring.translation.kits.formats import FORMATS
    from authoring.translation.outgoing import kit_of

    terms, written = _terms(folder), []
    for submission, translation in _current(folder, request.languages, request.groups, terms):
        store.keep(folder.path, translation)
        guide = _guide(folder, submission, translation, terms)
        kit = kit_of(translation, request.chosen, guide)
        for name in request.formats if kit.entries else ():
            form = FORMATS[name]
            path = folder.output / "translation" / f"{kit.document}.{translation.language}{_ending(form)}"
            write_atomically(path, form.written(kit))
            written.append(path)
    return written


def _ending(form: Format) -> str:
    """Return how a kit's file ends; two formats of one ending are told apart by their names."""
    return form.ending if form.ending == f".{form.name}" else f".{form.name}{form.ending}"


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
    folder: EditionFolder, files: Iterable[Path], signature: Signature, *, overwrite: bool = False
) -> list[Returned]:
    """Take in what translators hand back, file by file; each is kept before the next is read.

    Nothing newer or approved is overwritten unless `overwrite` says so, and a file that cannot be read changes nothing.
    A translation memory belongs to no document: each takes from it the sentences it has.
    """
    checked = check(folder)
    documents = {document_of(submission): submission for submission in checked.submissions}
    desk = _Desk(folder, documents, checked.edition.languages, _terms(folder), signature, overwrite)
    return [desk.take_in(file) for file in files]


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where translations come in: the edition's documents and languages, and who hands back."""

    folder: EditionFolder
    documents: Mapping[str, Submission]
    languages: Sequence[str]
    terms: Terms
    signature: Signature
    overwrite: bool

    def take_in(self, file: Path) -> Returned:
        from authoring.translation.kits.formats import read
        from authoring.translation.outcomes import belongs

        place = Place(file.name)
        try:
            handback = read(file.read_bytes())
        except UnreadableError as error:
            return Returned(file, {}, (finding("kit-unreadable", place, reason=error),))
        meant = [handback.document] if handback.document else list(self.documents)
        foreign = belongs(replace(handback, document=meant[0]), self.documents, self.languages, place)
        if foreign:
            return Returned(file, {}, tuple(foreign))
        taken = [self._merged(replace(handback, document=document), place) for document in meant]
        # Most of a memory is about other documents.
        settled = [one for one in chain(*taken) if handback.document or one[0] != "unknown"]
        outcomes = Counter(outcome for outcome, _ in settled)
        return Returned(file, dict(outcomes), tuple(chain(*(found for _, found in settled))), tuple(meant))

    def _merged(self, handback: Handback, place: Place) -> list[tuple[Outcome, list[Finding]]]:
        """Keep what is to be taken; return what became of each sentence, and what is to be mended about it."""
        from authoring.translation import store
        from authoring.translation.merge import merged
        from authoring.translation.outcomes import findings

        known = up_to_date(self.folder, self.documents[handback.document], handback.language, self.terms)
        translation, settled = merged(known, handback, self.signature, overwrite=self.overwrite)
        if translation != known:
            store.keep(self.folder.path, translation)
        return [
            (each.outcome, findings(each, translation, self.terms, replace(place, field=each.returned.id)))
            for each in settled
        ]


def status(folder: EditionFolder) -> list[Coverage]:
    """Return how far every document has come in every language of the edition."""
    from authoring.translation.coverage import coverage

    return [coverage(translation) for _, translation in _current(folder, (), (), _terms(folder))]


def _current(
    folder: EditionFolder, languages: Sequence[str], groups: Sequence[str], terms: Terms
) -> Iterator[tuple[Submission, Translation]]:
    """Yield each submission with what is known of it in each language that is not its own, brought up to date."""
    checked = check(folder)
    documents = {document_of(submission): submission for submission in checked.submissions}
    unknown = [group for group in groups if group not in documents]
    if unknown:
        raise AuthoringError(
            "Nothing was handed in by {names}; there are: {known}.",
            names=", ".join(unknown),
            known=", ".join(documents),
        )
    for language in languages_of(checked.edition, languages) if languages else checked.edition.languages:
        for document, submission in documents.items():
            if submission.language != language and (not groups or document in groups):
                yield submission, up_to_date(folder, submission, language, terms)


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
    """Return the submissions as they are known in `language`; with `marked` what is not translated says so."""
    from authoring.translation.submission import in_language

    terms = _terms(folder)

    def translated(submission: Submission) -> Submission:
        if submission.language == language:
            return submission
        units = up_to_date(folder, submission, language, terms).units
        return in_language(submission, units, language, marked=marked)

    return [translated(submission) for submission in submissions]


def untranslated(folder: EditionFolder, submissions: Iterable[Submission], languages: Iterable[str]) -> list[Coverage]:
    """Return how far each document has come that is not wholly translated into one of `languages`."""
    from authoring.translation.coverage import coverage

    terms = _terms(folder)
    found = (
        coverage(up_to_date(folder, submission, language, terms))
        for language in languages
        for submission in submissions
        if submission.language != language
    )
    return [one for one in found if not one.is_complete]


def _terms(folder: EditionFolder) -> Terms:
    from authoring.translation.terms import load

    return load(folder.path / TERMS)


def _guide(folder: EditionFolder, submission: Submission, translation: Translation, terms: Terms) -> Guide:
    from authoring.forms.catalogue import coordination_form, group_form
    from authoring.pipeline.submissions import load_edition
    from authoring.translation.checks.pair import words_of
    from authoring.translation.kit import Named
    from authoring.translation.outgoing import Guide

    edition = load_edition(folder)
    form = group_form(edition, submission.group) if submission.form == "group" else coordination_form(edition)
    languages = (translation.source_language, translation.language)
    return Guide(
        _title(edition, submission, translation.language),
        {sheet.key: in_language(sheet.title, translation.language) for sheet in form.sheets},
        _memory(folder, translation),
        lambda source: tuple(Named(hit.found, hit.agreed) for hit in terms.hits(words_of(source), languages)),
    )


def _title(edition: Edition, submission: Submission, language: str) -> str:
    group = edition.group(submission.group) if submission.form == "group" else None
    return in_language(group.name if group else edition.title, language)


def _memory(folder: EditionFolder, translation: Translation) -> Memory:
    """Return what other documents, and earlier editions, say in the same language."""
    from authoring.translation import store
    from authoring.translation.memory import Memory, remembered

    editions = sorted(folder.path.parent.iterdir(), reverse=True)
    return Memory(
        [
            sentence
            for edition in editions
            for other in store.every(edition)
            if (other.source_language, other.language) == (translation.source_language, translation.language)
            for sentence in remembered(other, f"{edition.name}/{other.document}")
        ]
    )
