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


_TYPES = "[Content_Types].xml"
_OWN_TYPES = ("footnotes", "numbering", "settings", "styles")
"""Kinds of parts that are written into, whose content type ends in their name (Part 1, 11.3)."""


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
        found = self._types().get(f"/{main}")
        if found in _OTHER_TYPES:
            raise UnusableError("template-type", type=_OTHER_TYPES[found])
        if found != _WORD or main not in self._sizes:
            raise UnusableError("template-not-word")
        return main

    def _types(self) -> dict[str, str]:
        """Return the parts' content types by their names, those by their extensions left out (Part 2, 7.2.3)."""
        root = self.tree(_TYPES)
        listed = () if root is None else root
        if any(not one.get("ContentType") or not (one.get("PartName") or one.get("Extension")) for one in listed):
            raise UnusableError("template-damaged", part=_TYPES)
        return {one.get("PartName", ""): one.get("ContentType", "") for one in listed}

    def check_references(self) -> None:
        """Raise UnusableError unless every part referred to is there, and of the type that is expected."""
        types = self._types()
        for part in [one for one in self if one.endswith(".rels")]:
            source = join(dirname(dirname(part)), basename(part).removesuffix(".rels"))
            for relation in self.relations(source).values():
                if not relation.external and relation.target not in self:
                    raise UnusableError("template-damaged", part=relation.target)
                expected = relation.kind in _OWN_TYPES and not relation.external
                if expected and not types.get(f"/{relation.target}", "").endswith(f".{relation.kind}+xml"):
                    raise UnusableError("template-damaged", part=_TYPES)

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
        name = join(dirname(part), "_rels", basename(part) + ".rels")
        root = self.tree(name)
        listed = [] if root is None else [one for one in root if isinstance(one.tag, str)]
        if not all(one.get(key) for one in listed for key in ("Id", "Type", "Target")):
            raise UnusableError("template-damaged", part=name)
        return {one.get("Id", ""): _relation(part, one) for one in listed}

    def related(self, kind: str) -> Any:
        """Return the root element of the document's only part of that kind, None when it has none."""
        found = (one.target for one in self.relations(self.main).values() if one.kind == kind and not one.external)
        return self.tree(next(found, ""))


def _relation(part: str, element: Any) -> Relation:
    kind, target = basename(element.get("Type", "")), element.get("Target", "")
    if element.get("TargetMode") == "External":
        return Relation(kind, target, external=True)
    return Relation(kind, normpath(join("/", dirname(part), target)).lstrip("/"), external=False)
