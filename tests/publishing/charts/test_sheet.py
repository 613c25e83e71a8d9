"""Letters: what can be drawn, how wide it is, where its lines end."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.publishing.charts.engine import covered, style
from authoring.publishing.charts.sheet import Lettering
from tests.publishing.charts.drawings import HOSTILE, TEMPLATES

with style(TEMPLATES):
    LETTERS, BOLD = Lettering(TEMPLATES, 8), Lettering(TEMPLATES, 8, bold=True)


@pytest.fixture(autouse=True, scope="module")
def _style() -> Iterator[None]:
    with style(TEMPLATES):
        yield


LEGIBLE = {
    "nothing": "",
    "spaces": "",
    "lines": "first second third fourth",
    "mathematics": HOSTILE["mathematics"],
    "markup": HOSTILE["markup"].strip(),
    "right to left": "evil ����� �������",
    "emoji": "🌲 🇨🇦 👩🏽🔬 ☃",
    "unheard of": "�� ��� � � �",
    "controls": "abcde",
    "dashes": "non\u00a0breaking – dash — softhyphen",
}


@pytest.mark.parametrize("name", LEGIBLE)
def test_a_text_is_one_line_of_what_can_be_drawn(name: str) -> None:
    assert LETTERS.legible(HOSTILE[name]) == LEGIBLE[name]


CLUSTERS = "a:1 é\u0301\u0483\u20e3\ufe0f\u200dᐁक्षि🌲🏽🇨🇦"
"""Characters that several fonts have to share, and marks that stand on any of them."""


@given(st.text(max_size=12) | st.text(CLUSTERS, max_size=8))
def test_whatever_is_legible_can_be_drawn_and_stays_as_it_is(text: str) -> None:
    legible = LETTERS.legible(text)
    LETTERS.width(legible)  # Matplotlib warns of each character without a glyph, and warnings are errors.
    assert set(legible) <= set().union(*covered(TEMPLATES))
    assert LETTERS.legible(legible) == legible


def test_sizes_are_millimetres() -> None:
    # Noto Sans: an M is 907 thousandths of an em wide, and its side bearings are not counted.
    assert LETTERS.width("MM") == pytest.approx(2 * 0.907 * 8 * 25.4 / 72, rel=0.1)
    assert LETTERS.width("") == 0
    assert BOLD.width("Mining") > LETTERS.width("Mining")


WRAPPED = [
    ("Mining", 30, 2, ["Mining"]),
    ("Trade, Investment and Innovation", 30, 2, ["Trade, Investment and", "Innovation"]),
    ("Trade, Investment and Innovation", 30, 1, ["Trade, Investment a…"]),
    ("Trade, Investment and Innovation", 14, 2, ["Trade,", "Investm…"]),
    ("", 30, 2, [""]),
]


@pytest.mark.parametrize(("text", "width", "lines", "expected"), WRAPPED)
def test_lines(text: str, width: float, lines: int, expected: list[str]) -> None:
    assert LETTERS.wrapped(text, width, lines) == expected


@given(st.text(alphabet="abM 漢\u0301🌲-", max_size=60), st.floats(5, 60), st.integers(1, 3))
def test_no_line_is_wider_than_there_is_room_and_nothing_is_lost_but_at_the_end(
    text: str, width: float, lines: int
) -> None:
    found = LETTERS.wrapped(text, width, lines)
    assert len(found) <= lines
    assert all(LETTERS.width(line) <= width + 0.01 for line in found)
    whole = "".join(found).replace(" ", "")
    expected = LETTERS.legible(text).replace(" ", "")
    assert whole == expected or (whole.endswith("…") and expected.startswith(whole[:-1]))
