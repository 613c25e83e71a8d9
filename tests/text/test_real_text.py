"""The real report of 2021, typed as lines and read again."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from authoring.model.blocks import Block, Item, List, Paragraph
from authoring.model.inline import Run
from authoring.text.lines import lines_of
from authoring.text.normalise import normalise
from authoring.text.reader import SectionReader, read_lines
from authoring.text.writer import typed_lines, write_lines

DATA = os.environ.get("AUTHORING_REFERENCE_DATA")


def sections(data: Any) -> Iterator[list[dict[str, Any]]]:
    if isinstance(data, dict):
        if "blocks" in data:
            yield data["blocks"]
        for value in data.values():
            yield from sections(value)
    if isinstance(data, list):
        for value in data:
            yield from sections(value)


def block(data: dict[str, Any]) -> Block:
    if data["type"] != "list":
        return paragraph(data["text"])
    return List(tuple(item(entry) for entry in data["items"]), "decimal" if data["ordered"] else "bullet")


def item(data: dict[str, Any]) -> Item:
    return Item((paragraph(data["text"]), *map(block, data["children"])))


def paragraph(text: str) -> Paragraph:
    return Paragraph((Run(normalise(text).strip()),))


@pytest.mark.skipif(DATA is None, reason="AUTHORING_REFERENCE_DATA names no folder with the real report")
def test_the_real_report_comes_back_whole() -> None:
    report = json.loads((Path(DATA or "") / "2021.json").read_text("utf-8"))
    count = 0
    for section in sections(report["parts"] | {"groups": report["groups"]}):
        blocks = tuple(map(block, section))
        cells = [line for runs in typed_lines(blocks) for line in lines_of(runs, None)]
        assert read_lines(write_lines(blocks)) == blocks
        assert SectionReader(cells).blocks(cells) == blocks
        count += len(blocks)
    assert count > 150
