"""Numbers of headings: nobody types them, Word counts them, and what it shows is what the report says."""

from dataclasses import replace

import pytest

from authoring.model.report import Report, Section
from authoring.model.walk import sections
from authoring.publishing.docx import filled_in
from authoring.publishing.readback.docx import docx_outline
from tests.publishing.specimen import SPECIMEN, paragraph
from tests.publishing.word import TEMPLATE, body, find, part


def chapters(*numbers: str) -> tuple[Section, ...]:
    return tuple(
        Section("chapter", f"c{n}", f"Title {n}", number, blocks=(paragraph("x"),)) for n, number in enumerate(numbers)
    )


def parts(**numbers: tuple[str, ...]) -> Report:
    """A report of parts by their numbers (`Part_I`), each with chapters of these numbers."""
    made = (
        Section(
            "part",
            f"p{n}",
            "Title",
            name.replace("_", " "),
            sections=tuple(replace(one, anchor=f"p{n}{one.anchor}") for one in chapters(*inside)),
        )
        for n, (name, inside) in enumerate(numbers.items())
    )
    return replace(SPECIMEN, parts=tuple(made))


def shown(document: bytes) -> list[str]:
    """Each heading as Word shows it."""
    return [passage.shown for passage in docx_outline(document) if passage.kind == "heading"]


def own_numbers(document: bytes) -> list[str]:
    """The lists that headings are put into against their style."""
    return find(body(document), "w:p[w:bookmarkStart]/w:pPr/w:numPr/w:numId/@w:val")


REPORTS = {
    "one after the other": (parts(Part_I=(), Part_II=("1", "2")), []),
    "chapters go on through the parts": (parts(Part_I=("1", "2"), Part_II=("3", "4")), []),
    "chapters begin again in each part": (parts(Part_I=("1", "2"), Part_II=("1", "2")), ["3", "3"]),
    "one chapter alone": (parts(Part_III=("5",)), ["3", "4"]),
    "a part is left out": (parts(Part_I=("1",), Part_III=("2",), Part_IV=("3",)), ["3", "3", "3", "3"]),
    "annexes": (parts(Part_I=("Annex A", "Annex B"), Part_II=("1",)), []),
    "annexes from another letter": (parts(Part_I=("Annex C", "Annex D")), ["3", "3"]),
    "none at all": (parts(**{"": ("", "")}), ["0", "0", "0"]),
    "some": (parts(Part_I=("1", "", "2")), ["0"]),
}


@pytest.mark.parametrize(("report", "own"), REPORTS.values(), ids=REPORTS)
def test_word_counts_what_the_report_says(report: Report, own: list[str]) -> None:
    document = filled_in(TEMPLATE, report)
    assert shown(document) == [f"{section.number} {section.title}".strip() for _, section in sections(report)]
    assert own_numbers(document) == own


@pytest.mark.parametrize(
    ("language", "numbers", "texts"),
    [
        ("en", ("Part I", "Annex A"), ["Part %1", "%2", "Annex %1"]),
        ("fr", ("Partie I", "Annexe A"), ["Partie %1", "%2", "Annexe %1"]),
        ("es", ("Parte\u00a0I", "Anexo A"), ["Parte %1", "%2", "Anexo %1"]),
    ],
)
def test_the_words_before_a_number_are_the_reports(language: str, numbers: tuple[str, str], texts: list[str]) -> None:
    report = replace(parts(**{numbers[0]: (numbers[1],)}), language=language)
    document = filled_in(TEMPLATE, report)
    linked = find(part(document, "word/numbering.xml"), "//w:lvl[w:pStyle]/w:lvlText/@w:val")
    assert [" ".join(text.split()) for text in linked] == texts
    assert shown(document) == [
        " ".join(f"{number} {title}".split()) for number, title in zip(numbers, ("Title", "Title 0"), strict=True)
    ]


def test_a_number_no_list_can_count_is_no_ones_mistake_but_ours() -> None:
    with pytest.raises(ValueError, match="No list counts “Part 7b”"):
        filled_in(TEMPLATE, parts(Part_7b=()))
