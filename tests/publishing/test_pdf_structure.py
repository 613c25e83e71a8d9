"""The structure tree of a PDF, as assistive technology meets it: whole elements, each in its role and language."""

from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from authoring.model.blocks import Chart, Details, Figure, List, Paragraph, Table
from authoring.model.charts import Bars, Panel, Series
from authoring.model.inline import Run
from authoring.model.report import Report, Section
from authoring.publishing.conformance import failures
from authoring.publishing.pdf import render_pdf
from authoring.publishing.readback.pdf_text import marked_contents
from authoring.publishing.readback.pdf_tree import Node, structure
from tests.publishing.specimen import PIXEL, SPECIMEN, item, paragraph, say

pytestmark = pytest.mark.slow

TEMPLATES = Path(__file__).parents[2] / "templates"
LONG = " ".join(f"word{number}" for number in range(900))


def report(*blocks: Any, **changes: Any) -> Report:
    section = Section("section", "s", "Section", blocks=(paragraph("Above."),), language="en")
    return replace(SPECIMEN, parts=(Section("part", "p", "Part", blocks=blocks, sections=(section,)),), **changes)


@cache
def published(*blocks: Any) -> bytes:
    return render_pdf(report(*blocks), TEMPLATES)


def tree(*blocks: Any) -> list[str]:
    """Return the elements of the report's part, one a line, each as deep as it stands; text stands beside its role."""
    content = published(*blocks)
    root = structure(content, marked_contents(content))
    part = next(node for node in next(root.nodes()).nodes() if node.role == "Part")
    return list(lines(part))[2:-3]  # without its own heading and the section below


def lines(node: Node, depth: int = 0) -> Any:
    text = " ".join("".join(kid.text for kid in node.kids if not isinstance(kid, Node)).split())
    yield "  " * depth + " ".join(filter(None, (node.role, text, node.alternative, node.address)))
    for kid in node.nodes():
        yield from lines(kid, depth + 1)


NOTED = Paragraph((Run("Text"), Run("", note=say("A note.")), Run(" goes on.")))
TREES: dict[str, tuple[Any, list[str]]] = {
    "a note stands at the end of the text that refers to it": (
        NOTED,
        [
            "  P Text goes on.",
            "    Reference",
            "      Link 1 #note-1",
            "    Note A note.",
            "      Lbl",
            "        Link 1 #note-1-mark",
        ],
    ),
    "a list in an item": (
        List((item(paragraph("One"), List((item(paragraph("Inner")),), "lower-alpha"), paragraph("More")),), "decimal"),
        [
            "  L",
            "    LI",
            "      Lbl 1.",
            "      LBody One",
            "        L",
            "          LI",
            "            Lbl a.",
            "            LBody Inner",
            "        P More",
        ],
    ),
    "facts": (
        Details((("Mode", say("Virtual")),)),
        ["  L", "    LI", "      Lbl Mode", "      LBody Virtual"],
    ),
    "a picture and its caption": (
        Figure(PIXEL, "image/png", say("Caption"), "A pixel"),
        ["  Div", "    Figure A pixel", "    Caption Figure 1 Caption"],
    ),
    "a table": (
        Table("Caption", ("A", "B"), ((say("a"), ()),)),
        [
            "  Table",
            "    Caption Table 1 Caption",
            "    THead",
            "      TR",
            "        TH A",
            "        TH B",
            "    TBody",
            "      TR",
            "        TH a",
            "        TD",
        ],
    ),
    "links": (
        Paragraph((Run("here", link="https://example.org"), Run(" and "), Run("there", link="#s"))),
        ["  P and", "    Link here https://example.org", "    Link there #s"],
    ),
}


@pytest.mark.parametrize(("block", "elements"), TREES.values(), ids=TREES)
def test_elements_stand_in_their_roles(block: Any, elements: list[str]) -> None:
    assert tree(block) == elements


def test_contents_lead_to_every_part() -> None:
    content = published(NOTED)
    found = [line.strip() for line in lines(structure(content, marked_contents(content)))]

    assert found[found.index("TOC") :][:5] == ["TOC", "TOCI 1", "Reference", "Link Part #p", "TOC"]


def test_a_paragraph_that_two_pages_part_is_one() -> None:
    found = tree(*(paragraph(f"{number} {LONG}") for number in range(3)))

    assert [line[:5] for line in found] == ["  P 0", "  P 1", "  P 2"]
    assert all(line.endswith("word899") for line in found)


def test_the_header_of_a_table_that_goes_on_is_heard_once() -> None:
    rows = tuple((say(f"row {number}"), say("x")) for number in range(120))
    found = tree(Table("Caption", ("Only once", "B"), rows))

    assert sum("Only once" in line for line in found) == 1
    assert sum("TH row" in line for line in found) == 120


def test_an_item_and_a_row_that_pages_part_are_whole() -> None:
    listed, table = List((item(paragraph(LONG)), item(paragraph(LONG)))), Table("C", ("A",), ((say(LONG * 3),),))
    found = tree(listed, table)

    assert sum(line.strip().startswith("LBody") for line in found) == 2
    assert [line.count("word899") for line in found if "TH word0" in line] == [3]


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(content))


def elements(pdf: pikepdf.Pdf, role: str) -> list[Any]:
    return [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == f"/{role}"]


def attribute(element: Any, name: str) -> Any:
    return next(owned[name] for owned in element.A if name in owned)


def test_headers_say_what_they_head_and_lists_how_they_count() -> None:
    table = Table("Caption", ("A", "B"), ((say("a"), say("b")),))
    lists = [List((item(paragraph("x")),), style) for style in ("bullet", "decimal", "lower-alpha", "lower-roman")]
    with opened(published(table, *lists, Details((("Mode", say("x")),)))) as pdf:
        scopes = [str(attribute(header, "/Scope")) for header in elements(pdf, "TH")]
        imprint, *numberings = [str(attribute(one, "/ListNumbering")) for one in elements(pdf, "L")]

    assert scopes == ["/Column", "/Column", "/Row"]
    assert imprint == "/None"
    assert numberings == ["/Disc", "/Decimal", "/LowerAlpha", "/LowerRoman", "/None"]


def test_a_figure_says_where_it_stands() -> None:
    with opened(published(Figure(PIXEL, "image/png", say("Caption"), "A pixel"))) as pdf:
        [figure] = elements(pdf, "Figure")
        left, bottom, right, top = map(float, attribute(figure, "/BBox"))

    assert 79 < left < right < 517
    assert 85 < bottom < top < 752


def test_every_note_has_a_name_of_its_own_and_is_found_by_it() -> None:
    with opened(published(NOTED, NOTED, NOTED)) as pdf:
        names = [str(note.ID) for note in elements(pdf, "Note")]
        tree_of_names = list(pdf.Root.StructTreeRoot.IDTree.Names)
        found = [str(one) for one in tree_of_names[::2]]

    assert found == sorted(names) == ["note-000000", "note-000001", "note-000002"]


def test_what_is_in_another_language_says_so() -> None:
    foreign = Section("section", "f", "Section", blocks=(paragraph("Bonjour."),), language="fr")
    name = Paragraph((Run("The "), Run("Secretaría de Economía", language="es"), Run(".")))
    whole = replace(SPECIMEN, parts=(Section("part", "p", "Part", blocks=(name,), sections=(foreign,)),))
    with opened(render_pdf(whole, TEMPLATES)) as pdf:
        said = {(str(one.S), str(one.Lang)) for one in pdf.objects if _is_element(one) and "/Lang" in one}

    assert said == {("/Div", "fr"), ("/Span", "es")}


def _is_element(found: Any) -> bool:
    return isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/StructElem"


def test_links_tell_where_they_lead() -> None:
    with opened(published(NOTED, Paragraph((Run("the programme", link="https://example.org"),)))) as pdf:
        told = [str(link.Contents) for page in pdf.pages[3:] for link in page.get("/Annots", [])]

    assert sorted(told) == ["Back to the text", "Note 1", "the programme"]


def test_the_marks_of_metadata_are_read_without_knowing_pdf() -> None:
    content = published(NOTED)

    assert b'pdfuaid:part="1"' in content
    assert b'pdfaid:conformance="A"' in content


CHART = Chart(
    Bars(("Mining", "Forestry"), (Panel("By lead", (Series("Canada", (3, 1)), Series("Mexico", (2, 4)))),)),
    say("Commitments"),
    "Mining: 3 and 2. Forestry: 1 and 4.",
)


def test_a_chart_is_one_figure() -> None:
    found = [line.strip() for line in tree(CHART)]

    assert found == ["Div", "Figure Mining: 3 and 2. Forestry: 1 and 4.", "Caption Figure 1 Commitments"]


def test_both_standards_are_kept_whatever_stands_in_a_report() -> None:
    wide = Table("Wide", tuple("ABCDEFGHIJ"), tuple((say("SEMARNATSEMARNAT"),) * 10 for _ in range(30)))
    noted = Table("Noted", ("A", "B"), ((say("a"), (Run("b"), Run("", note=say(LONG * 2)))),))
    foreign = Paragraph((Run("Łódź → ☑ 👍", strong=True, link="https://example.org", language="pl"),))
    blocks = (CHART, wide, noted, foreign, NOTED, Figure(PIXEL, "image/png", (), ""), paragraph(""))

    assert failures(render_pdf(report(*blocks, draft=True), TEMPLATES)) == []


def test_hyphens_at_the_ends_of_lines_are_soft() -> None:
    content = published(paragraph("The interdepartmental representatives acknowledged collaboration. " * 20))
    page = pypdfium2.PdfDocument(content)[3]
    said = page.get_textpage().get_text_range()

    assert said.count("\ufffe") > 2, "PDFium's sign for a word that goes on on the next line"
    assert said.replace("\ufffe", "").count("interdepartmental") == 20
