"""What a published file says, as letters and digits in reading order: equal whatever the format does to spaces."""

import unicodedata
from pathlib import Path
from zipfile import ZipFile

from lxml import etree, html

from tests.validators import pdf_body_text

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def letters(text: str) -> str:
    """Return the letters and digits of `text`: what no line break, hyphen, bullet or ligature changes."""
    return "".join(character for character in unicodedata.normalize("NFKC", text) if character.isalnum())


def html_letters(path: Path) -> str:
    """Return what the page's main part says."""
    page = html.fromstring(path.read_bytes())
    for unseen in page.iter("style", "script", "template"):
        unseen.text = ""
    return letters(str(etree.tostring(page, method="text", encoding="unicode")))


def docx_letters(path: Path) -> str:
    """Return what the document's body says; field instructions are no text."""
    with ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    return letters("".join(text.text or "" for text in body.iter(f"{_W}t")))


def pdf_letters(path: Path) -> str:
    """Return what the pages say between running head and foot."""
    return letters(pdf_body_text(path))


LETTERS = {"html": html_letters, "docx": docx_letters, "pdf": pdf_letters}
