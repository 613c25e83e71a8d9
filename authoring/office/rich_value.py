"""Pictures placed in a cell: rich values ([MS-XLSX] 2.3.6), as Excel has written them since 2023.

A cell's `vm` counts the value metadata, which names a rich value, which names a relation to the picture's part.
"""

from lxml import etree

from authoring.model.place import Place
from authoring.office.drawings import picture_data
from authoring.office.grid import Picture, Spot
from authoring.office.package import relation_id, relations, tree
from authoring.office.styles import integer
from authoring.office.workbook import Workbook

_IDENTIFIER, _TEXT = "_rvRel:LocalImageIdentifier", "Text"


def picture_of_value(workbook: Workbook, metadata: int, place: Place, spot: Spot) -> Picture | None:
    """Return the picture a cell's value metadata (counted from 1) leads to, None when it leads to none."""
    value = _rich_value(workbook, metadata)
    if _IDENTIFIER not in value:
        return None
    part = workbook.part("richValueRel")
    root = tree(workbook.archive, part)
    element = _nth(root, "{*}rel", integer(value[_IDENTIFIER], -1))
    if element is None:
        return None
    relation = relations(workbook.archive, part).get(relation_id(element))
    data = picture_data(workbook.archive, relation)
    return Picture(place, data, spot, spot.row, value.get(_TEXT, "").strip())


def _rich_value(workbook: Workbook, metadata: int) -> dict[str, str]:
    """Return a rich value's fields by their names."""
    root = tree(workbook.archive, workbook.part("sheetMetadata"))
    record = _nth(root, "{*}valueMetadata/{*}bk", metadata - 1)
    future = None if record is None else _number(record, ".//{*}rc", "v")
    block = _nth(root, "{*}futureMetadata[@name='XLRICHVALUE']/{*}bk", future)
    index = None if block is None else _number(block, ".//{*}rvb", "i")
    value = _nth(tree(workbook.archive, workbook.part("rdRichValue")), "{*}rv", index)
    if value is None:
        return {}
    structures = tree(workbook.archive, workbook.part("rdRichValueStructure"))
    structure = _nth(structures, "{*}s", integer(value.get("s"), -1))
    names = [] if structure is None else [key.get("n", "") for key in structure.iterfind("{*}k")]
    return dict(zip(names, (field.text or "" for field in value.iterfind("{*}v")), strict=False))


def _nth(root: etree._Element | None, path: str, index: int | None) -> etree._Element | None:
    found = [] if root is None else root.findall(path)
    return found[index] if index is not None and 0 <= index < len(found) else None


def _number(element: etree._Element, path: str, attribute: str) -> int | None:
    found = element.find(path)
    return None if found is None else integer(found.get(attribute), -1)
