"""Tables (17.4): the template's table style, a header row that repeats, rows that stay whole."""

from collections.abc import Callable, Sequence

from authoring.model.blocks import Table
from authoring.model.inline import Inline, Run, text_of
from authoring.publishing.ooxml.markup import attribute, paragraph
from authoring.publishing.ooxml.page import TWIPS, Page
from authoring.publishing.ooxml.styles import Styles

_LONG, _LONG_WORD = 200, 24
"""Characters beyond which a text, or a word such as a web address, asks for no more room."""

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
    """Share `total` twips among columns of texts, as a browser lays out a table (CSS 2.2, 17.5.2.2).

    A column is at least as wide as its widest word and at most as its longest text on one line, both within reason;
    what is left between is shared by what each column still asks for.
    """
    least = [_PADDING + max(_widest_word(text) for text in texts) for texts in columns]
    most = [_PADDING + max(_line(text[:_LONG]) for text in texts) for texts in columns]
    asked = sum(most) - sum(least)
    share = min(1.0, max(0, total - sum(least)) / asked) if asked else 1.0
    wanted = [short + share * (long - short) for short, long in zip(least, most, strict=True)]
    widths = [int(total * width / sum(wanted)) for width in wanted]
    return [*widths[:-1], total - sum(widths[:-1])]


def _widest_word(text: str) -> int:
    return max((_line(word[:_LONG_WORD]) for word in text.split()), default=0)


def _line(text: str) -> int:
    return sum(_CAPITAL if character.isupper() else _SMALL for character in text)
