"""Files as accidents and adversaries leave them."""

import random
import re
from collections.abc import Callable, Iterator
from copy import deepcopy

from lxml import etree

_ODD = [
    b"<", b"&", b"&#0;", b"&nbsp;", b"\x00", b"\xff", b"]]>", b"--", b'"', b"-1", b"9" * 5000, b"110000", b"NaN",
    b'<!DOCTYPE x [<!ENTITY e "e">]>', b"<pc>", b"</pc>", b"<cp/>", b'<cp hex="D800"/>', b"<g>", b'<ph x="1"/>',
    b"<seg/>", b'order="0"', b'i="x"', b"\r\n", "é".encode("latin-1"), b"2030-99-99T99:99", b"<?xml?>", b"<!--",
    b'msgid "',
]  # fmt: skip


def _changed(content: bytes, chance: random.Random) -> bytes:
    """Return a file in which a byte is another one."""
    place = chance.randrange(len(content))
    return content[:place] + bytes([chance.randrange(256)]) + content[place + 1 :]


def _cut(content: bytes, chance: random.Random) -> bytes:
    """Return a file that ends too early, or lacks a part."""
    begin, end = sorted(chance.randrange(len(content)) for _ in range(2))
    return content[:end] if chance.random() < 0.5 else content[:begin] + content[end:]


def _doubled(content: bytes, chance: random.Random) -> bytes:
    begin, end = sorted(chance.randrange(len(content)) for _ in range(2))
    return content[:end] + content[begin:]


def _put_in(content: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content))
    return content[:place] + chance.choice(_ODD) + content[place:]


def _swapped(pattern: bytes) -> Callable[[bytes, random.Random], bytes]:
    """Return what lets two tags, or two attributes' values, change places."""

    def swapped(content: bytes, chance: random.Random) -> bytes:
        found = [match.span() for match in re.finditer(pattern, content)]
        if len(found) < 2:
            return _changed(content, chance)
        (a, b), (c, d) = sorted(chance.sample(found, 2))
        return content[:a] + content[c:d] + content[b:c] + content[a:b] + content[d:]

    return swapped


def _said_otherwise(content: bytes, chance: random.Random) -> bytes:
    """Return a file in which an attribute says something odd."""
    found = [match.span(1) for match in re.finditer(rb'="([^"]*)"', content)]
    begin, end = chance.choice(found or [(0, 0)])
    return content[:begin] + chance.choice(_ODD) + content[end:]


def _rearranged(content: bytes, chance: random.Random) -> bytes:
    """Return a document in which an element stands elsewhere, twice, under another name or not at all."""
    try:
        root = etree.fromstring(content)
    except etree.XMLSyntaxError:
        return _changed(content, chance)
    elements = [element for element in root.iter("*") if element is not root]
    if not elements:
        return content
    one, other = chance.choice(elements), chance.choice(elements)
    match chance.randrange(4):
        case 0:
            other.append(deepcopy(one))
        case 1:
            one.tag = other.tag
        case 2:
            other.attrib.update(dict(one.attrib))
        case _:
            one.clear()
    return etree.tostring(root)


_WAYS = (
    _rearranged,
    _rearranged,
    _changed,
    _cut,
    _doubled,
    _put_in,
    _swapped(rb"<[^<>]*>"),
    _swapped(rb'"[^"]*"'),
    _said_otherwise,
)


def damaged(content: bytes, count: int) -> Iterator[bytes]:
    """Yield a file damaged in many ways, the same ones each time."""
    chance = random.Random(4)
    for _ in range(count):
        found = content
        for _ in range(chance.choice([1, 1, 2, 5])):
            found = chance.choice(_WAYS)(found or b" ", chance)
        yield found
