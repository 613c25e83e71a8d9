"""How a section is set on paper, apart from its kind: for what is too wide for a page, and too little for one."""

from collections.abc import Sequence

from authoring.model.blocks import Paragraph, Table
from authoring.model.inline import Inline, text_of
from authoring.model.report import Section
from authoring.publishing.columns import is_wide

_LEAD_IN = 2
"""Blocks that may stand before a wide table, on its page."""

_FEW = 5
"""Paragraphs that are too few for a page of their own."""

_LINE = 100
"""Characters of a table's small text across a page."""

_TALL = 25
"""Lines of a row that is not kept whole: it would leave half a page empty, or find no page that holds it."""

_SHORT = 12
"""Rows of a table that is kept whole."""


def setting(section: Section) -> str:
    """Return the further classes of a section's element, each after a space.

    `landscape`: it is one wide table and at most a lead-in, so that its title goes with it onto pages that lie on their
    side. `brief`: a chapter of a few paragraphs, which does not begin a page.
    """
    blocks = section.blocks
    if section.sections or not blocks:
        return ""
    last = blocks[-1]
    if isinstance(last, Table) and is_wide(last) and len(blocks) <= 1 + _LEAD_IN:
        return " landscape"
    return " brief" if is_brief(section) else ""


def is_brief(section: Section) -> bool:
    """Return whether a section is a chapter of a few paragraphs, which does not begin a page."""
    blocks = section.blocks
    few = 0 < len(blocks) <= _FEW and all(isinstance(block, Paragraph) for block in blocks)
    return section.kind == "chapter" and not section.sections and few


def is_tall(row: Sequence[Inline]) -> bool:
    """Return whether a row of a table is so tall that a page may end within it; its columns are taken for equals."""
    return _lines(row) > _TALL


def is_short(table: Table) -> bool:
    """Return whether a table is kept on one page: it has few rows, and all of them together are not too tall."""
    return len(table.rows) <= _SHORT and sum(max(1, _lines(row)) for row in table.rows) <= _TALL


def _lines(row: Sequence[Inline]) -> float:
    return max(len(text_of(cell)) for cell in row) * len(row) / _LINE
