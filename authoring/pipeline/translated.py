"""What there is to mend in the translations that are kept, whoever handed them in and whenever."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.model.finding import Finding, finding
from authoring.model.place import Place
from authoring.pipeline.translation import TERMS, document_of, terms_of, up_to_date

if TYPE_CHECKING:
    from authoring.edition.folder import EditionFolder
    from authoring.forms.submission import Submission
    from authoring.pipeline.submissions import Checked
    from authoring.translation.terms import Terms
    from authoring.translation.units import Translation

_NONE = b"[]"
"""What is kept of a translation without doubts; of others, the ids of the sentences that have some."""


def with_doubts(folder: EditionFolder, checked: Checked) -> Checked:
    """Return what was checked, with what there is to mend in its translations into the edition's languages."""
    reviewer = _Reviewer(folder)
    doubts = [
        doubt
        for reading in checked.readings
        if reading.submission
        for language in checked.edition.languages
        if language != reading.submission.language
        for doubt in reviewer.doubts(reading.path, reading.submission, language)
    ]
    return replace(checked, findings=(*checked.findings, *doubts))


@dataclass(frozen=True)
class _Reviewer:
    """Looks through an edition's translations; what has not changed since is not looked through again."""

    folder: EditionFolder

    def doubts(self, file: Path, submission: Submission, language: str) -> list[Finding]:
        """Return what there is to mend in the translation of a submission, handed in as `file`, into a language."""
        from authoring.publishing.manifest import cached, keep
        from authoring.translation.store import OtherSourceError

        kept = f"{document_of(submission)}.{language}.xlf"
        key = f"{self._key(file, kept)[:40]}.doubts"
        known = cached(self.folder.output, key)
        if known == _NONE:
            return []
        try:
            translation = up_to_date(self.folder, submission, language, self._terms)
        except OtherSourceError as error:
            return [finding("translation-source-other", Place(file.name), reason=error)]
        found = list(_in_translation(translation, kept, self._terms, frozenset(json.loads(known or _NONE))))
        if known is None:
            # Where nothing can be written, all is looked through each time.
            with suppress(OSError):
                keep(self.folder.output, key, json.dumps(sorted({one.place.field for one in found})).encode())
        return found

    def _key(self, file: Path, kept: str) -> str:
        """Return a digest for everything that doubts depend on."""
        from authoring.publishing.manifest import digest, digest_all
        from authoring.translation.store import FOLDER

        files = (self.folder.definition, self.folder.path / TERMS, self.folder.path / FOLDER / kept, file)
        return digest_all(self._program, kept, [digest(one.read_bytes()) if one.is_file() else "" for one in files])

    @cached_property
    def _program(self) -> str:
        from authoring.publishing.manifest import program_digest

        return program_digest()

    @cached_property
    def _terms(self) -> Terms:
        return terms_of(self.folder)


def _in_translation(translation: Translation, file: str, terms: Terms, among: frozenset[str]) -> Iterator[Finding]:
    """Yield what there is to mend in a translation, at the places its sources come from.

    Where ids are given, `among` these sentences only.
    """
    from authoring.translation.checks.check import check
    from authoring.translation.checks.pair import Pair
    from authoring.translation.kit import entry_id
    from authoring.translation.limits import sentence_limits

    languages = (translation.source_language, translation.language)
    limits = sentence_limits(translation.units)
    for unit in translation.units:
        source = unit.place or Place("")
        for number, segment in enumerate(unit.segments, 1):
            key = entry_id(unit, number)
            if not among or key in among:
                pair = Pair(segment.source, segment.target, languages, terms, limits.get(key))
                yield from check(pair, Place(file, source.sheet, source.cell, key))
