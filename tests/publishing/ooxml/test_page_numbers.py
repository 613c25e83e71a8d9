"""A document that was laid out says so wherever it has to: in its contents, its footers, its properties."""

import pytest

from authoring.publishing.docx import filled_in
from authoring.publishing.ooxml.bookmarks import LAST_PAGE, Bookmarks
from authoring.publishing.ooxml.page_numbers import PageNumbers
from authoring.publishing.page_count import page_count
from tests.publishing.specimen import SPECIMEN
from tests.publishing.word import TEMPLATE, body, find, part, style, text

NAMES = Bookmarks.of(SPECIMEN).names
PAGES = {name: position + 4 for position, name in enumerate(NAMES)} | {LAST_PAGE: 20}
"""Each heading on a page of its own, behind a cover, a title page and the contents."""


@pytest.fixture(scope="module")
def document() -> bytes:
    return filled_in(TEMPLATE, SPECIMEN, PageNumbers.of(PAGES, first=NAMES[0], last=LAST_PAGE))


def test_pages_are_counted_from_the_first_part_on() -> None:
    numbers = PageNumbers.of({"a": 4, "b": 9, "end": 12}, first="a", last="end")
    assert numbers == PageNumbers({"a": "1", "b": "6", "end": "9"}, total=12)


def test_the_contents_name_the_page_of_each_heading(document: bytes) -> None:
    entries = find(body(document), ".//w:sdtContent/w:p[w:hyperlink]")
    assert [(style(one), text(one)) for one in entries] == [
        ("TOC1", "Part I\tMessage from the National Co-chairs\t 1"),
        ("TOC1", "Part III\tReports of the working groups\t 2"),
        ("TOC2", "1\tMining Working Group\t 3"),
        ("TOC1", "Annexes\t 11"),
        ("TOC2", "Annex B\tCommitments\t 12"),
    ]


def test_numbers_have_a_tab_stop_of_their_own_pages_that_of_the_style(document: bytes) -> None:
    entries = find(body(document), ".//w:sdtContent/w:p[w:hyperlink]")
    stops = [find(one, "w:pPr/w:tabs/w:tab/@w:val | w:pPr/w:tabs/w:tab/@w:pos") for one in entries]
    assert stops == [["left", "1060"], ["left", "1060"], ["left", "630"], [], ["left", "1290"]]


def test_the_footer_names_the_last_page(document: bytes) -> None:
    assert text(part(document, "word/footer1.xml")).endswith("\tPage 1 of 17")


def test_the_document_knows_how_many_pages_it_has(document: bytes) -> None:
    assert page_count(document) == 20
    assert page_count(filled_in(TEMPLATE, SPECIMEN)) is None
