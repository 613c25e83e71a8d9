"""The report's structure as Word has it: everything native, and what belongs together kept together."""

from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from authoring.model.blocks import Details, Figure, List, Paragraph, Table
from authoring.model.inline import Run
from authoring.model.report import Section
from authoring.model.walk import sections
from authoring.publishing.docx import render_docx
from authoring.publishing.ooxml.markup import name
from authoring.publishing.readback.docx import docx_outline
from tests.publishing.specimen import PIXEL, SPECIMEN, item, paragraph, say
from tests.publishing.word import body, find, outline, part, relationships, style, style_named, text
from tests.publishing.written import TEMPLATES, content, written


@pytest.fixture(scope="module")
def document() -> bytes:
    return render_docx(SPECIMEN, TEMPLATES)


def test_headings_have_levels_and_chapters_begin_a_page_unless_their_part_has_nothing_to_say(document: bytes) -> None:
    headings = [
        (style(one), text(one), find(one, "w:pPr/w:pageBreakBefore/@w:val"))
        for one in find(body(document), "w:p")
        if "Heading" in style(one) and style(one) != "TOCHeading"
    ]
    assert headings == [
        ("Heading1", "Message from the National Co-chairs", []),
        ("Heading1", "Reports of the working groups", []),
        ("ChapterHeading", "Mining Working Group", ["0"]),
        ("Heading3", "Co-chairs", []),
        ("Heading3", "Meeting", []),
        ("Heading3", "Introduction and objectives", []),
        ("Heading3", "Outcomes", []),
        ("Heading4", "Wildland fire", []),
        ("Heading4", "Building with wood", []),
        ("Heading3", "Participants", []),
        ("Heading1", "Annexes", []),
        ("AnnexHeading", "Commitments", ["0"]),
    ]
    levels = {wanted: find(style_named(document, wanted), "w:pPr/w:outlineLvl/@w:val") for wanted in LEVELS}
    assert levels == LEVELS
    assert find(style_named(document, "Chapter Heading"), "w:basedOn/@w:val") == ["Heading2"]
    assert find(style_named(document, "Chapter Heading"), "w:pPr/w:pageBreakBefore") != []


LEVELS = {f"heading {level + 1}": [str(level)] for level in range(4)}


def test_a_second_chapter_begins_a_page_unless_it_is_brief() -> None:
    long, brief = (paragraph("Text"), List((item(paragraph("Item")),))), (paragraph("Text"),)
    chapters = tuple(
        Section("chapter", f"c{n}", "Chapter", blocks=blocks) for n, blocks in enumerate((long, long, brief))
    )
    part_only = Section("part", "p", "Part", sections=chapters)
    document = render_docx(replace(SPECIMEN, parts=(part_only,)), TEMPLATES)
    headings = find(body(document), "w:p[w:pPr/w:pStyle/@w:val='ChapterHeading']")
    kept = [(len(find(one, "w:pPr/w:pageBreakBefore")), find(one, "w:pPr/w:spacing/@w:before")) for one in headings]
    assert kept == [(1, []), (0, []), (1, ["794"])]


def test_the_running_title_is_that_of_parts_and_chapters(document: bytes) -> None:
    running = [text(one) for one in find(body(document), ".//w:p[.//w:rStyle/@w:val='RunningTitle']")]
    assert running == [
        "Contents",
        "Message from the National Co-chairs",
        "Reports of the working groups",
        "Mining Working Group",
        "Annexes",
        "Commitments",
    ]
    assert find(part(document, "word/header1.xml"), "//w:instrText/text()") == [' STYLEREF "Running Title" ']


def test_the_contents_are_filled_in_and_lead_to_the_headings(document: bytes) -> None:
    entries = find(body(document), ".//w:sdtContent/w:p[w:hyperlink]")
    assert [(style(one), text(one)) for one in entries] == [
        ("TOC1", "Part I\tMessage from the National Co-chairs\t"),
        ("TOC1", "Part III\tReports of the working groups\t"),
        ("TOC2", "1\tMining Working Group\t"),
        ("TOC1", "Annexes\t"),
        ("TOC2", "Annex B\tCommitments\t"),
    ]
    targets = [find(one, "w:hyperlink/@w:anchor")[0] for one in entries]
    assert targets == ["_message", "_groups", "_mining", "_annexes", "_annex_commitments"]
    instructions = find(body(document), ".//w:sdtContent//w:instrText/text()")
    assert instructions == [' TOC \\o "1-2" \\h \\z \\u ', *(f" PAGEREF {target} \\h " for target in targets)]
    begins, ends = (
        len(find(body(document), f".//w:sdtContent//w:fldChar[@w:fldCharType='{kind}']")) for kind in ("begin", "end")
    )
    assert begins == ends == 6


def test_bookmarks_are_one_for_each_anchor(document: bytes) -> None:
    starts = find(body(document), ".//w:bookmarkStart")
    assert [one.get(name("w:name")) for one in starts] == [
        *(f"_{section.anchor.replace('-', '_')}" for _, section in sections(SPECIMEN)),
        "_LastPage",
    ]
    ids = [one.get(name("w:id")) for one in starts]
    assert ids == find(body(document), ".//w:bookmarkEnd/@w:id")
    assert len(set(ids)) == len(ids)


def test_word_is_not_made_to_ask_its_reader(document: bytes) -> None:
    assert find(part(document, "word/settings.xml"), "//w:updateFields") == []
    assert find(body(document), ".//@w:dirty") == []


def marked(document: bytes) -> list[tuple[str, str, str, str]]:
    """Every paragraph behind the heading: its style, level and list instance, and its text."""
    paragraphs = find(body(document), "w:p[w:r]")
    first = next(position for position, one in enumerate(paragraphs) if style(one) == "BodyText")
    return [(style(one), numbered(one, "ilvl"), numbered(one, "numId"), text(one)) for one in paragraphs[first:]]


def numbered(paragraph: Any, key: str) -> str:
    return "".join(find(paragraph, f"w:pPr/w:numPr/w:{key}/@w:val"))


def test_lists_are_native_start_over_and_go_on_inside_an_item() -> None:
    numbers = List((item(paragraph("One")), item(paragraph("Two"))), style="decimal")
    letters = List((item(paragraph("Three")),), style="lower-alpha", start=3)
    nested = List((item(paragraph("First"), numbers, paragraph("Goes on")),))
    document = written(paragraph("Lead-in"), nested, numbers, paragraph("Then"), numbers, letters)
    assert marked(document) == [
        ("BodyText", "", "", "Lead-in"),
        ("ListBullet", "0", "3", "First"),
        ("ListNumber", "1", "4", "One"),
        ("ListNumber", "1", "4", "Two"),
        ("ListContinue", "", "", "Goes on"),
        ("ListNumber", "0", "5", "One"),
        ("ListNumber", "0", "5", "Two"),
        ("TextAfterList", "", "", "Then"),
        ("ListNumber", "0", "6", "One"),
        ("ListNumber", "0", "6", "Two"),
        ("ListNumber", "0", "7", "Three"),
    ]
    numbering = part(document, "word/numbering.xml")
    lists = {
        one.get(name("w:abstractNumId")): find(one, "w:name/@w:val")[0] for one in find(numbering, "w:abstractNum")
    }
    assert [
        (lists[find(one, "w:abstractNumId/@w:val")[0]], *find(one, "w:lvlOverride/@w:ilvl | .//w:startOverride/@w:val"))
        for one in find(numbering, "w:num")
    ] == [
        ("headings",),
        ("annexes",),
        ("bullet",),
        ("decimal", "1", "1"),
        ("decimal", "0", "1"),
        ("decimal", "0", "1"),
        ("lower-alpha", "0", "3"),
    ]


def test_a_list_that_goes_on_behind_a_paragraph_is_counted_with_the_one_before() -> None:
    first = List((item(paragraph("One")), item(paragraph("Two"))), style="decimal")
    nested = List((item(paragraph("Inside")),), style="decimal")
    second = List((item(paragraph("Three"), nested), item(paragraph("Four"))), style="decimal", start=3)
    document = written(paragraph("Lead-in"), first, paragraph("Between"), second)
    assert [(instance, said) for _, _, instance, said in marked(document) if instance] == [
        ("3", "One"),
        ("3", "Two"),
        ("3", "Three"),
        ("4", "Inside"),
        ("3", "Four"),
    ]
    items = [one.shown for one in docx_outline(document) if one.kind == "item"]
    assert items == ["1. One", "2. Two", "3. Three", "1. Inside", "4. Four"]


def test_lists_nest_to_any_depth_and_show_nine_levels() -> None:
    deep = List((item(paragraph("Level 12"), paragraph("More of 12")),))
    for level in range(11, 0, -1):
        deep = List((item(paragraph(f"Level {level}"), deep, paragraph(f"More of {level}")),))
    paragraphs = marked(written(paragraph("Lead-in"), deep))[1:]
    assert [(level, said) for _, level, _, said in paragraphs[:12]] == [
        (str(min(level, 8)), f"Level {level + 1}") for level in range(12)
    ]
    assert [(used, said) for used, _, _, said in paragraphs[12:]] == [
        (f"ListContinue{min(level, 9)}" if level > 1 else "ListContinue", f"More of {level}")
        for level in range(12, 0, -1)
    ]


def test_a_paragraph_stays_with_the_list_it_leads_into() -> None:
    paragraphs = find(
        body(written(paragraph("Lead-in"), List((item(paragraph("Item")),)), paragraph("End"))), "w:p[w:r]"
    )
    assert [text(one) for one in paragraphs if find(one, "w:pPr/w:keepNext")] == ["Lead-in"]


def test_what_belongs_together_stays_on_one_page() -> None:
    same = item(paragraph("Nested"))
    first, last_but_one = item(paragraph("Nested, the first")), item(paragraph("Nested, the last but one"))
    nested = List((first, same, last_but_one, same))
    actions = List((item(paragraph("Goes on"), paragraph("Remark")), item(paragraph("Has items"), nested)))
    remark = Paragraph((Run("Due: 31 December", emphasis=True),))
    document = written(actions, paragraph("Action"), remark, paragraph("Text"))
    assert [text(one) for one in find(body(document), "w:p[w:r]") if find(one, "w:pPr/w:keepNext")] == [
        "Goes on",
        "Has items",
        "Nested, the first",
        "Nested, the last but one",
        "Action",
    ]


def test_a_brief_chapter_stays_on_one_page() -> None:
    brief = Section("chapter", "c", "Chapter", blocks=tuple(map(paragraph, ("First", "Second", "Last"))))
    document = render_docx(replace(SPECIMEN, parts=(Section("part", "p", "Part", sections=(brief,)),)), TEMPLATES)
    assert [text(one) for one in find(body(document), "w:p") if find(one, "w:pPr/w:keepNext")] == ["First", "Second"]


def test_a_topic_looks_like_one_wherever_it_stands() -> None:
    topic = Section("topic", "t", "Topic", blocks=(paragraph("Text"),))
    section = Section("section", "s", "Section", sections=(topic,))
    document = render_docx(replace(SPECIMEN, parts=(Section("part", "p", "Part", sections=(section,)),)), TEMPLATES)
    assert outline(document)[-3:-1] == [("Heading2", "Section"), ("TopicHeading", "Topic")]
    assert find(style_named(document, "Topic Heading"), "w:basedOn/@w:val") == ["Heading3"]


def test_footnotes_are_native_and_in_order(document: bytes) -> None:
    root = part(document, "word/footnotes.xml")
    found = [(one.get(name("w:id")), one.get(name("w:type"), "note"), text(one)) for one in root]
    assert found == [
        ("-1", "separator", ""),
        ("0", "continuationSeparator", ""),
        ("1", "note", " A note with weight."),
        ("2", "note", " Second note."),
    ]
    assert find(body(document), ".//w:footnoteReference/@w:id") == ["1", "2"]
    assert find(root, "//w:pStyle/@w:val") == ["FootnoteText"] * 2
    assert find(body(document), ".//w:r[w:footnoteReference]/w:rPr/w:rStyle/@w:val") == ["FootnoteReference"] * 2


def test_a_note_inside_a_note_follows_in_brackets() -> None:
    document = written(Paragraph((Run("Text"), Run("", note=(Run("Outer"), Run("", note=say("inner")))))))
    assert text(part(document, "word/footnotes.xml")) == " Outer [inner]"


def test_links_lead_out_and_inside_and_unsafe_ones_stay_text() -> None:
    document = written(
        Paragraph(
            (
                Run("the ", link="https://example.org/?a=1&b=2"),
                Run("programme", strong=True, link="https://example.org/?a=1&b=2"),
                Run("here", link="#only"),
                Run("nowhere", link="#nowhere"),
                Run("script", link="javascript:alert(1)"),
                Run("", note=(Run("note", link="https://example.org/note"),)),
            )
        )
    )
    (paragraph,) = find(body(document), "w:p[w:pPr/w:pStyle/@w:val='BodyText']")
    assert text(paragraph) == "the programmeherenowherescript"
    assert [text(one) for one in find(paragraph, "w:hyperlink")] == ["the programme", "here"]
    assert find(paragraph, "w:hyperlink/@r:id | w:hyperlink/@w:anchor") == ["link1", "_only"]
    assert relationships(document, "word/_rels/document.xml.rels")["link1"] == "https://example.org/?a=1&b=2"
    assert relationships(document, "word/_rels/footnotes.xml.rels") == {"link1": "https://example.org/note"}


def test_tables_repeat_their_header_and_keep_their_rows_whole(document: bytes) -> None:
    (table,) = find(body(document), "w:tbl")
    rows = find(table, "w:tr")
    assert len(rows) == 30
    assert [len(find(row, "w:trPr/w:cantSplit")) for row in rows] == [1] * 30
    assert [len(find(row, "w:trPr/w:tblHeader")) for row in rows] == [1] + [0] * 29
    assert find(table, "w:tblPr/w:tblStyle/@w:val") == ["ReportTable"]
    assert find(table, "w:tblPr/w:tblCaption/@w:val") == ["Commitments of all groups"]
    assert sum(map(int, find(table, "w:tblGrid/w:gridCol/@w:w"))) == 8730
    (caption,) = table.xpath("preceding-sibling::*[1]")
    assert style(caption) == "Caption"
    assert find(caption, ".//w:instrText/text()") == [" SEQ Table \\* ARABIC "]
    assert find(caption, "w:pPr/w:keepNext") != []


def test_a_row_that_would_leave_half_a_page_empty_may_be_parted() -> None:
    table = Table("Caption", ("Title", "Text"), ((say("1"), say("short")), (say("2"), say("long " * 400))))
    rows = find(body(written(table)), ".//w:tr")
    assert [len(find(row, "w:trPr/w:cantSplit")) for row in rows] == [1, 1, 0]


def test_numbers_stand_below_each_other_by_their_last_digits() -> None:
    table = Table("Caption", ("Group", "Number"), ((say("Mining"), say("9")), (say("Forestry"), say("1 200"))))
    cells = find(body(written(table)), ".//w:tc/w:p")
    assert [(style(one), text(one)) for one in cells] == [
        ("TableHeading", "Group"),
        ("TableNumberHeading", "Number"),
        ("TableText", "Mining"),
        ("TableNumber", "9"),
        ("TableText", "Forestry"),
        ("TableNumber", "1 200"),
    ]


KEPT = {1: [], 2: [1], 3: [1, 2], 12: [*range(1, 12)], 13: [1, 2, 11, 12]}
"""By the number of a table's rows: those that stay on the page of the next one. A table of a dozen is kept whole."""


@pytest.mark.parametrize(("count", "kept"), KEPT.items())
def test_no_row_of_a_table_stands_alone(count: int, kept: list[int]) -> None:
    table = Table("Caption", ("Title",), tuple((say(str(number)),) for number in range(1, count + 1)))
    cells = find(body(written(table)), ".//w:tc/w:p[w:pPr/w:keepNext]")
    assert [int(text(cell)) for cell in cells] == kept


def test_a_table_that_would_leave_half_a_page_empty_is_not_kept_whole() -> None:
    rows = tuple((say(str(number)), say("long " * 70)) for number in range(1, 11))
    cells = find(body(written(Table("Caption", ("Title", "Text"), rows))), ".//w:tc[1]/w:p[w:pPr/w:keepNext]")
    assert [text(cell) for cell in cells] == ["1", "2", "8", "9"]


def test_pictures_are_embedded_with_alternative_text(document: bytes) -> None:
    (shown,) = find(body(document), ".//wp:docPr[not(a:extLst)]")
    assert shown.get("descr") == "A black pixel"
    (key,) = find(body(document), ".//wp:inline[not(wp:docPr/a:extLst)]//a:blip/@r:embed")
    target = relationships(document, "word/_rels/document.xml.rels")[key]
    with ZipFile(BytesIO(document)) as package:
        assert package.read(f"word/{target}") == PIXEL


def test_a_picture_without_alternative_is_described_by_its_caption() -> None:
    document = written(Figure(PIXEL, "image/png", say("What it shows"), ""))
    assert find(body(document), ".//wp:docPr[not(a:extLst)]/@descr") == ["What it shows"]
    assert content(document) == [("Figure", ""), ("FigureCaption", "Figure\u00a01\u2002What it shows")]


def test_facts_keep_their_distance_from_a_list_above() -> None:
    facts = Details((("Date", say("25 November 2021")), ("Mode", say("Virtual"))))
    document = written(paragraph("Before"), facts, List((item(paragraph("Item")),)), facts)
    written_facts = find(body(document), "w:p[w:pPr/w:pStyle/@w:val='Details']")
    assert [find(one, "w:pPr/w:spacing/@w:before") for one in written_facts] == [[], [], ["170"], []]


def test_text_keeps_its_distance_from_a_table_or_a_list_above() -> None:
    table, bullets = Table("Caption", ("Title",), ((say("Cell"),),)), List((item(paragraph("Item")),))
    document = written(paragraph("Before"), table, paragraph("After"), bullets, paragraph("After"))
    assert [used for used, _ in content(document)] == [
        "BodyText",
        "Caption",
        "TableHeading",
        "TableText",
        "TextAfterTable",
        "ListBullet",
        "TextAfterList",
    ]
