"""A kit as a Word document, for people without a tool: a table a section, a row a sentence.

Number, notes and source stand in content controls that are locked; the translation in one that is not, and whose tag is
the sentence's id (ECMA-376 Part 1, 17.5.2). They stand inside paragraphs: of one around a cell LibreOffice 7.4 loses
line breaks and looks. The document as a whole is not protected: that would take tracked changes, comments and the
spelling checker from those who translate. The id stands a second time as small print below the number, for programs
that drop content controls or their tags.
Codes are tags, in the translation as in the source: text survives every program, where formatting is lost, split or
spread by whoever pastes. The source shows beside them what they stand for: bold words are bold.
"""

from collections.abc import Iterable, Iterator
from itertools import count, groupby
from xml.sax.saxutils import escape, quoteattr

from authoring.locale import words
from authoring.translation.codes import Coded, tagged
from authoring.translation.kit import Entry, Kit
from authoring.translation.kits.notes import (
    about,
    changes_of,
    formatted,
    how_to,
    mark_of,
    notes_of,
    offers_of,
    one_line,
    title_of,
)
from authoring.translation.kits.word_package import ACCENT, LOCKED, WIDTHS, W, package
from authoring.translation.markup import legible

_PAGE = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1020" w:right="1134" w:bottom="1020" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
    "</w:sectPr>"
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def written(kit: Kit) -> bytes:
    """Return a kit as a .docx file, its instructions in the target language."""
    title, mark = _escaped(title_of(kit)), _escaped(mark_of(kit))
    body = "".join(_Document(kit).body())
    document = f'<w:document xmlns:w="{W}" xmlns:r="{_RELATIONS}"><w:body>{body}{_PAGE}</w:body></w:document>'
    return package(document, title=title, language=_escaped(kit.languages[1]), mark=mark)


class _Document:
    """Writes a kit's paragraphs and tables; controls and rows are numbered through."""

    def __init__(self, kit: Kit) -> None:
        self.kit, self.controls, self.numbers = kit, count(1), count(1)
        self.source, self.language = kit.languages
        self.say = words("kits", self.language)

    def body(self) -> Iterator[str]:
        yield _paragraph("Title", _run(title_of(self.kit)))
        yield _paragraph("Subtitle", _run(about(self.kit)))
        yield from (_paragraph("KitHowTo", _run(line)) for line in how_to(self.language))
        yield _paragraph("Normal", _run(mark_of(self.kit), "KitId"))
        for section, entries in groupby(self.kit.entries, key=lambda entry: entry.section):
            # Without a paragraph between them, programs join two tables.
            yield _paragraph("Heading1", _run(one_line(section))) if section else _paragraph("Normal", "")
            yield self._table(entries)
        yield _paragraph("Normal", "")

    def _table(self, entries: Iterable[Entry]) -> str:
        _ = self.say
        titles = (_("No."), _("Source"), _("Translation"))
        cells = (self._cell(column, _paragraph("KitHead", _run(title)), ACCENT) for column, title in enumerate(titles))
        head = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in WIDTHS)
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(WIDTHS)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}'
            f"{''.join(map(self._row, entries))}</w:tbl>"
        )

    def _row(self, entry: Entry) -> str:
        cells = (
            self._cell(0, "".join(_paragraph("KitNotes", self._locked(runs)) for runs in self._notes(entry)), LOCKED),
            self._cell(1, "".join(self._source(entry)), LOCKED),
            self._cell(2, _paragraph("KitTranslation", self._translation(entry))),
        )
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"

    def _cell(self, column: int, content: str, ground: str = "") -> str:
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>' if ground else ""
        return f'<w:tc><w:tcPr><w:tcW w:w="{WIDTHS[column]}" w:type="dxa"/>{shade}</w:tcPr>{content}</w:tc>'

    def _notes(self, entry: Entry) -> Iterator[str]:
        changed = _run("  " + self.say("Changed"), "KitChanged") if entry.earlier else ""
        yield _run(str(next(self.numbers)), "KitNumber") + changed
        yield _run(" · ".join(notes_of(entry, self.language)))
        yield _run(entry.id, "KitId")

    def _source(self, entry: Entry) -> Iterator[str]:
        yield _paragraph("KitSource", self._locked("".join(_formatted(entry.source, self.source))))
        if changes := "".join(_run(text, _CHANGES[change], self.source) for change, text in changes_of(entry)):
            yield _paragraph("KitHelp", self._locked(_run(self.say("Changed") + ": ", "KitChanged") + changes))
        for origin, target in offers_of(entry, self.language):
            yield _paragraph("KitHelp", self._locked(_run(f"{origin}: ", "KitChanged") + _run(target)))

    def _locked(self, runs: str) -> str:
        return self._control(runs, '<w:lock w:val="sdtContentLocked"/>')

    def _translation(self, entry: Entry) -> str:
        return self._control(
            _run(tagged(entry.target)),
            f'<w:tag w:val={quoteattr(legible(entry.id))}/><w:lock w:val="sdtLocked"/>',
            '<w:text w:multiLine="1"/>',
        )

    def _control(self, runs: str, marks: str, kind: str = "") -> str:
        # In the schema's order: a tag, the control's id, its lock, its kind.
        tag, _, lock = marks.rpartition("<w:lock")
        properties = f'{tag}<w:id w:val="{next(self.controls)}"/><w:lock{lock}{kind}'
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{runs}</w:sdtContent></w:sdt>"


_CHANGES = {"kept": "", "gone": "KitGone", "new": "KitNew"}


def _formatted(text: Coded, language: str) -> Iterator[str]:
    """Yield a source's runs: its codes as tags, and beside them what they stand for."""
    for looks, written in formatted(text):
        look = "".join(properties for name, properties in _LOOKS.items() if name in looks)
        yield _run(written, "KitTag" * ("tag" in looks), language, look)


_LOOKS = {
    "strong": "<w:b/>",
    "emphasis": "<w:i/>",
    "link": '<w:color w:val="0B5394"/><w:u w:val="single"/>',
}
"""Run properties by what a code looks like, in the schema's order."""


def _paragraph(style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _run(text: str, style: str = "", language: str = "", look: str = "") -> str:
    properties = f'<w:rStyle w:val="{style}"/>' if style else ""
    spoken = f'<w:lang w:val="{language}"/>' if language else ""
    said = f"<w:rPr>{properties}{look}{spoken}</w:rPr>" if properties or look or spoken else ""
    return f"<w:r>{said}{''.join(_text(text))}</w:r>"


def _text(text: str) -> Iterator[str]:
    for position, line in enumerate(_escaped(text).split("\n")):
        if position:
            yield "<w:br/>"
        yield "<w:tab/>".join(f'<w:t xml:space="preserve">{piece}</w:t>' for piece in line.split("\t"))


def _escaped(text: str) -> str:
    return escape(legible(text).replace("\r", "\n"))
