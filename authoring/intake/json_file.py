"""A submission handed in as JSON: the same questions and findings as a workbook's, each place a way into the file."""

import json
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Iterator, Mapping
from typing import Any

from authoring.edition.edition import Edition
from authoring.forms.catalogue import coordination_form, template_version
from authoring.forms.columns import Column
from authoring.forms.records import Passage, Record
from authoring.forms.sheets import Form, Sheet
from authoring.forms.submission import SUBMISSION, Submission
from authoring.intake.identity import form_of_group, tag_of
from authoring.intake.matching import quoted
from authoring.intake.note_marks import with_note_marks
from authoring.intake.rows import Row, name_of
from authoring.intake.table import read_records
from authoring.intake.values import Values
from authoring.model.finding import Finding, finding
from authoring.model.inline import Run
from authoring.model.place import Place
from authoring.office.archive import UnreadableError
from authoring.office.grid import Cell, Look, Picture
from authoring.office.strings import whole
from authoring.text.lines import Line, lines_of
from authoring.text.reader import SectionReader

_DEPTH = 12
"""How deep a submission's values stand in one another at most; it needs six."""
_DIGITS = 18
_KEYS = {"edition", "form", "group", "language", "template", "sections"}

Json = Any
"""What a JSON file holds: it can be anything until it has been looked at."""


def read_json(
    data: bytes, file: str, edition: Edition, looks: Mapping[bytes, Look] | None = None
) -> tuple[Submission | None, Form | None, list[Finding]]:
    """Return a JSON file's submission, its form, and the findings; raises UnreadableError when it is no JSON.

    `looks` are what is known of pictures already, by the bytes that stand for them in the file.
    """
    place, twice = Place(file), list[str]()
    said = _parsed(data, twice)
    findings = [finding("json-key-twice", place, key=quoted(whole(key))) for key in dict.fromkeys(twice)]
    if not isinstance(said, dict):
        return None, None, [*findings, finding("json-not-object", place)]
    form, identified = _form(said, edition, file)
    if form is None:
        return None, None, [*findings, *identified]
    reader = _JsonReader(form, file, said, looks or {})
    return reader.submission(), form, [*findings, *identified, *reader.findings]


def _parsed(data: bytes, twice: list[str]) -> Json:
    try:
        text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
        said = json.loads(
            text,
            parse_int=lambda digits: int(digits) if len(digits) <= _DIGITS else float(digits),
            object_pairs_hook=lambda pairs: _without_doubles(pairs, twice),
        )
    except UnicodeDecodeError:
        raise UnreadableError("json-encoding") from None
    except json.JSONDecodeError as error:
        raise UnreadableError("json-invalid", line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise UnreadableError("json-nested") from None
    if _is_deep(said, _DEPTH):
        raise UnreadableError("json-nested")
    return said


def _without_doubles(pairs: list[tuple[str, Json]], twice: list[str]) -> dict[str, Json]:
    said: dict[str, Json] = {}
    for key, value in pairs:
        if key in said:
            twice.append(key)
        said[key] = value
    return said


def _is_deep(value: Json, depth: int) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return depth == 0 or any(_is_deep(one, depth - 1) for one in inner)


def _form(said: Mapping[str, Json], edition: Edition, file: str) -> tuple[Form | None, list[Finding]]:
    """Return the form a file says it is, and what is wrong with what it says."""
    year, kind, group = said.get("edition"), said.get("form", "group"), said.get("group")
    if year is None:
        return None, [finding("json-missing", Place(file), key="edition")]
    if year != edition.year:
        where = Place(file, field="edition")
        return None, [finding("edition-other", where, found=quoted(whole(str(year))), expected=edition.year)]
    if kind not in ("group", "coordination"):
        where = Place(file, field="form")
        return None, [finding("value-not-choice", where, value=quoted(whole(str(kind))), choices="group, coordination")]
    if kind == "group" and not (isinstance(group, str) and group.strip()):
        return None, [finding("json-missing", Place(file), key="group")]
    form: Form | None = coordination_form(edition)
    findings: tuple[Finding, ...] = ()
    if kind == "group":
        form, findings = form_of_group(edition, whole(str(group)), Place(file, field="group"))
    template = said.get("template")
    if form is not None and template not in (None, template_version(form)):
        findings = (*findings, finding("template-other", Place(file, field="template")))
    return form, list(findings)


class _JsonReader:
    """Reads what a file says, by the questions of its form; whatever has the wrong shape is a finding."""

    def __init__(self, form: Form, file: str, said: Mapping[str, Json], looks: Mapping[bytes, Look]) -> None:
        self._form, self._file, self._said, self._looks = form, file, said, looks
        language = said.get("language")
        self._language = tag_of(language) if isinstance(language, str) else None
        self._values = Values(form.edition, self._language or form.edition.language)

    @property
    def findings(self) -> list[Finding]:
        """What is wrong."""
        return self._values.findings

    def submission(self) -> Submission:
        """Return the submission; what cannot be used is left out."""
        tables = [sheet for sheet in self._form.sheets if not sheet.is_narrative]
        self._check_keys(self._said, _KEYS | {sheet.key for sheet in tables}, "")
        if self._language is None:
            key = "json-missing" if "language" not in self._said else "json-value"
            self._add(key, "language" if key == "json-value" else "", key="language", value=self._said.get("language"))
        template = self._said.get("template")
        sections = self._sections()
        lists = {sheet.key: self._records(sheet) for sheet in tables if self._said.get(sheet.key) is not None}
        group = {"group": self._form.group} if self._form.kind == "group" else {}
        return SUBMISSION.validate_python(
            {
                "edition": self._form.edition.year,
                "form": self._form.kind,
                "language": self._values.language,
                "template": template if isinstance(template, str) else None,
                "file": self._file,
                "origins": {sheet.key: self._sheet_place(sheet) for sheet in self._form.sheets},
                "typed": self._values.typed,
                "sections": sections,
                **group,
                **lists,
            }
        )

    def _sheet_place(self, sheet: Sheet) -> Place:
        # A key left out is a sheet left empty: whether it may be is for the checks to say.
        return self._place(f"sections.{sheet.key}" if sheet.is_narrative else sheet.key)

    def _place(self, field: str) -> Place:
        return Place(self._file, field=field)

    def _add(self, code: str, field: str, **values: object) -> None:
        shown = {name: quoted(whole(str(value))) for name, value in values.items()}
        self._values.findings.append(finding(code, self._place(field), **shown))

    def _check_keys(self, said: Mapping[str, Json], known: set[str], field: str) -> None:
        for key in said:
            if key not in known:
                self._add("json-key-unknown", field, key=key)

    def _list(self, value: Json, field: str) -> Iterator[tuple[str, Mapping[str, Json]]]:
        """Yield the objects of a list with their places, counted from 1 as people count."""
        if value is None:
            return
        if not isinstance(value, list):
            self._add("json-not-list", field)
            return
        for number, one in enumerate(value, start=1):
            if isinstance(one, dict):
                yield f"{field}.{number}", one
            else:
                self._add("json-not-object", f"{field}.{number}")

    def _text(self, value: Json, field: str) -> str | None:
        if value is None or isinstance(value, str):
            return value
        self._add("json-not-text", field)
        return None

    def _lines(self, value: Json, field: str) -> list[Line]:
        """Return the lines of a text: one string, or a list of them."""
        texts = [(field, value)]
        if isinstance(value, list):
            texts = [(f"{field}.{number}", text) for number, text in enumerate(value, start=1)]
        return [
            line
            for place, text in texts
            for line in lines_of((Run(self._text(text, place) or ""),), self._place(place))
        ]

    def _sections(self) -> dict[str, list[Passage]]:
        given = self._said.get("sections")
        if given is None:
            return {}
        if not isinstance(given, dict):
            self._add("json-not-object", "sections")
            return {}
        known = {sheet.key: sheet for sheet in self._form.sheets if sheet.is_narrative}
        for key in given:
            if key not in known:
                self._add("section-unknown", "sections", section=key, sections=", ".join(known))
        read = {
            key: self._passages(sheet, given[key], f"sections.{key}") for key, sheet in known.items() if key in given
        }
        return {key: passages for key, passages in read.items() if passages}

    def _passages(self, sheet: Sheet, value: Json, field: str) -> list[Passage]:
        given = list(self._list(value, field))
        lines = with_note_marks({place: self._lines(one.get("text"), f"{place}.text") for place, one in given})
        section = SectionReader([line for found in lines.values() for line in found])
        asked = any(column.key == "topic" for column in sheet.columns)
        passages = []
        for place, one in given:
            self._check_keys(one, {"topic", "text"}, place)
            topic = self._topic(one.get("topic"), f"{place}.topic", asked=asked)
            origins = {key: self._place(f"{place}.{key}".rstrip(".")) for key in ("", "topic", "text")}
            passages.append(Passage(topic=topic, text=section.blocks(lines[place]), origins=origins))
        self._values.findings.extend(section.findings)
        return [passage for passage in passages if passage.topic or passage.text]

    def _topic(self, value: Json, field: str, *, asked: bool) -> str | None:
        text = self._text(value, field)
        topic = self._values.topic(self._cell(text, field)) if text else None
        if topic and not asked:
            self._add("topic-ignored", field, topic=topic)
        return topic

    def _cell(self, text: str, field: str) -> Cell:
        return Cell(self._place(field), (Run(text),))

    def _records(self, sheet: Sheet) -> list[Record]:
        rows, pictures = [], {}
        for number, (place, one) in enumerate(self._list(self._said[sheet.key], sheet.key), start=1):
            self._check_keys(one, {column.key for column in sheet.columns}, place)
            rows.append(self._row(sheet, number, place, one))
            if isinstance(one.get("picture"), dict) and any(column.kind == "picture" for column in sheet.columns):
                pictures[number] = self._picture(one["picture"], f"{place}.picture")
        return read_records(sheet, sheet.columns, rows, pictures, self._values)

    def _row(self, sheet: Sheet, number: int, place: str, one: Mapping[str, Json]) -> Row:
        self._check_partners(sheet, place, one)
        cells = {}
        for column in sheet.columns:
            value = one.get(column.key)
            if column.partner is not None:
                value = value.get(column.partner) if isinstance(value, dict) else None
            cell = self._value(column, value, f"{place}.{name_of(column)}")
            if cell is not None:
                cells[name_of(column)] = cell
        places = {name_of(column): self._place(f"{place}.{name_of(column)}") for column in sheet.columns}
        return Row(number, self._place(place), cells, places)

    def _check_partners(self, sheet: Sheet, place: str, one: Mapping[str, Json]) -> None:
        for key in {column.key for column in sheet.columns if column.partner}:
            value, partners = one.get(key), {column.partner for column in sheet.columns if column.key == key}
            if isinstance(value, dict):
                self._check_keys(value, {partner for partner in partners if partner}, f"{place}.{key}")
            elif value is not None:
                self._add("json-not-object", f"{place}.{key}")

    def _value(self, column: Column, value: Json, field: str) -> Cell | None:
        """Return a value as the cell a workbook would have it in, None when there is none."""
        if column.kind == "picture":
            if value is not None and not isinstance(value, dict):
                self._add("json-not-object", field)
            return None
        if column.kind == "number" and isinstance(value, int | float) and not isinstance(value, bool):
            return Cell(self._place(field), (Run(str(value)),), number=float(value))
        if column.kind == "rich":
            lines = self._lines(value, field)
            runs = tuple(run for line in lines for run in (*line.runs, Run("\n")))
            return Cell(self._place(field), runs) if runs else None
        text = self._text(value, field)
        return self._cell(text, field) if text and text.strip() else None

    def _picture(self, value: Mapping[str, Json], field: str) -> Picture:
        self._check_keys(value, {"media_type", "data"}, field)
        try:
            data = b64decode(str(value.get("data", "")), validate=True)
        except (Base64Error, ValueError):
            data = b""
        return Picture(self._place(field), data, None, look=self._looks.get(data))
