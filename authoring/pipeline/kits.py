"""Kits out to translators: a folder for each document and language, with all that helps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.edition.outbox import send_out
from authoring.locale import words
from authoring.model.language import in_language
from authoring.pipeline.translation import form_of, kept_up_to_date, terms_of, wanted

if TYPE_CHECKING:
    from authoring.edition.edition import Edition
    from authoring.edition.folder import EditionFolder
    from authoring.forms.submission import Submission
    from authoring.translation.kit import Kit
    from authoring.translation.memory import Memory
    from authoring.translation.outgoing import Choice, Guide
    from authoring.translation.terms import Terms

OMEGAT = "omegat"
"""What asks for a project of OmegaT where others ask for a format."""


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """Which kits go out; no language means all the edition's, no group means everybody's.

    `formats` are those of `translation.kits.formats`, and `omegat`.
    """

    languages: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("xliff12",)
    chosen: Choice = "open"


@dataclass(frozen=True, slots=True)
class SentOut:
    """A folder that was written; `aside` is where its forerunner stands, in which somebody had worked."""

    folder: Path
    sentences: int
    aside: Path | None = None


def export(folder: EditionFolder, templates: Path, request: ExportRequest) -> list[SentOut]:
    """Write what goes out to translators to the edition's `translation` folder: `mining.fr/` and so on.

    A document of which nothing is chosen gets no kit; what went out of it before stays. What is known of each document
    is brought up to date first. Raises TemplateError when the preview cannot be made.
    """
    desk = _Desk(folder, templates, request)
    documents = wanted(folder, request.languages, request.groups)
    sent = (desk.send_out(submission, language) for submission, language in documents)
    return [one for one in sent if one]


def kit_in(folder: EditionFolder, templates: Path, request: ExportRequest) -> dict[str, bytes]:
    """Return what goes out of one document in one language, by its way in the kit's folder; nothing is written to it.

    Nothing where nothing is chosen. What is known is brought up to date first, as by `export`.
    """
    desk = _Desk(folder, templates, request)
    [(submission, language)] = wanted(folder, request.languages, request.groups)
    kit = desk.kit_of(submission, language)
    return desk.files(submission, kit) if kit.entries else {}


def kit_file(folder: EditionFolder, templates: Path, request: ExportRequest) -> bytes:
    """Return the kit alone of one document, language and format; no bytes where nothing is chosen."""
    from authoring.translation.kits.formats import FORMATS

    desk, [name] = _Desk(folder, templates, request), request.formats
    [(submission, language)] = wanted(folder, request.languages, request.groups)
    kit = desk.kit_of(submission, language)
    return FORMATS[name].written(kit) if kit.entries else b""


def memories_of(folder: EditionFolder) -> Mapping[tuple[str, str], Memory]:
    """Return all that is known of each pair of languages: from all documents of the edition and of the others."""
    from authoring.translation import store
    from authoring.translation.memory import memories

    editions = sorted(folder.path.parent.iterdir(), reverse=True)
    return memories(
        (other, f"{edition.name}/{other.document}") for edition in editions for other in store.every(edition)
    )


def guide_of(
    edition: Edition, submission: Submission, languages: tuple[str, str], memory: Memory, terms: Terms, shown: str = ""
) -> Guide:
    """Return what helps to translate a document; notes and titles in the language `shown`, the target where empty."""
    from authoring.translation.checks.pair import words_of
    from authoring.translation.kit import Named
    from authoring.translation.outgoing import Guide

    form, (source, target) = form_of(edition, submission), languages
    return Guide(
        _title(edition, submission, shown or target),
        {sheet.key: in_language(sheet.title, shown or target) for sheet in form.sheets},
        memory,
        lambda text: tuple(Named(hit.found, hit.agreed) for hit in terms.hits(words_of(text), languages)),
        edition=str(edition.year),
        named={sheet.key: in_language(sheet.title, source) for sheet in form.sheets},
        words={sheet.key: sheet.words for sheet in form.sheets if sheet.words},
        shown=shown,
    )


@dataclass(frozen=True)
class _Desk:
    """Where kits go out from."""

    folder: EditionFolder
    templates: Path
    request: ExportRequest

    def send_out(self, submission: Submission, language: str) -> SentOut | None:
        kit = self.kit_of(submission, language)
        if not kit.entries:
            return None
        target = self.folder.output / "translation" / f"{kit.document}.{language}"
        return SentOut(target, len(kit.entries), send_out(target, self.files(submission, kit)))

    def kit_of(self, submission: Submission, language: str) -> Kit:
        from authoring.translation.outgoing import kit_of

        translation = kept_up_to_date(self.folder, submission, language, self.terms)
        languages = (submission.language, language)
        guide = guide_of(self.edition, submission, languages, self._memories[languages], self.terms)
        return kit_of(translation, self.request.chosen, replace(guide, edition=self.folder.path.name))

    def files(self, submission: Submission, kit: Kit) -> dict[str, bytes]:
        """Return what a translator gets, by its way in the folder."""
        from authoring.translation.kits import omegat, tbx, tmx
        from authoring.translation.kits.formats import FORMATS, file_name

        known = self._memories[kit.languages].known
        terms = self.terms.between(kit.languages)
        glossary = tbx.written(terms, kit.languages) if terms else b""
        files = {file_name(kit, name): FORMATS[name].written(kit) for name in self.request.formats if name != OMEGAT}
        if OMEGAT in self.request.formats:
            files |= omegat.project(kit, known, glossary)
        if glossary:
            files["terms.tbx"] = glossary
        return files | {
            "memory.tmx": tmx.memory_written(known, kit.languages),
            "preview.html": self._preview(submission, kit),
        }

    def _preview(self, submission: Submission, kit: Kit) -> bytes:
        """Return the document in context, in its author's language, each sentence behind its number in the kit."""
        from authoring.assembly.assemble import assemble, only_chapter
        from authoring.publishing.artifact import render
        from authoring.translation.preview import numbered

        alone = self.edition.model_copy(update={"missing_groups": "omit"})
        report = assemble(alone, [numbered(submission, kit)], submission.language, draft=True)
        if submission.form == "group":
            report = only_chapter(report, submission.group)
        title = _title(self.edition, submission, submission.language)
        said = words("kits", submission.language)("Preview: {title}").format(title=title)
        return render(replace(report, title=said, issued=None), "html", self.templates)

    @cached_property
    def edition(self) -> Edition:
        from authoring.pipeline.submissions import load_edition

        return load_edition(self.folder)

    @cached_property
    def terms(self) -> Terms:
        return terms_of(self.folder)

    @cached_property
    def _memories(self) -> Mapping[tuple[str, str], Memory]:
        return memories_of(self.folder)


def _title(edition: Edition, submission: Submission, language: str) -> str:
    group = edition.group(submission.group) if submission.form == "group" else None
    return in_language(group.name if group else edition.title, language)
