"""DOCX read back through its XML: what Word would show, in the order of the document."""

from collections.abc import Callable, Iterator
from typing import Any

from authoring.publishing.readback.ordinals import whole
from authoring.publishing.readback.outline import Gathering, Outline
from authoring.publishing.readback.word_numbering import Numbering
from authoring.publishing.readback.word_package import WordPackage, name, opened, value
from authoring.publishing.readback.word_styles import Function, WordStyles

_CAPTIONS = frozenset({"caption", "figure caption", "table caption"})
_CONTINUATION = "list continue"
_HYPHEN = "-"
_PERSON, _PERSON_GOES_ON, _FACT = "roster name", "roster line", "details"
"""The names of the template's styles, of which lists of people and short facts are made."""


def docx_outline(content: bytes) -> Outline:
    """Return what the document says from its first part on; raises UnreadableError."""
    return _Reader(opened(content)).read()


class _Reader:
    def __init__(self, package: WordPackage) -> None:
        self._body = package.document.find(name("w:body"))
        self._styles = WordStyles(package.styles)
        self._language = value(package.styles, "w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang")
        self._numbering = Numbering(package.numbering)
        self._links = package.links
        self._part = "document"
        notes = () if package.footnotes is None else package.footnotes
        self._notes = {note.get(name("w:id")): note for note in notes if note.get(name("w:type")) is None}
        self._out = Gathering()
        self._has_begun = False
        self._splits = False

    def read(self) -> Outline:
        if self._body is not None:
            self._blocks(self._body)
        return self._out.outline()

    def _blocks(self, parent: Any) -> None:
        for block in _blocks(parent):
            if block.tag == name("w:tbl"):
                if self._has_begun:
                    self._table(block)
            else:
                self._paragraph(block)

    def _paragraph(self, paragraph: Any) -> None:
        function = self._styles.function(paragraph)
        self._has_begun = self._has_begun or function.heading == 1
        if not self._has_begun:
            return
        self._begin(function, _bookmark(paragraph))
        self._splits = function.style == _FACT
        self._runs(paragraph)
        self._splits = False

    def _begin(self, function: Function, bookmark: str) -> None:
        label = self._numbering.next(function.list, function.depth) if function.list else None
        if function.heading:
            self._out.begin("heading", function.heading, anchor=bookmark)
            self._out.say(f"{label.text} " if label else "")
        elif function.style in _CAPTIONS:
            self._out.begin("caption")
        elif label:
            self._out.begin("item", function.depth + 1, label.marker)
        elif function.style == _PERSON_GOES_ON:
            self._out.say("\n")
        else:
            self._out.begin("paragraph", _depth(function.style))

    def _table(self, table: Any) -> None:
        for row in table.iterchildren(name("w:tr")):
            is_header = row.find(f"{name('w:trPr')}/{name('w:tblHeader')}") is not None
            for column, cell in enumerate(row.iterchildren(name("w:tc")), start=1):
                self._out.begin("header" if is_header else "cell", column)
                for paragraph in cell.iter(name("w:p")):
                    self._runs(paragraph)
                    self._out.say("\n")
        self._out.end()

    def _runs(self, parent: Any) -> None:
        for child in parent:
            if isinstance(child.tag, str):
                self._READERS.get(child.tag, _Reader._runs)(self, child)

    def _skip(self, _element: Any) -> None:
        """Properties, instructions of fields, what was deleted, what stands in for a newer element."""

    def _run(self, run: Any) -> None:
        paragraph = next(run.iterancestors(name("w:p")), None)
        style = None if paragraph is None else value(paragraph, "w:pPr", "w:pStyle")
        if not self._styles.is_hidden(run, style):
            self._runs(run)

    def _text(self, element: Any) -> None:
        language = value(element.getparent(), "w:rPr", "w:lang") or ""
        self._out.say(element.text or "", "" if language == self._language else language)

    def _tab(self, _element: Any) -> None:
        if self._splits:
            self._splits = False
            self._out.begin("paragraph")
        else:
            self._out.say("\t")

    def _hyphen(self, _element: Any) -> None:
        self._out.say(_HYPHEN)

    def _break(self, _element: Any) -> None:
        self._out.say("\n")

    def _link(self, element: Any) -> None:
        anchor = element.get(name("w:anchor"))
        address = f"#{anchor}" if anchor else self._links[self._part].get(element.get(name("r:id"), ""), "")
        with self._out.link(address):
            self._runs(element)

    def _reference(self, element: Any) -> None:
        note = self._notes.get(element.get(name("w:id")))
        with self._out.note(self._out.mark()):
            if note is not None:
                outside, self._part = self._part, "footnotes"
                self._runs(note)
                self._part = outside

    def _picture(self, element: Any) -> None:
        described = element.find(f".//{name('wp:docPr')}")
        self._out.picture("" if described is None else described.get("descr", ""))

    _READERS: dict[str, Callable[["_Reader", Any], None]] = {  # noqa: RUF012 (never changed)
        name("w:pPr"): _skip,
        name("w:rPr"): _skip,
        name("w:instrText"): _skip,
        name("w:del"): _skip,
        name("w:moveFrom"): _skip,
        name("mc:Fallback"): _skip,
        name("w:r"): _run,
        name("w:t"): _text,
        name("w:tab"): _tab,
        name("w:noBreakHyphen"): _hyphen,
        name("w:br"): _break,
        name("w:cr"): _break,
        name("w:hyperlink"): _link,
        name("w:footnoteReference"): _reference,
        name("w:drawing"): _picture,
    }


def _blocks(parent: Any) -> Iterator[Any]:
    """Yield paragraphs and tables, those in content controls too, but not the table of contents."""
    for child in parent:
        if child.tag in (name("w:p"), name("w:tbl")):
            yield child
        elif child.tag == name("w:sdt") and not _is_contents(child):
            content = child.find(name("w:sdtContent"))
            yield from () if content is None else _blocks(content)


def _is_contents(control: Any) -> bool:
    return value(control, "w:sdtPr", "w:docPartObj", "w:docPartGallery") == "Table of Contents"


def _bookmark(paragraph: Any) -> str:
    first = paragraph.find(name("w:bookmarkStart"))
    return "" if first is None else first.get(name("w:name"), "")


def _depth(style: str) -> int:
    if not style.startswith(_CONTINUATION):
        return 0
    return whole(style.removeprefix(_CONTINUATION).strip(), 1)
