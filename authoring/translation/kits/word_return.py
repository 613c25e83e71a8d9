"""A Word document that comes back, whatever program saved it: one made of the rows of its tables.

A sentence is known by the tag of the content control around its translation, else by the id in small print, else by its
source. Tracked changes count as accepted, comments as not there (ECMA-376 Part 1, 17.13).
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

from authoring.errors import UnreadableError
from authoring.office import archive
from authoring.office.archive import XML_LIMIT, Archive
from authoring.office.package import local, relations, tree
from authoring.translation.codes import untagged
from authoring.translation.kit import Handback, Returned
from authoring.translation.kits.notes import handback, in_any_language, marked_in
from authoring.translation.kits.packages import ID, holds, opened, property_of, readable
from authoring.translation.kits.word_looks import Looking, look_of, with_codes
from authoring.translation.kits.word_package import W
from authoring.translation.markup import parsed

_GONE = frozenset({"del", "moveFrom"})
_ASIDE = frozenset(
    "pPr rPr sdtPr sdtEndPr instrText delText delInstrText AlternateContent drawing pict object ruby tbl "
    "footnoteReference endnoteReference".split()
)
"""What holds no text of the paragraph it stands in."""
_CONTROLS = re.compile(rb"</?w:sdt(?:Content)?>")
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}

_HEADINGS = frozenset((title,) for title in in_any_language("Source"))
"""What the column of sources is headed with."""


def recognises(content: bytes) -> bool:
    """Tell whether a file is a Word document."""
    return holds(content, b"wordprocessingml")


def read(content: bytes) -> Handback:
    """Return what came back in a Word document; raises UnreadableError when it is none, or holds no kit."""
    file = opened(content)
    with readable():
        main = next((one.target for one in relations(file).values() if one.kind == "officeDocument"), "")
        root, mark = _document(file, main), marked_in(property_of(file))
    if root is None or local(root) != "document":
        raise UnreadableError("is no Word document")
    entries = tuple(chain.from_iterable(map(_table, root.iter("{*}tbl"))))
    mark = mark or marked_in("\n".join(map(_text, root.iter("{*}p"))))
    if mark is None and not any(entry.id for entry in entries):
        raise UnreadableError("holds no kit of translations")
    return handback(mark, entries)


def _document(file: Archive, name: str) -> Any:
    """Return the main part; where it is not well-formed, without its content controls.

    LibreOffice 7.4 lets them cross what was deleted with changes tracked.
    """
    try:
        return tree(file, name)
    except archive.UnreadableError as error:
        if error.code != "file-damaged":
            raise
        return parsed(_CONTROLS.sub(b"", file.read(name, XML_LIMIT)), f"{{{W}}}document")


def _table(table: Any) -> Iterator[Returned]:
    """Yield the sentences of a table: its rows but for those that are headings, or deleted."""
    rows = (_row(list(_inside(row, "tc"))) for row in _inside(table, "tr") if not _is_deleted(row))
    return (one for one in rows if one and (one.id or one.source not in _HEADINGS))


def _is_deleted(row: Any) -> bool:
    return row.find("{*}trPr/{*}del") is not None


def _row(cells: list[Any]) -> Returned | None:
    if len(cells) < 2:
        return None
    *before, last = cells
    tagged_cell = next((cell for cell in cells[1:] if _tag(cell)), None)
    target_cell = last if tagged_cell is None else tagged_cell
    printed = ID.search("\n".join(map(_cell_text, before)))
    key = _tag(target_cell) or (printed[0] if printed else "")
    source_cell = cells[cells.index(target_cell) - 1]
    source = next(filter(str.strip, _paragraphs(source_cell)), "")
    target = _sentence(_with_codes(target_cell, source_cell), source)
    return Returned(key, untagged(target), untagged(source)) if key or target else None


def _sentence(target: str, source: str) -> str:
    """Return a translation on as many lines as its source: a break that only one of them has is a slip of the hand."""
    return target.strip() if "\n" in source else " ".join(line.strip() for line in target.split("\n")).strip()


def _tag(cell: Any) -> str:
    """Return the id that a content control in a cell carries, empty without one."""
    names = ("".join(tag.attrib.values()) for tag in cell.iterfind(".//{*}sdtPr/{*}tag"))
    return next((name for name in names if ID.fullmatch(name)), "")


def _cell_text(cell: Any) -> str:
    return "\n".join(_paragraphs(cell))


def _with_codes(target: Any, source: Any) -> str:
    """Return the text of a target's cell, with codes for what its translator made bold instead."""
    paragraphs = list(_inside(target, "p"))
    runs = list(_looking(paragraphs[0])) if len(paragraphs) == 1 else []
    text = _cell_text(target)
    if "".join(said for said, _ in runs) != text:
        return text
    first = next((one for one in _inside(source, "p") if _text(one).strip()), None)
    return text if first is None else with_codes(runs, list(_looking(first)))


def _looking(element: Any) -> Iterator[Looking]:
    """Yield the texts of a paragraph's runs, each with what it looks like."""
    for child in element.iterchildren("{*}*"):
        name = local(child)
        if name == "r":
            yield _text(child), look_of(child)
        elif name not in _ASIDE and name not in _GONE and not _is_placeholder(child):
            yield from _looking(child)


def _paragraphs(cell: Any) -> Iterator[str]:
    """Yield the texts of a cell's paragraphs; one whose end is deleted goes on in the next."""
    waiting = ""
    for paragraph in _inside(cell, "p"):
        waiting += _text(paragraph)
        if not any(paragraph.find(f"{{*}}pPr/{{*}}rPr/{{*}}{mark}") is not None for mark in _GONE):
            yield waiting
            waiting = ""
    if waiting:
        yield waiting


def _inside(element: Any, name: str) -> Iterator[Any]:
    """Yield the elements of a name in what only wraps them: content controls, custom XML, tracked insertions."""
    for child in element.iterchildren("{*}*"):
        found = local(child)
        if found == name:
            yield child
        elif found not in _ASIDE and found not in _GONE:
            yield from _inside(child, name)


def _text(element: Any) -> str:
    return "".join(_pieces(element))


def _pieces(element: Any) -> Iterator[str]:
    for child in element.iterchildren("{*}*"):
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name == "sym":
            yield _symbol(child)
        elif name not in _ASIDE and name not in _GONE and not _is_placeholder(child):
            yield from _pieces(child)


def _symbol(element: Any) -> str:
    """Return a character of a symbol font (17.3.3.30); it is written with its number in that font."""
    number = next((value for key, value in element.attrib.items() if key.endswith("}char")), "")
    try:
        return chr(int(number, 16))
    except (ValueError, OverflowError):
        return ""


def _is_placeholder(element: Any) -> bool:
    """Tell whether a content control shows what it asks for, and nobody has written in it yet (17.5.2.39)."""
    return element.find("{*}sdtPr/{*}showingPlcHdr") is not None
