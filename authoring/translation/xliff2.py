"""XLIFF 2.1 (OASIS Standard): the form in which translations are kept, and a kit for tools that read it.

One `file` holds the document as it stands; a second, `former`, what stood in it before. An earlier version of a
sentence is a match (Translation Candidates module, 5.1); who said the last word on one, and when, is metadata (5.4).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any, get_args

from lxml import etree

from authoring.errors import UnreadableError
from authoring.forms.columns import TextKind
from authoring.translation.codes import Code, Coded, in_one_form
from authoring.translation.units import Context, Segment, State, Translation, Unit, Version

_CORE = "urn:oasis:names:tc:xliff:document:2.0"
_MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
_METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_FORMER = "former"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ILLEGAL = re.compile("([^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff])")
_LARGEST = 50_000_000
"""Bytes of a translation that is read: a hundred times the longest chapter."""


def written(translation: Translation) -> bytes:
    """Return a translation as an XLIFF 2.1 document."""
    root = etree.Element(_core("xliff"), nsmap={None: _CORE, "mtc": _MATCHES, "mda": _METADATA})  # type: ignore[dict-item]
    root.attrib.update({"version": "2.1", "srcLang": translation.source_language, "trgLang": translation.language})
    file = _add_file(root, translation.document, translation.units)
    file.set("original", f"{translation.document}#{translation.revision}")
    if translation.former:
        _add_file(root, _FORMER, translation.former).set("translate", "no")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _add_file(root: Any, name: str, units: Iterable[Unit]) -> Any:
    file = _add(root, "file", id=name)
    for unit in units:
        _add_unit(file, unit)
    return file


def _add_unit(file: Any, unit: Unit) -> None:
    element = _add(file, "unit", id=f"u{unit.key}", name=f"{unit.context.sheet}/{unit.context.kind}")
    element.set(_SPACE, "preserve")
    _add_matches(element, unit)
    _add_metadata(element, unit)
    for number, segment in enumerate(unit.segments, 1):
        said = _add(element, "segment", id=f"s{number}", state=segment.state)
        _write(_add(said, "source"), segment.source, number)
        if segment.target:
            _write(_add(said, "target"), segment.target, number)
        if segment.after:
            _add(_add(element, "ignorable"), "source").text = segment.after


def _add_matches(element: Any, unit: Unit) -> None:
    changed = [(number, one.earlier) for number, one in enumerate(unit.segments, 1) if one.earlier]
    if not changed:
        return
    matches = etree.SubElement(element, f"{{{_MATCHES}}}matches")
    for number, earlier in changed:
        match = etree.SubElement(matches, f"{{{_MATCHES}}}match", ref=f"#s{number}", origin="earlier")
        _write(_add(match, "source"), earlier.source, number)
        _write(_add(match, "target"), earlier.target, number)


def _add_metadata(element: Any, unit: Unit) -> None:
    said = [(number, one) for number, one in enumerate(unit.segments, 1) if one.by or one.at or one.revision]
    if not said:
        return
    metadata = etree.SubElement(element, f"{{{_METADATA}}}metadata")
    for number, one in said:
        group = etree.SubElement(metadata, f"{{{_METADATA}}}metaGroup", category=f"s{number}")
        for key, value in _last_word(one).items():
            etree.SubElement(group, f"{{{_METADATA}}}meta", type=key).text = value


def _last_word(segment: Segment) -> dict[str, str]:
    values = {
        "by": segment.by,
        "at": segment.at.isoformat() if segment.at else "",
        "revision": str(segment.revision or ""),
    }
    return {key: value for key, value in values.items() if value}


def _write(element: Any, text: Coded, sentence: int) -> None:
    """Fill a `source` or `target`. A code's id is unique in its unit (4.3.1.17): the sentence's number stands first."""
    around = [element]
    for part in text:
        if isinstance(part, str):
            _append(around[-1], part)
        elif part.kind == "close":
            around.pop()
        else:
            code = _add(around[-1], "ph" if part.kind == "note" else "pc", id=f"{sentence}.{part.id}")
            code.attrib.update(_CODE[part.kind])
            if part.looks:
                code.set("disp" if part.kind == "note" else "dispStart", part.looks)
            if part.kind == "open":
                around.append(code)


_CODE: dict[str, dict[str, str]] = {
    "open": {"canCopy": "no", "canDelete": "no"},
    "note": {"canCopy": "no", "canDelete": "no", "type": "other"},
}
"""What a translator may do with a code (4.3.1)."""


def _append(element: Any, text: str) -> None:
    """Add text behind what stands in an element; characters XML cannot write become `cp` (4.2.3.1)."""
    for position, piece in enumerate(_ILLEGAL.split(text)):
        if position % 2:
            _add(element, "cp", hex=f"{ord(piece):04X}")
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + piece
        else:
            element.text = (element.text or "") + piece


def _add(parent: Any, tag: str, **attributes: str) -> Any:
    return etree.SubElement(parent, _core(tag), attributes)


def _core(tag: str) -> str:
    return f"{{{_CORE}}}{tag}"


def read(content: bytes) -> Translation:
    """Return what an XLIFF 2 document holds; raises UnreadableError when it is none, or not one of ours."""
    root = _parsed(content)
    files = {file.get("id", ""): file for file in root.iterchildren(_core("file"))}
    former = files.pop(_FORMER, None)
    if len(files) != 1:
        raise UnreadableError("holds no document, or several")
    [(document, file)] = files.items()
    revision = file.get("original", "").rpartition("#")[2]
    return Translation(
        document,
        root.get("srcLang", ""),
        root.get("trgLang", ""),
        _units(file),
        () if former is None else _units(former),
        int(revision) if revision.isdecimal() else 0,
    )


def _units(file: Any) -> tuple[Unit, ...]:
    return tuple(map(_unit, file.iter(_core("unit"))))


def _parsed(content: bytes) -> Any:
    if len(content) > _LARGEST:
        raise UnreadableError("is too large")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"holds XML that is not well-formed ({error.msg})") from None
    if root.tag != _core("xliff") or root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError("is no XLIFF 2 document")
    return root


def _unit(element: Any) -> Unit:
    sheet, _, kind = element.get("name", "").rpartition("/")
    if kind not in get_args(TextKind):
        raise UnreadableError(f"holds a unit of an unknown kind: {element.get('name')}")
    earlier = {match.get("ref"): _version(match) for match in element.iter(f"{{{_MATCHES}}}match")}
    said = {group.get("category"): _said(group) for group in element.iter(f"{{{_METADATA}}}metaGroup")}
    segments: list[Segment] = []
    for child in element.iterchildren(_core("segment"), _core("ignorable")):
        if child.tag == _core("ignorable"):
            if segments:
                segments[-1] = replace(segments[-1], after="".join(child.find(_core("source")).itertext()))
        else:
            name = f"s{len(segments) + 1}"
            segments.append(replace(_segment(child), earlier=earlier.get(f"#{name}"), **said.get(name, {})))
    return Unit(Context(sheet, kind), tuple(segments))


def _segment(element: Any) -> Segment:
    state = element.get("state", "initial")
    if state not in get_args(State):
        raise UnreadableError(f"holds a segment of an unknown state: {state}")
    source, target = (_coded(element.find(_core(tag))) for tag in ("source", "target"))
    return Segment(source, target=target, state=state)


def _version(match: Any) -> Version:
    source, target = (_coded(match.find(_core(tag))) for tag in ("source", "target"))
    return Version(source, target)


def _said(group: Any) -> dict[str, Any]:
    values = {meta.get("type"): meta.text or "" for meta in group}
    readers: dict[str, Callable[[str], object]] = {"by": str, "at": datetime.fromisoformat, "revision": int}
    return {key: read(values[key]) for key, read in readers.items() if key in values}


def _coded(element: Any) -> Coded:
    return () if element is None else in_one_form(_parts(element))


def _parts(element: Any) -> Iterator[str | Code]:
    yield element.text or ""
    for child in element:
        yield from _part(child)
        yield child.tail or ""


def _part(element: Any) -> Iterator[str | Code]:
    key, tag = element.get("id", "").rpartition(".")[2], etree.QName(element).localname
    match tag:
        case "pc":
            yield Code(key, "open", element.get("dispStart", ""))
            yield from _parts(element)
            yield Code(key, "close")
        case "ph":
            yield Code(key, "note", element.get("disp", ""))
        case "sc":
            yield Code(key, "open", element.get("disp", ""))
        case "ec":
            yield Code(element.get("startRef", "").rpartition(".")[2], "close")
        case "cp":
            yield chr(int(element.get("hex", "FFFD"), 16))
        case _:  # mrk, sm, em: somebody's annotations
            yield from _parts(element)
