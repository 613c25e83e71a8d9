"""The picture's file: the same everywhere, safe, small, within a page, whatever is shown."""

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from authoring.errors import TemplateError
from authoring.model.charts import Bars, Moment, Panel, Row, Series, Timeline
from authoring.publishing.charts.picture import png, svg
from tests.publishing.charts.drawings import EXTREMES, HOSTILE, TEMPLATES, USUAL, WITH_HOSTILE_NAMES, one_bar
from tests.workspace import ROOT

pytestmark = pytest.mark.slow

EVERY = USUAL | WITH_HOSTILE_NAMES | EXTREMES
DPI = 240
MM_PER_POINT = 25.4 / 72
TEXT_WIDTH = 154
"""Millimetres: what print.css leaves of an A4 page; figures are at most 150 mm high there."""


def copied(folder: Path) -> Path:
    """Return templates of its own for a test."""
    shutil.copytree(TEMPLATES, folder / "templates")
    return folder / "templates"


def size(picture: bytes) -> tuple[float, float]:
    """Return an SVG's width and height in millimetres."""
    root = etree.fromstring(picture)
    width, height = (float(root.get(side, "").removesuffix("pt")) * MM_PER_POINT for side in ("width", "height"))
    return width, height


@pytest.mark.parametrize("name", EVERY)
def test_it_is_as_wide_as_the_text_and_fits_a_page(name: str) -> None:
    width, height = size(svg(EVERY[name], TEMPLATES))
    assert width == pytest.approx(TEXT_WIDTH, abs=0.1)
    assert 5 < height <= 150


def test_as_many_groups_as_assembly_puts_into_one_chart_fit_a_page_with_the_longest_names() -> None:
    names = tuple("Working group for everything and for all that is left besides " * 4 for _ in range(12))
    shares = tuple(Series(f"A country with a name {number}", (1,) * 12) for number in range(4))
    drawing = Bars(names, (Panel("Lead", shares), Panel("Status", shares)))
    assert size(svg(drawing, TEMPLATES))[1] <= 150


@pytest.mark.parametrize("name", EVERY)
def test_an_svg_draws_and_does_nothing_else(name: str) -> None:
    picture = svg(EVERY[name], TEMPLATES)
    root = etree.fromstring(picture)
    elements = {etree.QName(element).localname for element in root.iter()}
    assert elements <= {"svg", "g", "path", "use", "defs"}
    attributes = {(etree.QName(key).localname, value) for element in root.iter() for key, value in element.items()}
    assert {key for key, _ in attributes} <= {
        *("width", "height", "viewBox", "version", "d", "id", "href", "transform", "x", "y"),
        *("fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-linecap", "stroke-miterlimit"),
    }
    assert all(str(value).startswith("#") for key, value in attributes if key == "href")
    assert not re.search(rb"<!|<\?(?!xml )|url\(|https?://(?!www\.w3\.org/(2000/svg|1999/xlink)\")", picture)


@pytest.mark.parametrize("name", USUAL)
def test_an_svg_is_small(name: str) -> None:
    assert len(svg(USUAL[name], TEMPLATES)) < 60_000


@pytest.mark.parametrize("name", USUAL)
def test_the_png_is_the_same_picture_in_dots(name: str) -> None:
    drawing = USUAL[name]
    with Image.open(BytesIO(png(drawing, TEMPLATES))) as image:
        dots = [round(side / 25.4 * DPI) for side in size(svg(drawing, TEMPLATES))]
        assert image.format == "PNG"
        assert image.size == pytest.approx(dots, abs=1)
        assert image.info["dpi"] == pytest.approx((DPI, DPI), abs=0.1)
        assert set(image.info) <= {"dpi"}


def test_a_name_is_never_mathematics() -> None:
    dollars, letters = (svg(one_bar(name, 1, 2), TEMPLATES) for name in ("$x^2$", "axb2c"))
    assert dollars.count(b"<use ") == letters.count(b"<use ")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_host_is_drawn_like_any_other(name: str) -> None:
    moments = (Moment(date(2021, 3, 1), HOSTILE[name]), Moment(date(2022, 3, 1), "2"))
    assert size(svg(Timeline((Row(HOSTILE[name], moments),)), TEMPLATES))[1] < 50


def test_a_picture_is_drawn_once() -> None:
    drawing = USUAL["participants"]
    assert svg(drawing, TEMPLATES) is svg(drawing, TEMPLATES)


_DRAWING = """
import logging, sys, warnings
warnings.simplefilter("error")
from datetime import date
from hashlib import sha256
from authoring.publishing.charts.picture import png, svg
from tests.publishing.charts.drawings import TEMPLATES, USUAL
drawings = sorted(USUAL.items(), reverse=len(sys.argv) > 1)
print(*sorted(f"{n} {sha256(d(one, TEMPLATES)).hexdigest()}" for n, one in drawings for d in (svg, png)), sep=chr(10))
"""

SURROUNDINGS = {
    "other seeds, zones and languages": {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
    "no home": {"PYTHONHASHSEED": "2", "HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent", "TZ": "America/Lima"},
}


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_the_same_bytes_wherever_it_is_drawn(name: str, tmp_path: Path) -> None:
    """A settings file in the working folder, the user's fonts, the day and the order of drawing change nothing."""
    (tmp_path / "matplotlibrc").write_text("font.size: 30\nsvg.fonttype: none\nsavefig.dpi: 10\n")
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)} | SURROUNDINGS[name]
    done = subprocess.run(
        [sys.executable, "-c", _DRAWING, *(["reversed"] if name == "no home" else [])],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    expected = [
        f"{key} {sha256(draw(one, TEMPLATES)).hexdigest()}" for key, one in USUAL.items() for draw in (svg, png)
    ]
    assert (done.stderr, done.stdout.splitlines()) == ("", sorted(expected))
    assert [path.name for path in tmp_path.iterdir()] == ["matplotlibrc"]


def test_looks_are_the_designers(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    style = folder / "charts.mplstyle"
    before = svg(USUAL["participants"], folder)
    style.write_text(style.read_text().replace("0b4f6c", "123456"))
    after = svg(USUAL["participants"], folder)
    assert (b"#123456" in before, b"#123456" in after) == (False, True)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("font.size: huge", "Bad value in file"),
        ("no.such.key: 1", "Bad key no.such.key"),
        ("font.size", "Missing colon"),
        (None, "No such file or directory"),
    ],
)
def test_a_style_that_cannot_be_followed_is_told(change: str | None, message: str, tmp_path: Path) -> None:
    folder = copied(tmp_path)
    style = folder / "charts.mplstyle"
    if change is None:
        style.unlink()
    else:
        style.write_text(change)
    with pytest.raises(TemplateError, match=message):
        svg(USUAL["participants"], folder)


def test_a_font_that_is_not_there_is_told(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "fonts" / "NotoSans-Bold.ttf").unlink()
    with pytest.raises(TemplateError, match=r"NotoSans-Bold\.ttf"):
        svg(USUAL["participants"], folder)
