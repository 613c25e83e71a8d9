"""A workbook's parts (ECMA-376 Part 1, 12.3): which sheets there are, names, properties, strings and styles."""

from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from authoring.office.archive import Archive, UnreadableError, too_many
from authoring.office.package import Relation, relation_id, relations, stream, tree
from authoring.office.strings import Piece, read_strings
from authoring.office.styles import Style, flag, read_styles

SHEETS_LIMIT = 400


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet's title, the part it stands in, and whether it is hidden (in either way)."""

    title: str
    part: str
    hidden: bool


@dataclass(frozen=True)
class Workbook:
    """An opened workbook; its parts are read when they are asked for, and each can raise UnreadableError.

    `names` are the workbook's defined names with their references (`form_outcomes`: `Outcomes!$A$4:$B$4`),
    `properties` its custom document properties.
    """

    archive: Archive
    file: str
    sheets: tuple[SheetPart, ...]
    names: dict[str, str]
    properties: dict[str, str]
    epoch_1904: bool
    _parts: dict[str, str] = field(repr=False)

    @cached_property
    def strings(self) -> list[tuple[Piece, ...]]:
        """The shared strings."""
        part = self._parts.get("sharedStrings", "")
        return read_strings(stream(self.archive, part, ("si",))) if self.archive.has(part) else []

    @cached_property
    def styles(self) -> list[Style]:
        """The cells' formats."""
        return read_styles(tree(self.archive, self._parts.get("styles", "")))

    def part(self, kind: str) -> str:
        """Return the name of the workbook's part of a kind of relation (`sheetMetadata`), empty without one."""
        return self._parts.get(kind, "")


def open_workbook(data: bytes, file: str) -> Workbook:
    """Open a workbook's bytes; raises UnreadableError when it is none."""
    archive = Archive(data)
    references = relations(archive)
    main = next((reference.target for reference in references.values() if reference.kind == "officeDocument"), "")
    root = tree(archive, main)
    if root is None or not root.tag.endswith("}workbook"):
        raise UnreadableError("file-damaged" if archive.has("xl/workbook.xml") else "file-not-workbook")
    parts = relations(archive, main)
    elements = root.findall("{*}sheets/{*}sheet")
    if len(elements) > SHEETS_LIMIT:
        raise too_many()
    sheets = {sheet.part: sheet for element in reversed(elements) if (sheet := _sheet(element, parts))}
    settings = root.find("{*}workbookPr")
    return Workbook(
        archive,
        file,
        tuple(sheet for sheet in reversed(sheets.values()) if archive.has(sheet.part)),
        {
            element.get("name", ""): element.text or ""
            for element in root.iterfind("{*}definedNames/{*}definedName")
            if element.get("localSheetId") is None
        },
        _properties(archive, references),
        settings is not None and flag(settings.get("date1904")),
        {reference.kind: reference.target for reference in parts.values()},
    )


def _sheet(element: etree._Element, parts: dict[str, Relation]) -> SheetPart | None:
    reference = parts.get(relation_id(element))
    if reference is None or reference.kind != "worksheet":
        return None
    return SheetPart(element.get("name", ""), reference.target, element.get("state", "visible") != "visible")


def _properties(archive: Archive, references: dict[str, Relation]) -> dict[str, str]:
    part = next((found.target for found in references.values() if found.kind == "custom-properties"), "")
    root = tree(archive, part)
    if root is None:
        return {}
    return {element.get("name", ""): "".join(map(str, element.itertext())) for element in root.iterfind("{*}property")}
