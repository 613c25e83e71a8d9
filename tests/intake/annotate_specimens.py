"""Workbooks of three producers, as authors hand them in: everything an annotation must not lose."""

from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import xlsxwriter
from openpyxl import Workbook
from openpyxl.comments import Comment
from PIL import Image


def picture() -> BytesIO:
    """A small PNG."""
    written = BytesIO()
    Image.new("RGB", (60, 40), "#2b5c9e").save(written, "PNG")
    written.seek(0)
    return written


@cache  # its library writes the time into it: once made, it is the same for every question
def excel_like() -> bytes:
    """Everything xlsxwriter can put into a workbook that looks like ours."""
    written = BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    cover = book.add_worksheet("Start")
    cover.write("A1", "Welcome")
    sheet = book.add_worksheet("Outcomes")
    bold, yellow = book.add_format({"bold": True}), book.add_format({"bg_color": "#FFFF00", "text_wrap": True})
    unlocked = book.add_format({"locked": False, "num_format": "0.00"})
    sheet.set_column("A:A", 30)
    sheet.set_column("B:B", 90, unlocked)
    sheet.write_row("A1", ["Topic", "Text"], bold)
    sheet.write_rich_string("B2", "Some ", bold, "bold", " words")
    sheet.write("B3", "A yellow cell", yellow)
    sheet.write_comment("B3", "Ask Ana about this.", {"author": "Ana"})
    sheet.write_comment("B9", "Only the author's.", {"author": "Ana"})
    sheet.write_formula("C2", "=SUM(D1:D3)", None, 6)
    sheet.write_array_formula("C3:C4", "{=D1:D2*2}", None, 1)
    sheet.set_row(5, 30, None, {"hidden": True})
    sheet.write("B6", "Hidden text")
    sheet.merge_range("A8:B8", "Merged")
    sheet.conditional_format("B2:B20", {"type": "text", "criteria": "containing", "value": "x", "format": bold})
    sheet.data_validation("A2:A20", {"validate": "list", "source": ["one", "two"]})
    sheet.insert_image("D2", "picture.png", {"image_data": picture(), "description": "A blue field"})
    sheet.insert_textbox("D8", "A text box")
    sheet.protect()
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.activate()
    figures = book.add_worksheet("Ana's “figures”")
    figures.add_table("A1:B4", {"name": "Figures", "columns": [{"header": "Title"}, {"header": "Value"}]})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='Ana''s “figures”'!$B$2:$B$4"})
    figures.insert_chart("D2", chart)
    figures.set_header("&G", {"image_left": "logo.png", "image_data_left": picture()})
    book.add_worksheet("Secret").hide()
    book.define_name("Outcomes!Local", "=Outcomes!$B$2")
    book.close()
    return written.getvalue()


@cache
def openpyxl_like() -> bytes:
    """A workbook openpyxl wrote, with a comment."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Outcomes"
    sheet["B3"] = "Text"
    sheet["B3"].comment = Comment("Ask Ana about this.", "Ana")
    sheet["C7"] = 0.5
    sheet["C7"].number_format = "0%"
    written = BytesIO()
    book.save(written)
    return written.getvalue()


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

MINIMAL = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="/xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<x:workbook xmlns:x="{_MAIN}" xmlns:rel="{_RELATIONS}">'
        f'<x:sheets><x:sheet name="Outcomes" sheetId="1" rel:id="rId1"/></x:sheets></x:workbook>'
    ),
    "xl/worksheets/sheet1.xml": (
        f'<x:worksheet xmlns:x="{_MAIN}"><x:sheetData>'
        "<x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row>"
        '<x:row r="5"><x:c r="A5"><x:v>3</x:v></x:c><x:c r="D5"><x:v>4</x:v></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    ),
}
"""A workbook with prefixes, an absolute and a relative target, rows and cells without references, no styles."""


def strict(parts: dict[str, str]) -> dict[str, str]:
    """The same parts in the strict dialect."""
    return {
        name: text.replace(_MAIN, _STRICT_MAIN).replace(_RELATIONS, _STRICT_RELATIONS) for name, text in parts.items()
    }


def zipped(parts: dict[str, str] | dict[str, bytes]) -> bytes:
    """A package of these parts."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(ZipInfo(name, (2021, 6, 7, 8, 9, 10)), text)
    return written.getvalue()


def parts(workbook: bytes) -> dict[str, bytes]:
    """The parts of a package."""
    with ZipFile(BytesIO(workbook)) as package:
        return {name: package.read(name) for name in package.namelist()}
