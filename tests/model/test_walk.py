"""Ways through a report."""

from authoring.model import walk
from authoring.model.blocks import Chart, Item, List, Paragraph
from authoring.model.charts import Timeline
from authoring.model.inline import plain
from tests.publishing.specimen import NESTED, SPECIMEN


def test_sections_come_in_reading_order_with_their_depth() -> None:
    headings = [(depth, section.anchor) for depth, section in walk.sections(SPECIMEN)]

    assert headings == [
        (1, "message"),
        (1, "groups"),
        (2, "mining"),
        (3, "mining-co-chairs"),
        (3, "mining-meetings"),
        (3, "mining-introduction"),
        (3, "mining-outcomes"),
        (4, "mining-outcomes-1"),
        (4, "mining-outcomes-2"),
        (3, "mining-participants"),
        (1, "annexes"),
        (2, "annex-commitments"),
    ]


def test_blocks_include_those_inside_items() -> None:
    first, second = NESTED.items

    assert list(walk.blocks([NESTED])) == [
        NESTED,
        first.blocks[0],
        first.blocks[1],
        *[item.blocks[0] for item in _items(first)],
        *second.blocks,
    ]
    assert all(isinstance(block, Paragraph | List) for block in walk.blocks([NESTED]))


def test_a_charts_caption_is_a_text_like_a_figures() -> None:
    chart = Chart(Timeline(()), plain("By host"), "A time line.")
    assert list(walk.texts([chart])) == [(chart, plain("By host"))]


def _items(item: Item) -> tuple[Item, ...]:
    nested = item.blocks[1]
    assert isinstance(nested, List)
    return nested.items
