"""Office files that come back: told apart by their content, and opened within bounds."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from authoring.errors import UnreadableError
from authoring.office import archive
from authoring.office.archive import FILE_LIMIT, XML_LIMIT, Archive
from authoring.office.package import relations, tree

ID = re.compile(r"\b[0-9a-f]{16}-[0-9]{1,6}\b")
"""A sentence's id, as `kit.entry_id` makes it."""
PROPERTY = "AuthoringKit"
"""The custom document property in which a kit keeps its mark."""

_REASONS = {
    "file-protected": "is protected by a password",
    "file-too-large": "is too large",
    "file-too-many": "holds too many parts",
}


@contextmanager
def readable() -> Iterator[None]:
    """Turn what stops the reading of an Office file into the UnreadableError of a kit."""
    try:
        yield
    except archive.UnreadableError as error:
        raise UnreadableError(_REASONS.get(error.code, "is damaged")) from None


def opened(content: bytes) -> Archive:
    """Return the parts of an Office file; raises UnreadableError when it is none."""
    with readable():
        if len(content) > FILE_LIMIT:
            raise archive.too_large(len(content))
        return Archive(content)


def holds(content: bytes, main: bytes) -> bool:
    """Tell whether a file is an Office file whose main part is of the type `main` (`wordprocessingml`)."""
    if not content.startswith(b"PK"):
        return False
    try:
        types = opened(content).read("[Content_Types].xml", XML_LIMIT)
    except (UnreadableError, archive.UnreadableError):
        return False
    return re.search(rb"officedocument\." + main + rb"\.[a-z.]+\.main\+xml", types) is not None


def property_of(file: Archive) -> str:
    """Return the mark in a file's custom properties, empty without one; raises the archive's UnreadableError."""
    part = next((found.target for found in relations(file).values() if found.kind == "custom-properties"), "")
    root = tree(file, part)
    if root is None:
        return ""
    found = next((one for one in root.iterfind("{*}property") if one.get("name") == PROPERTY), None)
    return "" if found is None else "".join(map(str, found.itertext()))
