"""TMX 1.4b (GALA): a memory of translated sentences, for and from the programs of translators.

A sentence in a memory has no id of ours: what comes back is known by its source. Codes are numbered by where they stand
in the source, whatever another program calls them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from typing import Any, get_args

from lxml import etree

from authoring.translation.codes import Code, Coded, in_one_form, tagged
from authoring.translation.kit import Handback, Kit, Returned
from authoring.translation.markup import (
    LANGUAGE,
    append,
    character,
    document,
    legible,
    paired,
    parsed,
    parts_of,
    root_of,
)
from authoring.translation.memory import Remembered
from authoring.translation.units import State

_DATE = "%Y%m%dT%H%M%SZ"
_OMEGAT_TAG = re.compile(r"<(?P<close>/)?[a-z](?P<id>\d+)(?P<note>/)?>")


def written(kit: Kit) -> bytes:
    """Return the sentences of a kit that are translated as a memory."""
    known = (Remembered(one.source, one.target, one.state, kit.document) for one in kit.entries if one.target)
    return memory_written(known, kit.languages, edition=kit.edition)


def memory_written(
    known: Iterable[Remembered], languages: tuple[str, str], *, tool: str = "authoring", edition: str = ""
) -> bytes:
    """Return what is remembered from one language to another as a TMX document, `tool` being who says to write it.

    `edition` is the one it is all of, where it is one.
    """
    root = etree.Element("tmx", version="1.4")
    header = etree.SubElement(root, "header", creationtool=tool, creationtoolversion="1", segtype="sentence")
    header.attrib.update({"o-tmf": "XLIFF", "adminlang": "en", "srclang": languages[0], "datatype": "plaintext"})
    if edition:
        etree.SubElement(header, "prop", type="edition").text = edition
    body = etree.SubElement(root, "body")
    for one in known:
        _add(body, one, languages)
    return document(root, whole=("seg",))


def _add(body: Any, one: Remembered, languages: tuple[str, str]) -> None:
    unit = etree.SubElement(body, "tu")
    for name, value in (("state", one.state), ("origin", legible(one.origin))):
        if value:
            etree.SubElement(unit, "prop", type=name).text = value
    _write(_variant(unit, languages[0]), one.source)
    said = {"changeid": legible(one.by)} if one.by else {}
    when = {"changedate": one.at.astimezone(UTC).strftime(_DATE)} if one.at else {}
    _write(_variant(unit, languages[1], **when, **said), one.target)


def _variant(unit: Any, language: str, **attributes: str) -> Any:
    variant = etree.SubElement(unit, "tuv", {LANGUAGE: language, **attributes})
    return etree.SubElement(variant, "seg")


def _write(segment: Any, text: Coded) -> None:
    pairs = paired(text)
    for position, part in enumerate(text):
        if isinstance(part, str):
            append(segment, part, _sign)
        else:
            _add_code(segment, part, is_paired=position in pairs)


def _sign(parent: Any, one: str) -> None:
    etree.SubElement(parent, "ph", type="x-character").text = f"{ord(one):04X}"


def _add_code(segment: Any, code: Code, *, is_paired: bool) -> None:
    """Add a code, its content being what a program without codes would show.

    OmegaT, where it is told to mind them, names codes by the first letter of their types, and those of XLIFF after its
    elements `g` and `x`.
    """
    if code.kind == "note":
        made = etree.SubElement(segment, "ph", x=code.id, type="x-note")
    elif not is_paired:
        made = etree.SubElement(segment, "it", x=code.id, pos="begin" if code.kind == "open" else "end")
    elif code.kind == "open":
        made = etree.SubElement(segment, "bpt", i=code.id, x=code.id, type="group")
    else:
        made = etree.SubElement(segment, "ept", i=code.id)
    made.text = tagged((code,))


def recognises(content: bytes) -> bool:
    """Tell whether a file is TMX, by its root element."""
    return root_of(content) == "tmx"


def read(content: bytes) -> Handback:
    """Return a memory as what came back: sentences without ids. Raises UnreadableError when it is no TMX."""
    root = parsed(content, "tmx")
    language = _other_language(root)
    entries = (Returned("", one.target, one.source, state) for one, state in _remembered(root, language))
    return Handback("", language, 0, tuple(entries), root.findtext("header/prop[@type='edition']") or "")


def memory_read(content: bytes, language: str, origin: str = "") -> list[Remembered]:
    """Return what a memory holds in a language; raises UnreadableError when it is no TMX."""
    return [one for one, _ in _remembered(parsed(content, "tmx"), language, origin)]


def _source_language(unit: Any, root: Any) -> str:
    return str(unit.get("srclang") or _header(root, "srclang"))


def _header(root: Any, name: str) -> str:
    header = root.find("header")
    return "" if header is None else str(header.get(name, ""))


def _other_language(root: Any) -> str:
    """Return the first language of the memory that is not its source's."""
    variants = ((_language(one), _source_language(unit, root)) for unit in root.iter("tu") for one in unit.iter("tuv"))
    return next((language for language, source in variants if not _is_same(language, source)), "")


def _language(variant: Any) -> str:
    return str(variant.get(LANGUAGE) or variant.get("lang", ""))


def _is_same(one: str, other: str) -> bool:
    """Tell whether two tags name one language, wherever it is spoken: OmegaT writes `ES-MX` for what we call `es`."""
    return _primary(one) == _primary(other)


def _primary(tag: str) -> str:
    return re.split("[-_]", tag.lower())[0]


def _remembered(root: Any, language: str, origin: str = "") -> Iterator[tuple[Remembered, State | None]]:
    """Yield each sentence in that language, and its state where it is told."""
    is_omegat = "omegat" in _header(root, "creationtool").lower()
    for unit in root.iter("tu"):
        properties = {prop.get("type"): prop.text or "" for prop in unit.iterchildren("prop")}
        source = next((one for one in unit.iter("tuv") if _is_same(_language(one), _source_language(unit, root))), None)
        target = next((one for one in unit.iter("tuv") if _is_same(_language(one), language)), None)
        if source is None or target is None or source is target:
            continue
        said, translated = _numbered(_text(source, is_omegat=is_omegat), _text(target, is_omegat=is_omegat))
        state = next((one for one in get_args(State) if one == properties.get("state")), None)
        by, at = target.get("changeid", ""), _date(target.get("changedate", ""))
        yield Remembered(said, translated, state or "translated", origin or properties.get("origin", ""), by, at), state


def _date(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, _DATE).replace(tzinfo=UTC)
    except ValueError:
        return None


def _text(variant: Any, *, is_omegat: bool) -> Coded:
    segment = variant.find("seg")
    if segment is None:
        return ()
    found = in_one_form(_parts(segment, {}))
    if not is_omegat:
        return found
    return in_one_form(piece for part in found for piece in (_typed(part) if isinstance(part, str) else (part,)))


def _parts(segment: Any, outer: dict[str, str]) -> Iterator[str | Code]:
    """Yield the text and codes of a segment.

    `outer` maps what joins the halves of a pair in this segment, `i`, to what joins them to the source's, `x`.
    """
    unnamed = count(1)

    def key(one: Any) -> str:
        return one.get("x") or f"unnamed-{next(unnamed)}"

    def part(one: Any, tag: str) -> Iterator[str | Code]:
        inside = one.get("i", "")
        match tag:
            case "bpt":
                outer[inside] = one.get("x", inside)
                yield Code(outer[inside], "open", one.get("type", ""))
            case "ept":
                yield Code(outer.get(inside, inside), "close")
            case "it":
                yield Code(key(one), "open" if one.get("pos") == "begin" else "close")
            case "ph" if one.get("type") == "x-character":
                yield character(one.text or "")
            case "ph" | "ut":
                yield Code(key(one), "note", one.get("type", ""))
            case _:  # hi: somebody's annotations
                yield from parts_of(one, part)

    return parts_of(segment, part)


def _typed(text: str) -> Iterator[str | Code]:
    """Yield the text and codes of OmegaT's own memory, which holds codes as text: `<g0>well</g0><x1/>`."""
    position = 0
    for tag in _OMEGAT_TAG.finditer(text):
        yield text[position : tag.start()]
        yield Code(tag["id"], "close" if tag["close"] else "note" if tag["note"] else "open")
        position = tag.end()
    yield text[position:]


def _numbered(source: Coded, target: Coded) -> tuple[Coded, Coded]:
    """Return both with the codes numbered from 1 as they come up in the source."""
    keys = dict.fromkeys(map(_key, (part for part in (*source, *target) if isinstance(part, Code))))
    numbers = {key: str(number) for number, key in enumerate(keys, 1)}
    return _renamed(source, numbers), _renamed(target, numbers)


def _key(code: Code) -> tuple[bool, str]:
    # Pairs and notes may be counted apart.
    return code.kind == "note", code.id


def _renamed(text: Coded, numbers: Mapping[tuple[bool, str], str]) -> Coded:
    return tuple(replace(part, id=numbers[_key(part)]) if isinstance(part, Code) else part for part in text)
