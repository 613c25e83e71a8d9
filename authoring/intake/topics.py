"""What stands in the column of topics: text that was typed there, and topics without text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from authoring.intake.locate import Located
from authoring.intake.matching import quoted
from authoring.intake.rows import Row, carried_down
from authoring.intake.values import one_line
from authoring.model.finding import Finding, finding
from authoring.model.language import in_language
from authoring.office.grid import Cell
from authoring.text.markers import marked

_HEADING = 150
"""Characters of the longest heading anybody prints."""
_SENTENCE = 5
"""Words from which on what ends in a full stop is a sentence."""


def with_texts_in_place(located: Located, rows: Sequence[Row], language: str) -> tuple[list[Row], list[Finding]]:
    """Return the rows with what is text in the column of topics moved to that of texts; and a finding for the first.

    A whole section is easily pasted into the first column. What stands in a row with nothing but choices and dates is
    text, too: it is what is promised.
    """
    placed = [_with_text_in_place(row) for row in rows]
    moved = next((row.cells["topic"] for row, now in zip(rows, placed, strict=True) if row is not now), None)
    if moved is None:
        return list(rows), []
    titles = {name: in_language(_title(located, name), language) for name in ("topic", "text")}
    values = {"text": quoted(moved.text), "topic": titles["topic"], "column": titles["text"]}
    return placed, [finding("topic-text", moved.place, **values)]


def _title(located: Located, name: str) -> dict[str, str]:
    return next((dict(column.title) for column in located.columns.values() if column.key == name), {"": name})


def _with_text_in_place(row: Row) -> Row:
    topic = row.cells.get("topic")
    if topic is None or "text" in row.cells or not (len(row.cells) > 1 or _is_text(topic)):
        return row
    others = {name: cell for name, cell in row.cells.items() if name != "topic"}
    return replace(row, cells={**others, "text": topic})


def _is_text(cell: Cell) -> bool:
    text = one_line(cell.text)
    is_sentence = text.endswith((".", ";")) and len(text.split()) >= _SENTENCE
    return is_sentence or len(text) > _HEADING or marked(cell.text.strip()) is not None


def empty_topics(located: Located, rows: Sequence[Row], language: str) -> Iterator[Finding]:
    """Yield a finding for each topic with nothing below it, unless the sheet is empty but for topics.

    An empty sheet that should be filled in is found as a whole.
    """
    column = in_language(_title(located, "text"), language)
    if located.sheet.need != "optional" and not any(row.cells.keys() - {"topic"} for row in rows):
        return
    for topic, below in groupby(carried_down(list(rows), "topic"), key=_topic):
        first, *others = below
        if topic and not any(row.cells.keys() - {"topic"} for row in (first, *others)):
            yield finding("topic-empty", first.cells["topic"].place, topic=quoted(topic), column=column)


def _topic(row: Row) -> str:
    cell = row.cells.get("topic")
    return one_line(cell.text) if cell else ""
