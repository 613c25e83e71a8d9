"""Ways through a report, so that nobody writes the recursion again."""

from collections.abc import Iterable, Iterator

from authoring.model.blocks import Block, Chart, Details, Figure, List, Paragraph, Table
from authoring.model.inline import Inline
from authoring.model.report import Report, Section


def sections(report: Report) -> Iterator[tuple[int, Section]]:
    """Yield every section with its depth (parts are 1), in reading order."""
    yield from _below(report.parts, 1)


def below(section: Section) -> Iterator[Section]:
    """Yield a section and every section inside it, in reading order."""
    return (inner for _, inner in _below((section,), 1))


def _below(siblings: Iterable[Section], depth: int) -> Iterator[tuple[int, Section]]:
    for section in siblings:
        yield depth, section
        yield from _below(section.sections, depth + 1)


def charts(report: Report) -> Iterator[Chart]:
    """Yield every chart of a report; they stand directly in sections."""
    return (block for _, section in sections(report) for block in section.blocks if isinstance(block, Chart))


def blocks(above: Iterable[Block]) -> Iterator[Block]:
    """Yield every block, those inside list items right after their list."""
    for block in above:
        yield block
        if isinstance(block, List):
            for item in block.items:
                yield from blocks(item.blocks)


def texts(above: Iterable[Block]) -> Iterator[tuple[Block, Inline]]:
    """Yield every text an author wrote, with the block it stands in, in reading order."""
    for block in blocks(above):
        match block:
            case Paragraph():
                yield block, block.content
            case Figure() | Chart():
                yield block, block.caption
            case Table():
                yield from ((block, cell) for row in block.rows for cell in row)
            case Details():
                yield from ((block, value) for _, value in block.entries)
            case _:
                pass
