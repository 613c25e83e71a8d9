"""XLIFF 2 as a kit: a unit for each sentence, with what its translator should know (OASIS Standard, 4 and 5).

It calls itself 2.0, since nothing in it is new in 2.1: there are programs, Poedit among them, that open no other.

Limits are those of the Size and Length Restriction module (5.6), names those of the Glossary module (5.2), earlier
versions and translations from elsewhere those of the Translation Candidates module (5.1). The stored translation
itself (`translation.xliff2`) is read, too: whoever worked on that file loses nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, groupby
from typing import Any, get_args

from lxml import etree

from authoring.translation.codes import Code, Coded, in_one_form, tagged
from authoring.translation.difference import difference
from authoring.translation.kit import Entry, Handback, Kit, Returned
from authoring.translation.kits.notes import limit_of, links_of, place_of
from authoring.translation.markup import SPACE, dressed, legible, parsed, root_of
from authoring.translation.units import State, Version
from authoring.translation.xliff2 import (
    MATCHES,
    add,
    add_match,
    core,
    finished,
    revision_of,
    started,
    text_of,
    write,
)

_GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"
_RESTRICTION = "urn:oasis:names:tc:xliff:sizerestriction:2.0"


def written(kit: Kit) -> bytes:
    """Return a kit as an XLIFF 2.0 document, its sentences grouped by section."""
    root = started("2.0", kit.languages, mtc=MATCHES, gls=_GLOSSARY, slr=_RESTRICTION)
    file = add(root, "file", id=kit.document, original=original_of(kit))
    etree.SubElement(file, f"{{{_RESTRICTION}}}profiles", generalProfile="xliff:codepoints")
    numbers = count(1)
    for number, (section, entries) in enumerate(groupby(kit.entries, key=lambda entry: entry.section), 1):
        parent = add(file, "group", id=f"section-{number}", name=legible(section)) if section else file
        for entry, each in zip(entries, numbers, strict=False):
            _add_unit(parent, entry, place_of(each, entry, kit), kit.languages[1])
    return finished(root)


def original_of(kit: Kit) -> str:
    """Return what a kit was made from: edition, document and revision, `2021/mining#3`."""
    return "/".join(filter(None, (kit.edition, f"{kit.document}#{kit.revision}")))


def said_by(original: str) -> tuple[str, str, int]:
    """Return the edition, document and revision that a file's `original` tells, the edition empty where it does not."""
    edition, _, document = original.rpartition("#")[0].rpartition("/")
    return edition, document, revision_of(original)


def _add_unit(parent: Any, entry: Entry, place: str, language: str) -> None:
    unit = add(parent, "unit", id=f"u{entry.id}", name=legible(place))
    unit.set(SPACE, "preserve")
    if entry.limit is not None:
        unit.set(f"{{{_RESTRICTION}}}sizeRestriction", str(entry.limit))
    _add_matches(unit, entry)
    _add_names(unit, entry)
    notes = (*entry.notes, *limit_of(entry, language), *links_of(entry))
    _add_notes(unit, [place, *notes, *changed(entry)])
    segment = add(unit, "segment", id="s1", state=entry.state if entry.target else "initial")
    write(add(segment, "source"), entry.source, 1)
    if entry.target:
        write(add(segment, "target"), dressed(entry.target, entry.source), 1)


def _add_matches(unit: Any, entry: Entry) -> None:
    if not entry.earlier and not entry.offers:
        return
    matches = etree.SubElement(unit, f"{{{MATCHES}}}matches")
    if entry.earlier:
        add_match(matches, entry.earlier, 1, origin="earlier")
    for offer in entry.offers:
        said = {"type": "tm", "similarity": f"{offer.likeness * 100:.0f}"}
        named = {"origin": legible(offer.origin)} if offer.origin else {}
        add_match(matches, Version(offer.source, offer.target), 1, **said, **named)


def _add_names(unit: Any, entry: Entry) -> None:
    if not entry.names:
        return
    glossary = etree.SubElement(unit, f"{{{_GLOSSARY}}}glossary")
    for name in entry.names:
        one = etree.SubElement(glossary, f"{{{_GLOSSARY}}}glossEntry", ref="#s1")
        etree.SubElement(one, f"{{{_GLOSSARY}}}term").text = legible(name.source)
        etree.SubElement(one, f"{{{_GLOSSARY}}}translation").text = legible(name.target)


def changed(entry: Entry) -> Iterator[str]:
    """Yield what is new and gone in a sentence since it was translated, as a note: `It went [-well-] {+badly+}.`."""
    if entry.earlier:
        yield difference(tagged(entry.earlier.source), tagged(entry.source))


def _add_notes(unit: Any, notes: Sequence[str]) -> None:
    listed = add(unit, "notes")
    for note in notes:
        add(listed, "note", appliesTo="source").text = legible(note)


def recognises(content: bytes) -> bool:
    """Tell whether a file is XLIFF 2, by its root element."""
    return root_of(content) == core("xliff")


def read(content: bytes) -> Handback:
    """Return what came back in an XLIFF 2 document, a kit or a stored one; raises UnreadableError when it is none."""
    root = parsed(content, core("xliff"))
    files = list(root.iterchildren(core("file")))
    first = files[0] if files else root
    entries = (one for file in files for unit in file.iter(core("unit")) for one in _returned(unit))
    edition, _, revision = said_by(first.get("original", ""))
    return Handback(first.get("id", ""), root.get("trgLang", ""), revision, tuple(entries), edition)


def _returned(unit: Any) -> Iterator[Returned]:
    """Yield the sentence of a kit's unit, however it was split since, or each sentence of a stored unit."""
    key = unit.get("id", "").removeprefix("u")
    if "-" in key:
        parts = list(unit.iterchildren(core("segment"), core("ignorable")))
        fuzzy = any(_is_fuzzy(part) for part in parts)
        yield Returned(key, _joined_target(parts), _joined(parts, "source"), _least(parts), fuzzy)
        return
    for segment in unit.iterchildren(core("segment")):
        sentence = f"{key}-{segment.get('id', '').removeprefix('s')}"
        source, target = text_of(segment, "source"), text_of(segment, "target")
        yield Returned(sentence, target, source, _state(segment), _is_fuzzy(segment))


def _is_fuzzy(segment: Any) -> bool:
    """Tell whether a translator said that they are not sure: `poedit:fuzzy` (4.3.1.34)."""
    return str(segment.get("subState", "")).endswith(":fuzzy")


def _joined(parts: Iterable[Any], tag: str) -> Coded:
    return in_one_form(piece for part in parts for piece in text_of(part, tag))


def _joined_target(parts: Sequence[Any]) -> Coded:
    """Return the target of all segments in their own order (4.3.1.23); what stands between them is the source's."""
    if not any(text_of(part, "target") for part in parts):
        return ()
    ordered = sorted(enumerate(parts, 1), key=lambda item: _order(*item))
    return in_one_form(piece for _, part in ordered for piece in _target(part))


def _order(position: int, part: Any) -> int:
    target = part.find(core("target"))
    said = "" if target is None else target.get("order", "")
    return int(said) if said.isdecimal() and len(said) < 10 else position


def _target(part: Any) -> tuple[str | Code, ...]:
    is_between = part.tag == core("ignorable") and part.find(core("target")) is None
    return text_of(part, "source" if is_between else "target")


def _least(parts: Iterable[Any]) -> State | None:
    """Return the state of the part that has come least far, None when one does not tell."""
    states = [_state(part) for part in parts if part.tag == core("segment")]
    said = [state for state in states if state]
    return min(said, key=_STATES.index) if said and len(said) == len(states) else None


_STATES: tuple[State, ...] = get_args(State)


def _state(segment: Any) -> State | None:
    if _is_fuzzy(segment):
        return "initial"
    return next((state for state in _STATES if state == segment.get("state")), None)
