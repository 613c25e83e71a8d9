"""The real report of 2021, typed as lines and read again."""

from collections.abc import Iterator
from typing import Any

from authoring.text.lines import lines_of
from authoring.text.reader import SectionReader, read_lines
from authoring.text.writer import typed_lines, write_lines
from tests.reference import blocks_of, needs_reference, reference


def passages(data: Any) -> Iterator[list[Any]]:
    """Yield the blocks of every section, however deep."""
    if isinstance(data, dict):
        if "blocks" in data:
            yield data["blocks"]
        data = list(data.values())
    if isinstance(data, list):
        for value in data:
            yield from passages(value)


@needs_reference
def test_the_real_report_comes_back_whole() -> None:
    count = 0
    for passage in passages([reference()["parts"], reference()["groups"]]):
        blocks = blocks_of(passage)
        cells = [line for runs in typed_lines(blocks) for line in lines_of(runs, None)]
        assert read_lines(write_lines(blocks)) == blocks
        assert SectionReader(cells).blocks(cells) == blocks
        count += len(blocks)
    assert count > 150
