"""Kits out to translators."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.edition.files import write_atomically
from authoring.model.language import in_language
from authoring.pipeline.translation import kept_up_to_date, terms_of, wanted

if TYPE_CHECKING:
    from authoring.edition.edition import Edition
    from authoring.edition.folder import EditionFolder
    from authoring.forms.submission import Submission
    from authoring.translation.kits.formats import Format
    from authoring.translation.memory import Memory
    from authoring.translation.outgoing import Choice, Guide
    from authoring.translation.terms import Terms
    from authoring.translation.units import Translation


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
    from authoring.translation.kits.formats import FORMATS
    from authoring.translation.outgoing import kit_of

    terms, written = terms_of(folder), []
    for submission, language in wanted(folder, request.languages, request.groups):
        translation = kept_up_to_date(folder, submission, language, terms)
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
