"""Every passage of every format is led back to the cell that said it."""

import re
import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.cell.read_only import ReadOnlyCell

from authoring.assembly.assemble import assemble
from authoring.edition.folder import EditionFolder, find
from authoring.errors import AuthoringError, UnreadableError
from authoring.forms.records import Passage
from authoring.model.place import Place
from authoring.model.report import Report
from authoring.pipeline import publication, submissions
from authoring.pipeline.translation import in_language_of_report
from authoring.publishing.artifact import FORMATS, Format
from authoring.publishing.explain import Explained, letters, printed_pages, read_published, search
from authoring.publishing.said import Said, said
from authoring.text.reader import read_lines
from tests.workspace import ROOT, group_submission, hand_in, hand_in_coordination, workspace

pytestmark = pytest.mark.slow

# The bundled edition, as a whole


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("bundled")
    for folder in ("submissions", "templates"):
        shutil.copytree(ROOT / folder, base / folder)
    return base


def built(base: Path, *formats: Format) -> Iterator[Path]:
    folder = find(base)
    done = publication.build(folder, base / "templates", publication.BuildRequest(formats, ("en",)))
    yield from (folder.output / printed.artifact.path for printed in done.printed)


def report_of(base: Path) -> Report:
    checked = submissions.check(find(base))
    in_english = in_language_of_report(find(base), checked.submissions, "en", marked=False)
    return assemble(checked.edition, in_english, "en")


def assert_explained_whole(path: Path, report: Report) -> None:
    """Passage by passage, what the file says is what the report says, in its order: none too few, none too many."""
    passages = read_published(path, report).passages
    assert [one.passage.shown for one in passages if one.said is None] == []
    assert [one.said for one in passages] == said(report)


def test_every_passage_of_the_bundled_page_is_explained(bundled: Path) -> None:
    (path,) = built(bundled, "html")
    assert_explained_whole(path, report_of(bundled))


def test_every_passage_of_the_bundled_report_is_explained_in_every_format(bundled: Path) -> None:
    for path in built(bundled, *FORMATS):
        assert_explained_whole(path, report_of(bundled))


def test_a_place_is_the_cell_that_says_it(bundled: Path) -> None:
    """Looked up in the workbooks by a library that is not ours; a picture's own words stand in the cells beside it."""
    translated = ("agri-business.xlsx", "mining.xlsx")
    placed = [one for one in said(report_of(bundled)) if one.place and not one.row]
    found = [
        one for one in placed if one.place and one.place.file.endswith(".xlsx") and one.place.file not in translated
    ]
    typed = {path.name: cells(path) for path in find(bundled).submissions() if path.suffix == ".xlsx"}
    wrong = [
        one
        for one in found
        if one.place and not says(typed[one.place.file].get((one.place.sheet, one.place.cell)), one)
    ]
    assert [one.text for one in wrong if one.place and one.place.sheet != "Figures"] == []
    assert len(found) > 400


def cells(path: Path) -> dict[tuple[str, str], object]:
    book = load_workbook(path, read_only=True)
    rows = ((sheet.title, row) for sheet in book for row in sheet.iter_rows(max_row=80, max_col=12))
    return {
        (title, cell.coordinate): cell.value for title, row in rows for cell in row if isinstance(cell, ReadOnlyCell)
    }


def says(value: object, one: Said) -> bool:
    """Whether a cell says the passage, as far as it can: links stand in it as typed, and days as days."""
    if isinstance(value, datetime | date):
        return str(value.year) in one.text
    typed, printed = letters(str(value)), letters(one.text)
    return printed in typed or typed in printed or printed[:15] in typed


def test_what_an_author_wrote_has_a_place(bundled: Path) -> None:
    told = said(report_of(bundled))
    program = {one.text for one in told if one.source == "words"}
    assert {"Co-chairs", "Participants", "Commitments of all working groups", "Acronym"} <= program
    assert all(one.place for one in told if one.source == "place")
    assert {one.anchor.split("--")[0] for one in told if one.source == "derived"} <= {"annex", "part"}


def test_derived_tables_name_the_row_they_were_made_from(bundled: Path) -> None:
    told = said(report_of(bundled))
    commitments = [one for one in told if one.anchor == "annex--commitments" and one.row]
    assert commitments[2].text.startswith("Keep each other informed")
    assert commitments[2].place == Place("agri-business.xlsx", "Actions futures", "B6")
    meetings = [one for one in told if one.row and one.place and one.place.sheet == "Past annual meetings"]
    assert next(one.place.row for one in meetings if one.place and one.text == "Ottawa, Ontario") == 5


# A small edition, question by question


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> EditionFolder:
    """One group whose text fills pages, and the coordinators; published in all three formats."""
    folder = workspace(tmp_path_factory.mktemp("small"))
    texts = [f"Paragraph {number} reports on copper. " + "It says so at some length. " * 12 for number in range(1, 40)]
    said = [Passage(topic="Water", text=read_lines(["It rained.[^1]", *texts, "[^1]: A note on rain."]))]
    hand_in(folder, group_submission("mining", sections={"outcomes": said}))
    hand_in_coordination(folder)
    list(built(folder.path.parents[1], *FORMATS))
    return folder


def file(folder: EditionFolder, file_format: Format) -> Path:
    return folder.output / "en" / f"annual-report-2030.en.{file_format}"


def places(folder: EditionFolder, file_format: Format, what: str) -> list[tuple[str, str]]:
    """How each passage begins, and its place."""
    found = publication.explain(folder, file(folder, file_format), what).found
    return [(" ".join(one.passage.shown.split()[:2]), str(one.said and one.said.place)) for one in found]


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("Paragraph 7 reports", [("Paragraph 7", "mining.xlsx › Outcomes!B12")]),
        ("PARAGRAPH-7   re­ports", [("Paragraph 7", "mining.xlsx › Outcomes!B12")]),
        ("a note on rain", [("A note", "mining.xlsx › Outcomes!B5")]),
        ("Ana Paz", [("Ana Paz,", "mining.xlsx › Co-chairs!B5")]),
        ("Rosa Luz", [("Rosa Luz,", "coordination.xlsx › Signatories!B5")]),
        ("#mining--outcomes--1", None),
    ],
)
def test_a_text_or_an_anchor_leads_to_its_cell(
    small: EditionFolder, file_format: Format, what: str, expected: list[tuple[str, str]] | None
) -> None:
    found = places(small, file_format, what)
    if expected is None:
        assert found[0] == ("Water", "mining.xlsx › Outcomes!A5")
        assert {place.partition("!")[0] for _, place in found} == {"mining.xlsx › Outcomes"}
    else:
        assert [(re.sub(",$", "", text), place) for text, place in found][:1] == [
            (re.sub(",$", "", text), place) for text, place in expected
        ]


def test_a_page_is_asked_for_as_it_is_printed(small: EditionFolder) -> None:
    pages = printed_pages(file(small, "pdf").read_bytes())
    everything = publication.explain(small, file(small, "pdf"), "copper").found
    for page in {one.page for one in everything}:
        assert page in pages
        for question in (page, f"p. {page}", f"page {page}", f"P.{page}"):
            found = publication.explain(small, file(small, "pdf"), question).found
            assert [one.page for one in found] == [page] * len(found)
            assert {one.passage for one in found} >= {one.passage for one in everything if one.page == page}


def test_headings_above_are_named_from_the_outside_in(small: EditionFolder) -> None:
    (found,) = publication.explain(small, file(small, "html"), "Paragraph 9 reports").found
    assert [re.sub(r"^.*?(Part \S+|\d+) ", "", title) for title in found.headings] == [
        "Reports of the working groups",
        "Mining Working Group",
        "Outcomes",
        "Water",
    ]


WRONG = [
    ("html", "", "Name some text"),
    ("html", "  …  ", "Name some text"),
    ("html", "p. 3", "Only a PDF has pages"),
    ("docx", "page 3", "Only a PDF has pages"),
    ("pdf", "9999", "There is no page 9999; the pages are numbered"),
    ("pdf", "p. 0", "There is no page 0"),
    ("html", "#mining--outcome", "no anchor #mining--outcome; there are, for example: mining--outcomes"),
    ("html", "Nobody said this", "says nothing like “Nobody said this”"),
]


@pytest.mark.parametrize(("file_format", "what", "message"), WRONG)
def test_a_question_without_an_answer_gets_one_all_the_same(
    small: EditionFolder, file_format: Format, what: str, message: str
) -> None:
    with pytest.raises(AuthoringError, match=re.escape(message)):
        publication.explain(small, file(small, file_format), what)


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"%PDF-1.7 nonsense", b"<p>A page of somebody else's</p>", b"\x00\xff"]
)
def test_a_file_that_is_none_of_ours(small: EditionFolder, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "other.bin").write_bytes(content)
    with pytest.raises(UnreadableError, match=r"^other\.bin cannot be read back: it .*\.$"):
        publication.explain(small, tmp_path / "other.bin", "text")


def test_it_is_said_when_cells_may_have_moved(small: EditionFolder, tmp_path: Path) -> None:
    base = tmp_path / "copy"
    shutil.copytree(small.path.parents[1], base)
    folder = find(base)
    path = file(folder, "html")
    assert publication.explain(folder, path, "copper").doubts == ()

    hand_in(folder, group_submission("mining"))
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    explained = publication.explain(folder, path, "Paragraph 7 reports")
    assert tuple(one.text() for one in explained.doubts) == (
        "annual-report-2030.en.html is not what was last published: it was built otherwise, or changed since.",
        "Changed since the last build: mining.xlsx. Cells may have moved.",
    )
    assert [one.said for one in explained.found] == [None]


def test_a_page_of_the_site_is_explained_too(small: EditionFolder, tmp_path: Path) -> None:
    base = tmp_path / "copy"
    shutil.copytree(small.path.parents[1], base)
    folder = find(base)
    publication.build(folder, base / "templates", publication.BuildRequest(("html",), site=True))
    explained = publication.explain(folder, folder.output / "site" / "en" / "mining.html", "Paragraph 7 reports")
    assert tuple(one.text() for one in explained.doubts) == ()
    assert [str(one.said and one.said.place) for one in explained.found] == ["mining.xlsx › Outcomes!B12"]


def test_a_file_changed_by_hand_is_explained_as_far_as_it_goes(bundled: Path, tmp_path: Path) -> None:
    (path,) = built(bundled, "html")
    report = report_of(bundled)
    wanted = Place("mining.xlsx", "Resultados", "B12")
    text = next(one.text for one in said(report) if one.place == wanted)
    changed = tmp_path / "changed.html"
    changed.write_text(path.read_text("utf-8").replace("</h2>", "</h2><p>Nobody said this.</p>", 1), "utf-8")
    found: list[Explained] = search(read_published(changed, report), text)
    assert [one.said.place for one in found if one.said] == [wanted]
