"""Office files taken apart, changed as other programs change them, and put together again."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from authoring.translation.kit import Handback, Kit
from tests.translation.kits.damage import damaged
from tests.translation.kits.kits import handed_back


def part(content: bytes, name: str) -> str:
    """Return one part of an Office file."""
    with ZipFile(BytesIO(content)) as package:
        return package.read(name).decode()


def unpacked(content: bytes) -> str:
    """Return all that a file says; of an Office file, part after part."""
    if not content.startswith(b"PK"):
        return content.decode()
    with ZipFile(BytesIO(content)) as package:
        return "".join(package.read(name).decode() for name in package.namelist())


def with_part(content: bytes, name: str, change: Callable[[str], str | bytes]) -> bytes:
    """Return an Office file in which a part is another one; one that becomes empty is left out."""
    file = BytesIO()
    with ZipFile(BytesIO(content)) as package, ZipFile(file, "w", ZIP_DEFLATED) as target:
        for one in package.namelist():
            text: str | bytes = package.read(one)
            if one == name:
                text = change(package.read(one).decode())
            if text:
                target.writestr(one, text)
    return file.getvalue()


def damaged_inside(content: bytes, count: int) -> Iterator[bytes]:
    """Yield an Office file each part of which is damaged in turn, the package around it being sound."""
    with ZipFile(BytesIO(content)) as package:
        names = package.namelist()
    for name in names:
        for one in damaged(part(content, name).encode(), count):
            yield with_part(content, name, lambda _, one=one: one or b" ")  # type: ignore[misc]


def without_states(kit: Kit) -> Handback:
    """Return what comes back when nobody touched a kit whose format knows no states."""
    expected = handed_back(kit)
    return replace(expected, entries=tuple(replace(one, state=None) for one in expected.entries))
