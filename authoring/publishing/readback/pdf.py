"""PDF read back through its structure tree, as assistive technology reads it, never by the looks of its pages."""

import re
from collections.abc import Callable

from authoring.errors import UnreadableError
from authoring.publishing.readback.ordinals import whole
from authoring.publishing.readback.outline import Gathering, Kind, Outline
from authoring.publishing.readback.pdf_text import Words, marked_contents
from authoring.publishing.readback.pdf_tree import Node, structure

_HEADING = re.compile(r"H[1-6]")
_NUMBER = re.compile(r"\W*(\d+|(?:[A-Za-z]{1,2}|[ivxlcdmIVXLCDM]+)(?=[.)]))\W*")
_CONTENT = "Part"
"""The role of the report's parts: cover, title page and table of contents stand before them."""

_HIGHEST = 2
"""The level of a part's heading: the report's title is above it."""


def pdf_outline(content: bytes) -> Outline:
    """Return what the document says from its first part on; raises UnreadableError."""
    return structure_outline(structure(content, marked_contents(content)))


def structure_outline(root: Node) -> Outline:
    """Return what a structure tree says; raises UnreadableError when it has no part."""
    return _Reader().read(root)


class _Reader:
    def __init__(self) -> None:
        self._out = Gathering()
        self._depth = 0
        self._is_within = False
        self._right = 0.0
        self._notes = 0

    def read(self, root: Node) -> Outline:
        for element in _content(root):
            self._element(element)
            self._out.end()
        return self._out.outline()

    def _element(self, node: Node) -> None:
        self._out.page = node.page
        if _HEADING.fullmatch(node.role):
            self._passage(node, "heading", int(node.role[1]) - _HIGHEST + 1)
        else:
            self._READERS.get(node.role, _Reader._inside)(self, node)

    def _inside(self, node: Node) -> None:
        for kid in node.kids:
            if isinstance(kid, Node):
                self._element(kid)
            else:
                self._words(kid)

    def _words(self, words: Words) -> None:
        # No space stands at the end of a line, where the next one begins further left.
        self._out.say(f" {words.text}" if words.left < self._right else words.text, words.language)
        self._right = words.right

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
        if node.numbering == "None":
            self._facts(node)
            return
        self._depth += 1
        for item in node.nodes():
            self._item(item)
        self._depth -= 1

    def _item(self, item: Node) -> None:
        label = "".join(kid.text for kid in item.nodes() if kid.role == "Lbl")
        number = _NUMBER.fullmatch(label)
        self._out.begin("item", self._depth, number[1] if number else label if any(map(str.isalnum, label)) else "")
        for kid in item.nodes():
            if kid.role != "Lbl":
                self._element(kid)
        self._out.end()

    def _facts(self, node: Node) -> None:
        """Read people, or facts with their labels: each label and each body is a paragraph."""
        depth, self._depth = self._depth, 0
        for piece in (piece for item in node.nodes() for piece in item.nodes()):
            self._passage(piece, "paragraph")
        self._depth = depth

    def _table(self, table: Node) -> None:
        for kid in table.nodes():
            if kid.role == "Caption":
                self._caption(kid)
            for row in kid.nodes() if kid.role != "TR" else (kid,):
                self._row(row, "header" if kid.role == "THead" else "cell")

    def _row(self, row: Node, kind: Kind) -> None:
        for column, cell in enumerate((cell for cell in row.nodes() if cell.role in ("TH", "TD")), start=1):
            self._out.page = cell.page
            self._passage(cell, kind, column)

    def _figure(self, node: Node) -> None:
        self._out.picture(node.alternative)

    def _link(self, node: Node) -> None:
        if node.address:
            with self._out.link(node.address):
                self._inside(node)
        else:
            self._inside(node)

    def _reference(self, node: Node) -> None:
        self._out.mark(whole(node.text.strip(), 0))

    def _note(self, node: Node) -> None:
        label = next((kid for kid in node.nodes() if kid.role == "Lbl"), None)
        self._notes = whole(label.text.strip(), 0) if label else self._notes + 1
        self._out.page = node.page
        is_within, self._is_within = self._is_within, True
        with self._out.note(self._notes):
            for kid in node.kids:
                if isinstance(kid, Words):
                    self._words(kid)
                elif kid is not label:
                    self._element(kid)
        self._is_within = is_within

    _READERS: dict[str, Callable[["_Reader", Node], None]] = {  # noqa: RUF012 (never changed)
        "P": _paragraph,
        "L": _list,
        "Table": _table,
        "Caption": _caption,
        "Figure": _figure,
        "Link": _link,
        "Reference": _reference,
        "Note": _note,
    }


def _content(root: Node) -> list[Node]:
    elements = list(root.nodes())
    while len(elements) == 1 and elements[0].role == "Document":
        elements = list(elements[0].nodes())
    first = next((position for position, element in enumerate(elements) if element.role == _CONTENT), None)
    if first is None:
        raise UnreadableError("has no part in its structure tree")
    return elements[first:]
