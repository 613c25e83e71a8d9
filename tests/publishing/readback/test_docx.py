"""What is read back from a Word document, however its structure is written."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from authoring.errors import UnreadableError
from authoring.publishing.readback.docx import docx_outline
from tests.publishing.readback.saying import said

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
STYLES = """
<w:style w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/>
  <w:numPr><w:ilvl w:val="1"/><w:numId w:val="9"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Chapter"><w:name w:val="Chapter Heading"/><w:basedOn w:val="H2"/></w:style>
<w:style w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:styleId="More"><w:name w:val="List Continue 2"/></w:style>
<w:style w:styleId="Name"><w:name w:val="Roster Name"/></w:style>
<w:style w:styleId="Line"><w:name w:val="Roster Line"/></w:style>
<w:style w:styleId="Details"><w:name w:val="Details"/></w:style>
<w:style w:styleId="Caption"><w:name w:val="caption"/></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Part %1"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>
<w:num w:numId="9"><w:abstractNumId w:val="2"/></w:num>
"""
FOOTNOTES = """
<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>
<w:footnote w:id="5"><w:p><w:r><w:footnoteRef/></w:r><w:hyperlink r:id="l1"><w:r><w:t>A note.</w:t></w:r></w:hyperlink>
</w:p></w:footnote>
"""
LINKS = '<Relationships><Relationship Id="l1" Target="https://example.org/" TargetMode="External"/></Relationships>'


def document(body: str) -> bytes:
    parts = {
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {NAMESPACES}>{STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {NAMESPACES}>{NUMBERING}</w:numbering>",
        "word/footnotes.xml": f"<w:footnotes {NAMESPACES}>{FOOTNOTES}</w:footnotes>",
        "word/_rels/footnotes.xml.rels": LINKS,
    }
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def styled(style: str, text: str = "", runs: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r>{runs}</w:p>'


def numbered(instance: int, level: int, text: str) -> str:
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>'
    return f"<w:p><w:pPr>{number}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


PART = styled("H1", "Part")
CONTENTS = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    f"<w:sdtContent>{styled('H1', 'Contents')}</w:sdtContent></w:sdt>"
)

BODIES = {
    "no cover, no contents": (styled("Body", "Cover") + CONTENTS + PART, [("heading", 1, "Part")]),
    "headings numbered by their style": (
        PART + styled("H2", "One") + styled("Chapter", "Two"),
        [("heading", 1, "Part"), ("heading", 2, "I.1 One"), ("heading", 2, "I.2 Two")],
    ),
    "lists that start over, and nest": (
        PART + numbered(1, 0, "x") + numbered(1, 1, "y") + numbered(1, 0, "z") + numbered(2, 0, "w"),
        [("heading", 1, "Part"), ("item", 1, "a. x"), ("item", 2, "y"), ("item", 1, "b. z"), ("item", 1, "c. w")],
    ),
    "a paragraph inside an item": (PART + styled("More", "More"), [("heading", 1, "Part"), ("paragraph", 2, "More")]),
    "a person": (
        PART + styled("Name", "Ana") + styled("Line", "Director") + styled("Name", "José"),
        [("heading", 1, "Part"), ("paragraph", 0, "Ana Director"), ("paragraph", 0, "José")],
    ),
    "a fact": (
        PART + styled("Details", "Mode", "<w:r><w:tab/><w:t>Virtual</w:t></w:r>"),
        [("heading", 1, "Part"), ("paragraph", 0, "Mode"), ("paragraph", 0, "Virtual")],
    ),
    "fields show their results": (
        PART + styled("Caption", "Table ", "<w:r><w:instrText>SEQ Table</w:instrText></w:r><w:r><w:t>1</w:t></w:r>"),
        [("heading", 1, "Part"), ("caption", 0, "Table 1")],
    ),
    "a note with a link": (
        PART + styled("Body", "Text", '<w:r><w:footnoteReference w:id="5"/></w:r>'),
        [("heading", 1, "Part"), ("paragraph", 0, "Text[^1]"), ("note", 1, "[A note.](https://example.org/)")],
    ),
    "a picture and what stands in for it": (
        PART
        + styled(
            "Body",
            runs='<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:inline><wp:docPr descr="A map"/></wp:inline>'
            "</w:drawing></mc:Choice><mc:Fallback><w:t>x</w:t></mc:Fallback></mc:AlternateContent></w:r>",
        ),
        [("heading", 1, "Part"), ("picture", 0, "A map")],
    ),
    "a table": (
        f"{PART}<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>{styled('B', 'Due')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{styled('B', 'May')}{styled('B', '2022')}</w:tc></w:tr></w:tbl>",
        [("heading", 1, "Part"), ("header", 1, "Due"), ("cell", 1, "May 2022")],
    ),
    "a style based on itself": (PART + styled("Loop", "Text"), [("heading", 1, "Part"), ("paragraph", 0, "Text")]),
}


@pytest.mark.parametrize(("body", "outline"), BODIES.values(), ids=BODIES)
def test_a_document_is_read_as_word_shows_it(body: str, outline: list[tuple[str, int, str]]) -> None:
    assert said(docx_outline(document(body))) == outline


@pytest.mark.parametrize("content", [b"", b"PK\3\4", b"<html>", document("<w:p")])
def test_what_is_no_document_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        docx_outline(content)
