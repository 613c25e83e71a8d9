"""Tables (17.4): the template's table style, a header row that repeats, rows that stay whole."""

from collections.abc import Callable, Sequence

from authoring.model.blocks import Table
from authoring.model.inline import Inline, Run, text_of
from authoring.publishing.ooxml.markup import attribute, paragraph
from authoring.publishing.ooxml.page import TWIPS, Page
from authoring.publishing.ooxml.styles import Styles

_SHORT, _LONG = 16, 200
"""Characters: up to the first a text stays on one line; beyond the second a text asks for no more room."""

_CAPITAL, _SMALL = 130, 95
"""Twips of a capital and of any other character in a table's small text, its share of bold included."""

_PADDING = 220
"""Twips left and right of a cell's text together."""


class Tables:
    """Writes tables as wide as the text."""

    def __init__(self, styles: Styles, page: Page) -> None:
        self._styles = styles
        self._width = round(page.width * TWIPS)

    def table(self, table: Table, runs: Callable[[Inline], str]) -> str:
        """Return the table without its caption; `runs` writes the text of a cell."""
        columns = [(title, *map(text_of, cells)) for title, *cells in zip(table.header, *table.rows, strict=True)]
        widths = column_widths(columns, self._width)
        header = [(Run(title),) for title in table.header]
        head = self._row(header, widths, runs, heading=True)
        rows = "".join(self._row(row, widths, runs) for row in table.rows)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return f"<w:tbl>{self._properties(table.caption)}<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"

    def _properties(self, caption: str) -> str:
        return (
            f'<w:tblPr><w:tblStyle w:val="{self._styles["Report Table"]}"/>'
            f'<w:tblW w:w="{self._width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
            ' w:noHBand="0" w:noVBand="1"/>'
            f'<w:tblCaption w:val="{attribute(caption)}"/></w:tblPr>'
        )

    def _row(
        self, cells: Sequence[Inline], widths: list[int], runs: Callable[[Inline], str], heading: bool = False
    ) -> str:
        style = self._styles["Table Heading" if heading else "Table Text"]
        content = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(style, runs(cell))}</w:tc>'
            for cell, width in zip(cells, widths, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if heading else ''}</w:trPr>{content}</w:tr>"


def column_widths(columns: Sequence[Sequence[str]], total: int) -> list[int]:
    """Share `total` twips among columns of texts: short ones stay on one line, long ones get the rest.

    What is left is shared by the mean length of a column's texts, up to a limit, so that one very long column does not
    leave slivers to the others.
    """
    least = [_PADDING + max(_line(text[:_SHORT]) for text in texts) for texts in columns]
    means = [sum(map(len, texts)) / len(texts) for texts in columns]
    more = [max(0.0, min(mean, _LONG) - _SHORT) for mean in means]
    share = max(0, total - sum(least)) / (sum(more) or 1)
    wanted = [short + share * long for short, long in zip(least, more, strict=True)]
    widths = [int(total * width / sum(wanted)) for width in wanted]
    return [*widths[:-1], total - sum(widths[:-1])]


def _line(text: str) -> int:
    return sum(_CAPITAL if character.isupper() else _SMALL for character in text)
