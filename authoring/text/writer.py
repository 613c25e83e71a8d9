"""Blocks back into the lines a person would have typed."""

from authoring.model.blocks import Paragraph, RichText
from authoring.model.inline import text_of


def write_lines(blocks: RichText) -> list[str]:
    """Return the lines `blocks` are read from."""
    return [text_of(block.content) for block in blocks if isinstance(block, Paragraph)]
