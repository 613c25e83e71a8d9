"""A narrative's rows as passages: a topic is given once and holds for the rows below it."""

from collections.abc import Iterable
from dataclasses import dataclass

from authoring.forms.records import Passage
from authoring.intake.locate import Located
from authoring.intake.note_marks import with_note_marks
from authoring.intake.rows import Row
from authoring.intake.values import Values
from authoring.model.blocks import RichText
from authoring.model.finding import Finding, finding
from authoring.model.place import Place
from authoring.office.grid import Cell
from authoring.text.lines import lines_of
from authoring.text.reader import SectionReader


class Texts:
    """The cells of text of one section, read together: a footnote's text may stand in another cell than its mark.

    An error or a formula without its result is no text.
    """

    def __init__(self, cells: Iterable[Cell | None]) -> None:
        readable = (cell for cell in cells if cell and not cell.error and not cell.stale)
        self._lines = with_note_marks(
            {cell.place: lines_of(cell.runs, cell.place, cell.indent) for cell in readable},
        )
        self._section = SectionReader([line for lines in self._lines.values() for line in lines])

    def blocks(self, cells: Iterable[Cell | None]) -> RichText:
        """Return what some of the cells say, one below the other."""
        return self._section.blocks([line for cell in cells if cell for line in self._lines.get(cell.place, ())])

    @property
    def findings(self) -> list[Finding]:
        """What is to be mended in the cells read so far."""
        return self._section.findings


@dataclass(frozen=True, slots=True)
class _Topic:
    """The rows of one topic, and where the topic stands."""

    title: str | None
    place: Place
    rows: list[Row]


def read_passages(located: Located, rows: list[Row], values: Values) -> list[Passage]:
    """Return a section's passages; findings are added to those of `values`."""
    asked = any(column.key == "topic" for column in located.sheet.columns)
    section = Texts(row.cells.get("text") for row in rows)
    passages = [
        Passage(
            topic=topic.title,
            text=section.blocks(row.cells.get("text") for row in topic.rows),
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
