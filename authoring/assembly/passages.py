"""What an author wrote in one section: text, topics, figures."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, groupby
from operator import itemgetter
from typing import TypeVar

from authoring.assembly.manuscript import anchor
from authoring.assembly.wording import LACKING
from authoring.forms.records import FigureRecord, Passage, Record
from authoring.model.blocks import Block, Details, Figure, RichText
from authoring.model.inline import plain
from authoring.model.place import Place
from authoring.model.report import Kind, Section
from authoring.pictures.prepare import prepared
from authoring.text.spelling import folded, tidy

Row = TypeVar("Row")
Passages = Sequence[tuple[str | None, RichText, Place | None, str]]
"""Topic, text, the topic's place and its language where that is another, in the author's order.

Text without a topic belongs to the topic above it.
"""


_Row = tuple[RichText, Place | None, str]

_NO_TOPIC = (None, (), None, "")


def section(kind: Kind, name: str, title: str, language: str, passages: Passages) -> Section:
    """Return a section of `passages`: first what stands before any topic, then each topic with its own heading.

    A topic that comes up again further down is a heading again: nothing is moved.
    """
    (_, opening), *topics = by_topic((topic, (text, place, own)) for topic, text, place, own in [_NO_TOPIC, *passages])
    filled = ((topic, rows) for topic, rows in topics if _joined(rows))
    return Section(
        kind,
        name,
        title,
        language=language,
        blocks=_joined(opening),
        sections=tuple(
            _topic(anchor(name, number), topic, language, rows) for number, (topic, rows) in enumerate(filled, 1)
        ),
    )


def _topic(name: str, topic: str, language: str, rows: Sequence[_Row]) -> Section:
    _, place, own = rows[0]
    return Section("topic", name, topic, "", language, _joined(rows), place=place, title_language=own)


def by_topic(rows: Iterable[tuple[str | None, Row]]) -> list[tuple[str, list[Row]]]:
    """Return rows under their topics, in order; one without a topic belongs to the topic above it (`""`: to none).

    A topic is printed as typed, without spare space.
    """
    named: list[tuple[str, Row]] = []
    for topic, row in rows:
        above = named[-1][0] if named else ""
        named.append((" ".join((topic or "").split()) or above, row))
    return [(topic, [row for _, row in group]) for topic, group in groupby(named, key=itemgetter(0))]


def _joined(rows: Iterable[_Row]) -> RichText:
    return tuple(chain.from_iterable(text for text, *_ in rows))


def of_passages(passages: Iterable[Passage]) -> Passages:
    """Return a narrative's topics and texts."""
    return [(one.topic, one.text, one.origin("topic"), one.foreign.get("topic", "")) for one in passages]


def with_figures(written: Section, figures: Iterable[FigureRecord]) -> Section:
    """Return a section with its figures: each at the end of its topic, else behind the section's own text."""
    for figure in figures:
        written = _with_figure(written, figure)
    return written


def _with_figure(written: Section, record: FigureRecord) -> Section:
    topic = folded(tidy(record.topic or ""))
    place = next((n for n, one in enumerate(written.sections) if topic and folded(tidy(one.title)) == topic), None)
    if place is None:
        return replace(written, blocks=(*written.blocks, figure_of(record)))
    topics = list(written.sections)
    topics[place] = replace(topics[place], blocks=(*topics[place].blocks, figure_of(record)))
    return replace(written, sections=tuple(topics))


def figure_of(record: FigureRecord) -> Figure:
    """Return the figure a record describes, its picture as it is published; raises PictureError."""
    picture = prepared(record.picture.data)
    return Figure(
        picture.data,
        picture.media_type,
        plain(record.caption or LACKING, record.foreign.get("caption")),
        record.alternative or "",
        plain(record.credit or "", record.foreign.get("credit")),
        record.origin("picture"),
        alternative_language=record.foreign.get("alternative", ""),
    )


def details(facts: Iterable[tuple[str, str, str]], record: Record) -> tuple[Details, ...]:
    """Return short facts, each a label, what a record says and in which field; nothing where it says nothing."""
    told = [
        (label, plain(value, record.foreign.get(field)), record.origin(field)) for label, value, field in facts if value
    ]
    entries, origins = tuple((label, value) for label, value, _ in told), tuple(origin for *_, origin in told)
    return (Details(entries, origins[0], origins),) if told else ()


def ended_with(written: Section, *blocks: Block) -> Section:
    """Return a section with `blocks` as its very last ones, in its last topic where it has topics."""
    if not written.sections:
        return replace(written, blocks=(*written.blocks, *blocks))
    *before, last = written.sections
    return replace(written, sections=(*before, ended_with(last, *blocks)))
