"""A few hundred damaged workbooks, made from good ones: each is read or refused, none raises or hangs."""

import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from authoring.intake.blank import write_workbook
from authoring.intake.reading import read
from authoring.model.codes import CODES
from tests.effort import ending
from tests.intake.workbooks import SUBMISSIONS, edition, picture, read_data

pytestmark = pytest.mark.slow

SEEDS = range(24)
HOSTILE = (
    "", "0", "-1", "NaN", "1e999", "99999999999999999999", "A0", "XFE1", "ZZZZ99999999", "A1:XFD1048576", "\ud7ff",
    "../../../etc/passwd", "{{ 7 * 7 }}", "&#0;", "&#xD800;", "&unknown;", "<x>", "true", "s", "inlineStr", "d", "e",
    "_xD800_", "_x0000_", "=cmd|'/c calc'!A1", "%s%n", "a" * 70_000,
)  # fmt: skip

Parts = dict[str, bytes]
Damage = Callable[[random.Random, Parts], Parts]


@cache
def good() -> bytes:
    """A filled workbook with a picture, notes, lists and rich text."""
    given = read(next(path for path in SUBMISSIONS if path.stem == "environment"), edition())
    assert given.submission is not None
    assert given.form is not None
    figure = {"caption": "C", "alternative": "A", "picture": {"media_type": "image/png", "data": picture()}}
    said = {**given.submission.model_dump(), "figures": [figure]}
    return write_workbook(given.form, "es", type(given.submission).model_validate(said))


def unpacked(data: bytes) -> Parts:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return file.getvalue()


def some(source: random.Random, parts: Parts) -> str:
    """Return one part's name: mostly one that is read."""
    read_parts = [name for name in parts if re.search(r"sheet\d|workbook|shared|styles|rels|drawing|custom", name)]
    return source.choice(sorted(read_parts if source.random() < 0.9 else parts))


def without_part(source: random.Random, parts: Parts) -> Parts:
    gone = some(source, parts)
    return {name: content for name, content in parts.items() if name != gone}


def cut_part(source: random.Random, parts: Parts) -> Parts:
    name = some(source, parts)
    return {**parts, name: parts[name][: source.randrange(len(parts[name]) + 1)]}


def flipped_part(source: random.Random, parts: Parts) -> Parts:
    name = some(source, parts)
    content = bytearray(parts[name])
    for _ in range(source.randrange(1, 5)):
        content[source.randrange(len(content))] = source.randrange(256)
    return {**parts, name: bytes(content)}


def swapped_parts(source: random.Random, parts: Parts) -> Parts:
    one, other = some(source, parts), some(source, parts)
    return {**parts, one: parts[other], other: parts[one]}


def hostile_attribute(source: random.Random, parts: Parts) -> Parts:
    return _replaced(source, parts, rb'(?<==")[^"<>]*(?=")')


def hostile_text(source: random.Random, parts: Parts) -> Parts:
    return _replaced(source, parts, rb"(?<=>)[^<>]+(?=<)")


def renamed_element(source: random.Random, parts: Parts) -> Parts:
    name = some(source, parts)
    tags = sorted(set(re.findall(rb"<(\w+)", parts[name]))) or [b"x"]
    one, other = source.choice(tags), source.choice([*tags, b"x"])
    return {**parts, name: re.sub(rb"(</?)" + one + rb"\b", rb"\1" + other, parts[name])}


def removed_element(source: random.Random, parts: Parts) -> Parts:
    return _replaced(source, parts, rb"<\w+[^<>]*/>", values=("",))


def doubled_element(source: random.Random, parts: Parts) -> Parts:
    name = some(source, parts)
    found = list(re.finditer(rb"<(\w+)[^<>]*/>|<row.*?</row>|<si>.*?</si>", parts[name]))
    if not found:
        return parts
    one = source.choice(found)
    content = parts[name]
    return {**parts, name: content[: one.end()] + one[0] * source.randrange(1, 200) + content[one.end() :]}


def other_namespace(source: random.Random, parts: Parts) -> Parts:
    name = some(source, parts)
    return {**parts, name: re.sub(rb'xmlns(:\w+)?="[^"]*"', rb'xmlns\1="urn:other"', parts[name])}


def other_encoding(source: random.Random, parts: Parts) -> Parts:
    name = some(source, parts)
    encoding = source.choice(["utf-16", "latin-1", "utf-7"])
    text = parts[name].decode("utf-8", "replace")
    return {**parts, name: text.encode(encoding, "replace")}


def _replaced(
    source: random.Random, parts: Parts, pattern: bytes, values: tuple[str, ...] = HOSTILE, times: int = 3
) -> Parts:
    name = some(source, parts)
    content = parts[name]
    for _ in range(source.randrange(1, times + 1)):
        found = list(re.finditer(pattern, content))
        if found:
            one = source.choice(found)
            content = content[: one.start()] + source.choice(values).encode() + content[one.end() :]
    return {**parts, name: content}


DAMAGES: tuple[Damage, ...] = (
    without_part,
    cut_part,
    flipped_part,
    swapped_parts,
    hostile_attribute,
    hostile_text,
    renamed_element,
    removed_element,
    doubled_element,
    other_namespace,
    other_encoding,
)


def damaged_bytes(source: random.Random) -> Iterator[bytes]:
    """Yield the file damaged as bytes, below what a zip file means."""
    data = good()
    yield data[: source.randrange(len(data))]
    yield data[source.randrange(len(data)) :]
    flipped = bytearray(data)
    for _ in range(source.randrange(1, 9)):
        flipped[source.randrange(len(flipped))] ^= 1 << source.randrange(8)
    yield bytes(flipped)
    end = bytearray(data)
    for _ in range(4):
        end[-source.randrange(1, 1500)] = source.randrange(256)
    yield bytes(end)
    place = source.randrange(len(data))
    yield data[:place] + source.randbytes(source.randrange(1, 300)) + data[place:]


def check(folder: Path, data: bytes) -> None:
    """Read a damaged file: it comes to a submission, or to an error that says why not."""
    with ending():
        reading = read_data(folder, data)
    assert reading.submission is not None or any(found.severity == "error" for found in reading.findings)
    for found in reading.findings:
        assert found.code in CODES
        assert found.message("fr").encode()
        assert str(found.place).encode()
    if reading.submission is not None:
        assert reading.submission.model_dump_json().encode()


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_damaged_parts(damage: Damage, seed: int, tmp_path: Path) -> None:
    check(tmp_path, packed(damage(random.Random(f"{damage.__name__} {seed}"), unpacked(good()))))


@pytest.mark.parametrize("seed", SEEDS)
def test_damaged_bytes(seed: int, tmp_path: Path) -> None:
    for data in damaged_bytes(random.Random(seed)):
        check(tmp_path, data)


@pytest.mark.parametrize("seed", SEEDS)
def test_several_damages_at_once(seed: int, tmp_path: Path) -> None:
    source = random.Random(seed)
    parts = unpacked(good())
    for damage in source.choices(DAMAGES, k=4):
        parts = damage(source, parts)
    check(tmp_path, packed(parts))
