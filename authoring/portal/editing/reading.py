"""Any HTML as blocks: what the editor sends, and what people paste from other programs.

Text is never lost and never becomes markup; what little Markdown cannot say (fonts, colours, tables, headings) goes.
A table's row is a line, its cells parted by ` | `; where a cell holds several lines, cells follow one another. A line
feed is seen in an editor, so that it counts there; in other HTML it is a space.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lxml import etree
from lxml.etree import _Element

from authoring.model.blocks import Paragraph, RichText
from authoring.model.inline import Inline, Run, merged, plain, text_of
from authoring.portal.editing.elements import BLOCKS, Look, classes, is_dropped, look_inside
from authoring.portal.editing.footnotes import Footnotes
from authoring.portal.editing.numbering import OpenList, is_word_marker, opened, readings_of, word_level
from authoring.text.inline import finished
from authoring.text.lists import DEEPEST, Builder
from authoring.text.markers import Marked, marked, without_words
from authoring.text.normalise import without_leftovers

_NOT_HTML = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
_SPACES = re.compile("[ \t\r\f]+")
_PASTED_SPACES = re.compile("[ \t\n\r\f]+|[ \t\n\r\f\xa0]{2,}")
_PIECES = re.compile(r"(\s+)")
_COLUMNS = 2
"""Columns by which a level of lists stands further right."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph or an item: its text, the lists it stands in, the marker it has, as typed."""

    content: Inline
    column: int
    label: str = ""


def blocks_of(html: str) -> RichText:
    """Return the blocks that an editor's HTML comes to; what was typed as text stays text."""
    builder = Builder()
    for line in _lines(html, is_pasted=False):
        _add(builder, line, marked(f"{line.label}x") if line.label else None)
    return builder.blocks()


def pasted(html: str) -> RichText:
    """Return the blocks that pasted HTML comes to: bullets and numbers typed before a line make it an item."""
    lines = _lines(html, is_pasted=True)
    texts = [line.label + "x" if line.label else text_of(line.content) for line in lines]
    builder = Builder()
    for line, found in zip(lines, without_words(texts, list(map(marked, texts))), strict=True):
        _add(builder, line if line.label or not found else _without_marker(line, found), found)
    return builder.blocks()


def _without_marker(line: _Line, found: Marked) -> _Line:
    label = text_of(line.content)[: found.length]
    return replace(line, label=label, content=finished(list(_from(line.content, found.length))))


def _from(content: Inline, start: int) -> Iterator[Run]:
    for run in content:
        yield replace(run, text=run.text[start:])
        start = max(start - len(run.text), 0)


def _add(builder: Builder, line: _Line, found: Marked | None) -> None:
    marker = builder.accepted(line.column, found) if found else None
    if marker:
        builder.add_item(marker, Paragraph(line.content))
    else:
        builder.add(line.column, Paragraph(merged([*plain(line.label), *line.content])))


def _lines(html: str, *, is_pasted: bool) -> list[_Line]:
    root = _parsed(html)
    return _Reader(root, Footnotes(root), _PASTED_SPACES if is_pasted else _SPACES).lines()


def _parsed(html: str) -> _Element:
    # What nests deeper than 2,048 elements is left out: libxml2 reads no further down, no browser even so far.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    return etree.fromstring(f"<body>{_NOT_HTML.sub('', html)}".encode(), parser)


class _Reader:
    """Walks through elements in their order and puts the text between two blocks' borders into a line."""

    def __init__(self, root: _Element, footnotes: Footnotes, spaces: re.Pattern[str], *, in_note: bool = False) -> None:
        self._root = root
        self._footnotes = footnotes
        self._spaces = spaces
        self._in_note = in_note
        self._found: list[_Line] = []
        self._runs: list[Run] = []
        self._looks = [Look(Run(""))]
        self._lists: list[OpenList] = []
        self._label, self._column = "", 0
        self._rows: list[list[int]] = []
        self._skipped: _Element | None = None

    def lines(self) -> list[_Line]:
        """Return the lines there are in what is walked through."""
        walk = etree.iterwalk(self._root, events=("start", "end"))
        for event, element in walk:
            if element.tag in BLOCKS or element.tag == "br":
                self._end_line()
            if event == "end":
                self._end(element)
            elif self._is_read(element):
                walk.skip_subtree()
                self._skipped = element
            else:
                self._start(element)
        self._end_line()
        return self._found

    def _is_read(self, element: _Element) -> bool:
        """Tell whether all is done with an element: it is dropped, a note, or the marker of an item."""
        if element is not self._root and (is_dropped(element) or element in self._footnotes.containers):
            return True
        if is_word_marker(element) and self._label:
            self._label = _word_label("".join(str(text) for text in element.itertext()))
            return True
        return element in self._footnotes.returns or self._is_note(element)

    def _is_note(self, element: _Element) -> bool:
        if element.tag == "button" and "note" in classes(element):
            root = _parsed(element.get("data-note") or "")
            self._add_note(_Reader(root, Footnotes(root), self._spaces, in_note=True))
            return True
        container = self._footnotes.texts.get(element)
        if container is None:
            return False
        return self._add_note(_Reader(container, self._footnotes, self._spaces, in_note=True))

    def _add_note(self, reader: "_Reader") -> bool:
        content = () if self._in_note else _joined(reader.lines(), " ")
        if content:
            self._runs.append(Run("", note=content))
        return bool(content) or self._in_note

    def _start(self, element: _Element) -> None:
        self._looks.append(look_inside(element, self._looks[-1]))
        match element.tag:
            case "ul" | "ol":
                self._lists.append(opened(element))
            case "li":
                self._start_item(element)
            case "p" | "div" if not self._lists and (level := word_level(element)) is not None:
                self._mark("- ", level)
            case "tr":
                self._rows.append([])
            case "td" | "th" if self._rows:
                self._rows[-1].append(len(self._found))
        self._text(element.text)

    def _start_item(self, element: _Element) -> None:
        level = element.get("data-aria-level") or ""  # Word on the web puts each item into a list of its own
        depth = max(len(self._lists) - 1, int(level) - 1 if re.fullmatch("[1-9]", level) else 0)
        self._mark(self._lists[-1].label(element) if self._lists else "- ", depth)

    def _mark(self, label: str, depth: int) -> None:
        self._label, self._column = label, min(depth, DEEPEST - 1) * _COLUMNS

    def _end(self, element: _Element) -> None:
        if element is self._skipped:
            self._skipped = None
        else:
            self._looks.pop()
            self._leave(element)
        if element is not self._root:
            self._text(element.tail)

    def _leave(self, element: _Element) -> None:
        if element.tag in ("ul", "ol"):
            self._lists.pop()
        if element.tag in ("ul", "ol", "li") or (element.tag in ("p", "div") and not self._lists):
            self._label, self._column = "", min(len(self._lists), DEEPEST) * _COLUMNS
        if element.tag == "tr":
            self._join_cells(self._rows.pop())

    def _text(self, text: str | None) -> None:
        look = self._looks[-1]
        shown = text or ""
        if not look.keeps_breaks:
            shown = self._spaces.sub(" ", shown)
        first, *others = without_leftovers(look.shown(shown)).split("\n")
        self._say(first, look.run)
        for other in others:
            self._end_line()
            self._say(other, look.run)

    def _say(self, text: str, look: Run) -> None:
        last = self._runs[-1] if self._runs else Run(" ")
        text = text.lstrip(" ") if last.note is None and last.text[-1] in " \xa0" else text
        if text:
            self._runs.append(replace(look, text=text))

    def _end_line(self) -> None:
        content = finished(list(_with_plain_edges(self._runs)))
        self._runs = []
        if content:
            self._found.append(_Line(content, self._column, self._label))
            self._column += _COLUMNS if self._label else 0
            self._label = ""

    def _join_cells(self, starts: Sequence[int]) -> None:
        cells = [self._found[start:end] for start, end in pairwise([*starts, len(self._found)])]
        lines = [line for cell in cells for line in cell]
        if len(lines) > 1 and all(len(cell) <= 1 for cell in cells) and not any(line.label for line in lines):
            self._found[starts[0] :] = [replace(lines[0], content=_joined(lines, " | "))]


def _word_label(written: str) -> str:
    return next(label for label in readings_of(written) if marked(f"{label}x"))


def _joined(lines: Sequence[_Line], between: str) -> Inline:
    runs = [run for line in lines for run in (Run(between), *line.content)]
    return finished(runs[1:])


def _with_plain_edges(runs: Sequence[Run]) -> Iterator[Run]:
    """Yield the runs with the look of each space only where both neighbours have it: none behind a bold word."""
    pieces = [replace(run, text=text) for run in merged(runs) for text in _PIECES.split(run.text) if text or run.note]
    words = [index for index, piece in enumerate(pieces) if piece.note is not None or not piece.text.isspace()]
    nothing = Run("")
    for before, after in pairwise([-1, *words, len(pieces)]):
        left = pieces[before] if before >= 0 else nothing
        right = pieces[after] if after < len(pieces) else nothing
        yield from (_common(piece, left, right) for piece in pieces[before + 1 : after])
        if after < len(pieces):
            yield right


def _common(space: Run, left: Run, right: Run) -> Run:
    return replace(
        space,
        strong=space.strong and left.strong and right.strong,
        emphasis=space.emphasis and left.emphasis and right.emphasis,
        link=space.link if left.link == space.link == right.link else None,
        language=space.language if left.language == space.language == right.language else None,
    )
