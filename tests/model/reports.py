"""Reports for property tests: one of everything, of any shape."""

from dataclasses import fields, is_dataclass
from datetime import date

from hypothesis import strategies as st

from authoring.model.blocks import Chart, Details, Figure, Item, List, Paragraph, Person, Roster, Table
from authoring.model.charts import Bars, Moment, Panel, Row, Series, Timeline
from authoring.model.inline import Run, merged
from authoring.model.place import Place
from authoring.model.report import Meeting, Report, Section

NO_TEXT = frozenset("anchor kind language languages link style layout media_type fingerprint address".split())
"""Fields of the model whose strings nobody reads as they are."""

TEXTS = st.text(max_size=12)
LANGUAGES = st.sampled_from(("en", "fr", "es", "fr-CA"))


def lines(texts: st.SearchStrategy[str] = TEXTS) -> st.SearchStrategy[tuple[Run, ...]]:
    """Return a strategy for runs in their one form, some with notes, some in another language."""
    runs = st.builds(
        Run,
        texts,
        st.booleans(),
        st.booleans(),
        st.none() | st.just("https://example.org/a?b=1: 2"),
        st.none(),
        st.none() | LANGUAGES,
    )
    notes = st.builds(lambda said: Run("", note=merged(said)), st.lists(runs, min_size=1, max_size=2))
    return st.lists(runs | notes, max_size=4).map(merged)


def reports(texts: st.SearchStrategy[str] = TEXTS) -> st.SearchStrategy[Report]:
    """Return a strategy for reports whose texts are `texts`."""
    inline, several = lines(texts), st.lists(texts, max_size=2).map(tuple)
    paragraphs = st.builds(Paragraph, inline)
    people = st.lists(st.builds(Person, texts, st.tuples(inline)), max_size=2).map(tuple)
    moments = st.builds(Moment, st.just(date(2021, 11, 25)), texts)
    drawings = st.builds(
        Bars, several, st.lists(st.builds(Panel, texts, st.tuples(st.builds(Series, texts))), max_size=2).map(tuple)
    ) | st.builds(Timeline, st.tuples(st.builds(Row, texts, st.tuples(moments))))
    leaves = (
        paragraphs
        | st.builds(Table, texts, several, st.lists(st.tuples(inline, inline), max_size=2).map(tuple))
        | st.builds(Figure, st.just(b""), st.just("image/png"), inline, texts, inline)
        | st.builds(Chart, drawings, inline, texts)
        | st.builds(Roster, st.lists(st.tuples(texts, people), max_size=2).map(tuple))
        | st.builds(Details, st.lists(st.tuples(texts, inline), max_size=2).map(tuple))
    )
    blocks = st.recursive(
        leaves,
        lambda inner: st.builds(
            List,
            st.lists(
                st.builds(lambda first, more: Item((first, *more)), paragraphs, st.lists(inner, max_size=2)), max_size=2
            ).map(tuple),
        ),
        max_leaves=4,
    )
    kinds = st.sampled_from(("section", "topic"))
    languages = st.just("") | LANGUAGES
    below = st.builds(Section, kinds, TEXTS, texts, texts, languages, st.lists(blocks, max_size=2).map(tuple))
    parts = st.builds(
        Section,
        kinds,
        TEXTS,
        texts,
        texts,
        languages,
        st.lists(blocks, max_size=2).map(tuple),
        st.lists(below, max_size=2).map(tuple),
    )
    return st.builds(
        Report,
        title=texts,
        partnership=texts,
        acronym=texts,
        partners=several,
        year=st.just(2021),
        language=LANGUAGES,
        host=texts,
        meeting=st.builds(Meeting, texts, texts, texts, texts),
        draft=st.booleans(),
        parts=st.lists(parts, max_size=2).map(tuple),
    )


def texts_of(value: object) -> list[str]:
    """Return every string in a part of the model that somebody reads, found by looking into every field."""
    match value:
        case str():
            return [value] if value else []
        case tuple():
            return [text for one in value for text in texts_of(one)]
        case Place():
            return []
        case _ if is_dataclass(value):
            named = (one.name for one in fields(value) if one.name not in NO_TEXT)
            return [text for name in named for text in texts_of(getattr(value, name))]
    return []
