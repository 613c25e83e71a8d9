import pytest

from authoring.model.blocks import Details, Item, List, Paragraph
from authoring.model.inline import Inline, Run
from authoring.text.reader import read_lines
from authoring.text.writer import typed_lines, write_lines


def content(*runs: Run | str) -> Inline:
    return tuple(Run(run) if isinstance(run, str) else run for run in runs)


@pytest.mark.parametrize(
    ("runs", "line"),
    [
        (content("5 * 3, a_b, [x], <tag>, C:\\new, #1"), "5 * 3, a_b, [x], <tag>, C:\\new, #1"),
        (content("a *b* c"), "a \\*b\\* c"),
        (content("- no item"), "\\- no item"),
        (content("1. no item"), "\\1. no item"),
        (content("[^1]"), "\\[\\^1\\]"),
        (content("a ", Run("b", strong=True), " c"), "a **b** c"),
        (content(Run("a ", strong=True), Run("b", strong=True, emphasis=True)), "**a *b***"),
        (content(Run("Note: ", strong=True), "see"), "{**Note: **}see"),
        (content(Run("a", link="https://a.ca")), "[a](https://a.ca)"),
        (content(Run("https://a.ca", link="https://a.ca"), "."), "https://a.ca."),
        (content(Run("a@b.mx", link="mailto:a@b.mx")), "<a@b.mx>"),
        (content("!", Run("a", link="https://a.ca/)")), "\\![a](<https://a.ca/)>)"),
        (content(Run("see ", strong=True), Run("a", strong=True, link="https://a.ca")), "**see [a](https://a.ca)**"),
        (content("a", Run("", note=content("b ", Run("c", emphasis=True))), "."), "a^[b *c*]."),
    ],
)
def test_a_line_is_written_as_lightly_as_can_be(runs: Inline, line: str) -> None:
    assert write_lines((Paragraph(runs),)) == [line]
    assert read_lines([line]) == (Paragraph(runs),)


def test_lists_have_one_form() -> None:
    typed = ["• a", "   o\tb", "      further", "Then", "1) c", "2) d", "Then", "iv. e", "v. f", "Then", "(c) g"]
    written = ["- a", "  - b", "    further", "Then", "1. c", "2. d", "Then", "iv. e", "v. f", "Then", "c) g"]
    assert write_lines(read_lines(typed)) == written


def test_in_a_cell_weight_is_formatting() -> None:
    runs = content("a ", Run("b", strong=True), Run(" c", emphasis=True, link="https://a.ca"))
    assert typed_lines((List((Item((Paragraph(runs),)),)),)) == [
        (Run("- a "), Run("b", strong=True), Run("["), Run(" c", emphasis=True), Run("](https://a.ca)"))
    ]


def test_other_blocks_are_no_text() -> None:
    with pytest.raises(TypeError, match="Details cannot be typed as text"):
        write_lines((Details(()),))
