"""The little that a page needs to know beyond the report model itself: note numbers, links, pictures as text."""

import re
from base64 import b64encode
from collections.abc import Iterator
from itertools import accumulate, groupby, pairwise
from pathlib import Path

from authoring.model.blocks import Block, Chart, Figure, Paragraph, Table
from authoring.model.inline import Inline, Run, text_of
from authoring.pictures.measure import Measure, measured
from authoring.publishing.addresses import address
from authoring.publishing.columns import column_shares

_SVG_SIZE = re.compile(rb'\b(?:width|height)="([\d.]+)pt"')
_TALLEST = 640
"""CSS pixels of a picture's height on screens: what is tall stands in one view with its caption, even on a laptop."""

_LONG_WORD = 24
"""Characters from which a word may take two lines."""

_ANCHOR = re.compile(r"#[a-z][\w-]*")


class Notes:
    """The footnotes of a page, numbered from `first` in the order in which their marks are written.

    Iterating goes on while marks are added, so that a note inside a note comes out too; each comes with the language of
    the text it was taken out of. `language` is that of the section being written.
    """

    def __init__(self, first: int = 1) -> None:
        self.first = first
        self.language = ""
        self._notes: list[tuple[Inline, str]] = []

    def within(self, language: str) -> None:
        """Take in that what follows is in `language`."""
        self.language = language

    def add(self, note: Inline) -> int:
        """Take in `note` and return its number."""
        self._notes.append((note, self.language))
        return self.first + len(self._notes) - 1

    def __iter__(self) -> Iterator[tuple[Inline, str]]:
        return iter(self._notes)

    def __len__(self) -> int:
        return len(self._notes)


class Numbers:
    """The numbers of a page's captions, from 1 for each label."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def label(self, label: str) -> str:
        """Return a label with its next number: “Table 3”."""
        self._last[label] = self._last.get(label, 0) + 1
        return f"{label}\u00a0{self._last[label]}"


def stretches(inline: Inline) -> list[tuple[str | None, list[Run]]]:
    """Return the runs of one link together, so that a link with a bold word is one link.

    Each stretch has the address it leads to, on the web or, as `#` and an anchor, in the report; None where it leads
    nowhere.
    """
    return [(href, list(runs)) for href, runs in groupby(inline, key=_address_of)]


def _address_of(run: Run) -> str | None:
    if not run.link or run.note is not None:
        return None
    return run.link if _ANCHOR.fullmatch(run.link) else address(run.link)


def kind(block: Block) -> str:
    """Return the name of the block's type, by which a template chooses how to write it."""
    return type(block).__name__


def column_percents(table: Table) -> list[int]:
    """Return each column's share of the width in whole percent, together 100 (`columns.column_shares`)."""
    ends = [round(100 * end) for end in accumulate(column_shares(table))]
    return [end - before for before, end in pairwise([0, *ends])]


def is_headed_by_words(table: Table) -> bool:
    """Return whether each row is headed by a single word, such as a number with hyphens, to be kept whole."""
    heads = [text_of(row[0]) for row in table.rows]
    return all(len(head) < _LONG_WORD and len(head.split()) <= 1 for head in heads)


def is_remark(block: Block) -> bool:
    """Return whether a paragraph is all in italics: a remark on what stands above it, such as when an action is due."""
    return isinstance(block, Paragraph) and all(run.emphasis for run in block.content)


def data_uri(figure: Figure) -> str:
    """Return the picture as a `data:` URL (RFC 2397)."""
    return f"data:{figure.media_type};base64,{b64encode(figure.picture).decode('ascii')}"


def drawn(chart: Chart, templates: Path) -> Figure:
    """Return a chart as a figure; raises TemplateError."""
    from authoring.publishing.charts.figure import for_page  # Matplotlib takes most of a second to load

    return for_page(chart, templates)


def measure(figure: Figure) -> Measure:
    """Return how large the picture is; an SVG says so in points, and a hundredth of one counts as its pixel."""
    if figure.media_type != "image/svg+xml":
        return measured(figure.picture)
    width, height = (round(float(size) * 100) for size in _SVG_SIZE.findall(figure.picture)[:2])
    return Measure(width, height, 7200.0)


def screen_size(figure: Figure) -> tuple[int, int]:
    """Return the picture's width and height on screens in CSS pixels; a drawing stays as tall as it is."""
    width, height = measure(figure).css_pixels
    if height <= _TALLEST or figure.media_type == "image/svg+xml":
        return width, height
    return max(1, round(width * _TALLEST / height)), _TALLEST


def alternative(figure: Figure) -> str:
    """Return what is said in the picture's place: its alternative, else its caption."""
    return figure.alternative or text_of(figure.caption)
