"""Tables (17.4): the template's table style, a header row that repeats, rows that stay whole."""

from collections.abc import Callable, Iterable
from itertools import accumulate, pairwise

from authoring.model.blocks import Table
from authoring.model.inline import Inline, plain
from authoring.publishing.columns import are_numbers, column_shares
from authoring.publishing.ooxml.markup import KEEP_NEXT, attribute, paragraph
from authoring.publishing.ooxml.page import TWIPS
from authoring.publishing.ooxml.styles import Styles
from authoring.publishing.pdf_setting import is_short, is_tall

_WHOLE = "<w:cantSplit/>"
"""A row that stays on one page (17.4.6)."""

_TOGETHER = 3
"""Rows at the beginning and at the end of a longer table that stay on one page."""


class Tables:
    """Writes tables as wide as the text, their first row and column marked as headings (17.4.55)."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles

    def table(self, table: Table, runs: Callable[[Inline], str], width: float) -> str:
        """Return the table without its caption, `width` inches wide; `runs` writes the text of a cell."""
        widths = _widths(table, round(width * TWIPS))
        numbers = are_numbers(table)
        headings = [self._styles["Table Number Heading" if number else "Table Heading"] for number in numbers]
        texts = [self._styles["Table Number" if number else "Table Text"] for number in numbers]
        titles = [paragraph(style, runs(plain(title))) for style, title in zip(headings, table.header, strict=True)]
        head = _row(titles, widths, f"{_WHOLE}<w:tblHeader/>")
        rows = "".join(
            _row(
                [paragraph(style, runs(cell), keep) for style, cell in zip(texts, row, strict=True)],
                widths,
                "" if is_tall(row) else _WHOLE,
            )
            for row, keep in zip(table.rows, _keeping(table), strict=True)
        )
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return f"<w:tbl>{self._properties(table.caption, sum(widths))}<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"

    def _properties(self, caption: str, width: int) -> str:
        return (
            f'<w:tblPr><w:tblStyle w:val="{self._styles["Report Table"]}"/>'
            f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0"'
            ' w:noHBand="0" w:noVBand="1"/>'
            f'<w:tblCaption w:val="{attribute(caption)}"/></w:tblPr>'
        )


def _row(cells: Iterable[str], widths: Iterable[int], properties: str) -> str:
    content = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{content}</w:tr>"


def _keeping(table: Table) -> list[str]:
    """Return for each row what keeps its paragraphs with those of the next row."""
    count = len(table.rows)
    if is_short(table):
        return [KEEP_NEXT] * (count - 1) + [""] * min(count, 1)
    beginning, end = range(_TOGETHER - 1), range(count - _TOGETHER, count)
    return [
        KEEP_NEXT if position + 1 < count and (position in beginning or position in end) else ""
        for position in range(count)
    ]


def _widths(table: Table, total: int) -> list[int]:
    ends = [round(total * end) for end in accumulate(column_shares(table))]
    return [end - start for start, end in pairwise((0, *ends))]
