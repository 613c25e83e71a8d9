"""XLIFF 1.2 (OASIS Standard): what OmegaT, Poedit, Virtaal and most other programs of translators read.

OmegaT shows only what has a target, and takes that for what is to be translated: a sentence without a translation goes
out with its source as its target, in the state `needs-translation`; what comes back so is still untranslated.
"""

from collections.abc import Iterable, Iterator
from itertools import count, groupby
from typing import Any

from lxml import etree

from authoring.translation.codes import Code, Coded, in_one_form
from authoring.translation.kit import Entry, Handback, Kit, Returned
from authoring.translation.kits.notes import notes_of, place_of
from authoring.translation.kits.xliff2 import changed, original_of, said_by
from authoring.translation.markup import (
    SPACE,
    Part,
    character,
    document,
    dressed,
    fill,
    legible,
    local,
    parsed,
    parts_of,
    root_of,
)
from authoring.translation.units import State, Version

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_ROOTS = (f"{{{_NAMESPACE}}}xliff", "{urn:oasis:names:tc:xliff:document:1.1}xliff", "xliff")
"""1.1 holds the same sentences; older programs know no namespace."""
_WHOLE = ("source", "target", "note")
_STATES: dict[State, str] = {
    "initial": "needs-translation",
    "translated": "translated",
    "reviewed": "signed-off",
    "final": "final",
}
"""What our states are called in 1.2 (2.3.32)."""


def written(kit: Kit) -> bytes:
    """Return a kit as an XLIFF 1.2 document, its sentences grouped by section."""
    source, target = kit.languages
    root = etree.Element(_name("xliff"), {"version": "1.2"}, nsmap={None: _NAMESPACE})  # type: ignore[dict-item]
    file = _add(root, "file", original=original_of(kit), datatype="plaintext")
    file.attrib.update({"source-language": source, "target-language": target})
    body = _add(file, "body")
    numbers = count(1)
    for number, (section, entries) in enumerate(groupby(kit.entries, key=lambda entry: entry.section), 1):
        placed = ((entry, place_of(each, entry, kit)) for entry, each in zip(entries, numbers, strict=False))
        _add_entries(_section(body, section, number), placed, target)
    return document(root, whole=_WHOLE)


def _section(body: Any, title: str, number: int) -> Any:
    return _add(body, "group", id=f"section-{number}", resname=legible(title)) if title else body


def _add_entries(parent: Any, entries: Iterable[tuple[Entry, str]], language: str) -> None:
    for entry, place in entries:
        approved = {"approved": "yes"} if entry.state in ("reviewed", "final") else {}
        unit = _add(parent, "trans-unit", id=entry.id, **approved)
        unit.set(SPACE, "preserve")
        if entry.limit is not None:
            unit.attrib.update({"maxwidth": str(entry.limit), "size-unit": "char"})
        _write(_add(unit, "source"), entry.source)
        _write(_add(unit, "target", state=_STATES[entry.state]), dressed(entry.target or entry.source, entry.source))
        for note in _notes(place, entry, language):
            _add(unit, "note").text = legible(note)
        _add_alternatives(unit, entry, language)


def _notes(place: str, entry: Entry, language: str) -> Iterator[str]:
    yield place
    yield from notes_of(entry, language)
    yield from changed(entry)


def _add_alternatives(unit: Any, entry: Entry, language: str) -> None:
    if entry.earlier:
        _add_alternative(unit, entry.earlier, language, alttranstype="previous-version")
    for offer in entry.offers:
        said = {"match-quality": f"{offer.likeness:.0%}", **({"origin": legible(offer.origin)} if offer.origin else {})}
        _add_alternative(unit, Version(offer.source, offer.target), language, **said)


def _add_alternative(unit: Any, version: Version, language: str, **attributes: str) -> None:
    alternative = _add(unit, "alt-trans", **attributes)
    _write(_add(alternative, "source"), version.source)
    target = _add(alternative, "target")
    target.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    _write(target, dressed(version.target, version.source))


def _write(element: Any, text: Coded) -> None:
    signs = 0

    def code(parent: Any, one: Code, part: Part) -> Any:
        made = _add(parent, _TAGS[part], id=one.id)
        if one.looks:
            # What is written out in a program's window: a group has no such attribute, only a type.
            made.set("ctype" if part == "pair" else "equiv-text", _type(one) if part == "pair" else legible(one.looks))
        return made

    def sign(parent: Any, one: str) -> None:
        nonlocal signs
        signs += 1
        _add(parent, "x", id=f"character-{ord(one):04X}-{signs}", **{"equiv-text": "?"})

    fill(element, text, code, sign)


_TAGS: dict[Part, str] = {"pair": "g", "note": "x", "begin": "bx", "end": "ex"}
_TYPES = {"strong": "bold", "emphasis": "italic", "link": "link"}


def _type(code: Code) -> str:
    """Return a code's type in the words of 1.2 (2.3.12), the first of what it looks like."""
    first = code.looks.partition(" ")[0]
    return _TYPES.get(first, f"x-{first}")


def _add(parent: Any, tag: str, **attributes: str) -> Any:
    return etree.SubElement(parent, _name(tag), attributes)


def _name(tag: str) -> str:
    return f"{{{_NAMESPACE}}}{tag}"


def recognises(content: bytes) -> bool:
    """Tell whether a file is XLIFF 1, by its root element."""
    return root_of(content) in _ROOTS


def read(content: bytes) -> Handback:
    """Return what came back in an XLIFF 1.2 document; raises UnreadableError when it is none."""
    root = parsed(content, *_ROOTS)
    files = list(_each(root, "file"))
    first = files[0] if files else root
    entries = (_returned(unit) for file in files for unit in file.iter() if _is(unit, "trans-unit"))
    edition, document, revision = said_by(first.get("original", ""))
    return Handback(document, first.get("target-language", ""), revision, tuple(entries), edition)


def _returned(unit: Any) -> Returned:
    source, target, (state, fuzzy) = _text(unit, "source"), _text(unit, "target"), _state(unit)
    is_copy = target == source and state in (None, "initial")
    said = ((), False) if is_copy else (target, fuzzy)
    return Returned(unit.get("id", ""), said[0], source, state, said[1], is_copy=is_copy and bool(source))


def _state(unit: Any) -> tuple[State | None, bool]:
    """Return how far a sentence has come, and whether its translation is but a draft.

    `approved` says only that it is translated: Virtaal sets it on whatever is typed in.
    """
    target = next(_each(unit, "target"), None)
    said, qualifier = ("", "") if target is None else (target.get("state", ""), target.get("state-qualifier", ""))
    state = _SAID.get(said)
    if unit.get("approved") == "yes" and state in (None, "initial"):
        return "translated", False
    is_offered = qualifier in ("fuzzy-match", "mt-suggestion") and state in (None, "initial")
    return state, is_offered or said in ("needs-l10n", "needs-adaptation")


_SAID: dict[str, State] = {
    "new": "initial",
    "needs-translation": "initial",
    "needs-adaptation": "initial",
    "needs-l10n": "initial",
    "translated": "translated",
    "needs-review-translation": "translated",
    "needs-review-adaptation": "translated",
    "needs-review-l10n": "translated",
    "signed-off": "reviewed",
    "final": "final",
}


def _text(unit: Any, tag: str) -> Coded:
    found = next(_each(unit, tag), None)
    return () if found is None else in_one_form(parts_of(found, _part))


def _each(parent: Any, tag: str) -> Iterator[Any]:
    return (child for child in parent if _is(child, tag))


def _is(element: Any, tag: str) -> bool:
    return isinstance(element.tag, str) and local(element) == tag


def _part(element: Any, tag: str) -> Iterator[str | Code]:
    key, looks = element.get("id", ""), element.get("equiv-text", element.get("ctype", ""))
    match tag:
        case "g":
            yield Code(key, "open", looks)
            yield from parts_of(element, _part)
            yield Code(key, "close")
        case "x" if key.startswith("character-"):
            yield character(key.split("-")[1])
        case "x" | "ph":
            yield Code(key, "note", looks)
        case "bx" | "bpt":
            yield Code(element.get("rid", key), "open", looks)
        case "ex" | "ept":
            yield Code(element.get("rid", key), "close")
        case "it":
            yield Code(key, "open" if element.get("pos") == "open" else "close")
        case _:  # mrk: somebody's annotations
            yield from parts_of(element, _part)
