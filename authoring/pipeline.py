"""The way from what groups hand in to what is published: the only place where the rooms meet.

Rooms are imported inside the functions, because each brings heavy libraries that the other commands do without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.edition.files import write_atomically
from authoring.errors import AuthoringError, RefusedError

if TYPE_CHECKING:
    from authoring.edition.edition import Edition
    from authoring.edition.folder import EditionFolder
    from authoring.forms.sheets import Form
    from authoring.forms.submission import Submission
    from authoring.intake.reading import Reading
    from authoring.model.finding import Finding
    from authoring.model.report import Report
    from authoring.publishing.artifact import Format
    from authoring.publishing.manifest import Artifact
    from authoring.publishing.press import Order, Printed


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

    def count(self, severity: str) -> int:
        """Return how many findings of that severity there are."""
        return sum(finding.severity == severity for finding in self.findings)


def load_edition(folder: EditionFolder) -> Edition:
    """Read the edition's definition; raises EditionError."""
    from authoring.edition.definition import load

    return load(folder.definition)


def write_templates(folder: EditionFolder, group_ids: Sequence[str], language: str | None) -> list[Path]:
    """Write the blank workbooks of the groups named (all active ones and the coordinators' when none is named)."""
    from authoring.intake.blank import write_workbook

    edition = load_edition(folder)
    chosen = language or edition.language
    written = []
    for name, form in _forms(edition, group_ids).items():
        path = folder.output / "templates" / f"{name}.{chosen}.xlsx"
        write_atomically(path, write_workbook(form, chosen))
        written.append(path)
    return written


def _forms(edition: Edition, group_ids: Sequence[str]) -> dict[str, Form]:
    from authoring.forms.catalogue import coordination_form, group_form

    known = {group.id: group_form(edition, group.id) for group in edition.active_groups}
    known["coordination"] = coordination_form(edition)
    unknown = [group_id for group_id in group_ids if group_id not in known]
    if unknown:
        raise AuthoringError(f"There is no group {', '.join(unknown)}; there are: {', '.join(known)}.")
    return {name: form for name, form in known.items() if not group_ids or name in group_ids}


def check(folder: EditionFolder, paths: Sequence[Path] = ()) -> Checked:
    """Read and check the files (the edition's submissions when none is named), collecting every finding."""
    from authoring.intake.check import check as check_meaning
    from authoring.intake.reading import read_all

    edition = load_edition(folder)
    readings = read_all(_files_in(paths) if paths else folder.submissions(), edition)
    found = [finding for reading in readings for finding in reading.findings]
    meaning = check_meaning(edition, [reading.submission for reading in readings if reading.submission])
    # These are missing from the edition, not from the few files somebody wants to have checked.
    absent = ("group-missing", "coordination-missing", "language-missing")
    found += [finding for finding in meaning if not (paths and finding.code in absent)]
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
    name: str
    files: tuple[str, ...]
    errors: int
    warnings: int


def status(folder: EditionFolder) -> list[GroupStatus]:
    """Return where every group of the edition stands, in its order."""
    checked = check(folder)
    return [_group_status(checked, group.id, group.name) for group in checked.edition.active_groups]


def _group_status(checked: Checked, group_id: str, name: dict[str, str]) -> GroupStatus:
    from authoring.model.language import in_language

    files = tuple(reading.path.name for reading in checked.readings if reading.group == group_id)
    severities = [finding.severity for finding in checked.findings if finding.place.file in files]
    return GroupStatus(
        group_id,
        in_language(name, checked.edition.language),
        files,
        severities.count("error"),
        severities.count("warning"),
    )


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
        raise AuthoringError("\n".join(f"{finding.place}: {finding.message()}" for finding in reading.findings))
    if reading.is_workbook:
        path, content = source.with_suffix(".json"), to_json(reading.submission)
    else:
        path = source.with_suffix(".xlsx")
        content = write_workbook(reading.form, reading.submission.language, reading.submission)
    write_atomically(target or path, content)
    return target or path, list(reading.findings)


def schema() -> dict[str, object]:
    """Return the JSON Schema (2020-12) of a submission."""
    from authoring.forms.submission import SUBMISSION

    return SUBMISSION.json_schema() | {"$schema": "https://json-schema.org/draft/2020-12/schema"}


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What to build. No language means the edition's first, no group the whole report.

    A `final` report is refused while there are errors or groups without a report, unless they are allowed.
    """

    formats: tuple[Format, ...]
    languages: tuple[str, ...] = ()
    group: str | None = None
    final: bool = False
    allow_errors: bool = False
    allow_missing: tuple[str, ...] = ()
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Built:
    """The outcome of a build: what was written, what stands in the way of a final report."""

    printed: tuple[Printed, ...]
    findings: dict[str, int]
    missing: tuple[str, ...]
    unchanged: bool = False


def _nothing_to_tell(_printed: Printed) -> None:
    pass


def build(
    folder: EditionFolder,
    templates: Path,
    request: BuildRequest,
    on_printed: Callable[[Printed], None] = _nothing_to_tell,
) -> Built:
    """Publish the edition as requested; raises EditionError, TemplateError or, for a final report, RefusedError."""
    from authoring.publishing.manifest import Manifest, digest_all, digest_files, write_manifest
    from authoring.publishing.press import Press

    files = digest_files(_input_files(folder))
    engine = digest_all(_engine_versions(), digest_files(_engine_files(templates)))
    inputs = digest_all(engine, files, replace(request, formats=(), languages=(), jobs=1))
    if (unchanged := _unchanged(folder, request, inputs)) is not None:
        return unchanged
    checked = check(folder)
    if request.final:
        _refuse(checked, request)
    press = Press(templates, folder.output, engine, inputs, request.jobs)
    printed = press.print_all(_orders(checked, request), on_printed)
    findings = {severity: checked.count(severity) for severity in ("error", "warning", "hint")}
    missing = tuple(_missing_groups(checked))
    artifacts = _artifacts_standing(folder, inputs, [done.artifact for done in printed])
    write_manifest(folder.output, Manifest(checked.edition.language, inputs, artifacts, files, findings, missing))
    return Built(tuple(printed), findings, missing)


def _input_files(folder: EditionFolder) -> Iterable[tuple[str, Path]]:
    files = (file for file in folder.path.rglob("*") if file.is_file() and not file.name.startswith(("~$", ".")))
    return ((file.relative_to(folder.path).as_posix(), file) for file in files)


def _engine_files(templates: Path) -> Iterable[tuple[str, Path]]:
    program = Path(__file__).parent
    for root in (program, templates):
        for file in root.rglob("*"):
            if file.is_file() and file.suffix != ".pyc":
                yield f"{root.name}/{file.relative_to(root).as_posix()}", file


def _engine_versions() -> list[str]:
    return [
        version(library) for library in ("babel", "docxtpl", "jinja2", "lxml", "pydyf", "python-docx", "weasyprint")
    ]


def _unchanged(folder: EditionFolder, request: BuildRequest, inputs: str) -> Built | None:
    """Return the last build when it was made from the very same inputs and everything asked for still stands."""
    from authoring.publishing.manifest import is_as_published, read_manifest
    from authoring.publishing.press import Printed

    manifest = read_manifest(folder.output)
    if manifest is None or manifest.inputs != inputs:
        return None
    languages = request.languages or (manifest.language,)
    wanted = {(language, file_format) for language in languages for file_format in request.formats}
    standing = {
        (artifact.language, artifact.format): artifact
        for artifact in manifest.artifacts
        if artifact.inputs == inputs and is_as_published(folder.output, artifact)
    }
    if not wanted <= standing.keys():
        return None
    printed = tuple(Printed(standing[key], 0.0) for key in standing if key in wanted)
    return Built(printed, manifest.findings, manifest.missing, unchanged=True)


def _artifacts_standing(folder: EditionFolder, inputs: str, made: list[Artifact]) -> tuple[Artifact, ...]:
    """Return the artifacts just made, and earlier ones from the same inputs that still stand."""
    from authoring.publishing.manifest import is_as_published, read_manifest

    paths = {artifact.path for artifact in made}
    earlier = read_manifest(folder.output)
    others = [
        artifact
        for artifact in (earlier.artifacts if earlier else ())
        if artifact.path not in paths and artifact.inputs == inputs and is_as_published(folder.output, artifact)
    ]
    return tuple(sorted([*made, *others], key=lambda artifact: artifact.path))


def _missing_groups(checked: Checked) -> list[str]:
    handed_in = {getattr(submission, "group", None) for submission in checked.submissions}
    return [group.id for group in checked.edition.active_groups if group.id not in handed_in]


def _refuse(checked: Checked, request: BuildRequest) -> None:
    known = {*checked.edition.without_report, *request.allow_missing}
    missing = [group for group in _missing_groups(checked) if group not in known]
    errors = [finding for finding in checked.findings if finding.severity == "error" and not request.allow_errors]
    reasons = [f"{finding.place}: {finding.message()}" for finding in errors]
    if missing:
        reasons.append(f"These groups have not handed in: {', '.join(missing)}.")
    if reasons:
        raise RefusedError("The final report was not built.\n" + "\n".join(reasons))


def _orders(checked: Checked, request: BuildRequest) -> list[Order]:
    from authoring.assembly.assemble import assemble
    from authoring.publishing.press import Order

    orders = []
    for language in request.languages or (checked.edition.language,):
        report = assemble(checked.edition, checked.submissions, language, draft=not request.final)
        if request.group:
            report = _chapter_only(report, request.group)
        name = ".".join(filter(None, (f"annual-report-{checked.edition.year}", request.group, language)))
        orders += [Order(report, file_format, f"{language}/{name}.{file_format}") for file_format in request.formats]
    return orders


def _chapter_only(report: Report, group: str) -> Report:
    parts = [
        replace(part, sections=chapters)
        for part in report.parts
        if (chapters := tuple(chapter for chapter in part.sections if chapter.anchor == group))
    ]
    if not parts:
        raise AuthoringError(f"The report has no chapter of the group {group}.")
    return replace(report, parts=tuple(parts))
