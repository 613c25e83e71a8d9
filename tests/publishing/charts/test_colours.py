"""Colours that everyone can tell apart: on white, beside each other, in grey, without red, green or blue."""

import math
from collections.abc import Iterator
from itertools import combinations

import pytest

from authoring.model.charts import Panel, Series
from authoring.publishing.charts.colours import WHITE, contrast, ink_on, luminance, names, of_panel, steps
from authoring.publishing.charts.engine import style
from tests.publishing.charts.drawings import TEMPLATES

Colour = tuple[float, float, float]

SEEN_BY = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""What a reader sees of linear red, green and blue (Machado, Oliveira and Fernandes 2009, severity 1)."""

XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE_POINT = (0.95047, 1.0, 1.08883)
EASILY_TOLD_APART = 12.0
"""In units of CIE 1976 L*a*b*; about 2.3 is just noticeable."""


@pytest.fixture(autouse=True)
def _style() -> Iterator[None]:
    with style(TEMPLATES):
        yield


def linear(colour: str) -> Colour:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def times(matrix: tuple[Colour, Colour, Colour], colour: Colour) -> Colour:
    red, green, blue = (max(0.0, sum(a * b for a, b in zip(row, colour, strict=True))) for row in matrix)
    return red, green, blue


def lab(colour: Colour) -> Colour:
    ratios = (part / white for part, white in zip(times(XYZ, colour), WHITE_POINT, strict=True))
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in ratios)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: Colour, other: Colour) -> float:
    return math.dist(lab(one), lab(other))


PALETTES = [("names", 4), ("steps", 2), ("steps", 3), ("steps", 4)]


def palette(kind: str, count: int) -> list[str]:
    return names(count) if kind == "names" else steps(count)


@pytest.mark.parametrize(("kind", "count"), PALETTES)
def test_each_stands_out_from_white(kind: str, count: int) -> None:
    assert [colour for colour in palette(kind, count) if contrast(colour, WHITE) < 3] == []


@pytest.mark.parametrize(("kind", "count"), PALETTES)
def test_each_is_lighter_or_darker_than_every_other(kind: str, count: int) -> None:
    near = [pair for pair in combinations(palette(kind, count), 2) if contrast(*pair) < 1.35]
    assert near == []


@pytest.mark.parametrize("reader", SEEN_BY)
@pytest.mark.parametrize(("kind", "count"), PALETTES)
def test_whoever_is_colour_blind_tells_them_apart(kind: str, count: int, reader: str) -> None:
    seen = {colour: times(SEEN_BY[reader], linear(colour)) for colour in palette(kind, count)}
    near = [pair for pair in combinations(seen, 2) if distance(seen[pair[0]], seen[pair[1]]) < EASILY_TOLD_APART]
    assert near == []


@pytest.mark.parametrize(("kind", "count"), PALETTES)
def test_values_can_be_read_on_each(kind: str, count: int) -> None:
    assert [colour for colour in palette(kind, count) if contrast(ink_on(colour), colour) < 4.5] == []


def test_steps_go_from_dark_to_light() -> None:
    assert sorted(steps(4), key=luminance) == steps(4)


def test_names_begin_again_where_there_are_too_few_colours() -> None:
    assert names(5) == [*names(4), names(1)[0]]


def test_what_nobody_told_takes_no_colour() -> None:
    series = (Series("A", (1,)), Series("?", (1,), lacking=True), Series("B", (1,)))
    first, second = names(2)
    assert of_panel(Panel("", series)) == [first, None, second]
    assert of_panel(Panel("", series, ordered=True)) == [steps(2)[0], None, steps(2)[1]]


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000", "#fff", 21.0), ("#777777", "#fff", 4.48), ("#00f", "#00f", 1)]
)
def test_contrast(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
