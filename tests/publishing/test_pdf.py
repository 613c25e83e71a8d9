"""The report on paper: whole, tagged, bookmarked, with its own fonts, the same bytes for the same report."""

import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from authoring.model.blocks import Block, List, Paragraph, Table
from authoring.model.inline import Inline, Run
from authoring.model.report import Report, Section
from authoring.publishing.pdf import TemplateFetcher, render_pdf
from tests.publishing.specimen import SPECIMEN, item, paragraph, say
from tests.validators import pdf_errors, pdf_text

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
OURS = re.compile(r"Report-(Serif|Sans|Symbols|Signs|Emoji)(-Bold|-Italic|-Bold-Italic)?")
"""Fonts take the names that print.css gives them: one of any other name comes from the machine."""


@pytest.fixture(scope="module")
def specimen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(SPECIMEN, tmp_path_factory.mktemp("pdf"))


def written(report: Report, folder: Path) -> Path:
    path = folder / "report.pdf"
    path.write_bytes(render_pdf(report, TEMPLATES))
    return path


def one_chapter(*blocks: Paragraph | Table) -> Report:
    return replace(SPECIMEN, parts=(Section("part", "p", "Part", blocks=blocks),))


def pages(path: Path) -> list[str]:
    return [" ".join(page.split()) for page in pdf_text(path).split("\f")[:-1]]


def foreign_fonts(path: Path) -> list[str]:
    with pikepdf.open(path) as pdf:
        fonts = [found for found in pdf.objects if isinstance(found, pikepdf.Dictionary) and "/FontName" in found]
        names = {str(font["/FontName"]).split("+")[-1]: "/FontFile2" in font for font in fonts}
    assert names
    return [name for name, inside in names.items() if not (inside and OURS.fullmatch(name))]


def bookmarks(items: list[pikepdf.OutlineItem], depth: int = 1) -> Iterator[tuple[int, str]]:
    for one in items:
        yield depth, str(one.title)
        yield from bookmarks(list(one.children), depth + 1)


def destinations(path: Path, number: int) -> list[int]:
    """Return the numbers of the pages to which the links of page `number` lead."""
    with pikepdf.open(path) as pdf:
        order = {page.obj.objgen: position for position, page in enumerate(pdf.pages, start=1)}
        names = list(pdf.Root.Names.Dests.Names)
        places = {str(name): place for name, place in zip(names[::2], names[1::2], strict=True)}
        links = [link for link in pdf.pages[number - 1].Annots if "/Dest" in link]
        return [order[places[str(link.Dest)][0].objgen] for link in links]


def test_qpdf_finds_nothing(specimen: Path) -> None:
    assert pdf_errors(specimen) == []


def test_weasyprint_understands_every_rule_and_finds_every_file(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        render_pdf(SPECIMEN, TEMPLATES)

    assert caplog.messages == []


def test_bookmarks_are_the_headings(specimen: Path) -> None:
    with pikepdf.open(specimen) as pdf, pdf.open_outline() as outline:
        found = list(bookmarks(list(outline.root)))

    assert found == [
        (1, "Contents"),
        (1, "Part I Message from the National Co-chairs"),
        (1, "Part III Reports of the working groups"),
        (2, "1 Mining Working Group"),
        (3, "Co-chairs"),
        (3, "Meeting"),
        (3, "Introduction and objectives"),
        (3, "Outcomes"),
        (4, "Wildland fire"),
        (4, "Building with wood"),
        (3, "Participants"),
        (1, "Annexes"),
        (2, "Annex B Commitments"),
    ]


def test_contents_name_the_pages_they_lead_to(specimen: Path) -> None:
    printed = re.findall(r"\. (\d)", pages(specimen)[2])

    assert destinations(specimen, 3) == [4, 5, 5, 7, 7]
    assert printed == ["1", "2", "2", "4", "4"]


def test_only_our_fonts_are_used_and_all_are_inside(specimen: Path) -> None:
    assert foreign_fonts(specimen) == []


def test_symbols_and_emoji_have_a_shipped_font_too(tmp_path: Path) -> None:
    text = "Łódź Ñandú œuvre ĳ ǆ Ḁ → ≤ ☑ ᐃᓄᒃ 👍 🌲"
    path = written(one_chapter(Paragraph(say(text))), tmp_path)

    assert foreign_fonts(path) == []
    assert text in " ".join(pages(path))


def test_notes_stand_at_the_foot_of_the_page_of_their_mark(specimen: Path) -> None:
    found = {
        number: (page.index(mark) < page.index(note))
        for number, page in enumerate(pages(specimen), start=1)
        for mark, note in [("see the programme", "A note with weight."), ("Another note", "Second note.")]
        if mark in page
    }

    assert found == {5: True, 6: True}


def test_the_header_of_a_table_is_repeated_and_no_row_is_lost(specimen: Path) -> None:
    with_rows = [page for page in pages(specimen) if "2021-MIN-" in page]

    assert len(with_rows) > 1
    assert all("No. Commitment Lead Due" in page for page in with_rows)
    assert re.findall(r"2021-MIN-(\d\d)", " ".join(with_rows)) == [f"{number:02}" for number in range(1, 30)]


NARROW = Table("Narrow", ("a", "b"), ((say("x"), say("y")),))


def parts(chapters: Iterable[tuple[Block, ...]]) -> Report:
    """A report whose parts, each on pages of its own, differ in how much of their last page is filled."""
    sections = (Section("part", f"p{number}", "Part", blocks=blocks) for number, blocks in enumerate(chapters))
    return replace(SPECIMEN, parts=tuple(sections))


def test_no_row_of_a_table_stands_alone(tmp_path: Path) -> None:
    tables = (
        Table("Caption", ("Title",), tuple((say(f"row{count}-{number}"),) for number in range(count)))
        for count in range(28, 42)
    )
    rows = [page.count("row") for page in pages(written(parts((table,) for table in tables), tmp_path))]

    assert sum(rows) == sum(range(28, 42))
    assert min(filter(None, rows)) == 3


def test_a_remark_stays_with_what_it_is_on(tmp_path: Path) -> None:
    remark = Paragraph((Run("Due: 31 December", emphasis=True),))
    action = List((item(paragraph("An action"), remark),))
    chapters = (tuple[Block, ...]([*[paragraph("Text")] * count, action]) for count in range(24, 36))
    found = [page for page in pages(written(parts(chapters), tmp_path)) if "Due: 31 December" in page]

    assert len(found) == 12
    assert all("An action Due" in page for page in found)


def test_running_heads_name_the_report_and_the_chapter_where_its_title_does_not(specimen: Path) -> None:
    assert pages(specimen)[4].startswith("Part III Reports of the working groups")
    assert pages(specimen)[5].startswith("Mining Working Group")
    assert pages(specimen)[5].endswith("Canada-Mexico Partnership · 2021 Annual Report 3")
    assert [number for number, page in enumerate(pages(specimen)) if "Partnership ·" not in page] == [0, 1]


def test_pages_are_called_what_is_printed_on_them(specimen: Path) -> None:
    labels = pypdfium2.PdfDocument(specimen)

    assert [labels.get_page_label(number) for number in range(8)] == ["Cover", "i", "ii", "1", "2", "3", "4", "5"]
    assert pages(specimen)[2].endswith("2021 Annual Report ii")
    assert pages(specimen)[7].endswith("2021 Annual Report 5")


def test_a_wide_table_lies_on_its_side_with_its_title(tmp_path: Path) -> None:
    wide = Table("Wide", tuple("abcdefgh"), tuple((say("SEMARNATSEMARNAT"),) * 8 for _ in range(20)))
    sections = tuple(
        Section("chapter", f"c{n}", f"Chapter {n}", blocks=(block,)) for n, block in enumerate([wide, NARROW])
    )
    path = written(replace(SPECIMEN, parts=(Section("part", "p", "Part", sections=sections),)), tmp_path)
    with pikepdf.open(path) as pdf:
        lying = [float(page.MediaBox[2]) > float(page.MediaBox[3]) for page in pdf.pages]
    titles = [re.findall(r"Chapter \d|Table \d", page.replace("\u00a0", " ")) for page in pages(path)]

    assert lying == [False] * 4 + [True] * 2 + [False]
    assert titles[3:] == [[], ["Chapter 0", "Table 1"], ["Chapter 0"], ["Chapter 1", "Table 2"]]


def test_a_row_longer_than_a_page_leaves_its_table_the_header(tmp_path: Path) -> None:
    long = " ".join(f"w{number}" for number in range(3000))
    path = written(one_chapter(Table("Caption", ("Name", "Text"), ((say("a"), say(long)),))), tmp_path)
    with_rows = [page for page in pages(path) if re.search(r"\bw\d+", page)]

    assert len(with_rows) > 3
    assert all("Name" in page and "Text" in page for page in with_rows)


def test_the_title_page_says_what_the_publication_is(tmp_path: Path) -> None:
    published = replace(SPECIMEN, issued=date(2022, 6, 30), languages=("en", "fr"), fingerprint="0123456789abcdef" * 4)
    title_page = pages(written(published, tmp_path))[1]

    assert title_page.startswith("Canada-Mexico Partnership 2021 Annual Report 17th annual meeting Mexico City")
    assert "Published on June 30, 2022 Languages English · Français" in title_page
    assert title_page.endswith("89abcdef")


def test_a_draft_says_so_on_every_page(tmp_path: Path) -> None:
    assert all("Draft" in page for page in pages(written(replace(SPECIMEN, draft=True), tmp_path)))


def test_it_is_tagged_and_says_its_title_and_language(specimen: Path) -> None:
    with pikepdf.open(specimen) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en"
        assert str(pdf.docinfo.Title) == "2021 Annual Report – Canada-Mexico Partnership"
        assert "/CreationDate" not in pdf.docinfo


def test_lists_start_where_they_should(specimen: Path) -> None:
    assert any("c. One anew" in page for page in pages(specimen))


def test_no_text_is_lost_however_long_its_words_and_cells(tmp_path: Path) -> None:
    words = [f"w{number}" for number in range(3000)]
    unbroken = "q" * 900
    table = Table(unbroken, tuple("abcdefgh"), tuple((say(unbroken),) * 8 for _ in range(2)))
    path = written(one_chapter(Paragraph(say(" ".join(words))), Paragraph(say(unbroken)), table), tmp_path)
    text = pdf_text(path)

    assert re.findall(r"\bw\d+\b", text) == words
    assert text.count("q") == 900 * (1 + 1 + 16)


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "https://example.org/", "http://127.0.0.1/", "ftp://example.org/", "templates/../x"],
)
def test_nothing_but_the_templates_folder_is_read(url: str) -> None:
    with pytest.raises(ValueError, match=r"protocol|folder|absolute"):
        TemplateFetcher(TEMPLATES).fetch(url)


def test_a_way_out_of_the_templates_folder_is_refused() -> None:
    with pytest.raises(ValueError, match="folder"):
        TemplateFetcher(TEMPLATES).fetch(f"{TEMPLATES.as_uri()}/fonts/../../pyproject.toml")


def test_a_link_to_a_file_attaches_nothing(tmp_path: Path) -> None:
    path = written(one_chapter(Paragraph((Run("secret", link="file:///etc/passwd"),))), tmp_path)

    with pikepdf.open(path) as pdf:
        assert list(pdf.attachments) == ["report-2021.en.json"]
        assert b"passwd" not in path.read_bytes()


LINKED: dict[str, Inline] = {
    "bold": (Run("A "), Run("link", strong=True, link="https://example.org"), Run(".")),
    "both": (Run("link", strong=True, emphasis=True, link="https://example.org"),),
    "partly bold": (Run("a ", link="https://example.org"), Run("link", strong=True, link="https://example.org")),
}


@pytest.mark.parametrize("text", LINKED.values(), ids=LINKED)
def test_a_link_holds_its_text_and_no_link_inside(text: Inline, tmp_path: Path) -> None:
    path = written(one_chapter(Paragraph(text)), tmp_path)

    with pikepdf.open(path) as pdf:
        links = [found for found in pdf.objects if isinstance(found, pikepdf.Dictionary) and found.get("/S") == "/Link"]
        annotations = [link for page in pdf.pages for link in page.get("/Annots", []) if "/A" in link]
        assert [link.P.S for link in links if link.P.S == "/Link"] == []
    assert len(annotations) == sum(bool(run.link) for run in text)


PRINT = """
import sys, hashlib
from pathlib import Path
from tests.publishing.specimen import SPECIMEN
from authoring.publishing.pdf import render_pdf
print(hashlib.sha256(render_pdf(SPECIMEN, Path(sys.argv[1]))).hexdigest())
"""


def test_the_same_report_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    (tmp_path / "templates").symlink_to(TEMPLATES)
    runs = [
        (ROOT, TEMPLATES, {"TZ": "UTC", "PYTHONHASHSEED": "1"}),
        (tmp_path, tmp_path / "templates", {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "2", "LC_ALL": "C"}),
    ]
    digests = {
        subprocess.run(
            [sys.executable, "-c", PRINT, str(templates)],
            cwd=folder,
            env={**os.environ, **environment, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for folder, templates, environment in runs
    }

    assert len(digests) == 1
