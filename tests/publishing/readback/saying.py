"""Outlines as a test writes them."""

from authoring.publishing.readback.outline import Outline


def said(outline: Outline) -> list[tuple[str, int, str]]:
    return [(passage.kind, passage.level, passage.shown) for passage in outline]
