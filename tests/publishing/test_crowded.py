"""Where words stand over others, or beyond the paper."""

import pytest
from weasyprint import HTML

from authoring.publishing.crowded import Crowded, crowded

PAGE = "<style>@page { size: 300pt 200pt; margin: 20pt } body { font: 12pt/16pt sans-serif } %s</style>%s"


@pytest.mark.parametrize(
    ("style", "text", "found"),
    [
        ("", "<p>One<p>Two", []),
        ("p { margin: 0 }", "<p>Agj<p>ÂŸ<p>one<sup>2</sup> <i>leans</i>over", []),
        ("h1 { height: 10pt; font: 12pt/16pt sans-serif } p { margin: 0 }", "<h1>One<br>Two</h1><p>Three", ["Two"]),
        ("p { height: 8pt; margin: 0 }", "<p>One<br>Two<p>Three<p>Four", ["Two"]),
        ("i { float: left; width: 20pt } b { float: left }", "<i>Lengthy</i> <b>Short</b>", ["Lengthy"]),
    ],
)
def test_words_over_others(style: str, text: str, found: list[str]) -> None:
    assert [one.over for one in crowded(HTML(string=PAGE % (style, text)).write_pdf())] == found


@pytest.mark.parametrize("place", ["left: 250pt", "left: -30pt", "top: -25pt", "top: 175pt"])
def test_words_beyond_the_paper(place: str) -> None:
    text = f"<p>First<p style='break-before: page; position: absolute; {place}'>Lengthy"
    assert list(crowded(HTML(string=PAGE % ("p { margin: 0 }", text)).write_pdf())) == [Crowded(1, "Lengthy")]
