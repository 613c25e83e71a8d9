"""The parts of a Word template, read within bounds: a template comes from outside as well (ECMA-376 Part 2)."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from posixpath import basename, dirname, join, normpath
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from lxml import etree

_LARGEST_FILE = 50_000_000
_LARGEST_PART = 20_000_000
"""Bytes one XML part may unpack to; those of a template for a long report are a hundredth of it."""
_LARGEST_WHOLE = 200_000_000
_MOST_PARTS = 2_000

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_TYPES = {
    "application/vnd.ms-word.document.macroEnabled.main+xml": ".docm",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": ".dotx",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": ".dotm",
}
"""Word's other types of file (Part 1, 11.3.10; MS-OFFMACRO2 2.2), by the content type of their main part."""


class UnusableError(Exception):
    """The file is no template at all; names the finding and its values."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: its kind (`header`, `footnotes`), and a part's name or, if `external`, an address."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts by their names; raises UnusableError when the file is no Word document, or too large."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(b"PK"):
            raise UnusableError("template-not-word")
        if len(data) > _LARGEST_FILE:
            raise UnusableError("template-too-large")
        try:
            self._zip = ZipFile(BytesIO(data))
            infos = self._zip.infolist()
        except (BadZipFile, ValueError, OSError, NotImplementedError):
            raise UnusableError("template-damaged", part="zip") from None
        self._sizes = {info.filename: info.file_size for info in infos}
        if len(infos) > _MOST_PARTS or sum(self._sizes.values()) > _LARGEST_WHOLE:
            raise UnusableError("template-too-large")
        if any(info.flag_bits & 1 or info.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for info in infos):
            raise UnusableError("template-damaged", part="zip")
        self.main = self._main()

    def _main(self) -> str:
        """Return the name of the document's own part."""
        main = next((one.target for one in self.relations("").values() if one.kind == "officeDocument"), "")
        types = self.tree("[Content_Types].xml")
        named = {} if types is None else {one.get("PartName", ""): one.get("ContentType") for one in types}
        found = named.get(f"/{main}")
        if found in _OTHER_TYPES:
            raise UnusableError("template-type", type=_OTHER_TYPES[found])
        if found != _WORD or main not in self._sizes:
            raise UnusableError("template-not-word")
        return main

    def __contains__(self, part: str) -> bool:
        return part in self._sizes

    def __iter__(self) -> Iterator[str]:
        return iter(self._sizes)

    def tree(self, part: str) -> Any:
        """Return a part's root element, None when there is no such part; raises UnusableError when it is damaged."""
        if part not in self._sizes:
            return None
        if self._sizes[part] > _LARGEST_PART:
            raise UnusableError("template-too-large")
        try:
            root = etree.fromstring(self._zip.read(part), etree.XMLParser(resolve_entities=False, no_network=True))
        except (etree.XMLSyntaxError, BadZipFile, zlib.error, EOFError, OSError, ValueError):
            raise UnusableError("template-damaged", part=part) from None
        # No part may declare a document type (Part 2, 6.2.5): entities are the only thing it would be for.
        if root.getroottree().docinfo.internalDTD is not None:
            raise UnusableError("template-damaged", part=part)
        return root

    def relations(self, part: str) -> dict[str, Relation]:
        """Return what a part (with an empty name: the package) refers to, by the reference's id."""
        root = self.tree(join(dirname(part), "_rels", basename(part) + ".rels"))
        return {} if root is None else {one.get("Id", ""): _relation(part, one) for one in root if _is_element(one)}

    def related(self, kind: str) -> Any:
        """Return the root element of the document's only part of that kind, None when it has none."""
        found = (one.target for one in self.relations(self.main).values() if one.kind == kind and not one.external)
        return self.tree(next(found, ""))


def _is_element(node: Any) -> bool:
    return isinstance(node.tag, str)


def _relation(part: str, element: Any) -> Relation:
    kind, target = basename(element.get("Type", "")), element.get("Target", "")
    if element.get("TargetMode") == "External":
        return Relation(kind, target, external=True)
    return Relation(kind, normpath(join("/", dirname(part), target)).lstrip("/"), external=False)
