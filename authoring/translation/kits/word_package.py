"""The parts of a Word document around its text (Open Packaging Conventions; WordprocessingML, ECMA-376 Part 1, 17).

What a kit looks like stands in its styles alone.
"""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

ACCENT, QUIET, LOCKED, GONE, NEW = "1F4E5F", "595959", "F3F3F1", "A4262C", "0B6A0B"
"""Colours: headings, what stands aside, the ground of what is locked, words that are gone, words that are new."""
WIDTHS = (2500, 6035, 6035)
"""The columns' widths in twentieths of a point: number and notes, source, translation."""

_TYPES = f"""<Types xmlns="{_PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>\
<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>\
<Override PartName="/word/numbering.xml" ContentType="{_WORD}.numbering+xml"/>\
<Override PartName="/word/footer.xml" ContentType="{_WORD}.footer+xml"/>\
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
<Override PartName="/docProps/custom.xml" ContentType="{_OFFICE}.custom-properties+xml"/>\
</Types>"""

_RELATIONS = f"""<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/>\
<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
<Relationship Id="rId3" Type="{_RELATION}/custom-properties" Target="docProps/custom.xml"/>\
</Relationships>"""

_DOCUMENT_RELATIONS = f"""<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_RELATION}/styles" Target="styles.xml"/>\
<Relationship Id="rId2" Type="{_RELATION}/settings" Target="settings.xml"/>\
<Relationship Id="rId3" Type="{_RELATION}/numbering" Target="numbering.xml"/>\
<Relationship Id="rId4" Type="{_RELATION}/footer" Target="footer.xml"/>\
</Relationships>"""

_SETTINGS = f"""<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/><w:compat>\
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>\
</w:compat></w:settings>"""

_NUMBERING = f"""<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>\
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>\
<w:pPr><w:ind w:left="400" w:hanging="400"/></w:pPr></w:lvl></w:abstractNum>\
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""

_FOOTER = f"""<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>\
<w:r><w:t xml:space="preserve">{{title}} · </w:t></w:r>\
<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>\
<w:r><w:t xml:space="preserve"> / </w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple>\
</w:p></w:ftr>"""

_CORE = f"""<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{title}}</dc:title><dc:language>{{language}}</dc:language>\
</cp:coreProperties>"""

_CUSTOM = """<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" \
xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">\
<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="AuthoringKit">\
<vt:lpwstr>{mark}</vt:lpwstr></property></Properties>"""


def _style(kind: str, key: str, name: str, paragraph: str = "", run: str = "", based: str = "Normal") -> str:
    basis = f'<w:basedOn w:val="{based}"/>' if kind == "paragraph" and key != "Normal" else ""
    default = ' w:default="1"' if key in ("Normal", "Plain") else ""
    return (
        f'<w:style w:type="{kind}"{default} w:styleId="{key}"><w:name w:val="{name}"/>{basis}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    ).replace("<w:pPr></w:pPr>", "")


def _size(half_points: int, colour: str = "", before: str = "") -> str:
    """Return the run properties of a size and colour, in the schema's order, behind those of `before`."""
    coloured = f'<w:color w:val="{colour}"/>' if colour else ""
    return f'{before}{coloured}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _spacing(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def styles(language: str) -> str:
    """Return the styles part; `language` is that of the whole document."""
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    each = (
        _style("paragraph", "Normal", "Normal", _spacing(0, 80)),
        _style("paragraph", "Title", "Title", _spacing(0, 60), _size(40, ACCENT, "<w:b/>")),
        _style("paragraph", "Subtitle", "Subtitle", _spacing(0, 160), _size(22, QUIET)),
        _style("paragraph", "KitHowTo", "Kit How To", _HOW_TO, _size(20)),
        _style("paragraph", "Heading1", "heading 1", _HEADING, _size(26, ACCENT, "<w:b/>")),
        _style("paragraph", "KitHead", "Kit Head", "<w:keepNext/>" + _spacing(40, 40), _size(18, "FFFFFF", "<w:b/>")),
        _style("paragraph", "KitNotes", "Kit Notes", _spacing(20, 0), _size(15, QUIET)),
        _style("paragraph", "KitSource", "Kit Source", _spacing(40, 40), _size(20)),
        _style("paragraph", "KitHelp", "Kit Help", _spacing(20, 40), _size(17, QUIET)),
        _style("paragraph", "KitTranslation", "Kit Translation", _spacing(40, 40), _size(20)),
        _style("paragraph", "Footer", "footer", '<w:jc w:val="right"/>', _size(16, QUIET)),
        _style("character", "KitNumber", "Kit Number", run=_size(20, ACCENT, "<w:b/>")),
        _style("character", "KitId", "Kit Id", run=_size(11, "767676")),
        _style("character", "KitTag", "Kit Tag", run=_size(16, QUIET)),
        _style("character", "KitChanged", "Kit Changed", run=_size(16, GONE, "<w:b/>")),
        _style("character", "KitGone", "Kit Gone", run=f'<w:strike/><w:color w:val="{GONE}"/>'),
        _style("character", "KitNew", "Kit New", run=f'<w:color w:val="{NEW}"/><w:u w:val="single"/>'),
    )
    return (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="20"/><w:szCs w:val="20"/>'
        f'<w:lang w:val="{language}" w:eastAsia="{language}"/></w:rPr></w:rPrDefault></w:docDefaults>'
        f"{''.join(each)}</w:styles>"
    )


_HEADING = '<w:keepNext/><w:spacing w:before="280" w:after="100"/><w:outlineLvl w:val="0"/>'
_HOW_TO = '<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:before="0" w:after="50"/>'


def package(document: str, *, title: str, language: str, mark: str) -> bytes:
    """Return a Word document around its main part, the same bytes every time; `title` and `mark` are escaped."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "docProps/core.xml": _CORE.format(title=title, language=language),
        "docProps/custom.xml": _CUSTOM.format(mark=mark),
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS,
        "word/document.xml": document,
        "word/footer.xml": _FOOTER.format(title=title),
        "word/numbering.xml": _NUMBERING,
        "word/settings.xml": _SETTINGS,
        "word/styles.xml": styles(language),
    }
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as target:
        for name, content in parts.items():
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, (_DECLARATION + content).encode())
    return file.getvalue()
