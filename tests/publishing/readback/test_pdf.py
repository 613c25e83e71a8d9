"""What is read back from a structure tree: page by page as it comes, or with its elements whole."""

import pytest

from authoring.errors import UnreadableError
from authoring.publishing.readback.pdf import structure_outline
from authoring.publishing.readback.pdf_text import Words
from authoring.publishing.readback.pdf_tree import Node
from tests.publishing.readback.saying import said


def node(role: str, *kids: Node | str, page: int = 1, alternative: str = "", address: str = "") -> Node:
    words = [kid if isinstance(kid, Node) else Words(kid, 10.0, 0.0, 0.0) for kid in kids]
    return Node(role, page, tuple(words), alternative, address)


def mark(number: str) -> Node:
    return Node("NonStruct", 1, (Words(number, 6.5, 0.0, 0.0),))


def document(*elements: Node) -> Node:
    return node("", node("Document", node("H1", "Cover"), *elements))


def item(label: str, *body: Node | str) -> Node:
    return node("LI", node("Lbl", label), node("LBody", *body))


def row(*cells: str, role: str = "TD") -> Node:
    return node("TR", *(node(role, cell) for cell in cells))


def table(*rows: Node, caption: str = "") -> Node:
    head = node("THead", row("No.", "What", role="TH"))
    return node("Table", *([node("Caption", caption)] if caption else ()), head, node("TBody", *rows))


TREES = {
    "from the main part on": (
        [node("Part", node("H2", "Part"), node("H3", "One"))],
        ["heading 1 Part", "heading 2 One"],
    ),
    "a heading in two blocks": ([node("Part", node("H2", "Part I", node("H2", " Title")))], ["heading 1 Part I Title"]),
    "bullets and numbers": (
        [node("Part", node("L", item("•", "x", node("L", item("c.", "y"))), item("(iv)", "z")))],
        ["item 1 x", "item 2 c. y", "item 1 iv. z"],
    ),
    "a list beside the item it stands in": (
        [node("Part", node("L", item("•", "x"), node("L", item("–", "y"))))],
        ["item 1 x", "item 2 y"],
    ),
    "facts with labels, and without": (
        [
            node("Part", node("L", item("Mode", "Virtual"))),
            node("Part", node("L", node("LI", node("LBody", "A")), node("LI", node("LBody", "B")))),
        ],
        ["paragraph 0 Mode", "paragraph 0 Virtual", "paragraph 0 A", "paragraph 0 B"],
    ),
    "an item that goes on on the next page": (
        [
            node("Part", node("L", item("•", "The"))),
            node("Part", node("L", node("LI", node("LBody", "beginning", node("P", "More")))), page=2),
        ],
        ["item 1 The beginning", "paragraph 1 More"],
    ),
    "a table that goes on on the next page": (
        [node("Part", table(row("1", "x"), caption="All")), node("Part", table(row("", "y"), row("2", "z")), page=2)],
        ["caption 0 All", "header 1 No.", "header 2 What", "cell 1 1", "cell 2 x y", "cell 1 2", "cell 2 z"],
    ),
    "notes at the foot of a page": (
        [
            node("Part", node("P", "Text", mark("1"), " and ", node("NonStruct", "2"))),
            node("NonStruct", node("Span", node("NonStruct", "1 "), "A note that")),
            node("Part", node("P", "More")),
            node("NonStruct", node("Span", "goes on.")),
        ],
        ["paragraph 0 Text[^1] and 2", "paragraph 0 More", "note 1 A note that goes on."],
    ),
    "notes tagged as notes": (
        [node("Part", node("P", "Text", node("Reference", "1"), node("Note", node("Lbl", "1"), node("P", "It")), "."))],
        ["paragraph 0 Text[^1].", "note 1 It"],
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


def test_a_paragraph_at_the_end_of_a_page_may_be_broken() -> None:
    first, second = (node("Part", node("P", one), node("P", other)) for one, other in [("a", "b"), ("c", "d")])
    outline = structure_outline(document(first, second))

    assert [passage.broken for passage in outline] == [False, True, False, False]


def test_a_tree_without_a_main_part_is_refused() -> None:
    with pytest.raises(UnreadableError):
        structure_outline(document())
