"""What programs put on the clipboard, as `specimens`: a file as each writes it, and beside it the lines it comes to."""

from pathlib import Path

import pytest

from authoring.portal.editing.reading import blocks_of, pasted
from authoring.text.writer import write_lines

SPECIMENS = sorted((Path(__file__).parent / "specimens").glob("*.html"))


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda path: path.stem)
def test_what_programs_copy_keeps_its_lists(specimen: Path) -> None:
    lines = write_lines(pasted(specimen.read_text("utf-8")))
    assert lines == specimen.with_suffix(".txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("", []),
        ("<!-- nothing --><p> <o:p>&nbsp;</o:p>", []),
        ("one<p>two</p>three", ["one", "two", "three"]),
        ("<b>bold </b>word", ["**bold** word"]),
        ("<b>a<span style='font-weight:normal'>b</span></b>", ["**a**b"]),
        ("<p style='mso-list:l0 level2 lfo1'>no marker</p>", ["- no marker"]),
        ("<ul><li>a<p>b</p><li>c</ul>", ["- a", "  b", "- c"]),
        ("<ul><li></li><li><ul><li>b</ul></ul>", ["- b"]),
        ('<ol type="A" start="2"><li>a<li value="7">b</ol>', ["b) a", "g) b"]),
        ("<ol start='0'><li>a</ol>", ["0. a"]),
        ("<p>1. one<p>2. <b>two</b>", ["1. one", "2. **two**"]),
        ("<p>o bien<p>text", ["\\o bien", "text"]),
        ("<table><tr><td><p>a</p><p>b</p></td><td>c</table>", ["a", "b", "c"]),
        ("<a href='https://a.ca/(b)'> a </a>b", ["[a](<https://a.ca/(b)>) b"]),
        ("x<sup>2nd</sup> y<sub>i</sub> 10<sup>-3</sup>", ["x2nd yi 10⁻³"]),
        ("<a href='#n' id='r'>1</a><p id='n'>alone</p>", ["1", "alone"]),
        ("<button class=note data-note='a <i>b</i><button class=note>'></button>c", ["^[a *b*]c"]),
        ("<button>Press</button>", ["Press"]),
    ],
)
def test_html_comes_to_lines(html: str, lines: list[str]) -> None:
    assert write_lines(pasted(html)) == lines


def test_what_an_editor_sends_is_as_typed() -> None:
    assert write_lines(blocks_of("<p>- a</p><p>1. b</p><div>•&nbsp;c<br></div>")) == ["\\- a", "\\1. b", "\\• c"]
