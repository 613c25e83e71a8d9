"""The real template, damaged as people damage one."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from tests.workspace import ROOT

TEMPLATE = (ROOT / "templates" / "report.docx").read_bytes()

Damage = Callable[[dict[str, bytes]], None]
"""Changes the parts of a package."""


def damaged(*damages: Damage) -> bytes:
    with ZipFile(BytesIO(TEMPLATE)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    for damage in damages:
        damage(parts)
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return file.getvalue()


def replaced(part: str, old: str, new: str) -> Damage:
    """Put `new` for `old` wherever it stands in a part, and it must."""

    def damage(parts: dict[str, bytes]) -> None:
        assert old.encode() in parts[part], old
        parts[part] = parts[part].replace(old.encode(), new.encode())

    return damage


def everywhere(old: str, new: str) -> Damage:
    """Put `new` for `old` in all parts that show text."""

    def damage(parts: dict[str, bytes]) -> None:
        for part, content in parts.items():
            if re.fullmatch(r"word/(document|header\d|footer\d)\.xml", part):
                parts[part] = content.replace(old.encode(), new.encode())

    return damage


def without(part: str) -> Damage:
    """Take a part out of the package, and what refers to it."""

    def damage(parts: dict[str, bytes]) -> None:
        del parts[part]
        named = part.removeprefix("word/")
        for name, pattern in (
            ("[Content_Types].xml", rf'<Override PartName="/{part}"[^>]*/>'),
            ("word/_rels/document.xml.rels", rf'<Relationship [^>]*Target="{named}"[^>]*/>'),
        ):
            parts[name] = re.sub(pattern.encode(), b"", parts[name])

    return damage


def added(part: str, content: bytes) -> Damage:
    def damage(parts: dict[str, bytes]) -> None:
        parts[part] = content

    return damage


def first(*paragraphs: str) -> Damage:
    """Put paragraphs before all others; text stands for a paragraph of one run."""
    xml = "".join(text if text.startswith("<w:") else para(run(text)) for text in paragraphs)
    return replaced("word/document.xml", "<w:body>", f"<w:body>{xml}")


def first_in_header(text: str) -> Damage:
    """Put a paragraph before all others of the first header that shows any text."""

    def damage(parts: dict[str, bytes]) -> None:
        part = next(
            name for name in sorted(parts) if name.startswith("word/header") and b"{{ _('Draft') }}" in parts[name]
        )
        head, behind = parts[part].split(b"<w:p>", 1)
        parts[part] = head + para(run(text)).encode() + b"<w:p>" + behind

    return damage


def para(content: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="BodyText"/>{properties}</w:pPr>{content}</w:p>'


def run(text: str, properties: str = "") -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{escaped}</w:t></w:r>'


def table(*cells: str) -> str:
    row = "".join(f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{cell}</w:tc>' for cell in cells)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * len(cells)}</w:tblGrid><w:tr>{row}</w:tr></w:tbl>"


def box(*paragraphs: str) -> str:
    """A paragraph with a text box, as Word writes it: for itself, and for programs older than 2010."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" Requires="wps">'
        f"<w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice>"
        f'<mc:Fallback><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml">{inside}</v:textbox></w:pict>'
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
