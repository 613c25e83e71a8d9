"""What an author wrote in one section: text, topics, figures."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, groupby
from operator import itemgetter
from typing import TypeVar

from authoring.assembly.manuscript import anchor
from authoring.assembly.wording import LACKING
from authoring.forms.records import FigureRecord, Passage
from authoring.model.blocks import Block, Figure, RichText
from authoring.model.inline import plain
from authoring.model.report import Kind, Section
from authoring.pictures.prepare import prepared
from authoring.text.spelling import folded, tidy

Row = TypeVar("Row")
Passages = Sequence[tuple[str | None, RichText]]
"""Topic and text, in the author's order. Text without a topic belongs to the topic above it."""


def section(kind: Kind, name: str, title: str, language: str, passages: Passages) -> Section:
    """Return a section of `passages`: first what stands before any topic, then each topic with its own heading.

    A topic that comes up again further down is a heading again: nothing is moved.
    """
    (_, opening), *topics = [(topic, _joined(texts)) for topic, texts in by_topic([(None, ()), *passages])]
    filled = ((topic, blocks) for topic, blocks in topics if blocks)
    return Section(
        kind,
        name,
        title,
        language=language,
        blocks=opening,
        sections=tuple(
            Section("topic", anchor(name, number), topic, language=language, blocks=blocks)
            for number, (topic, blocks) in enumerate(filled, 1)
        ),
    )


def by_topic(rows: Iterable[tuple[str | None, Row]]) -> list[tuple[str, list[Row]]]:
    """Return rows under their topics, in order; one without a topic belongs to the topic above it (`""`: to none).

    A topic is printed as typed, without spare space.
    """
    named: list[tuple[str, Row]] = []
    for topic, row in rows:
        above = named[-1][0] if named else ""
        named.append((" ".join((topic or "").split()) or above, row))
    return [(topic, [row for _, row in group]) for topic, group in groupby(named, key=itemgetter(0))]


def _joined(texts: Iterable[RichText]) -> RichText:
    return tuple(chain.from_iterable(texts))


def of_passages(passages: Iterable[Passage]) -> Passages:
    """Return a narrative's topics and texts."""
    return [(passage.topic, passage.text) for passage in passages]


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
        plain(record.caption or LACKING),
        record.alternative or "",
        record.credit or "",
        record.origin("picture"),
    )


def ended_with(written: Section, *blocks: Block) -> Section:
    """Return a section with `blocks` as its very last ones, in its last topic where it has topics."""
    if not written.sections:
        return replace(written, blocks=(*written.blocks, *blocks))
    *before, last = written.sections
    return replace(written, sections=(*before, ended_with(last, *blocks)))
