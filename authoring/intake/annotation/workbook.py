"""The workbook part (ECMA-376 Part 1, 18.2): which sheets there are, and the *Findings* sheet before them."""

from dataclasses import dataclass
from re import compile as pattern

from lxml import etree

from authoring.intake.annotation.elements import (
    RELATIONSHIPS,
    WORKBOOK,
    append,
    child,
    children,
    ensure,
    local,
    namespace,
    number,
    numbered,
    text_value,
)
from authoring.intake.annotation.package import Package
from authoring.intake.annotation.styles import MINIMAL, STYLES_TYPE, Styles
from authoring.intake.marks import FINDINGS_NAME
from authoring.office.archive import damaged

SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_LONGEST_TITLE = 31
_QUOTED_PLACE = pattern(r"#?'((?:[^']|'')+)'[!.]\$?([A-Z]{1,3})\$?([0-9]+)|#?([^'!]+)[!.]\$?([A-Z]{1,3})\$?([0-9]+)")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet: its title and its part."""

    title: str
    part: str


class Workbook:
    """The workbook part of a package."""

    def __init__(self, package: Package) -> None:
        """Find the workbook part; raises UnreadableError when there is none in a dialect we know."""
        name = package.related("", "officeDocument")
        if name is None or namespace(package.tree(name)) not in RELATIONSHIPS:
            raise damaged()
        self.package = package
        self.name = name
        self.root = package.tree(name)

    def sheets(self) -> list[SheetPart]:
        """Return the sheets in their order, hidden ones too; those without a part are left out."""
        targets = {one.id: one.target for one in self.package.relationships(self.name)}
        found = [(one.get("name", ""), targets.get(relationship_id(one), "")) for one in self._entries()]
        return [SheetPart(title, part) for title, part in found if part in self.package]

    def worksheet(self, title: str) -> str | None:
        """Return the part of the worksheet of that title, which Excel compares without case."""
        named = {sheet.title.casefold(): sheet.part for sheet in reversed(self.sheets())}
        part = named.get(title.casefold())
        return part if part and is_worksheet(self.package.tree(part)) else None

    def styles(self) -> Styles:
        """Return the cell formats, about to be changed."""
        part = self.package.related(self.name, "styles")
        if part is None:
            part = self._beside("styles.xml")
            self.package.add(part, MINIMAL.format(namespace=namespace(self.root)).encode(), STYLES_TYPE)
            self.package.relate(self.name, "styles", part)
        self.package.touch(part)
        return Styles(self.package.tree(part))

    def findings_sheet(self) -> SheetPart | None:
        """Return the *Findings* sheet of an earlier annotation, whatever it is called now."""
        for name in children(child(self.root, "definedNames"), "definedName"):
            if name.get("name") == FINDINGS_NAME:
                place = read_location(name.text or "")
                title = place[0].casefold() if place else ""
                return next((sheet for sheet in self.sheets() if sheet.title.casefold() == title), None)
        return None

    def remove_findings_sheet(self) -> None:
        """Take out the *Findings* sheet of an earlier annotation, with its names."""
        sheet = self.findings_sheet()
        entries = self._entries()
        targets = {one.id: one.target for one in self.package.relationships(self.name)}
        for index, entry in enumerate(entries):
            if sheet and targets.get(relationship_id(entry)) == sheet.part:
                self.package.unrelate(self.name, relationship_id(entry))
                self.package.remove(sheet.part)
                entries[0].getparent().remove(entry)  # type: ignore[union-attr]  # it stands in the sheets
                self._move_indices(index, -1)
                break
        self._remove_names(FINDINGS_NAME)

    def free_title(self, title: str) -> str:
        """Return the title a new sheet can have."""
        taken = {entry.get("name", "").casefold() for entry in self._entries()}
        if title.casefold() not in taken:
            return title[:_LONGEST_TITLE]
        return numbered(f"{title[: _LONGEST_TITLE - 6]} ({{}})", lambda name: name.casefold() in taken)

    def add_findings_sheet(self, title: str, content: bytes, titles_row: int) -> None:
        """Put a sheet before all others and make it the one that is shown; `titles_row` is printed on every page."""
        part = self.package.free_name(self._beside("worksheets/sheet{}.xml"))
        self.package.add(part, content, SHEET_TYPE)
        sheets = ensure(self.root, "sheets", WORKBOOK)
        used = {number(entry, "sheetId") for entry in self._entries()}
        entry = append(sheets, "sheet", name=title, sheetId=str(max(used, default=0) + 1))
        entry.set(self._attribute("id"), self.package.relate(self.name, "worksheet", part))
        sheets.insert(0, entry)
        self._move_indices(0, 1)
        place = location(title, "")
        self._name("_xlnm.Print_Titles", f"{place}${titles_row}:${titles_row}", localSheetId="0")
        self._name(FINDINGS_NAME, f"{place}$A$1", hidden="1")
        self._show_first()
        self.package.touch(self.name)

    def _show_first(self) -> None:
        views = ensure(self.root, "bookViews", WORKBOOK)
        if child(views, "workbookView") is None:
            append(views, "workbookView")
        for view in children(views, "workbookView"):
            view.set("activeTab", "0")
            view.attrib.pop("firstSheet", "")

    def _move_indices(self, start: int, by: int) -> None:
        """Follow a sheet put in or taken out at `start`: names know their sheet by its index (18.2.5)."""
        for name in list(children(child(self.root, "definedNames"), "definedName")):
            index = number(name, "localSheetId", -1)
            if index == start and by < 0:
                name.getparent().remove(name)  # type: ignore[union-attr]  # it stands in the names
            elif index >= start:
                name.set("localSheetId", str(index + by))
        for view in children(child(self.root, "bookViews"), "workbookView"):
            view.set("activeTab", str(max(number(view, "activeTab") + by, 0)))
        self.package.touch(self.name)

    def _name(self, name: str, text: str, **attributes: str) -> None:
        names = ensure(self.root, "definedNames", WORKBOOK)
        append(names, "definedName", name=name, **attributes).text = text

    def _remove_names(self, name: str) -> None:
        names = child(self.root, "definedNames")
        for entry in [one for one in children(names, "definedName") if one.get("name") == name]:
            entry.getparent().remove(entry)  # type: ignore[union-attr]  # it stands in the names
            self.package.touch(self.name)
        if names is not None and not len(names):
            self.root.remove(names)

    def _entries(self) -> list[etree._Element]:
        return list(children(child(self.root, "sheets"), "sheet"))

    def _attribute(self, name: str) -> str:
        return f"{{{RELATIONSHIPS[namespace(self.root)]}}}{name}"

    def _beside(self, name: str) -> str:
        folder = self.name.rpartition("/")[0]
        return f"{folder}/{name}" if folder else name


def is_worksheet(root: etree._Element) -> bool:
    """Tell whether a sheet's root is that of a sheet with cells, in a dialect we know."""
    return local(root) == "worksheet" and namespace(root) in RELATIONSHIPS


def relationship_id(element: etree._Element) -> str:
    """Return the id of the relationship an element refers to (`r:id`), empty when there is none."""
    return next((value for value in (element.get(f"{{{one}}}id") for one in RELATIONSHIPS.values()) if value), "")


def location(title: str, cell: str) -> str:
    """Return a reference to a cell of a sheet as formulas and links write it."""
    quoted = text_value(title).replace("'", "''")
    return f"'{quoted}'!{cell}"


def read_location(text: str) -> tuple[str, str] | None:
    """Return the sheet and the cell a reference names; None when it names none. LibreOffice writes `#Sheet.A1`."""
    found = _QUOTED_PLACE.fullmatch(text)
    if not found:
        return None
    if found[1]:
        return found[1].replace("''", "'"), found[2] + found[3]
    return found[4], found[5] + found[6]
