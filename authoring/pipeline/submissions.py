"""What is sent out, what comes back, and what is to be mended in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from authoring.edition.files import write_atomically
from authoring.errors import AuthoringError
from authoring.locale import LANGUAGES
from authoring.locale.cldr import together
from authoring.locale.message import Spoken, message
from authoring.model.codes import Severity
from authoring.model.language import LocalText, Named

if TYPE_CHECKING:
    from authoring.edition.edition import Edition, Group
    from authoring.edition.folder import EditionFolder
    from authoring.forms.sheets import Form
    from authoring.forms.submission import Submission
    from authoring.intake.reading import Reading
    from authoring.model.finding import Finding

COORDINATION = "coordination"
"""What the coordinators' form is called where a group has its id."""

ABSENT = ("group-missing", "coordination-missing", "language-missing")
"""Findings about the whole edition: what is missing from it, not from the few files somebody wants to have checked."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of reading and checking: what was read, and everything there is to mend, by file."""

    edition: Edition
    readings: tuple[Reading, ...]
    findings: tuple[Finding, ...]

    @property
    def submissions(self) -> list[Submission]:
        """The submissions that could be read, in the order of their files."""
        return [reading.submission for reading in self.readings if reading.submission]

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity."""
        severities = [finding.severity for finding in self.findings]
        return {severity: severities.count(severity) for severity in get_args(Severity)}


def load_edition(folder: EditionFolder) -> Edition:
    """Read the edition's definition; raises EditionError."""
    from authoring.edition.definition import load

    return load(folder.definition)


def names_of(edition: Edition) -> dict[str, Spoken]:
    """Return what the edition's documents are called: its groups by their ids, and the coordinators' own."""
    return {**{group.id: Named(group.name) for group in edition.groups}, COORDINATION: message("Coordination")}


def write_templates(folder: EditionFolder, group_ids: Sequence[str], language: str | None) -> list[Path]:
    """Write the blank workbooks of the groups named (all active ones and the coordinators' when none is named)."""
    from authoring.intake.blank import write_workbook

    edition = load_edition(folder)
    [chosen] = languages_of(edition, [language] if language else [])
    written = []
    for name, form in _forms(edition, group_ids).items():
        path = folder.output / "templates" / f"{name}.{chosen}.xlsx"
        write_atomically(path, write_workbook(form, chosen))
        written.append(path)
    return written


def languages_of(edition: Edition, wanted: Sequence[str]) -> Sequence[str]:
    """Return the languages wanted, the edition's first when none is; raises AuthoringError for one nobody speaks."""
    known = dict.fromkeys((*edition.languages, *LANGUAGES))
    unknown = [language for language in wanted if language not in known]
    if unknown:
        raise AuthoringError(
            "There is no language {names}; there are: {known}.", names=together(unknown), known=together(known)
        )
    return wanted or [edition.language]


def _forms(edition: Edition, group_ids: Sequence[str]) -> dict[str, Form]:
    from authoring.forms.catalogue import coordination_form, group_form

    known = {group.id: group_form(edition, group.id) for group in edition.active_groups}
    known[COORDINATION] = coordination_form(edition)
    unknown = [group_id for group_id in group_ids if group_id not in known]
    if unknown:
        raise AuthoringError(
            "There is no group {names}; there are: {known}.", names=together(unknown), known=together(known)
        )
    return {name: form for name, form in known.items() if not group_ids or name in group_ids}


def check(folder: EditionFolder, paths: Sequence[Path] = (), templates: Path | None = None) -> Checked:
    """Read and check the files (the edition's submissions when none is named), collecting every finding.

    With `templates`, their fonts must have a sign for every character.
    """
    from authoring.intake.check import check as check_meaning
    from authoring.intake.reading import read_all
    from authoring.publishing.glyphs import drawn_in

    edition = load_edition(folder)
    readings = read_all(_files_in(paths) if paths else folder.submissions(), edition)
    found = [finding for reading in readings for finding in reading.findings]
    submissions = [reading.submission for reading in readings if reading.submission]
    meaning = check_meaning(edition, submissions, drawn_in(templates))
    found += [finding for finding in meaning if not (paths and finding.code in ABSENT)]
    return Checked(edition, tuple(readings), _by_file(readings, found))


def _files_in(paths: Iterable[Path]) -> list[Path]:
    from authoring.edition.folder import handed_in

    return [file for path in paths for file in (handed_in(path) if path.is_dir() else [path])]


def _by_file(readings: Iterable[Reading], findings: Iterable[Finding]) -> tuple[Finding, ...]:
    order = {reading.path.name: position for position, reading in enumerate(readings)}
    return tuple(sorted(findings, key=lambda finding: order.get(finding.place.file, len(order))))


def annotate(folder: EditionFolder, checked: Checked, language: str) -> list[Path]:
    """Write a copy of each workbook that was read, with its findings inside, to the edition's `review` folder."""
    from authoring.intake.annotate import annotate as annotate_workbook

    written = []
    for reading in checked.readings:
        if not reading.is_workbook:
            continue
        findings = [finding for finding in checked.findings if finding.place.file == reading.path.name]
        copy = annotate_workbook(reading.path.read_bytes(), findings, language)
        if copy is not None:
            path = folder.output / "review" / reading.path.name
            write_atomically(path, copy)
            written.append(path)
    return written


@dataclass(frozen=True, slots=True)
class GroupStatus:
    """Where one group stands: the files it handed in (none, one, or too many) and the findings in them by severity."""

    group: str
    name: LocalText
    files: tuple[str, ...]
    errors: int
    warnings: int


def status(folder: EditionFolder, templates: Path | None = None) -> list[GroupStatus]:
    """Return where every group of the edition stands, in its order."""
    checked = check(folder, templates=templates)
    return [_group_status(checked, group) for group in checked.edition.active_groups]


def _group_status(checked: Checked, group: Group) -> GroupStatus:
    files = tuple(reading.path.name for reading in checked.readings if reading.group == group.id)
    severities = [finding.severity for finding in checked.findings if finding.place.file in files]
    return GroupStatus(group.id, group.name, files, severities.count("error"), severities.count("warning"))


def convert(folder: EditionFolder, source: Path, target: Path | None) -> tuple[Path, list[Finding]]:
    """Turn a workbook into JSON or JSON into a workbook, beside it unless `target` is given.

    The workbook's labels are in the language of the submission. Returns the file written and what was found while
    reading; raises AuthoringError when it cannot be read.
    """
    from authoring.forms.submission import to_json
    from authoring.intake.blank import write_workbook
    from authoring.intake.reading import read

    reading = read(source, load_edition(folder))
    if reading.submission is None or reading.form is None:
        raise AuthoringError(*reading.findings)
    if reading.is_workbook:
        path, content = source.with_suffix(".json"), to_json(reading.submission)
    else:
        path = source.with_suffix(".xlsx")
        content = write_workbook(reading.form, reading.submission.language, reading.submission)
    path = target or path
    if path.exists() and path.samefile(source):
        raise AuthoringError("{file} is the file to be converted: name another with --output.", file=path)
    write_atomically(path, content)
    return path, list(reading.findings)


def schema() -> dict[str, object]:
    """Return the JSON Schema (2020-12) of a submission."""
    from authoring.forms.submission import SUBMISSION

    return SUBMISSION.json_schema() | {"$schema": "https://json-schema.org/draft/2020-12/schema"}
