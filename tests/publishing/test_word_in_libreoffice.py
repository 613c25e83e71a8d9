"""Word documents in LibreOffice: what it lays out, renews and saves again is what we wrote."""

import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from authoring.assembly.assemble import assemble
from authoring.edition.folder import EditionFolder
from authoring.model.blocks import List, Table
from authoring.model.report import Section
from authoring.model.walk import sections
from authoring.pipeline import submissions
from authoring.publishing import libreoffice
from authoring.publishing.docx import render_docx
from authoring.publishing.page_count import page_count
from authoring.publishing.readback.docx import docx_outline
from authoring.publishing.readback.outline import LINK, LINK_END, TARGET, Passage
from tests.publishing.specimen import SPECIMEN, item, paragraph, say
from tests.publishing.word import body, find, part, text
from tests.renewal import renewed
from tests.validators import ooxml_errors, opened_in_libreoffice, pdf_page_texts, program
from tests.workspace import ROOT

pytestmark = pytest.mark.slow

TEMPLATES = Path(__file__).parents[2] / "templates"

DEEP = List(
    (
        item(
            paragraph("One"),
            List(
                (item(paragraph("Two"), List((item(paragraph("Three")),), style="lower-roman")),), style="lower-alpha"
            ),
        ),
    ),
    style="decimal",
)
WIDE = Table("Wide", tuple(["Title"] * 6), (tuple([say("internationalization")] * 6),))
LONG = tuple(
    Section(
        "chapter",
        f"group{n}",
        f"Group {n}",
        str(n),
        "en",
        (paragraph("A long text. " * 400), DEEP, WIDE, paragraph("After")),
    )
    for n in range(2, 5)
)
REPORT = replace(
    SPECIMEN,
    parts=(
        SPECIMEN.parts[0],
        replace(SPECIMEN.parts[1], sections=(*SPECIMEN.parts[1].sections, *LONG)),
        SPECIMEN.parts[2],
    ),
)
"""The specimen, longer, with deep lists and tables on pages on their sides."""


@pytest.fixture(scope="module", autouse=True)
def _libreoffice() -> None:
    program("soffice")


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report as a Word document, with LibreOffice at hand."""
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv(libreoffice.VARIABLE)
        file = tmp_path_factory.mktemp("word") / "report.docx"
        file.write_bytes(render_docx(REPORT, TEMPLATES))
    return file


@pytest.fixture(scope="module")
def as_pdf(laid_out: Path) -> Path:
    return opened_in_libreoffice(laid_out, "pdf", laid_out.parent)


def contents(document: bytes) -> list[tuple[str, ...]]:
    """Each entry of the table of contents: what it says and the number of its page, whatever lies between them."""
    entries = find(body(document), ".//w:sdtContent//w:p[.//w:hyperlink]")
    return [tuple(re.split(r"\s+", text(one).strip())) for one in entries]


def test_the_document_is_valid(laid_out: Path) -> None:
    assert ooxml_errors(laid_out) == []


def test_every_entry_of_the_contents_names_the_page_its_heading_stands_on(laid_out: Path, as_pdf: Path) -> None:
    document, pages = laid_out.read_bytes(), pdf_page_texts(as_pdf)
    count = len(pages) - 3  # cover, title page, contents
    listed = [section for depth, section in sections(REPORT) if depth <= 2]
    entries = contents(document)
    assert len(entries) == len(listed)
    for section, (*said, number) in zip(listed, entries, strict=True):
        page = pages[int(number) + 2]
        assert said == f"{section.number} {section.title}".split()
        assert section.title in " ".join(page.split())
        assert f"Page {number} of {count}" in " ".join(page.split())
    assert page_count(document) == len(pages)


def test_the_footer_knows_the_number_of_pages_before_it_is_laid_out(laid_out: Path, as_pdf: Path) -> None:
    count = len(pdf_page_texts(as_pdf)) - 3
    for footer in ("footer1", "footer1wide"):
        assert text(part(laid_out.read_bytes(), f"word/{footer}.xml")).endswith(f"Page 1 of {count}")


def test_the_cover_and_the_title_page_are_bare_and_the_contents_count_in_roman_numbers(as_pdf: Path) -> None:
    cover, title, contents, first, *_ = (" ".join(page.split()) for page in pdf_page_texts(as_pdf))
    assert cover.endswith("Mexico City · 25 November 2021")
    assert "Canada-Mexico Partnership · 2021 Annual Report" not in title
    assert contents.endswith("Canada-Mexico Partnership · 2021 Annual Report ii")
    assert "Page 1 of" in first


def test_pages_lie_on_their_sides_for_wide_tables_only(as_pdf: Path) -> None:
    with pikepdf.open(as_pdf) as pdf:
        lying = [page.mediabox[2] > page.mediabox[3] for page in pdf.pages]
    texts = pdf_page_texts(as_pdf)
    assert [number for number, one in enumerate(lying) if one] == [
        number for number, page in enumerate(texts) if "internationalization" in page
    ]


def test_no_page_is_empty(as_pdf: Path) -> None:
    assert [number for number, page in enumerate(pdf_page_texts(as_pdf), 1) if len(page.split()) < 10] == []


def test_renewing_the_contents_changes_nothing(laid_out: Path, tmp_path: Path) -> None:
    copy = renewed(laid_out, tmp_path).read_bytes()
    assert contents(copy) == contents(laid_out.read_bytes())


def test_the_same_report_is_laid_out_to_the_same_bytes(laid_out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(libreoffice.VARIABLE)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("LC_ALL", "fr_CA.UTF-8")
    assert render_docx(REPORT, TEMPLATES) == laid_out.read_bytes()


def said(document: Path) -> list[Passage]:
    """All that a document says, but for where its links begin and end: LibreOffice takes a note's mark into one."""
    outline = docx_outline(document.read_bytes())
    return [replace(one, text=re.sub(f"{LINK}|{TARGET}[^{LINK_END}]*{LINK_END}", "", one.text)) for one in outline]


def round_trip(document: Path, way: list[str], folder: Path) -> Path:
    """The document, saved by LibreOffice in one format after the other."""
    for number, target in enumerate(way):
        step = folder / str(number)
        step.mkdir()
        document = opened_in_libreoffice(document, target, step)
    return document


WAYS = pytest.mark.parametrize("way", [["docx"], ["odt", "docx"]], ids=" ".join)


@WAYS
def test_every_heading_item_note_and_cell_survives_a_round_trip(laid_out: Path, tmp_path: Path, way: list[str]) -> None:
    assert said(round_trip(laid_out, way, tmp_path)) == said(laid_out)


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled edition as a Word document."""
    folder = tmp_path_factory.mktemp("bundled")
    checked = submissions.check(EditionFolder(ROOT / "submissions" / "2021", folder))
    file = folder / "report.docx"
    file.write_bytes(render_docx(assemble(checked.edition, checked.submissions, "en"), TEMPLATES))
    return file


@WAYS
def test_the_bundled_edition_survives_a_round_trip(bundled: Path, tmp_path: Path, way: list[str]) -> None:
    assert said(round_trip(bundled, way, tmp_path)) == said(bundled)
