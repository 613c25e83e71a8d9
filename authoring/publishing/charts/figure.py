"""Charts as figures: whatever writes a figure writes them, too."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from authoring.model.blocks import Block, Chart, Figure
from authoring.model.report import Report, Section
from authoring.publishing.charts.picture import png, svg


def for_page(chart: Chart, templates: Path) -> Figure:
    """Return a chart as a figure for a page, which shows drawings; raises TemplateError."""
    return Figure(svg(chart.drawing, templates), "image/svg+xml", chart.caption, chart.alternative, place=chart.place)


def for_word(chart: Chart, templates: Path) -> Figure:
    """Return a chart as a figure for Word, which shows a drawing beside a picture of it; raises TemplateError."""
    drawing = svg(chart.drawing, templates)
    picture = png(chart.drawing, templates)
    return Figure(picture, "image/png", chart.caption, chart.alternative, place=chart.place, svg=drawing)


def report_for_word(report: Report, templates: Path) -> Report:
    """Return a report with its charts as figures for Word; raises TemplateError."""
    return replace(report, parts=_sections(report.parts, partial(for_word, templates=templates)))


def _sections(sections: Iterable[Section], drawn: Callable[[Chart], Figure]) -> tuple[Section, ...]:
    return tuple(
        replace(section, blocks=_blocks(section.blocks, drawn), sections=_sections(section.sections, drawn))
        for section in sections
    )


def _blocks(blocks: Iterable[Block], drawn: Callable[[Chart], Figure]) -> tuple[Block, ...]:
    return tuple(drawn(block) if isinstance(block, Chart) else block for block in blocks)
