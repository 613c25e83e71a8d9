import pytest

from authoring.model.blocks import Item, List, Paragraph
from authoring.model.inline import Run
from authoring.model.place import Place
from authoring.text.lines import Line, lines_of
from authoring.text.reader import SectionReader, read_lines
from tests.text.notation import cases, shown

B2, B3 = (Place("mining.xlsx", "Outcomes", cell) for cell in ("B2", "B3"))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(lines, expected, id=title)
        for name in ("lists.txt", "inline.txt")
        for title, lines, expected in cases(name)
    ],
)
def test_lines_come_to_blocks(lines: list[str], expected: list[str]) -> None:
    assert list(shown(read_lines(lines))) == expected


def read(*cells: tuple[str, Place]) -> SectionReader:
    lines = [line for text, place in cells for line in lines_of((Run(text),), place)]
    reader = SectionReader(lines)
    reader.blocks(lines)
    return reader


@pytest.mark.parametrize(
    ("text", "code", "values"),
    [
        ("See[^2].", "note-undefined", {"label": "2"}),
        ("[^2]: Unused.", "note-unused", {"label": "2"}),
        ("[a](javascript:x)", "link-unsafe", {"target": "javascript:x"}),
        ("[a](www.canada.ca)", "link-unsafe", {"target": "www.canada.ca"}),
        ("a\x07b", "characters-removed", {}),
        ("a\u202eb", "characters-removed", {}),
    ],
)
def test_findings(text: str, code: str, values: dict[str, str]) -> None:
    [found] = read(("Good.", B2), (text, B3)).findings
    assert (found.code, found.place, found.values) == (code, B3, values)


def test_a_note_given_twice_is_found_where_it_is_given_again() -> None:
    [found] = read(("See[^1].\n[^1]: One.", B2), ("[^1]: Two.", B3)).findings
    assert (found.code, found.place) == ("note-twice", B3)


def test_a_note_s_text_may_stand_in_another_passage() -> None:
    first, second = lines_of((Run("See[^1]."),), B2), lines_of((Run("[^1]: Text.\nMore."),), B3)
    reader = SectionReader([*first, *second])
    assert list(shown(reader.blocks(first))) == ["¶ See<note>Text.</note>."]
    assert list(shown(reader.blocks(second))) == ["¶ More."]
    assert reader.findings == []


def test_a_cell_s_formatting_and_markdown_add_up() -> None:
    runs = (Run("All *of* ", strong=True), Run("this", link="https://a.ca"), Run(" *is", emphasis=True), Run(" so*."))
    lines = lines_of(runs, None)
    assert list(shown(SectionReader(lines).blocks(lines))) == [
        "¶ <b>All </b><b><i>of</i></b><b> </b><a https://a.ca>this</a><i> is so</i>."
    ]


def test_a_cell_s_unsafe_link_leaves_its_text() -> None:
    lines = lines_of((Run("annex", link="file:///C:/annex.docx"),), B2)
    reader = SectionReader(lines)
    assert reader.blocks(lines) == (Paragraph((Run("annex"),)),)
    assert [found.code for found in reader.findings] == ["link-unsafe"]


def test_a_cell_s_indentation_nests() -> None:
    cells = (("- a", 0), ("- b", 1), ("More of b.", 2), ("- c", 0))
    lines = [Line((Run(text),), B2, indent) for text, indent in cells]
    expected = ["bullet", "- a", "  bullet", "  - b", "    ¶ More of b.", "- c"]
    assert list(shown(SectionReader(lines).blocks(lines))) == expected


def test_every_block_knows_its_place() -> None:
    lines = [*lines_of((Run("Lead:"),), B2), *lines_of((Run("- item\n  more"),), B3)]
    paragraph, bullets = SectionReader(lines).blocks(lines)
    assert isinstance(paragraph, Paragraph)
    assert isinstance(bullets, List)
    [item] = bullets.items
    assert isinstance(item, Item)
    more = item.blocks[1]
    assert isinstance(more, Paragraph)
    assert [paragraph.place, bullets.place, item.place, more.place] == [B2, B3, B3, B3]
