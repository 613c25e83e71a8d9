"""Sections: pages lie on their sides where a table asks for it, and only there."""

from dataclasses import replace

import pytest

from authoring.model.blocks import Block, Table
from authoring.model.report import Report, Section
from authoring.publishing.docx import filled_in
from authoring.publishing.ooxml.markup import name
from tests.publishing.specimen import SPECIMEN, paragraph, say
from tests.publishing.word import TEMPLATE, body, find, part, relationships, text

TEXT = paragraph("Text")
WIDE = Table("Wide", tuple(["Title"] * 6), (tuple([say("internationalization")] * 6),))
NARROW = Table("Narrow", ("Title",), ((say("Cell"),),))


def saying(*blocks: Block) -> Report:
    return replace(SPECIMEN, parts=(Section("part", "only", "Heading", blocks=blocks),))


def pages(document: bytes) -> list[tuple[str, str]]:
    """How the pages of each section behind the front matter lie, and what stands on them."""
    found, said = [], []
    for block in find(body(document), "w:p | w:tbl | w:sectPr"):
        said += [text(block).partition("\u2002")[2] or text(block)] if block.tag == name("w:p") else []
        for section in [block] if block.tag == name("w:sectPr") else find(block, "w:pPr/w:sectPr"):
            found.append(("".join(find(section, "w:pgSz/@w:orient")) or "upright", " ".join(filter(None, said))))
            said = []
    return found[2:]


LAYOUTS = {
    "text and tables that fit": ((TEXT, NARROW, TEXT), [("upright", "Heading Text Narrow Text")]),
    "a wide table": (
        (TEXT, WIDE, TEXT),
        [("upright", "Heading Text"), ("landscape", "Wide"), ("upright", "Text")],
    ),
    "wide tables share a section": (
        (TEXT, WIDE, WIDE, TEXT),
        [("upright", "Heading Text"), ("landscape", "Wide Wide"), ("upright", "Text")],
    ),
    "a heading goes with its table": ((WIDE, TEXT), [("landscape", "Heading Wide"), ("upright", "Text")]),
    "a wide table ends the report": ((TEXT, WIDE), [("upright", "Heading Text"), ("landscape", "Wide")]),
    "nothing but a wide table": ((WIDE,), [("landscape", "Heading Wide")]),
}


@pytest.mark.parametrize(("blocks", "expected"), LAYOUTS.values(), ids=LAYOUTS)
def test_pages_lie_on_their_sides_where_a_table_is_wide(
    blocks: tuple[Block, ...], expected: list[tuple[str, str]]
) -> None:
    assert pages(filled_in(TEMPLATE, saying(*blocks))) == expected


def test_a_page_on_its_side_is_as_long_as_an_upright_one_is_high() -> None:
    document = filled_in(TEMPLATE, saying(TEXT, WIDE, TEXT))
    sizes = [find(one, "w:pgSz/@w:w | w:pgSz/@w:h") for one in find(body(document), ".//w:sectPr")]
    assert sizes[2:] == [["11906", "16838"], ["16838", "11906"], ["11906", "16838"]]
    (wide,) = find(body(document), "w:tbl")
    assert sum(map(int, find(wide, "w:tblGrid/w:gridCol/@w:w"))) == 16838 - 2 * 1588


@pytest.mark.parametrize("blocks", [(TEXT,), (TEXT, WIDE, TEXT), (WIDE, TEXT)])
def test_only_the_bodys_first_page_is_given_a_number(blocks: tuple[Block, ...]) -> None:
    sections = find(body(filled_in(TEMPLATE, saying(*blocks))), ".//w:sectPr")[2:]
    starts = [find(one, "w:pgNumType/@w:start") for one in sections]
    assert starts == [["1"], *[[]] * (len(sections) - 1)]


def test_what_runs_above_and_below_a_wide_page_reaches_its_margins() -> None:
    document = filled_in(TEMPLATE, saying(TEXT, WIDE, TEXT))
    targets = relationships(document, "word/_rels/document.xml.rels")
    stops = {}
    for section in find(body(document), ".//w:sectPr")[2:4]:
        for reference in find(section, "w:headerReference | w:footerReference"):
            file = targets[reference.get(name("r:id"))]
            stops[file] = find(part(document, f"word/{file}"), "//w:tab[@w:val='right']/@w:pos")
    assert stops == {
        "header1.xml": [],
        "footer1.xml": [],
        "header1wide.xml": ["13662"],
        "footer1wide.xml": ["13662"],
    }
    assert text(part(document, "word/footer1wide.xml")) == text(part(document, "word/footer1.xml"))
