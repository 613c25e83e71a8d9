"""A workbook's package (ECMA-376 Part 2), opened for a few changes: parts that are not touched keep their bytes."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

from authoring.intake.annotation.elements import RELATIONSHIPS, namespace, numbered
from authoring.office.archive import UNPACKED_LIMIT, XML_LIMIT, Archive, damaged

CONTENT_TYPES = "[Content_Types].xml"
_CONTENT_TYPES_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_NO_RELATIONSHIPS = f'<Relationships xmlns="{_RELATIONSHIPS_NAMESPACE}"/>'.encode()


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship to another part of the package: `kind` is the last word of its type (`worksheet`, `comments`)."""

    id: str
    kind: str
    target: str


class Package:
    """Parts by name, without the leading slash, in any case (OPC part names are case-insensitive)."""

    def __init__(self, data: bytes) -> None:
        """Open a package; raises UnreadableError."""
        self._archive = Archive(data)
        infos = ZipFile(BytesIO(data)).infolist()
        self._entries = {_canonical(info.filename): info for info in infos if not info.is_dir()}
        self._names = {name.lower(): name for name in self._entries}
        self._trees: dict[str, etree._Element] = {}
        self._changed: set[str] = set()
        self._removed: set[str] = set()

    def __contains__(self, name: str) -> bool:
        name = self._actual(name)
        return name in self._trees or (name in self._entries and name not in self._removed)

    def read(self, name: str) -> bytes:
        """Return the bytes a part had when the package was opened; raises UnreadableError."""
        return self._archive.read(name, UNPACKED_LIMIT)

    def tree(self, name: str, *, recover: bool = False) -> etree._Element:
        """Return the root of an XML part, the same one each time; raises UnreadableError."""
        name = self._actual(name)
        if name not in self._trees:
            self._trees[name] = _parsed(self._archive.read(name, XML_LIMIT), recover=recover)
        return self._trees[name]

    def touch(self, name: str) -> None:
        """Have the part's tree written instead of its bytes."""
        self._changed.add(self._actual(name))

    def add(self, name: str, content: bytes, content_type: str) -> None:
        """Add an XML part."""
        name = self._actual(name)
        self._names[name.lower()] = name
        self._trees[name] = _parsed(content)
        self._removed.discard(name)
        self.touch(name)
        self._declare(name, content_type)

    def remove(self, name: str) -> None:
        """Take a part out, with its relationships and its content type."""
        name = self._actual(name)
        for gone in (name, self._actual(_relationships_name(name))):
            self._trees.pop(gone, None)
            self._changed.discard(gone)
            self._removed.add(gone)
        for override in self._overrides(name):
            _delete(override)
            self.touch(CONTENT_TYPES)

    def free_name(self, pattern: str) -> str:
        """Return the first name of a pattern such as `xl/comments{}.xml` that no part has."""
        return numbered(pattern, lambda name: name in self)

    def relationships(self, source: str) -> Iterator[Relationship]:
        """Yield a part's relationships to other parts of the package; `source` is empty for the package's own."""
        name = _relationships_name(source)
        for entry in self.tree(name) if name in self else ():
            if entry.get("TargetMode") != "External" and isinstance(entry.tag, str):
                kind = entry.get("Type", "").rsplit("/", 1)[-1]
                yield Relationship(entry.get("Id", ""), kind, _resolved(source, entry.get("Target", "")))

    def related(self, source: str, kind: str) -> str | None:
        """Return the part a part has that kind of relationship to, when there is one."""
        return next((one.target for one in self.relationships(source) if one.kind == kind and one.target in self), None)

    def relate(self, source: str, kind: str, target: str) -> str:
        """Add a relationship, its type in the source's own dialect; return its id."""
        name = _relationships_name(source)
        if name not in self:
            self.add(name, _NO_RELATIONSHIPS, _RELATIONSHIPS_TYPE)
        root = self.tree(name)
        taken = {entry.get("Id") for entry in root}
        identifier = numbered("rId{}", lambda candidate: candidate in taken)
        relationship = etree.SubElement(root, f"{{{namespace(root)}}}Relationship")
        relationship.set("Id", identifier)
        relationship.set("Type", f"{RELATIONSHIPS[namespace(self.tree(source))]}/{kind}")
        relationship.set("Target", f"/{target}")
        self.touch(name)
        return identifier

    def unrelate(self, source: str, identifier: str) -> None:
        """Take a relationship out."""
        name = _relationships_name(source)
        for entry in [entry for entry in self.tree(name) if entry.get("Id") == identifier]:
            _delete(entry)
            self.touch(name)

    def save(self) -> bytes:
        """Return the package: untouched parts as they were, in their order, new ones after them."""
        written = BytesIO()
        with ZipFile(written, "w", ZIP_DEFLATED) as copy:
            for name in dict.fromkeys((*self._entries, *self._trees)):
                if name not in self._removed:
                    copy.writestr(self._entry(name), self._content(name))
        return written.getvalue()

    def _content(self, name: str) -> bytes:
        if name not in self._changed:
            return self.read(name)
        tree = self._trees[name].getroottree()
        return etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True)

    def _entry(self, name: str) -> ZipInfo:
        original = self._entries.get(name)
        entry = ZipInfo(
            original.filename if original else name, original.date_time if original else (1980, 1, 1, 0, 0, 0)
        )
        entry.compress_type = ZIP_STORED if original and original.compress_type == ZIP_STORED else ZIP_DEFLATED
        entry.external_attr = original.external_attr if original else 0o600 << 16
        return entry

    def _actual(self, name: str) -> str:
        return self._names.get(name.lower(), name)

    def _overrides(self, name: str) -> list[etree._Element]:
        overrides = self.tree(CONTENT_TYPES).iterchildren(f"{{{_CONTENT_TYPES_NAMESPACE}}}Override")
        return [entry for entry in overrides if entry.get("PartName", "").lower() == f"/{name.lower()}"]

    def _declare(self, name: str, content_type: str) -> None:
        root = self.tree(CONTENT_TYPES)
        extension = name.rsplit(".", 1)[-1].lower()
        defaults = {
            entry.get("Extension", "").lower(): entry.get("ContentType")
            for entry in root.iterchildren(f"{{{_CONTENT_TYPES_NAMESPACE}}}Default")
        }
        if defaults.get(extension) == content_type or self._overrides(name):
            return
        if extension in defaults or extension == "xml":
            entry = etree.SubElement(root, f"{{{_CONTENT_TYPES_NAMESPACE}}}Override", PartName=f"/{name}")
        else:
            entry = etree.Element(f"{{{_CONTENT_TYPES_NAMESPACE}}}Default", Extension=extension)
            root.insert(0, entry)
        entry.set("ContentType", content_type)
        self.touch(CONTENT_TYPES)


def _canonical(filename: str) -> str:
    return filename.replace("\\", "/").lstrip("/")


def _parsed(content: bytes, *, recover: bool = False) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, recover=recover)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise damaged() from error
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise damaged()  # no part may declare a document type (ECMA-376 Part 2, 6.2.5)
    return root


def _delete(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _relationships_name(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(source: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")
