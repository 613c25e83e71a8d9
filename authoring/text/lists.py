"""Paragraphs and items, one a line, put together into nested lists."""

from dataclasses import dataclass, field, replace

from authoring.model.blocks import Block, Item, List, Paragraph, RichText
from authoring.text.markers import Marked, Marker

DEEPEST = 9
"""How deep lists nest: as deep as Word's (ECMA-376 Part 1, 17.9.6)."""
_STEP = 2
"""Columns by which a line stands further right to be inside the item above."""


@dataclass(slots=True)
class _Item:
    blocks: "list[Paragraph | _List]"


@dataclass(slots=True)
class _List:
    first: Marker
    last: Marker
    items: list[_Item] = field(default_factory=list)


@dataclass(slots=True)
class _Level:
    """A list that is open, the column of its markers, and the blocks it stands among."""

    column: int
    current: _List
    among: "list[Paragraph | _List]"

    def is_like(self, marker: Marker) -> bool:
        return (self.current.last.style, self.current.last.look) == (marker.style, marker.look)

    def is_followed_by(self, marker: Marker) -> bool:
        return self.is_like(marker) and (marker.style == "bullet" or self.current.last.number + 1 == marker.number)


class Builder:
    """Takes the lines of one passage in order.

    A line further right than an item is inside it; so is an item with another marker than those of its column. Coming
    back to a marker comes back to its list. A list starts over when its numbers do not go on.
    """

    def __init__(self) -> None:
        self._blocks: list[Paragraph | _List] = []
        self._open: list[_Level] = []

    def blocks(self) -> RichText:
        """Return what the lines came to."""
        return tuple(_frozen(block) for block in self._blocks)

    def add(self, column: int, paragraph: Paragraph) -> None:
        """Add a line without a marker: further text of an item it stands right of, else a paragraph that ends lists."""
        while self._open and self._open[-1].column >= column:
            self._open.pop()
        self._inside().append(paragraph)

    def add_item(self, marker: Marker, paragraph: Paragraph) -> None:
        """Add a line with a marker, as `accepted` has just returned it."""
        level = self._open[-1]
        if level.current.items and not level.is_followed_by(marker):
            level.current = _List(marker, marker)
            level.among.append(level.current)
        level.current.last = marker
        level.current.items.append(_Item([paragraph]))

    def accepted(self, column: int, marked: Marked) -> Marker | None:
        """Return the right reading of a marker in this column and open its list; None when it is no marker here."""
        self._close(column, marked.readings[0])
        levels = [level for level in reversed(self._open) if abs(level.column - column) < _STEP]
        for marker in marked.readings:
            if any(level.is_followed_by(marker) for level in levels):
                break
        else:
            marker = marked.readings[0]
            if marked.rare:
                return None
        level = next((level for level in levels if level.is_like(marker)), None)
        if level:
            del self._open[self._open.index(level) + 1 :]
            return marker
        return self._opened(column, marker)

    def _opened(self, column: int, marker: Marker) -> Marker | None:
        among = self._inside()
        while len(self._open) < DEEPEST:
            if not (among and isinstance(above := among[-1], _List)):
                among.append(opened := _List(marker, marker))
                self._open.append(_Level(column, opened, among))
                return marker
            # Two lists never follow each other unless the numbers start over.
            self._open.append(_Level(column, above, among))
            if above.last.style == marker.style:
                above.last = replace(above.last, look=marker.look)
                return marker
            among = above.items[-1].blocks
        return None

    def _close(self, column: int, marker: Marker) -> None:
        closed = None
        while self._open and self._open[-1].column > column:
            closed = self._open.pop()
        if closed and (not self._open or column >= self._open[-1].column + _STEP):
            # Further left, yet not as far as the list around it: still the same list.
            closed.column = column
            if closed.current.last.style == marker.style == "bullet":
                closed.current.last = marker
            self._open.append(closed)

    def _inside(self) -> "list[Paragraph | _List]":
        return self._open[-1].current.items[-1].blocks if self._open else self._blocks


def _frozen(block: "Paragraph | _List") -> Block:
    if isinstance(block, Paragraph):
        return block
    items = tuple(_frozen_item(item) for item in block.items)
    return List(items, block.first.style, block.first.number or 1, items[0].place)


def _frozen_item(item: _Item) -> Item:
    blocks = tuple(_frozen(block) for block in item.blocks)
    first = item.blocks[0]
    return Item(blocks, first.place if isinstance(first, Paragraph) else None)
