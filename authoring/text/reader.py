"""Lines of text into blocks."""

from collections.abc import Sequence

from authoring.model.blocks import Paragraph, RichText
from authoring.model.inline import Run


def read_lines(lines: Sequence[str]) -> RichText:
    """Return the blocks `lines` come to."""
    return tuple(Paragraph((Run(line),)) for line in lines if line.strip())
