"""What is read back from a structure tree."""

import pytest

from authoring.errors import UnreadableError
from authoring.publishing.readback.pdf import structure_outline
from authoring.publishing.readback.pdf_text import Words
from authoring.publishing.readback.pdf_tree import Node
from tests.publishing.readback.saying import said


def node(role: str, *kids: Node | str, alternative: str = "", address: str = "", numbering: str = "") -> Node:
    words = [kid if isinstance(kid, Node) else Words(kid, 0.0, 0.0) for kid in kids]
    return Node(role, 1, tuple(words), alternative, address, numbering)


def document(*elements: Node) -> Node:
    return node("", node("Document", node("Sect", node("H1", "Cover")), *elements))


def item(label: str, *body: Node | str) -> Node:
    return node("LI", node("Lbl", label), node("LBody", *body))


def row(*cells: str, role: str = "TD") -> Node:
    return node("TR", *(node(role, cell) for cell in cells))


def table(*rows: Node, caption: str = "") -> Node:
    head = node("THead", row("No.", "What", role="TH"))
    return node("Table", *([node("Caption", caption)] if caption else ()), head, node("TBody", *rows))


TREES = {
    "from the first part on": (
        [node("Part", node("H2", "Part"), node("Sect", node("H3", "One"))), node("Part", node("H2", "Two"))],
        ["heading 1 Part", "heading 2 One", "heading 1 Two"],
    ),
    "a heading in two lines": ([node("Part", node("H2", "Part I", " Title"))], ["heading 1 Part I Title"]),
    "bullets and numbers": (
        [node("Part", node("L", item("•", "x", node("L", item("c.", "y"))), item("(iv)", "z")))],
        ["item 1 x", "item 2 c. y", "item 1 iv. z"],
    ),
    "an item of two paragraphs": (
        [node("Part", node("L", item("•", "x", node("P", "More"))))],
        ["item 1 x", "paragraph 1 More"],
    ),
    "facts with labels, and people": (
        [
            node("Part", node("L", item("Mode", "Virtual"), numbering="None")),
            node("Part", node("L", node("LI", node("LBody", "A")), node("LI", node("LBody", "B")), numbering="None")),
        ],
        ["paragraph 0 Mode", "paragraph 0 Virtual", "paragraph 0 A", "paragraph 0 B"],
    ),
    "a table": (
        [node("Part", table(row("1", "x"), row("", "y"), caption="All"))],
        ["caption 0 All", "header 1 No.", "header 2 What", "cell 1 1", "cell 2 x", "cell 1 ", "cell 2 y"],
    ),
    "notes where they are referred to": (
        [
            node(
                "Part",
                node("P", "Text", node("Reference", node("Link", "1")), ".", node("Note", node("Lbl", "1 "), "It")),
                node("P", "More"),
            )
        ],
        ["paragraph 0 Text[^1].", "paragraph 0 More", "note 1 It"],
    ),
    "pictures and links": (
        [
            node(
                "Part",
                node("Figure", "x", alternative="A map"),
                node("P", node("Link", "here", address="https://e.org")),
            )
        ],
        ["picture 0 A map", "paragraph 0 [here](https://e.org)"],
    ),
    "text in no paragraph": ([node("Part", node("Div", node("Span", "Stray")))], ["paragraph 0 Stray"]),
}


@pytest.mark.parametrize(("elements", "outline"), TREES.values(), ids=TREES)
def test_a_tree_is_read_as_it_is_heard(elements: list[Node], outline: list[str]) -> None:
    found = said(structure_outline(document(*elements)))

    assert [f"{kind} {level} {text}" for kind, level, text in found] == outline


def test_a_tree_without_a_main_part_is_refused() -> None:
    with pytest.raises(UnreadableError):
        structure_outline(document())
