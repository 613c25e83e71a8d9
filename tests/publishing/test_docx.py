import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from authoring.assembly.assemble import assemble
from authoring.edition.definition import load
from authoring.errors import TemplateError
from authoring.model.blocks import Block, Details, Figure, List, Paragraph, Roster, Table
from authoring.model.inline import Inline, Run, notes_of, text_of
from authoring.model.report import Report, Section
from authoring.model.walk import sections
from authoring.publishing.docx import render_docx
from authoring.publishing.imprint import imprint
from authoring.publishing.ooxml.markup import name
from tests.publishing.specimen import PIXEL, SPECIMEN, item, paragraph, say
from tests.publishing.word import body, find, outline, part, relationships, style, style_named, text
from tests.reference import needs_reference, reference_submissions
from tests.validators import ooxml_errors, opened_in_libreoffice, pdf_text

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"


@pytest.fixture(scope="module")
def document() -> bytes:
    return render_docx(SPECIMEN, TEMPLATES)


def saying(*blocks: Block, language: str = "en") -> Report:
    """A report of one section with these blocks."""
    return replace(SPECIMEN, parts=(Section("part", "only", "Only part", language=language, blocks=blocks),))


def written(*blocks: Block, language: str = "en") -> bytes:
    return render_docx(saying(*blocks, language=language), TEMPLATES)


def content(document: bytes) -> list[tuple[str, str]]:
    """What stands behind the first heading: style and text of each paragraph."""
    paragraphs = outline(document)
    first = next(position for position, (used, _) in enumerate(paragraphs) if used == "Heading1")
    return paragraphs[first + 1 :]


# What is said


def texts(report: Report) -> Iterator[str]:
    for _, section in sections(report):
        yield section.title
        for block in section.blocks:
            yield from said(block)


def said(block: Block) -> Iterator[str]:  # noqa: C901 (one case for each kind of block)
    match block:
        case Paragraph(content=inline):
            yield text_of(inline)
        case List(items=items):
            for one in items:
                for inner in one.blocks:
                    yield from said(inner)
        case Table():
            yield block.caption
            yield from block.header
            for row in block.rows:
                yield from map(text_of, row)
        case Figure():
            yield ""  # the picture's own paragraph
            yield f"{text_of(block.caption)} ({block.credit})" if block.credit else text_of(block.caption)
        case Roster(layout="list"):
            for partner, people in block.groups:
                yield partner
                yield from (", ".join((person.name, *map(text_of, person.lines))) for person in people)
        case Roster():
            for partner, people in block.groups:
                yield partner
                for person in people:
                    yield from (person.name, *map(text_of, person.lines))
        case Details():
            yield from (f"{label}\t{text_of(value)}" for label, value in block.entries)


def notes(report: Report) -> Iterator[Inline]:
    for _, section in sections(report):
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield from notes_of(block.content)


def without_label(caption: str) -> str:
    return re.sub(r"^(Table|Figure)\u00a0\d+\u2002", "", caption)


def assert_says_everything(document: bytes, report: Report) -> None:
    everything = [without_label(text) for _, text in outline(document)]
    expected = list(texts(report))
    assert everything[-len(expected) :] == expected


def test_every_text_stands_in_the_document_once_and_in_order(document: bytes) -> None:
    assert_says_everything(document, SPECIMEN)


@needs_reference
def test_the_real_report_is_published_whole() -> None:
    edition = load(ROOT / "submissions" / "2021" / "edition.toml")
    report = assemble(edition, reference_submissions(edition), "en")
    document = render_docx(report, TEMPLATES)
    assert_says_everything(document, report)
    assert len(find(body(document), ".//w:p")) > 500


def test_cover_and_title_page_say_what_the_report_is(document: bytes) -> None:
    assert outline(document)[:16] == [
        ("CoverPartners", "Canada · Mexico"),
        ("CoverRule", ""),
        ("CoverPartnership", "Canada-Mexico Partnership"),
        ("Title", "2021 Annual Report"),
        ("CoverMeetingFirst", "17th annual meeting"),
        ("CoverMeeting", "Mexico City · 25 November 2021"),
        ("TitlePagePartnership", "Canada-Mexico Partnership"),
        ("TitlePageTitle", "2021 Annual Report"),
        ("TitlePageMeetingFirst", "17th annual meeting"),
        ("TitlePageMeeting", "Mexico City · 25 November 2021"),
        ("TitlePageLast", "Hybrid · Host: Mexico"),
        *(("Imprint", f"{label}\t{said}") for label, said in imprint(SPECIMEN)),
        ("TOCHeading", "Contents"),
    ]


def test_a_draft_says_so_on_the_cover_and_in_the_header(document: bytes) -> None:
    draft = render_docx(replace(SPECIMEN, draft=True), TEMPLATES)
    assert ("CoverDraft", "Draft") in outline(draft)
    assert text(part(draft, "word/header1.xml")) == "Draft\t2021 Annual Report"
    assert ("CoverDraft", "Draft") not in outline(document)
    assert text(part(document, "word/header1.xml")) == "\t2021 Annual Report"


HOSTILE = "{{ tag }} {% for %} {# #} <b>&amp;</b> <?body?> {_{ ]]> \u201c\u202e\U0001f600 a\x00\x0b\ufffe\ud800z"
SHOWN = HOSTILE.replace("\x00\x0b\ufffe\ud800", "")


def test_content_is_data_wherever_it_stands() -> None:
    hostile = Run(HOSTILE)
    blocks: tuple[Block, ...] = (
        Paragraph((hostile, Run("", note=(hostile,)))),
        List((item(paragraph(HOSTILE)),)),
        Table(HOSTILE, (HOSTILE,), ((say(HOSTILE),),)),
        Figure(PIXEL, "image/png", say(HOSTILE), HOSTILE, HOSTILE),
        Details(((HOSTILE, say(HOSTILE)),)),
    )
    report = replace(saying(*blocks), title=HOSTILE, partnership=HOSTILE, partners=(HOSTILE, HOSTILE), host=HOSTILE)
    document = render_docx(replace(report, parts=(replace(report.parts[0], title=HOSTILE),)), TEMPLATES)
    paragraphs = [
        text for used, text in outline(document) if used not in ("CoverRule", "Imprint", "TOCHeading", "SectionMark")
    ]
    assert paragraphs == [
        f"{SHOWN} · {SHOWN}",
        SHOWN,
        SHOWN,
        "17th annual meeting",
        "Mexico City · 25 November 2021",
        *[SHOWN] * 2,
        "17th annual meeting",
        "Mexico City · 25 November 2021",
        f"Hybrid · Host: {SHOWN}",
        f"{SHOWN}\t",
        *[SHOWN] * 3,
        f"Table\u00a01\u2002{SHOWN}",
        *[SHOWN] * 2,
        "",
        f"Figure\u00a01\u2002{SHOWN} ({SHOWN})",
        f"{SHOWN}\t{SHOWN}",
    ]
    assert text(part(document, "word/footer1.xml")) == f"{SHOWN} · {SHOWN}\tPage 1 of 1"
    assert text(part(document, "word/footnotes.xml")) == f" {SHOWN}"
    assert find(body(document), ".//wp:docPr[not(a:extLst)]/@descr") == [SHOWN]
    assert find(part(document, "docProps/core.xml"), "//*[local-name()='title']/text()") == [SHOWN]


# Structure


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
    assert [text_of(note) for note in notes(SPECIMEN)] == ["A note with weight.", "Second note."]
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


KEPT = {1: "", 2: "1", 3: "12", 4: "123", 5: "1234", 6: "1245", 7: "1256"}
"""By the number of a table's rows: those that stay on the page of the next one."""


@pytest.mark.parametrize(("count", "kept"), KEPT.items())
def test_no_row_of_a_table_stands_alone(count: int, kept: str) -> None:
    table = Table("Caption", ("Title",), tuple((say(str(number)),) for number in range(1, count + 1)))
    cells = find(body(written(table)), ".//w:tc/w:p[w:pPr/w:keepNext]")
    assert [text(cell) for cell in cells] == list(kept)


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


# Language and properties


def test_the_documents_language_is_the_reports_and_foreign_parts_say_theirs() -> None:
    report = replace(saying(paragraph("Bonjour"), language="fr"), language="es")
    document = render_docx(report, TEMPLATES)
    assert find(part(document, "word/styles.xml"), "//w:lang/@w:val") == ["es"]
    assert find(part(document, "word/settings.xml"), "//w:themeFontLang/@w:val") == ["es"]
    assert [
        (text(one), find(one, ".//w:lang/@w:val"))
        for one in find(body(document), "w:p[w:pPr/w:pStyle/@w:val='BodyText']")
    ] == [("Bonjour", ["fr"])]
    assert find(part(document, "docProps/core.xml"), "//*[local-name()='language']/text()") == ["es"]


def test_foreign_names_and_passages_say_their_language_whatever_stands_around_them() -> None:
    name_in_spanish = Run("Secretaría de Economía", language="es")
    inline = (Run("The "), name_in_spanish, Run(" met", link="https://example.org/"), Run("", note=(name_in_spanish,)))
    document = written(Paragraph(inline))
    spanish = "//w:r[w:rPr/w:lang/@w:val='es']/w:t/text()"
    assert find(body(document), spanish) == ["Secretaría de Economía"]
    assert find(part(document, "word/footnotes.xml"), spanish) == ["Secretaría de Economía"]


@pytest.mark.parametrize(
    ("language", "caption", "meeting"),
    [
        ("en", "Figure\u00a01\u2002Caption", "17th annual meeting"),
        ("fr", "Figure\u00a01\u2002Caption", "17th réunion annuelle"),
        ("es", "Figura\u00a01\u2002Caption", "17th reunión anual"),
    ],
)
def test_fixed_words_are_in_the_reports_language(language: str, caption: str, meeting: str) -> None:
    report = replace(saying(Figure(PIXEL, "image/png", say("Caption"), "")), language=language)
    document = render_docx(report, TEMPLATES)
    assert [said for used, said in outline(document) if used == "FigureCaption"] == [caption]
    assert [said for used, said in outline(document) if used == "CoverMeetingFirst"] == [meeting]


# The file


def test_same_report_same_bytes(document: bytes) -> None:
    assert render_docx(SPECIMEN, TEMPLATES) == document
    with ZipFile(BytesIO(document)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_paragraph_is_empty_but_a_pictures_and_a_sections_end(document: bytes) -> None:
    empty = [one for one in find(body(document), ".//w:p") if not text(one) and not find(one, ".//w:drawing")]
    assert [(style(one), len(find(one, "w:pPr/w:sectPr"))) for one in empty] == [("SectionMark", 1)]


BROKEN = {
    "no file": (None, "cannot be read: No such file"),
    "no Word document": (b"PK nonsense", "The file is damaged"),
    "unknown tag": (("{{ title }}", "{{ titel }}"), "“titel” in"),
    "reaching into Python": (("{{ title }}", "{{ title.__class__.__mro__ }}"), "no tag may do: __class__"),
    "broken tag": (("{{ title }}", "{{ title | }}"), "expected token 'name'"),
    "no place for the body": (("{{p body }}", "nothing"), r"The tag \{\{p body \}\} is missing"),
    "no style": (('w:val="Report Table"', 'w:val="Other Table"'), "The style “Report Table” is missing"),
    "no list": (('<w:name w:val="lower-roman"/>', ""), "The list “lower-roman” is missing"),
    "no list for a heading": (
        ('<w:pStyle w:val="AnnexHeading"/>', ""),
        "No list numbers the headings of the style “Annex Heading”",
    ),
}


@pytest.mark.parametrize(("change", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_template_says_what_is_wrong(
    tmp_path: Path, change: bytes | tuple[str, str] | None, message: str
) -> None:
    if isinstance(change, bytes):
        (tmp_path / "report.docx").write_bytes(change)
    elif change:
        (tmp_path / "report.docx").write_bytes(changed((TEMPLATES / "report.docx").read_bytes(), *change))
    with pytest.raises(TemplateError, match=message):
        render_docx(SPECIMEN, tmp_path)


def changed(template: bytes, old: str, new: str) -> bytes:
    copy = BytesIO()
    with ZipFile(BytesIO(template)) as source, ZipFile(copy, "w") as target:
        for entry in source.namelist():
            target.writestr(entry, source.read(entry).replace(old.encode(), new.encode()))
    return copy.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("draft", [False, True])
def test_the_document_is_valid(tmp_path: Path, draft: bool) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(render_docx(replace(SPECIMEN, draft=draft), TEMPLATES))
    assert ooxml_errors(file) == []


@pytest.mark.slow
def test_the_template_is_valid() -> None:
    assert ooxml_errors(TEMPLATES / "report.docx") == []


@pytest.mark.slow
def test_libreoffice_shows_every_text(tmp_path: Path, document: bytes) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(document)
    shown = letters(pdf_text(opened_in_libreoffice(file, "pdf", tmp_path)))
    assert [one for one in texts(SPECIMEN) if letters(one) not in shown] == []


def letters(text: str) -> str:
    """Text without spaces, which a line may break at, and digits, which a note's mark adds."""
    return re.sub(r"[\s\d]", "", text)
