"""Word documents of a few blocks, and what stands in them."""

from dataclasses import replace
from pathlib import Path

from authoring.model.blocks import Block
from authoring.model.report import Report, Section
from authoring.publishing.docx import render_docx
from tests.publishing.specimen import SPECIMEN
from tests.publishing.word import outline

TEMPLATES = Path(__file__).parents[2] / "templates"


def saying(*blocks: Block, language: str = "en") -> Report:
    """A report of one section with these blocks."""
    return replace(SPECIMEN, parts=(Section("part", "only", "Only part", language=language, blocks=blocks),))


def written(*blocks: Block, language: str = "en") -> bytes:
    return render_docx(saying(*blocks, language=language), TEMPLATES)


def content(document: bytes) -> list[tuple[str, str]]:
    """What stands behind the first heading: style and text of each paragraph."""
    paragraphs = outline(document)
    first = next(position for position, (used, _) in enumerate(paragraphs) if used == "Heading1")
    return paragraphs[first + 1 :]
