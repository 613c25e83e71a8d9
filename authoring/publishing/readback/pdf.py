"""PDF read back through its structure tree, as assistive technology reads it, never through what its pages look like.

A tree may hold one element for each page that a paragraph, an item or a table stands on. An item's rest has no label,
a table's the same header: both are put together again. Of a paragraph nothing tells whether the first one of a page is
the rest of the one before; such a passage is `broken`.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from authoring.errors import UnreadableError
from authoring.publishing.readback.ordinals import whole
from authoring.publishing.readback.outline import Gathering, Kind, Outline, joined
from authoring.publishing.readback.pdf_text import Words, marked_contents
from authoring.publishing.readback.pdf_tree import Node, structure

_HEADING = re.compile(r"H[1-6]")
_NUMBER = re.compile(r"\W*(\d+|(?:[A-Za-z]{1,2}|[ivxlcdmIVXLCDM]+)(?=[.)]))\W*")
_CONTENT = "Part"
"""The role of the page's <main>: cover and table of contents stand before it."""

_HIGHEST = 2
"""The level of a part's heading: the report's title is above it."""

_SMALL = 0.9
"""The mark of a note is smaller than the text it stands in."""


def pdf_outline(content: bytes) -> Outline:
    """Return what the document says from its first part on; raises UnreadableError."""
    return structure_outline(structure(content, marked_contents(content)))


def structure_outline(root: Node) -> Outline:
    """Return what a structure tree says; raises UnreadableError when it has no main part."""
    return _Reader().read(root)


class _Reader:
    def __init__(self) -> None:
        self._out = Gathering()
        self._turns: list[int] = []
        self._depth = 0
        self._is_within = False
        self._header: list[str] = []
        self._rows = 0
        self._size = self._right = 0.0
        self._last_note = 0

    def read(self, root: Node) -> Outline:
        content = _content(root)
        for element in content:
            self._turns.append(len(self._out.passages))
            if element.role == "NonStruct":
                self._foot(element)
            else:
                self._element(element)
                self._out.end()
        self._mark_broken()
        return self._out.outline()

    @property
    def _is_at_turn(self) -> bool:
        return bool(self._out.passages) and len(self._out.passages) == self._turns[-1]

    def _mark_broken(self) -> None:
        passages = self._out.passages
        for turn in {turn for turn in self._turns if 0 < turn < len(passages)}:
            before, after = passages[turn - 1 : turn + 1]
            if before.kind == after.kind == "paragraph" and before.level == after.level:
                passages[turn - 1] = replace(before, broken=True)

    def _element(self, node: Node) -> None:
        self._out.page = node.page
        if _HEADING.fullmatch(node.role):
            self._passage(node, "heading", int(node.role[1]) - _HIGHEST + 1)
        elif self._is_mark(node):
            self._out.mark(whole(node.text.strip(), 0))
        else:
            self._READERS.get(node.role, _Reader._inside)(self, node)

    def _inside(self, node: Node) -> None:
        for kid in node.kids:
            if isinstance(kid, Node):
                self._element(kid)
            else:
                self._words(kid)

    def _words(self, words: Words) -> None:
        if self._out.is_idle and self._is_at_turn and self._depth and self._out.passages[-1].level:
            self._out.go_on()
        # No space stands at the end of a line, where the next one begins further left.
        self._out.say(f" {words.text}" if words.left < self._right else words.text)
        self._size, self._right = words.size, words.right

    def _passage(self, node: Node, kind: Kind, level: int = 0) -> None:
        if self._is_within:
            self._inside(node)
            return
        self._out.begin(kind, level)
        self._is_within = True
        self._inside(node)
        self._is_within = False
        self._out.end()

    def _paragraph(self, node: Node) -> None:
        self._passage(node, "paragraph", self._depth)

    def _caption(self, node: Node) -> None:
        self._passage(node, "caption")

    def _list(self, node: Node) -> None:
        self._depth += 1
        self._inside(node)
        self._depth -= 1

    def _item(self, node: Node) -> None:
        label = next((kid.text for kid in node.nodes() if kid.role == "Lbl"), None)
        if label is None:
            self._item_without_label(node)
            return
        number = _NUMBER.fullmatch(label)
        if number or not any(map(str.isalnum, label)):
            self._out.begin("item", self._depth, number[1] if number else "")
        else:
            self._out.begin("paragraph")
            self._out.say(label)
            self._out.begin("paragraph")
        for kid in node.nodes():
            if kid.role != "Lbl":
                self._element(kid)
        self._out.end()

    def _item_without_label(self, node: Node) -> None:
        """Read the rest of an item of the page before, else a person or a fact."""
        if self._is_at_turn and self._out.passages[-1].level and self._out.passages[-1].kind in ("item", "paragraph"):
            self._inside(node)
            self._out.end()
            return
        depth, self._depth = self._depth, 0
        self._passage(node, "paragraph")
        self._depth = depth

    def _table(self, node: Node) -> None:
        head, body = _rows(node)
        header = [row.text for row in head]
        goes_on = self._is_at_turn and self._out.passages[-1].kind == "cell" and header == self._header
        self._header = header
        if not goes_on:
            for caption in (kid for kid in node.nodes() if kid.role == "Caption"):
                self._caption(caption)
            for row in head:
                self._row(row, "header")
        # A row is only broken when no page is long enough for it; and it begins with what it is called by.
        may_be_rest = goes_on and self._rows == 1
        self._rows = len(body)
        for row in body:
            is_rest = may_be_rest and self._is_at_turn and not next(row.nodes()).text.strip()
            self._row(row, "cell")
            if is_rest:
                self._join_row(len(list(row.nodes())))

    def _row(self, row: Node, kind: Kind) -> None:
        for column, cell in enumerate(row.nodes(), start=1):
            self._out.page = cell.page
            self._passage(cell, kind, column)

    def _join_row(self, count: int) -> None:
        """Put the last `count` cells to those before them."""
        passages = self._out.passages
        above, below = passages[-2 * count : -count], passages[-count:]
        passages[-2 * count :] = map(joined, above, below)

    def _figure(self, node: Node) -> None:
        self._out.picture(node.alternative)

    def _link(self, node: Node) -> None:
        if node.address:
            with self._out.link(node.address):
                self._inside(node)
        else:
            self._inside(node)

    def _is_mark(self, node: Node) -> bool:
        if node.role == "Reference":
            return node.text.strip().isdecimal()
        words = list(node.words()) if node.role == "NonStruct" else []
        is_next = len(words) == 1 and words[0].text.strip() == str(self._out.marks + 1)
        return is_next and words[0].size < self._size * _SMALL

    def _note(self, node: Node) -> None:
        label = next((kid for kid in node.nodes() if kid.role == "Lbl"), None)
        self._note_after(label, node)

    def _foot(self, area: Node) -> None:
        """Read the notes at the foot of a page, each of which begins with its number."""
        for note in area.nodes():
            first = next(note.nodes(), None)
            self._note_after(first if first and first.role in ("NonStruct", "Lbl") else None, note)

    def _note_after(self, label: Node | None, node: Node) -> None:
        number = label.text.strip() if label else ""
        self._last_note = whole(number, self._last_note)
        is_label = label if number.isdecimal() else None
        self._out.page = node.page
        is_within, self._is_within = self._is_within, True
        with self._out.note(self._last_note):
            for kid in node.kids:
                if isinstance(kid, Words):
                    self._words(kid)
                elif kid is not is_label:
                    self._element(kid)
        self._is_within = is_within

    _READERS: dict[str, Callable[["_Reader", Node], None]] = {  # noqa: RUF012 (never changed)
        "P": _paragraph,
        "L": _list,
        "LI": _item,
        "Table": _table,
        "Caption": _caption,
        "Figure": _figure,
        "Link": _link,
        "Note": _note,
        "FENote": _note,
    }


def _content(root: Node) -> list[Node]:
    elements = list(root.nodes())
    while len(elements) == 1 and elements[0].role == "Document":
        elements = list(elements[0].nodes())
    first = next((position for position, element in enumerate(elements) if element.role == _CONTENT), None)
    if first is None:
        raise UnreadableError("has no main part in its structure tree")
    return elements[first:]


def _rows(table: Node) -> tuple[list[Node], list[Node]]:
    """Return the rows of a table's head and all others that hold a cell."""
    head = [row for kid in table.nodes() if kid.role == "THead" for row in kid.nodes()]
    body = [row for kid in table.nodes() if kid.role in ("TBody", "TFoot") for row in kid.nodes()]
    body += [kid for kid in table.nodes() if kid.role == "TR"]
    return [row for row in head if any(row.nodes())], [row for row in body if any(row.nodes())]
