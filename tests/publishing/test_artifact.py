"""One artifact: typeset, and in the languages of its parts, alike in every format."""

import json
import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pikepdf
import pytest
from lxml import html

from authoring.model.blocks import Paragraph
from authoring.model.inline import Run
from authoring.model.report import Report, Section
from authoring.publishing.artifact import FORMATS, Format, render
from authoring.publishing.readback.pdf_text import marked_contents
from tests.publishing.specimen import SPECIMEN
from tests.workspace import ROOT

TEXT = (
    Run("Pourquoi? Parce que: "),
    Run("Secretaría", language="es"),
    Run(" "),
    Run("de Economía", strong=True, language="es"),
    Run("; et "),
    Run("le programme ", link="https://example.org/"),
    Run("Contigo", link="https://example.org/", language="es"),
    Run("!", note=None),
    Run("", note=(Run("Voir: "), Run("Ley", language="es"), Run("."))),
)
SAID = "Pourquoi\u202f? Parce que\u00a0: Secretaría de Economía\u202f; et le programme Contigo\u202f!"
FOREIGN = ["Secretaría", "de Economía", "Contigo", "Ley"]
"""In order of reading, but for notes."""


def report(language: str = "fr") -> Report:
    topic = Section("topic", "p--1", "Et après?", language="fr", blocks=(Paragraph(TEXT),))
    part = Section("part", "p", "Partie", language="fr", sections=(topic,))
    return replace(SPECIMEN, language=language, title="Rapport: 2021", parts=(part,))


@cache
def rendered(file_format: Format) -> bytes:
    return render(report(), file_format, ROOT / "templates")


def text_of(content: bytes, file_format: Format) -> str:
    """Return the characters of a whole file, as they stand there."""
    match file_format:
        case "html":
            return str(_page(content).text_content())
        case "docx":
            return "".join(re.findall(r"<w:t[ >][^<]*", _document(content))).replace('<w:t xml:space="preserve">', "")
        case "pdf":
            return "".join(words.text for page in marked_contents(content) for words in page.values())


def _page(content: bytes) -> Any:
    return html.document_fromstring(content.decode())


def _document(content: bytes, part: str = "word/document.xml") -> str:
    with ZipFile(BytesIO(content)) as package:
        return package.read(part).decode()


@pytest.mark.parametrize("file_format", FORMATS)
def test_every_format_has_the_same_spaces(file_format: Format) -> None:
    text = text_of(rendered(file_format), file_format)

    assert SAID in text.replace("\n", " ")
    assert "Et après\u202f?" in text


def test_a_pages_foreign_words_are_in_their_language() -> None:
    spans = _page(rendered("html")).iter("span")

    assert [span.text_content() for span in spans if span.get("lang") == "es"] == FOREIGN


def test_words_foreign_words_are_in_their_language() -> None:
    said = [
        found
        for part in ("word/document.xml", "word/footnotes.xml")
        for found in re.findall(
            r'<w:lang w:val="es"/></w:rPr><w:t xml:space="preserve">([^<]*)', _document(rendered("docx"), part)
        )
    ]

    assert said == FOREIGN


def test_a_pdfs_foreign_words_are_elements_in_their_language() -> None:
    with pikepdf.open(BytesIO(rendered("pdf"))) as pdf:
        elements = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/Lang" in thing]
        languages = [str(element.Lang) for element in elements if element.get("/Type") == "/StructElem"]

    assert languages == ["es"] * len(FOREIGN)


def test_what_a_pdf_was_made_from_is_as_it_was_assembled() -> None:
    with pikepdf.open(BytesIO(rendered("pdf"))) as pdf:
        (attached,) = pdf.attachments.values()
        source = json.loads(attached.get_file().read_bytes())

    assert source["title"] == "Rapport: 2021"
    assert source["parts"][0]["sections"][0]["title"] == "Et après?"
