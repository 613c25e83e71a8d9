"""A submission as the rows a co-chair would type."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from authoring.edition.edition import SectionDefinition
from authoring.forms.columns import Column
from authoring.forms.records import Action, Passage, Picture
from authoring.forms.sheets import Form, Sheet, narrative_sheet, topic_column
from authoring.forms.submission import Submission, Typed
from authoring.intake.template.labels import beginning, length
from authoring.model.blocks import RichText
from authoring.model.inline import Inline, Run
from authoring.model.language import in_language
from authoring.text.writer import typed_lines

CELL_LIMIT = 32_767
"""Characters a cell holds."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture as it stands on a sheet, with what it shows in words."""

    picture: Picture
    alternative: str


Value = Inline | date | int | Drawing | None
"""What is written into one cell; text is always runs."""

Row = Sequence[Value]
"""One value for each of the sheet's columns, in order."""


def roomy(form: Form, submission: Submission) -> Form:
    """Return `form` with room for everything handed in: sections and topics it does not ask for are not lost."""
    known = {sheet.key for sheet in form.sheets}
    extra = (
        narrative_sheet(SectionDefinition(key=key, title={form.edition.language: key}))
        for key in submission.sections
        if key not in known
    )
    sheets = (_with_topics(sheet, submission) for sheet in (*form.sheets, *extra))
    return replace(form, sheets=tuple(sheets))


def _with_topics(sheet: Sheet, submission: Submission) -> Sheet:
    asked = any(column.key == "topic" for column in sheet.columns)
    given = sheet.is_narrative and any(passage.topic for passage in submission.sections.get(sheet.key, []))
    if asked or not given:
        return sheet
    return replace(sheet, columns=(topic_column(), *sheet.columns))


def rows(sheet: Sheet, submission: Submission, language: str) -> list[Row]:
    """Return the rows a submission comes to on one sheet; choices are labels in `language`."""
    if sheet.is_narrative:
        return [row for passage in submission.sections.get(sheet.key, []) for row in _passage(sheet, passage)]
    typed = submission.rows(sheet.key)
    return _topics_once(sheet, [row for said in typed for row in _typed(sheet, said, language)])


def _passage(sheet: Sheet, passage: Passage) -> list[Row]:
    """Return one row for each paragraph or item, the topic in the first."""
    texts = [piece for line in typed_lines(passage.text) for piece in pieces(line)]
    topics = pieces(_plain(passage.topic)) if passage.topic else []
    with_topic = any(column.key == "topic" for column in sheet.columns)
    return [(topic, text) if with_topic else (text,) for topic, text in zip_longest(topics, texts)]


def _topics_once(sheet: Sheet, given: list[Row]) -> list[Row]:
    """Return the rows of the future actions with a topic only where it changes; other topics hold for one row."""
    if sheet.record is not Action:
        return given
    topic = next(index for index, column in enumerate(sheet.columns) if column.key == "topic")
    before: list[Value] = [None, *(row[topic] for row in given)]
    return [
        [None if index == topic and value == earlier else value for index, value in enumerate(row)]
        for earlier, row in zip(before, given, strict=False)
    ]


def _typed(sheet: Sheet, said: Typed, language: str) -> list[Row]:
    """Return one row, and more only where a text is longer than a cell."""
    columns = [_values(column, said, language) for column in sheet.columns]
    return list(zip_longest(*columns)) or []


def _values(column: Column, said: Typed, language: str) -> list[Value]:
    value = said.get(column.key)
    if isinstance(value, Picture):
        return [Drawing(value, said.get("alternative") or "")]
    if column.partner is not None:
        value = (value or {}).get(column.partner)
    if isinstance(value, tuple):
        return list(pieces(_in_one_cell(value)))
    if column.kind == "choice":
        value = _label(column, value, language)
    return list(pieces(_plain(value))) if isinstance(value, str) else [value]


def _label(column: Column, value: str | None, language: str) -> str | None:
    labels = (in_language(choice.label, language) for choice in column.choices if choice.value == value)
    return next(labels, value)


def _plain(text: str) -> Inline:
    return (Run(text),)


def _in_one_cell(blocks: RichText) -> Inline:
    lines = typed_lines(blocks)
    return tuple(run for line in lines for run in (Run("\n"), *line))[1:]


def pieces(text: Inline) -> list[Inline]:
    """Return `text` in as many pieces as there must be cells, cut after a space where there is one."""
    rest = tuple(run for run in text if run.text)
    found: list[Inline] = []
    while rest:
        piece, rest = _cut(rest)
        found.append(piece)
    return found


def _cut(runs: Inline) -> tuple[Inline, Inline]:
    """Return what fits into one cell, and the rest."""
    room = CELL_LIMIT
    for index, run in enumerate(runs):
        if length(run.text) > room:
            part = _fitting(run.text, room)
            kept = (*runs[:index], replace(run, text=part)) if part else runs[:index]
            return kept, (replace(run, text=run.text[len(part) :]), *runs[index + 1 :])
        room -= length(run.text)
    return runs, ()


def _fitting(text: str, room: int) -> str:
    part = beginning(text, room)
    return part[: part.rindex(" ") + 1] if " " in part else part
