from hypothesis import given
from hypothesis import strategies as st

from authoring.assembly.passages import Passages, ended_with, section, with_figures
from authoring.forms.records import FigureRecord, Picture
from authoring.model import walk
from authoring.model.blocks import Paragraph
from authoring.model.inline import text_of
from authoring.model.report import Section
from tests.assembly.cases import outline, paragraph
from tests.publishing.specimen import PIXEL

TOPICS = st.sampled_from([None, "", "  ", "Trade", " Trade", "Labour"])


def written(*passages: tuple[str | None, str]) -> Section:
    return section(
        "section",
        "mining--outcomes",
        "Outcomes",
        "en",
        [(topic, (paragraph(text),), None, "") for topic, text in passages],
    )


def said(one: Section) -> list[object]:
    return [*outline(one.blocks), *((topic.title, outline(topic.blocks)) for topic in one.sections)]


def test_topics_are_headings_in_the_authors_order() -> None:
    assert said(written((None, "A"), ("Trade", "B"), (None, "C"), ("Labour", "D"), ("Trade", "E"))) == [
        "A",
        ("Trade", ["B", "C"]),
        ("Labour", ["D"]),
        ("Trade", ["E"]),
    ]


def test_anchors_are_made_of_keys_and_ordinals() -> None:
    assert [topic.anchor for topic in written(("Trade", "A"), ("Labour", "B")).sections] == [
        "mining--outcomes--1",
        "mining--outcomes--2",
    ]


@given(st.lists(st.tuples(TOPICS, st.lists(st.integers().map(str), max_size=3)), max_size=8))
def test_nothing_is_dropped_or_moved(rows: list[tuple[str | None, list[str]]]) -> None:
    passages: Passages = [(topic, tuple(paragraph(text) for text in texts), None, "") for topic, texts in rows]
    found = section("section", "a", "A", "en", passages)
    printed = [text_of(text) for one in walk.below(found) for _, text in walk.texts(one.blocks)]
    assert printed == [text for _, texts in rows for text in texts]


def figure(topic: str | None, caption: str) -> FigureRecord:
    return FigureRecord(picture=Picture(media_type="image/png", data=PIXEL), caption=caption, topic=topic)


def test_figures_stand_at_the_end_of_their_topic_else_behind_the_sections_own_text() -> None:
    figures = [figure("trade ", "1"), figure(None, "2"), figure("Unknown", "3"), figure("Labour", "4")]
    assert said(with_figures(written((None, "A"), ("Trade", "B"), ("Labour", "C")), figures)) == [
        *("A", "2", "3"),
        ("Trade", ["B", "1"]),
        ("Labour", ["C", "4"]),
    ]


def test_the_end_of_a_section_is_the_end_of_its_last_topic() -> None:
    ending: Paragraph = paragraph("Z")
    assert said(ended_with(written((None, "A")), ending)) == ["A", "Z"]
    assert said(ended_with(written((None, "A"), ("Trade", "B")), ending)) == ["A", ("Trade", ["B", "Z"])]
