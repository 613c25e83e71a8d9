"""A narrative's rows as passages: a topic is given once and holds for the rows below it."""

from dataclasses import dataclass

from authoring.forms.records import Passage
from authoring.intake.grid import Cell
from authoring.intake.locate import Located
from authoring.intake.rows import Row
from authoring.intake.values import Values
from authoring.model.finding import finding
from authoring.model.place import Place
from authoring.text.lines import Line, lines_of
from authoring.text.reader import SectionReader


@dataclass(frozen=True, slots=True)
class _Topic:
    """The rows of one topic, and where the topic stands."""

    title: str | None
    place: Place
    rows: list[Row]


def read_passages(located: Located, rows: list[Row], values: Values) -> list[Passage]:
    """Return a section's passages; findings are added to those of `values`."""
    asked = any(column.key == "topic" for column in located.sheet.columns)
    lines = {row.number: lines_in(row.cells.get("text")) for row in rows}
    section = SectionReader([line for row in rows for line in lines[row.number]])
    passages = [
        Passage(
            topic=topic.title,
            text=section.blocks([line for row in topic.rows for line in lines[row.number]]),
            origins={"": topic.rows[0].place, "topic": topic.place, "text": _first_text(topic.rows)},
        )
        for topic in _topics(rows, values, asked=asked)
    ]
    values.findings.extend(section.findings)
    return [passage for passage in passages if passage.topic or passage.text]


def _topics(rows: list[Row], values: Values, *, asked: bool) -> list[_Topic]:
    topics: list[_Topic] = []
    for row in rows:
        cell = row.cells.get("topic")
        title = values.topic(cell) if cell else None
        if title and cell and not asked:
            values.findings.append(finding("topic-ignored", cell.place, topic=title))
        if not topics or (title and title != topics[-1].title):
            topics.append(_Topic(title, cell.place if cell else row.place, []))
        topics[-1].rows.append(row)
    return topics


def _first_text(rows: list[Row]) -> Place:
    return next((cell.place for row in rows if (cell := row.cells.get("text"))), rows[0].place)


def lines_in(cell: Cell | None) -> list[Line]:
    """Return the lines of a cell of text; an error is no text."""
    return [] if cell is None or cell.error or cell.stale else lines_of(cell.runs, cell.place, cell.indent)
