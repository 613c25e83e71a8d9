"""Elements of SpreadsheetML: looked up in their parent's namespace, inserted where the schema wants them."""

from collections.abc import Callable, Iterator
from itertools import count
from re import compile as pattern

from lxml import etree

RELATIONSHIPS = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
"""The two dialects, transitional and strict: SpreadsheetML's namespace, and that of the relationships beside it."""

MARKUP_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"

WORKBOOK = (
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
    "definedNames",
    "calcPr",
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "smartTagPr",
    "smartTagTypes",
    "webPublishing",
    "fileRecoveryPr",
    "webPublishObjects",
    "extLst",
)
"""The children of `workbook` in their order (ECMA-376 Part 1, 18.2.27)."""

WORKSHEET = (
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
)
"""The children of `worksheet` in their order (18.3.1.99)."""

STYLES = (
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
)
"""The children of `styleSheet` in their order (18.8.39)."""

_TRUE = {"1", "true", "on"}
_ESCAPED = pattern(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORBIDDEN = pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def namespace(element: etree._Element) -> str:
    """Return the namespace an element is in."""
    return etree.QName(element).namespace or ""


def local(element: etree._Element) -> str:
    """Return an element's name without namespace; empty for comments and instructions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def child(parent: etree._Element, name: str) -> etree._Element | None:
    """Return the first child of that name."""
    return parent.find(f"{{{namespace(parent)}}}{name}")


def children(parent: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """Yield the children of that name; none when there is no parent."""
    if parent is not None:
        yield from parent.iterchildren(f"{{{namespace(parent)}}}{name}")


def append(parent: etree._Element, name: str, /, **attributes: str) -> etree._Element:
    """Append a child in its parent's namespace."""
    return etree.SubElement(parent, f"{{{namespace(parent)}}}{name}", attributes)


def ensure(parent: etree._Element, name: str, order: tuple[str, ...]) -> etree._Element:
    """Return the child of that name, made where `order` wants it when there is none."""
    found = child(parent, name)
    if found is None:
        found = append(parent, name)
        rank = order.index(name)
        later = (other for other in parent if other is not found and _rank(other, order) > rank)
        follower = next(later, None)
        if follower is not None:
            follower.addprevious(found)
    return found


def _rank(element: etree._Element, order: tuple[str, ...]) -> int:
    """Where an element belongs; one wrapped in `mc:AlternateContent` belongs where its contents do."""
    if element.tag == f"{{{MARKUP_COMPATIBILITY}}}AlternateContent":
        return max((_rank(inner, order) for choice in element for inner in choice), default=-1)
    name = local(element)
    return order.index(name) if name in order else -1


def number(element: etree._Element, attribute: str, default: int = 0) -> int:
    """Return an attribute's whole number; `default` where it is missing or none."""
    digits = element.get(attribute, "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else default


def measure(element: etree._Element | None, attribute: str, default: float) -> float:
    """Return an attribute's decimal number; `default` where it is missing or none."""
    try:
        value = float(element.get(attribute, default)) if element is not None else default
    except ValueError:
        return default
    return value if 0 <= value < 10_000 else default


def is_true(element: etree._Element, attribute: str) -> bool:
    """Tell whether an attribute says yes (`xsd:boolean`)."""
    return element.get(attribute, "") in _TRUE


def numbered(template: str, is_taken: Callable[[str], bool]) -> str:
    """Return the first of `template` with 1, 2, 3 … in it that is not taken."""
    return next(name for name in (template.format(index) for index in count(1)) if not is_taken(name))


def text_value(text: str) -> str:
    """Return a text as an `ST_Xstring` (22.9.2.19): no character XML forbids, nothing that reads as an escape."""
    return _ESCAPED.sub("_x005F_", _FORBIDDEN.sub("", text))
