import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from authoring.assembly.assemble import assemble
from authoring.edition.definition import load
from authoring.errors import TemplateError
from authoring.model.blocks import Block, Chart, Details, Figure, List, Paragraph, Roster, Table
from authoring.model.inline import Run, text_of
from authoring.model.report import Report
from authoring.model.walk import sections
from authoring.publishing.docx import render_docx
from authoring.publishing.imprint import imprint
from authoring.publishing.readback.docx import docx_outline
from tests.publishing.specimen import PIXEL, SPECIMEN, item, paragraph, say
from tests.publishing.word import body, find, outline, part, style, text
from tests.publishing.written import TEMPLATES, saying, written
from tests.reference import needs_reference, reference_submissions
from tests.validators import ooxml_errors, opened_in_libreoffice, pdf_text

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def document() -> bytes:
    return render_docx(SPECIMEN, TEMPLATES)


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
            yield f"{text_of(block.caption)} ({text_of(block.credit)})" if block.credit else text_of(block.caption)
        case Chart():
            yield ""  # the picture's own paragraph
            yield text_of(block.caption)
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
        Figure(PIXEL, "image/png", say(HOSTILE), HOSTILE, say(HOSTILE)),
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


def test_word_is_told_the_partners_languages_with_their_countries() -> None:
    inline = (
        Run("Said at the "),
        Run("Secretaría", language="es", note=None),
        Run("", note=(Run("Ley", language="es"),)),
    )
    report = replace(saying(Paragraph(inline), language="en"), language="fr", territories=("CA", "MX"))
    document = render_docx(report, TEMPLATES)
    assert find(part(document, "word/styles.xml"), "//w:lang/@w:val") == ["fr-CA"]
    assert find(part(document, "word/settings.xml"), "//w:themeFontLang/@w:val") == ["fr-CA"]
    assert find(body(document), ".//w:lang/@w:val") == ["en-CA", "es-MX"]
    assert find(part(document, "word/footnotes.xml"), "//w:lang/@w:val") == ["es-MX"]
    assert find(part(document, "docProps/core.xml"), "//*[local-name()='language']/text()") == ["fr"]
    (note,) = (one for one in docx_outline(document) if one.kind == "note")
    assert note.foreign == (("es", "Ley"),)


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
