"""A draft's workbook, out and in, and a draft as it would be published.

What comes in is plain values (JSON) and bytes, and so is what goes out: all of it can be done in a process of its own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from authoring.errors import AuthoringError
from authoring.locale import LANGUAGES
from authoring.locale.message import Spoken
from authoring.pipeline.drafts import document_of_form, read_draft
from authoring.pipeline.submissions import ABSENT, COORDINATION

if TYPE_CHECKING:
    from authoring.edition.edition import Edition
    from authoring.edition.folder import EditionFolder
    from authoring.forms.submission import Submission, Typed
    from authoring.intake.reading import Reading
    from authoring.model.finding import Finding
    from authoring.model.language import Named
    from authoring.model.report import Report
    from authoring.office.grid import Look
    from authoring.publishing.artifact import Format

Payload = dict[str, Any]
"""A submission as JSON has it, its rows as they were typed."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What a file came to: its submission (None when it cannot be used here), what there is to mend in it.

    `titles` are the titles of its sheets by the keys of the form's, where findings have their places.
    """

    payload: Payload | None
    findings: tuple[Finding, ...]
    titles: Mapping[str, str]
    is_workbook: bool


def read_handed_in(edition: Edition, document: str, name: str, data: bytes) -> HandedIn:
    """Read the file of a document (a group's id, or `coordination`), a workbook or JSON by its content.

    What is another document's is not read: what it says is nobody's business here.
    """
    from authoring.intake.reading import is_lock, read_content
    from authoring.model.finding import finding
    from authoring.model.place import Place

    if is_lock(name):
        return HandedIn(None, (finding("file-lock", Place(name)),), {}, is_workbook=False)
    reading = read_content(Path(name), data, edition)
    if reading.form and document_of_form(reading.form) != document:
        return HandedIn(None, (_of_another(reading, document),), {}, is_workbook=False)
    return _handed_in(edition, reading)


def read_found(edition: Edition, name: str, data: bytes) -> tuple[str | None, HandedIn]:
    """Read a file of an edition's folder: the document it is of, None when it cannot be told, and what it says."""
    from authoring.intake.reading import read_content

    reading = read_content(Path(name), data, edition)
    return document_of_form(reading.form) if reading.form else None, _handed_in(edition, reading)


def _handed_in(edition: Edition, reading: Reading) -> HandedIn:
    from authoring.intake.check import check

    submission = reading.submission
    if submission is None:
        return HandedIn(None, reading.findings, {}, reading.is_workbook)
    meaning = [one for one in check(edition, [submission]) if one.code not in ABSENT]
    titles = {key: place.sheet for key, place in submission.origins.items()}
    return HandedIn(as_typed(submission), (*reading.findings, *meaning), titles, reading.is_workbook)


def _of_another(reading: Reading, document: str) -> Finding:
    from authoring.model.finding import finding
    from authoring.model.place import Place

    if reading.form is None:
        raise ValueError(reading.path)
    names = {"found": _name(reading.form.edition, document_of_form(reading.form))}
    names["expected"] = _name(reading.form.edition, document)
    return finding("form-other", Place(reading.path.name), **names)


def _name(edition: Edition, document: str | None) -> Named:
    from authoring.forms.columns import in_all_languages
    from authoring.model.language import Named

    group = edition.group(document or "")
    return Named(group.name if group else in_all_languages("Coordinators’ part"))


def as_typed(submission: Submission) -> Payload:
    """Return a submission as JSON has it, its tables' rows as they were typed; a text is one string of its lines."""
    from authoring.forms.submission import to_json

    said: Payload = json.loads(to_json(submission))
    tables = {
        sheet: [_plain_row(row) for row in submission.rows(sheet)] for sheet in {*submission.typed, *_lists(said)}
    }
    sections = {key: [_passage(one) for one in passages] for key, passages in said.get("sections", {}).items()}
    return {**said, "sections": sections, **{sheet: rows for sheet, rows in tables.items() if rows}}


def _lists(said: Payload) -> list[str]:
    return [key for key, value in said.items() if isinstance(value, list)]


def _passage(one: Mapping[str, Any]) -> dict[str, str]:
    return {**one, "text": "\n".join(one["text"])} if "text" in one else dict(one)


def _plain_row(row: Typed) -> dict[str, Any]:
    return {key: _plain(value) for key, value in row.items()}


def _plain(value: Any) -> Any:
    from authoring.forms.records import Picture
    from authoring.text.writer import write_lines

    match value:
        case tuple():
            return "\n".join(write_lines(value))
        case date():
            return value.isoformat()
        case Picture():
            return value.model_dump(mode="json")
        case Mapping():
            return {key: _plain(one) for key, one in value.items()}
        case _:
            return value


def as_read_again(edition: Edition, payload: Payload, looks: Mapping[bytes, Look] | None = None) -> Payload:
    """Return a draft as its own workbook would say it, so that only what was changed there is a difference."""
    submission, _ = read_draft(edition, payload, looks)
    return as_typed(submission) if submission else payload


def write_filled(edition: Edition, payload: Payload) -> bytes:
    """Return the workbook filled with a draft, in its language; what nothing can be made of stands in it as typed."""
    from authoring.forms.catalogue import coordination_form, group_form
    from authoring.intake.blank import write_workbook

    group = payload.get("group")
    form = group_form(edition, group) if group else coordination_form(edition)
    submission, _ = read_draft(edition, payload)
    return write_workbook(form, payload["language"], submission)


def write_annotated(edition: Edition, document: str, name: str, data: bytes, language: str) -> bytes:
    """Return a workbook with what there is to mend in it inside; raises AuthoringError when it is none."""
    from authoring.intake.annotate import annotate

    handed = read_handed_in(edition, document, name, data)
    copy = annotate(data, handed.findings, language) if handed.is_workbook else None
    if copy is None:
        raise AuthoringError(*handed.findings)
    return copy


def preview(folder: EditionFolder, templates: Path, payload: Payload, language: str, file_format: Format) -> bytes:
    """Return a draft as it would be published now, marked as a draft; raises AuthoringError when nothing would be.

    Of a group it is the chapter, of the coordinators their own parts.
    """
    from authoring.assembly.assemble import assemble, only_chapter
    from authoring.pipeline.submissions import load_edition
    from authoring.pipeline.translation import in_language_of_report
    from authoring.publishing.artifact import render, with_fingerprint

    edition = load_edition(folder)
    submission, findings = read_draft(edition, payload)
    if submission is None:
        raise AuthoringError(*findings)
    translated = in_language_of_report(folder, [submission], language, marked=True)
    report = assemble(edition, translated, language, draft=True)
    report = only_chapter(report, submission.group) if submission.form == "group" else _own_parts(report)
    name = f"annual-report-{edition.year}.{payload.get('group', COORDINATION)}"
    return render(with_fingerprint(replace(report, name=name), templates), file_format, templates)


def _own_parts(report: Report) -> Report:
    """Return the report without the part of the groups' chapters and what is derived from them."""
    own = tuple(part for part in report.parts if not any(one.kind in ("chapter", "annex") for one in part.sections))
    return replace(report, parts=own)


def findings_as_data(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Return findings as plain values; their messages can still be said in every language."""
    return [
        {
            "code": one.code,
            "place": {
                "file": one.place.file,
                "sheet": one.place.sheet,
                "cell": one.place.cell,
                "field": one.place.field,
            },
            "values": {name: _said(value) for name, value in one.values.items()},
        }
        for one in findings
    ]


def _said(value: object) -> object:
    """Return a finding's value as a text, or as one a language where it is not the same in all."""
    return {tag: value.text(tag) for tag in LANGUAGES} if isinstance(value, Spoken) else str(value)


def findings_from_data(data: Sequence[Mapping[str, Any]]) -> list[Finding]:
    """Return the findings that were made plain values."""
    from authoring.model.finding import finding
    from authoring.model.language import Named
    from authoring.model.place import Place

    def value(said: Any) -> object:
        return Named(said) if isinstance(said, Mapping) else said

    return [
        finding(one["code"], Place(**one["place"]), **{name: value(said) for name, said in one["values"].items()})
        for one in data
    ]
