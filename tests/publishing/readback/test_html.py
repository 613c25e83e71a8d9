"""What is read back from a page."""

import pytest

from authoring.errors import UnreadableError
from authoring.publishing.readback.html import html_outline
from tests.publishing.readback.saying import said

PERSON = '<ul><li><b>Ana</b><span class="comma">, </span><i>SE</i></li></ul>'

PAGES = {
    "only the main part": ("<p>Cover</p><main><h2>Part</h2></main>", [("heading", 1, "Part")]),
    "a navigation inside": ("<main><nav><p>Next</p></nav><p>Text</p></main>", [("paragraph", 0, "Text")]),
    "text without a paragraph": (
        "<main><div>Stray <b>words</b></div><p>Text</p></main>",
        [("paragraph", 0, "Stray words"), ("paragraph", 0, "Text")],
    ),
    "numbers": (
        "<main><ol type=i start=3><li>x</li><li>y<ol><li>z</li></ol></li></ol></main>",
        [("item", 1, "iii. x"), ("item", 1, "iv. y"), ("item", 2, "1. z")],
    ),
    "people side by side": (
        f'<main><div class="roster cards">{PERSON}</div></main>',
        [("paragraph", 0, "Ana SE")],
    ),
    "people in lines": (
        f'<main><div class="roster list">{PERSON}</div></main>',
        [("paragraph", 0, "Ana, SE")],
    ),
    "a note nobody refers to": (
        '<main><p>Text</p><section role="doc-endnotes"><ol><li id="n1">Note.</li></ol></section></main>',
        [("paragraph", 0, "Text"), ("note", 1, "Note.")],
    ),
    "a mark without a note": (
        '<main><p>Text<a role="doc-noteref" href="#n1">1</a></p></main>',
        [("paragraph", 0, "Text[^1]"), ("note", 1, "")],
    ),
    "a drawing": (
        '<main><figure><svg role="img"><title>A map</title><text>x</text></svg></figure></main>',
        [("picture", 0, "A map")],
    ),
    "a decoration": ('<main><p>Text<img src="x" alt=""></p></main>', [("paragraph", 0, "Text")]),
    "captions": (
        "<main><table><caption><b>Table 1</b> One</caption><tr><td>x</td><td></td></tr></table>"
        "<table><caption>Table 2 Two</caption></table></main>",
        [("caption", 0, "Table 1 One"), ("cell", 1, "x"), ("cell", 2, ""), ("caption", 0, "Table 2 Two")],
    ),
}


@pytest.mark.parametrize(("page", "outline"), PAGES.values(), ids=PAGES)
def test_a_page_is_read_as_it_is_heard(page: str, outline: list[tuple[str, int, str]]) -> None:
    assert said(html_outline(page.encode())) == outline


def test_pictures_are_told_apart_and_drawings_are_not() -> None:
    sources = ("data:image/png;base64,AA==", "data:image/png;base64,AQ==", "data:image/svg+xml;base64,AA==")
    pictures = "".join(f'<img src="{source}" alt="A map">' for source in (sources[0], *sources))

    first, again, other, drawing = html_outline(f"<main>{pictures}</main>".encode())

    assert first.picture == again.picture != other.picture
    assert drawing.picture == ""


@pytest.mark.parametrize("page", [b"", b"<p>Text</p>", b"%PDF-1.7", b"\0\0\0"])
def test_what_is_no_page_of_ours_is_refused(page: bytes) -> None:
    with pytest.raises(UnreadableError):
        html_outline(page)
