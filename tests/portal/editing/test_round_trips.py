"""What the editor shows and sends back says the same; of any HTML no text is lost, and none becomes markup."""

import re
from collections.abc import Iterator
from html import escape
from time import process_time
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html as parser
from lxml.etree import strip_elements

from authoring.model.blocks import List, Paragraph, RichText
from authoring.model.inline import Inline, Run, text_of
from authoring.portal.editing.elements import DROPPED
from authoring.portal.editing.reading import blocks_of, pasted
from authoring.portal.editing.writing import html_of
from authoring.text.reader import read_lines
from authoring.text.writer import write_lines
from tests.text.strategies import FRAGMENTS, LINES, TEXTS


def seen(blocks: RichText) -> Iterator[object]:
    """Yield what a reader sees: a space looks alike in bold and not, every other character does not."""
    for block in blocks:
        match block:
            case Paragraph():
                yield text_of(block.content), list(signs(block.content))
            case List():
                yield block.style, block.start, [list(seen(item.blocks)) for item in block.items]


def signs(content: Inline) -> Iterator[object]:
    for run in content:
        if run.note is not None:
            yield text_of(run.note), list(signs(run.note))
        for sign in filter(str.strip, run.text):
            yield sign, run.strong, run.emphasis, run.link, run.language


@given(TEXTS)
@example(["{** **}a"])
@example(["\\_x0041\\_", "https\\://a.ca", "\\- a", "**a**  b   c"])
@example(["^[a] b", "5\xa0 5\xa0kg"])
def test_what_is_shown_comes_back(lines: list[str]) -> None:
    blocks = read_lines(lines)
    read = blocks_of(html_of(blocks))
    assert list(seen(read)) == list(seen(blocks))
    assert blocks_of(html_of(read)) == read


TAGS = st.sampled_from(
    "p div span b i strong em a sup sub ul ol li h2 blockquote table tr td th br pre u s font o:p section".split()
)
ATTRIBUTES = st.sampled_from(
    [
        *('style="font-weight:bold"', "style='mso-list:l0 level2 lfo1'", "style='mso-list:Ignore'", 'class="note"'),
        *('href="https://a.ca"', 'href="#a"', 'href="#b"', 'id="a"', 'name="b"', 'href="javascript:x"', 'type="a"'),
        *('start="9"', 'start="0"', 'value="30"', 'data-aria-level="3"', 'lang="es"', 'class="foreign"', 'id="'),
        *("style='vertical-align:super'", "style='list-style-type:lower-roman'", "data-note='<b>n</b>'"),
    ]
)
PIECES = st.one_of(
    st.builds(lambda tag, about: f"<{tag} {about}>", TAGS, ATTRIBUTES),
    st.builds(lambda tag: f"<{tag}>", TAGS),
    st.builds(lambda tag: f"</{tag}>", TAGS),
    st.sampled_from(["<!--[if !supportLists]-->", "<![endif]>", "<", "&", "&nbsp;", "\n", "<!--", "]]>", "\x00", "<p"]),
    (FRAGMENTS | st.text(max_size=3)).map(escape),
)
HTML = st.lists(PIECES, max_size=16).map("".join)


@given(HTML)
@example('<ol type="a" start="9"><li>x</ol>')
@example('<ol type="i" start="5"><li>x</ol>')
@example("<ol start='1000'><li>x<li>y</ol>")
@example("<ul><li>*<li><ul><li>a</ul></ul>")
def test_what_is_read_can_be_written_as_lines(html: str) -> None:
    for blocks in (blocks_of(html), pasted(html)):
        assert read_lines(write_lines(blocks)) == blocks
        assert blocks_of(html_of(blocks)) == blocks


@given(st.text() | LINES)
def test_what_was_text_stays_text(text: str) -> None:
    [*blocks] = blocks_of(f"<p>{escape(text)}</p>")
    assert all(isinstance(block, Paragraph) for block in blocks)
    runs = [run for block in blocks if isinstance(block, Paragraph) for run in block.content]
    assert all(run == Run(run.text) for run in runs)
    assert read_lines(write_lines(tuple(blocks))) == tuple(blocks)


ELEMENTS = st.recursive(
    LINES.map(escape),
    lambda inner: st.builds(
        lambda tag, about, parts: f"<{tag} {about}>{''.join(parts)}</{tag}>",
        st.sampled_from("p div span b em ul ol li table tr td section u h1 script style del button".split()),
        st.sampled_from(["", "class=a", 'style="color:red"', 'href="https://a.ca"', "start=3"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


@given(ELEMENTS)
def test_no_letter_of_any_page_is_lost(html: str) -> None:
    for read in (blocks_of, pasted):
        written = filter(str.isalpha, said(read(html)))
        assert all(sign in written for sign in letters(html))


def said(blocks: RichText) -> str:
    return "\n".join(write_lines(blocks))


def letters(html: str) -> list[str]:
    """Return the letters another parser sees; those that may have been bullets are left out."""
    printable = re.sub("[\x00-\x08\x0b\x0e-\x1f]", "", normalize("NFC", html))
    root = parser.fromstring(f"<html><body>{printable}</body></html>")
    strip_elements(root, *DROPPED, with_tail=False)
    text = "".join(map(str, root.itertext()))
    return [sign for sign in text if sign.isascii() and sign.isalpha() and sign not in "oqvxiabcdh"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        *(
            "<p>a",
            "<b>",
            "<ul><li>a",
            "<table><tr><td>a",
            "a<br>",
            "<a href='#a' id='a'>b</a>",
            "&nbsp; ",
            "<sup>2</sup>",
        ),
        *(
            "<p style='mso-list:l0 level9 lfo1'>a</p>",
            "<button class=note data-note='&lt;b&gt;a'></button>",
            "**a_",
            "- a",
        ),
        *("<div id='a'><p><a name='a' href='#b'>1</a>", "<a href='#a' name='b'>1</a>", "<ol><li>a</ol>", "<b>a </b>"),
    ],
)
def test_a_full_field_of_anything_is_read_at_once(piece: str) -> None:
    html = piece * (200_000 // len(piece))
    start = process_time()
    pasted(html)
    assert process_time() - start < 4
