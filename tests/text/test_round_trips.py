"""What is read, written and read again is the same; what is typed is never lost; nothing takes long."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from authoring.model.blocks import RichText
from authoring.model.inline import Inline, Run
from authoring.text.lines import Line, lines_of
from authoring.text.normalise import normalise
from authoring.text.reader import SectionReader, read_lines
from authoring.text.writer import typed_lines, write_lines
from tests.effort import ending, steps
from tests.text.strategies import FRAGMENTS, LINES, RUNS, TEXTS

CELL = 32_767
"""Characters an Excel cell holds."""


def read_cells(cells: list[Inline]) -> RichText:
    lines: list[Line] = [line for runs in cells for line in lines_of(runs, None)]
    return SectionReader(lines).blocks(lines)


@given(TEXTS)
@example(["•_-_"])
@example(["\\*\xa0[^1]"])
@example(["\\\\o x", "\\\\1. x"])
@example(["1. _", "  (a) _", "1) _"])
def test_lines_come_back(lines: list[str]) -> None:
    blocks = read_lines(lines)
    assert read_lines(write_lines(blocks)) == blocks
    assert read_cells(typed_lines(blocks)) == blocks


@pytest.mark.slow
@given(st.lists(RUNS, max_size=4))
@example([(Run("<", strong=True), Run("\u0338", strong=True))])
@example([(Run("*", strong=True), Run("*0{*"))])
@example([(Run("**", emphasis=True), Run("_* ", link="https://a.ca"), Run("*"))])
@example([(Run("*", strong=True), Run(" ", strong=True, language="es"), Run("*", language="es"))])
def test_formatted_cells_come_back(cells: list[Inline]) -> None:
    blocks = read_cells(cells)
    assert read_cells(typed_lines(blocks)) == blocks
    assert read_lines(write_lines(blocks)) == blocks


@given(st.lists(st.text(), max_size=4))
def test_any_unicode_comes_back(lines: list[str]) -> None:
    blocks = read_lines(lines)
    assert read_lines(write_lines(blocks)) == blocks


@given(LINES | st.text())
def test_what_is_normal_stays(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def letters_and_digits(text: str) -> Iterator[str]:
    return filter(str.isalnum, normalise(text))


# A letter that was a bullet (`o`, tab) and a note's label are the only things that are not written back.
NO_LETTER_BULLETS = FRAGMENTS.filter(lambda text: "[^" not in text and not set(text) & set("o§Øüvq"))


@given(st.lists(st.lists(NO_LETTER_BULLETS, max_size=14).map("".join), max_size=6))
def test_no_letter_or_digit_is_lost(lines: list[str]) -> None:
    written = letters_and_digits("\n".join(write_lines(read_lines(lines))))
    # In order. Two links to one address become one link, and an address may be written twice: text and target;
    # and what is in one language side by side becomes one.
    typed = re.sub(r"\]\([^()]*\)|(?<=\])\{lang=\w+\}", "]", "\n".join(lines))
    assert all(character in written for character in letters_and_digits(typed))


HOSTILE = [
    *"* _ [ ] ( *_ a**b ***a *_*_[ [a]( ![ ^[ {* {*[ {*^[ \\ \\* [](<".split(),
    *"[a](https://b.ca) ^[a] ^[[a](https://b.ca) <https://a https://a( _x005F _x0041_ [^1]".split(),
    *("**a ", "\n* a", "\n  1. a", "\no A", "\n[^1]: a", "\n\t", "\u0301", "5\xa0", "\uf0b7", "\u202e"),
]


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE)
def test_a_full_cell_of_anything_is_no_more_work_than_it_has_characters(text: str) -> None:
    cell = (text * CELL)[:CELL]
    # Twice as much is twice the work, not four times.
    with ending():
        assert steps(lambda: read_lines([cell])) < 3 * steps(lambda: read_lines([cell[: CELL // 2]]))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("opened", "closed"),
    [("[", "]"), ("[a", "](https://b.ca)"), ("[a", "]{lang=es}"), ("{*", "*}"), ("*a", "b*"), ("_x00", "41_")],
)
def test_deep_nesting_is_read_and_comes_back(opened: str, closed: str) -> None:
    times = CELL // len(opened + closed)
    blocks = read_lines([opened * times + closed * times])
    assert read_lines(write_lines(blocks)) == blocks


def test_lists_nest_as_deep_as_word_s() -> None:
    lines = [" " * (2 * depth) + f"- level {depth}" for depth in range(12)]
    blocks = read_lines(lines)
    assert [line.strip("\\ ") for line in write_lines(blocks)] == [line.strip() for line in lines]
    assert read_lines(write_lines(blocks)) == blocks
