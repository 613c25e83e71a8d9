"""XLIFF 2.1 (OASIS Standard): the form in which translations are kept.

One `file` holds the document as it stands; a second, `former`, what stood in it before. An earlier version of a
sentence is a match (Translation Candidates module, 5.1); who said the last word on one, and when, is metadata (5.4).
Every unit stands on lines of its own, so that the history of a translation can be read.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any, get_args

from lxml import etree

from authoring.errors import UnreadableError
from authoring.forms.columns import TextKind
from authoring.translation.codes import Code, Coded, in_one_form
from authoring.translation.markup import SPACE, Part, character, document, dressed, fill, legible, parsed, parts_of
from authoring.translation.units import Context, Segment, State, Translation, Unit, Version

CORE = "urn:oasis:names:tc:xliff:document:2.0"
MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
_METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_FORMER = "former"
_WHOLE = ("source", "target")


def written(translation: Translation) -> bytes:
    """Return a translation as an XLIFF 2.1 document."""
    root = started("2.1", (translation.source_language, translation.language), mtc=MATCHES, mda=_METADATA)
    file = _add_file(root, translation.document, translation.units)
    file.set("original", f"{translation.document}#{translation.revision}")
    if translation.former:
        _add_file(root, _FORMER, translation.former).set("translate", "no")
    return finished(root)


def started(version: str, languages: tuple[str, str], **modules: str) -> Any:
    """Return the root of a document from one language to another; `modules` are prefixes and namespaces."""
    root = etree.Element(core("xliff"), nsmap={None: CORE, **modules})  # type: ignore[dict-item]
    root.attrib.update({"version": version, "srcLang": languages[0], "trgLang": languages[1]})
    return root


def finished(root: Any) -> bytes:
    """Return a document as it is stored: no line break is put into a text."""
    return document(root, whole=_WHOLE)


def _add_file(root: Any, name: str, units: Iterable[Unit]) -> Any:
    # Sentences are ours (4.7.2.5): who joins or splits them would hand back what is no sentence of the document.
    file = add(root, "file", id=name, canResegment="no")
    for unit in units:
        _add_unit(file, unit)
    return file


def _add_unit(file: Any, unit: Unit) -> None:
    element = add(file, "unit", id=f"u{unit.key}", name=unit.context.name)
    element.set(SPACE, "preserve")
    _add_matches(element, unit)
    _add_metadata(element, unit)
    for number, segment in enumerate(unit.segments, 1):
        said = add(element, "segment", id=f"s{number}", state=segment.state)
        write(add(said, "source"), segment.source, number)
        if segment.target:
            write(add(said, "target"), dressed(segment.target, segment.source), number)
        if segment.after:
            write(add(add(element, "ignorable"), "source"), (segment.after,), number)


def _add_matches(element: Any, unit: Unit) -> None:
    changed = [(number, one.earlier) for number, one in enumerate(unit.segments, 1) if one.earlier]
    if not changed:
        return
    matches = etree.SubElement(element, f"{{{MATCHES}}}matches")
    for number, earlier in changed:
        add_match(matches, earlier, number, origin="earlier")


def add_match(matches: Any, version: Version, sentence: int, **attributes: str) -> None:
    """Add a sentence that is like one of the unit's, with its translation (5.1.3)."""
    match = etree.SubElement(matches, f"{{{MATCHES}}}match", {"ref": f"#s{sentence}", **attributes})
    write(add(match, "source"), version.source, sentence)
    write(add(match, "target"), dressed(version.target, version.source), sentence)


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
        "by": legible(segment.by),
        "at": segment.at.isoformat() if segment.at else "",
        "revision": str(segment.revision or ""),
    }
    return {key: value for key, value in values.items() if value}


def write(element: Any, text: Coded, sentence: int) -> None:
    """Fill a `source` or `target`. A code's id is unique in its unit (4.3.1.17): the sentence's number stands first."""

    def code(parent: Any, one: Code, part: Part) -> Any:
        tag, attributes, display = _CODE[part]
        made = add(parent, tag, **{"startRef" if part == "end" else "id": f"{sentence}.{one.id}"}, **attributes)
        if one.looks and display:
            made.set(display, legible(one.looks))
        return made

    fill(element, text, code, _sign)


_KEPT = {"canCopy": "no", "canDelete": "no"}
_CODE: dict[Part, tuple[str, dict[str, str], str]] = {
    "pair": ("pc", _KEPT, "dispStart"),
    "note": ("ph", {**_KEPT, "type": "other"}, "disp"),
    "begin": ("sc", _KEPT, "disp"),
    "end": ("ec", _KEPT, ""),
}
"""What a code is written as, what a translator may do with it (4.3.1), and where it is told what it looks like."""


def _sign(parent: Any, character: str) -> None:
    add(parent, "cp", hex=f"{ord(character):04X}")


def add(parent: Any, tag: str, **attributes: str) -> Any:
    """Add an element of XLIFF's core."""
    return etree.SubElement(parent, core(tag), attributes)


def core(tag: str) -> str:
    """Return the name of an element of XLIFF's core, as lxml writes it."""
    return f"{{{CORE}}}{tag}"


def read(content: bytes) -> Translation:
    """Return what an XLIFF 2 document holds; raises UnreadableError when it is none, or not one of ours."""
    root = parsed(content, core("xliff"))
    files = _by_id(root.iterchildren(core("file")))
    former = files.pop(_FORMER, None)
    if len(files) != 1:
        raise UnreadableError("holds no document, or several")
    [(name, file)] = files.items()
    return Translation(
        name,
        root.get("srcLang", ""),
        root.get("trgLang", ""),
        _units(file),
        () if former is None else _units(former),
        revision_of(file.get("original", "")),
    )


def revision_of(original: str) -> int:
    """Return the revision in a file's `original`, `mining#3`; 0 where it tells none."""
    revision = original.rpartition("#")[2]
    return int(revision) if revision.isdecimal() and len(revision) < 10 else 0


def _by_id(elements: Iterable[Any]) -> dict[str, Any]:
    listed = list(elements)
    found = {element.get("id", ""): element for element in listed}
    if len(found) != len(listed):
        raise UnreadableError("holds two parts with one id")
    return found


def _units(file: Any) -> tuple[Unit, ...]:
    units = tuple(map(_unit, _by_id(file.iter(core("unit"))).values()))
    key, count = max(Counter(unit.key for unit in units).items(), key=lambda item: item[1], default=("", 0))
    if count > 1:
        raise UnreadableError("holds a text twice: {id}", id=f"u{key}")
    return units


def _unit(element: Any) -> Unit:
    # A person's name, which is all that may hold a stroke itself, comes last.
    sheet, kind, about = (*element.get("name", "").split("/", 2), "", "")[:3]
    if kind not in get_args(TextKind):
        raise UnreadableError("holds a unit of an unknown kind: {kind}", kind=element.get("name"))
    earlier = {match.get("ref"): _version(match) for match in element.iter(f"{{{MATCHES}}}match")}
    said = {group.get("category"): _said(group) for group in element.iter(f"{{{_METADATA}}}metaGroup")}
    segments: list[Segment] = []
    for child in element.iterchildren(core("segment"), core("ignorable")):
        if child.tag == core("segment"):
            name = f"s{len(segments) + 1}"
            segments.append(replace(_segment(child), earlier=earlier.get(f"#{name}"), **said.get(name, {})))
        elif segments:
            after = "".join(part for part in text_of(child, "source") if isinstance(part, str))
            segments[-1] = replace(segments[-1], after=segments[-1].after + after)
    if not segments:
        raise UnreadableError("holds a unit without a text")
    return Unit(Context(sheet, kind, about), tuple(segments))


def _segment(element: Any) -> Segment:
    state = element.get("state", "initial")
    if state not in get_args(State):
        raise UnreadableError("holds a segment of an unknown state: {state}", state=state)
    target = text_of(element, "target")
    return Segment(text_of(element, "source"), target=target, state=state if target else "initial")


def _version(match: Any) -> Version:
    return Version(text_of(match, "source"), text_of(match, "target"))


def _said(group: Any) -> dict[str, Any]:
    values = {meta.get("type"): meta.text or "" for meta in group}
    readers: dict[str, Callable[[str], object]] = {"by": str, "at": datetime.fromisoformat, "revision": int}
    try:
        return {key: read(values[key]) for key, read in readers.items() if key in values}
    except ValueError:
        raise UnreadableError("holds a date or a number that is none") from None


def text_of(parent: Any, tag: str) -> Coded:
    """Return the text of an element's `source` or `target`, empty when it has none."""
    element = parent.find(core(tag))
    return () if element is None else in_one_form(parts_of(element, _part))


def _part(element: Any, tag: str) -> Iterator[str | Code]:
    key = _key(element.get("id", ""))
    match tag:
        case "pc":
            yield Code(key, "open", element.get("dispStart", ""))
            yield from parts_of(element, _part)
            yield Code(key, "close")
        case "ph":
            yield Code(key, "note", element.get("disp", ""))
        case "sc":
            yield Code(key, "open", element.get("disp", ""))
        case "ec":
            yield Code(_key(element.get("startRef", "")) or key, "close")
        case "cp":
            yield character(element.get("hex", ""))
        case _:  # mrk, sm, em: somebody's annotations
            yield from parts_of(element, _part)


def _key(name: str) -> str:
    return name.rpartition(".")[2]
