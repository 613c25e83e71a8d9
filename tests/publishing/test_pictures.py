"""Odd pictures in the published files: valid, equally large in all, with nothing that cameras and programs write."""

import json
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest
from lxml import etree
from lxml import html as lxml_html
from PIL import Image

from authoring.assembly.passages import figure_of
from authoring.forms.records import FigureRecord
from authoring.forms.records import Picture as Recorded
from authoring.model.blocks import Figure
from authoring.model.report import Report, Section
from authoring.pictures.formats import media_type_of
from authoring.publishing.artifact import FORMATS, Format, render
from authoring.publishing.readback.compare import compare
from authoring.publishing.readback.read import outline
from tests.pictures.specimens import PLACE, exif, file, photograph
from tests.pictures.test_prepare import ODD
from tests.publishing.specimen import SPECIMEN
from tests.validators import html_errors, ooxml_errors, pdf_profile_errors

TEMPLATES = Path(__file__).parents[2] / "templates"
PICTURES = {
    **{name: data for name, (data, *_) in ODD.items()},
    "a large photograph held sideways": file(photograph(4000, 3000), "JPEG", exif=exif(6)),
    "a line": file(Image.new("RGB", (20_000, 10), "navy")),
    "a hair": file(Image.new("RGB", (10, 20_000), "navy")),
    "of 200 dpi": file(photograph(640, 480), dpi=(200, 200)),
}


def report() -> Report:
    figures = tuple(_figure(name, data) for name, data in PICTURES.items())
    return replace(SPECIMEN, parts=(Section("part", "p", "Part", blocks=figures),))


def _figure(name: str, data: bytes) -> Figure:
    record = Recorded.model_validate({"media_type": media_type_of(data), "data": data})
    return figure_of(FigureRecord(picture=record, caption=name, alternative=name))


@cache
def published(file_format: Format) -> bytes:
    return render(report(), file_format, TEMPLATES)


def contents(file_format: Format) -> Iterator[bytes]:
    """Yield everything a published file holds: its parts, streams and pictures, unpacked."""
    data = published(file_format)
    yield data
    if file_format == "docx":
        with ZipFile(BytesIO(data)) as package:
            yield from map(package.read, package.namelist())
    elif file_format == "html":
        page = lxml_html.fromstring(data.decode())
        yield from (b64decode(image.get("src", "").partition(",")[2]) for image in page.iterfind(".//img"))
    else:
        with pikepdf.open(BytesIO(data)) as pdf:
            streams = [found for found in pdf.objects if isinstance(found, pikepdf.Stream)]
            yield from (stream.read_raw_bytes() for stream in streams)
            yield from (stream.read_bytes() for stream in streams if stream.get("/Filter") == "/FlateDecode")
            (source,) = pdf.attachments.values()
            blocks = json.loads(source.get_file().read_bytes())["parts"][0]["blocks"]
            yield from (b64decode(block["picture"]) for block in blocks)


@pytest.mark.slow
@pytest.mark.parametrize("file_format", FORMATS)
def test_no_place_and_no_words_of_programs_are_published(file_format: Format) -> None:
    found = list(contents(file_format))
    assert len(found) > 25
    for what in (PLACE.encode(), b"Exif\0\0", b"ICC_PROFILE"):
        assert not any(what in content for content in found), what


@pytest.mark.slow
def test_all_formats_are_valid_and_say_the_same(tmp_path: Path) -> None:
    for file_format in FORMATS:
        (tmp_path / f"report.{file_format}").write_bytes(published(file_format))
    assert ooxml_errors(tmp_path / "report.docx") == []
    assert html_errors(tmp_path / "report.html") == []
    assert not any(pdf_profile_errors(tmp_path / "report.pdf", tmp_path).values())
    assert compare({file_format: outline(published(file_format), file_format) for file_format in FORMATS}) is None


def inches_in_docx() -> list[tuple[float, float]]:
    with ZipFile(BytesIO(published("docx"))) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    described = [one for one in body.iterfind(".//{*}inline/{*}docPr") if str(one.get("descr")) in PICTURES]
    extents = [extent for one in described for extent in one.itersiblings("{*}extent", preceding=True)]
    return [(int(extent.get("cx", "")) / 914_400, int(extent.get("cy", "")) / 914_400) for extent in extents]


def inches_in_html() -> list[tuple[float, float]]:
    page = lxml_html.fromstring(published("html").decode())
    return [(int(image.get("width", "")) / 96, int(image.get("height", "")) / 96) for image in page.iterfind(".//img")]


def inches_in_pdf() -> list[tuple[float, float]]:
    document = pypdfium2.PdfDocument(published("pdf"))
    pages = [page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]) for page in document]
    bounds = [one.get_bounds() for objects in pages for one in objects]
    return [((right - left) / 72, (top - bottom) / 72) for left, bottom, right, top in bounds]


@pytest.mark.parametrize("name", ["PNG", "GIF", "CMYK JPEG", "of 200 dpi"])
def test_a_picture_that_fits_is_equally_large_everywhere(name: str) -> None:
    number = list(PICTURES).index(name)
    docx, html, pdf = (found[number] for found in (inches_in_docx(), inches_in_html(), inches_in_pdf()))
    assert docx == pytest.approx(pdf, abs=0.01)
    assert html == pytest.approx(pdf, abs=0.01)


@pytest.mark.parametrize("name", ["a large photograph held sideways", "a line", "a hair"])
def test_what_is_too_large_keeps_its_shape(name: str) -> None:
    number = list(PICTURES).index(name)
    (width, height), screen = inches_in_pdf()[number], inches_in_html()[number]
    assert width <= 154.1 / 25.4
    assert height <= 150.1 / 25.4
    # A screen has no less than a pixel.
    assert screen[0] == 1 / 96 or width / height == pytest.approx(screen[0] / screen[1], rel=0.02)
    assert inches_in_docx()[number] == pytest.approx((width, height), rel=0.01)
