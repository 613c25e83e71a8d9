"""Footnotes on paper: each stands on the page of its mark as long as there is room, and none is ever lost."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.model.blocks import Block, Item, List, Paragraph, Table
from authoring.model.inline import Inline, Run, text_of
from authoring.model.report import Report, Section
from authoring.publishing.pdf import render_pdf
from authoring.publishing.pdf_notes import LONGEST, pieces
from tests.publishing.specimen import SPECIMEN, paragraph, say

pytestmark = pytest.mark.slow

TEMPLATES = Path(__file__).parents[2] / "templates"
WORD = re.compile(r"n\d+w\d+")


def report(*blocks: Block) -> Report:
    return replace(SPECIMEN, parts=(Section("part", "p", "Part", blocks=blocks),))


def words(name: str, count: int) -> str:
    return " ".join(f"{name}w{number}{'.' if number % 9 == 8 else ''}" for number in range(count))


def noted(number: int, count: int, text: str = "Text. ") -> tuple[Run, ...]:
    """Return a text with a note of `count` words, which name the note."""
    return Run(text), Run("", note=say(words(f"n{number}", count)))


def seen(content: bytes) -> list[str]:
    """Return what can be seen on each page of the report: nothing beyond the paper's edge."""
    document = pypdfium2.PdfDocument(content)
    return [_on(document[number]) for number in range(3, len(document))]


def _on(page: pypdfium2.PdfPage) -> str:
    return str(page.get_textpage().get_text_bounded(0, 0, *page.get_size()))


def test_a_note_longer_than_a_page_goes_on_on_the_next() -> None:
    pages = seen(render_pdf(report(Paragraph(noted(1, 2000)), paragraph("After.")), TEMPLATES))
    found = [WORD.findall(page) for page in pages]

    assert WORD.findall(" ".join(pages)) == WORD.findall(words("n1", 2000))
    assert len(found) > 3
    assert all(found)


def test_many_notes_on_the_last_page_are_all_there() -> None:
    blocks = [Paragraph(noted(number, 60)) for number in range(1, 41)]
    pages = seen(render_pdf(report(*[paragraph("Text. " * 60)] * 5, *blocks), TEMPLATES))
    found = WORD.findall(" ".join(pages))

    assert found == [word for number in range(1, 41) for word in WORD.findall(words(f"n{number}", 60))]


@pytest.mark.slow
def test_a_note_stands_on_the_page_of_its_mark() -> None:
    """However the text above fills the page: to spare an orphan, no note goes to another page."""
    for lines in range(30, 42):
        text = "A mark of a note. " * 12
        blocks = [
            *[paragraph("Line.")] * lines,
            *(Paragraph(noted(number, 12, f"m{number}m {text}")) for number in (1, 2)),
        ]
        for page in seen(render_pdf(report(*blocks), TEMPLATES)):
            begun = [int(mark) for mark in re.findall(r"m(\d)m", page)]
            assert [number for number in (1, 2) if f"n{number}w0" in page] == begun


def _blocks(chance: random.Random) -> Iterator[Block]:
    number = 0
    for _ in range(chance.randrange(3, 20)):
        runs: list[Run] = []
        for _ in range(chance.randrange(1, 5)):
            number += 1
            count = chance.choice((3, 10, 40, 150, 400, 1500) if chance.random() < 0.1 else (3, 10, 40))
            runs += noted(number, count, "Text. " * chance.randrange(1, 60))
        text: Inline = tuple(runs)
        others: list[Block] = [
            List((Item((Paragraph(text),)), Item((paragraph("Another."),)))),
            Table("Table", ("A", "B"), ((say("a"), text), (say("b"), say("c")))),
        ]
        yield chance.choice([Paragraph(text), Paragraph(text), *others])


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_no_note_is_lost_wherever_it_stands(seed: int) -> None:
    blocks = tuple(_blocks(random.Random(seed)))
    given = re.findall(r"n\d+w\d+", str(blocks))

    assert sorted(WORD.findall(" ".join(seen(render_pdf(report(*blocks), TEMPLATES))))) == sorted(given)


@given(st.lists(st.tuples(st.text(max_size=2 * LONGEST), st.booleans()), min_size=1, max_size=4))
def test_pieces_together_are_the_note(texts: list[tuple[str, bool]]) -> None:
    note = tuple(Run(text, strong=strong) for text, strong in texts if text)
    found = pieces(note)

    assert "".join(map(text_of, found)) == text_of(note)
    assert all(len(text_of(piece)) <= LONGEST for piece in found)
    assert [run.strong for piece in found for run in piece for _ in run.text] == [
        run.strong for run in note for _ in run.text
    ]


def test_a_piece_ends_with_a_sentence_where_one_ends() -> None:
    first, second = pieces(say("A sentence of a note. " * 60))

    assert text_of(first).endswith("note. ")
    assert text_of(second).startswith("A sentence")
