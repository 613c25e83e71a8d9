"""The cell formats of a workbook (ECMA-376 Part 1, 18.8): those it has are never changed, new ones are added."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from authoring.intake.annotation.elements import STYLES, append, child, children, ensure, local, namespace, number
from authoring.model.codes import Severity

STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
MINIMAL = (
    '<styleSheet xmlns="{namespace}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
"""What a workbook without `styles.xml` looks like to Excel, written down."""

_Key = tuple[object, ...]

_SIDES = ("left", "right", "top", "bottom")


@dataclass(frozen=True, slots=True)
class Mark:
    """How a cell with findings looks: a pale fill and a border in a style of its own, so that no colour is needed."""

    fill: str
    line: str
    border: str


@dataclass(frozen=True, slots=True)
class Font:
    """How a font of our own differs from the workbook's default; `size` in points, 0 for the default's."""

    bold: bool = False
    size: float = 0
    color: str = ""
    underlined: bool = False


MARKS: dict[Severity, Mark] = {
    "error": Mark("FFFBE0DD", "FFB3261E", "medium"),
    "warning": Mark("FFFFF1CC", "FF9A5B00", "mediumDashed"),
    "hint": Mark("FFE3EEFB", "FF2B5C9E", "dotted"),
}


class Styles:
    """The tree of `styles.xml`; formats are indices into its `cellXfs`."""

    def __init__(self, root: etree._Element) -> None:
        for name in ("fonts", "fills", "borders", "cellXfs"):
            ensure(root, name, STYLES)
        self._root = root
        self._known: dict[str, dict[_Key, int]] = {}

    def marked(self, base: int, severity: Severity) -> int:
        """Return the format `base` with the mark of a severity, everything else as it was."""
        mark = MARKS[severity]
        xf = self._xf(base)
        fill = self._add("fills", self._filled(mark))
        border = self._add("borders", self._framed(xf, mark))
        return self._applied(xf, fillId=fill, borderId=border)

    def marked_formats(self) -> set[int]:
        """Return the formats that have a mark of ours, recognised by its colours: other programs number anew."""
        fills = [_color(fill, "patternFill/fgColor") for fill in self._all("fills", "fill")]
        lines = [_color(border, "left/color") for border in self._all("borders", "border")]
        marks = {(mark.fill, mark.line) for mark in MARKS.values()}
        return {
            index
            for index, xf in enumerate(self._all("cellXfs", "xf"))
            if (_at(fills, number(xf, "fillId")), _at(lines, number(xf, "borderId"))) in marks
        }

    def bare(self, base: int) -> int:
        """Return the format `base` without fill and border."""
        return self._applied(self._xf(base), fillId=0, borderId=0)

    def text(self, font: Font | None = None, *, line: str = "", wrapped: bool = True) -> int:
        """Return a format of our own in the workbook's default font; `line` is the style of a border below."""
        xf = etree.Element(f"{{{namespace(self._root)}}}xf", numFmtId="0", fontId="0", fillId="0", borderId="0")
        if child(self._root, "cellStyleXfs") is not None:
            xf.set("xfId", "0")
        indent = {"horizontal": "left", "indent": "1"} if wrapped else {}
        append(xf, "alignment", vertical="top", wrapText=str(int(wrapped)), **indent)
        border = self._add("borders", self._underlined(line)) if line else 0
        return self._applied(xf, fontId=self._add("fonts", self._font(font or Font())), borderId=border)

    def _all(self, collection: str, name: str) -> list[etree._Element]:
        return list(children(child(self._root, collection), name))

    def _xf(self, index: int) -> etree._Element:
        formats = self._all("cellXfs", "xf")
        if index < len(formats):
            return formats[index]
        return formats[0] if formats else etree.Element(f"{{{namespace(self._root)}}}xf")

    def _applied(self, xf: etree._Element, **values: int) -> int:
        changed = deepcopy(xf)
        for name, value in values.items():
            changed.set(name, str(value))
            changed.set(f"apply{name[0].upper()}{name[1:-2]}", "1")
        return self._add("cellXfs", changed)

    def _filled(self, mark: Mark) -> etree._Element:
        fill = etree.Element(f"{{{namespace(self._root)}}}fill")
        pattern = append(fill, "patternFill", patternType="solid")
        append(pattern, "fgColor", rgb=mark.fill)
        append(pattern, "bgColor", indexed="64")
        return fill

    def _framed(self, xf: etree._Element, mark: Mark) -> etree._Element:
        borders = self._all("borders", "border")
        index = number(xf, "borderId")
        border = deepcopy(borders[index]) if index < len(borders) else self._without_border()
        for side in (one for one in border if local(one) in {*_SIDES, "start", "end"}):
            border.remove(side)
        for position, name in enumerate(_SIDES):
            side = etree.Element(f"{{{namespace(self._root)}}}{name}", style=mark.border)
            append(side, "color", rgb=mark.line)
            border.insert(position, side)
        return border

    def _without_border(self) -> etree._Element:
        border = etree.Element(f"{{{namespace(self._root)}}}border")
        append(border, "diagonal")
        return border

    def _underlined(self, line: str) -> etree._Element:
        border = etree.Element(f"{{{namespace(self._root)}}}border")
        for name in (*_SIDES, "diagonal"):
            side = append(border, name)
            if name == "bottom":
                side.set("style", line)
                append(side, "color", rgb="FF8A8F98")
        return border

    def _font(self, wanted: Font) -> etree._Element:
        default = next(children(child(self._root, "fonts"), "font"), None)
        font = etree.Element(f"{{{namespace(self._root)}}}font")
        if wanted.bold:
            append(font, "b")
        if wanted.underlined:
            append(font, "u")
        append(font, "sz", val=f"{wanted.size:g}" if wanted.size else _value(default, "sz", "11"))
        if wanted.color:
            append(font, "color", rgb=wanted.color)
        append(font, "name", val=_value(default, "name", "Calibri"))
        return font

    def _add(self, collection: str, element: etree._Element) -> int:
        """Return the index of an equal element of the collection, appended when there is none."""
        parent = ensure(self._root, collection, STYLES)
        if collection not in self._known:
            self._known[collection] = _indices(children(parent, local(element)))
        known = self._known[collection]
        key = _key(element)
        if key not in known:
            known[key] = sum(1 for _ in children(parent, local(element)))
            parent.append(element)
            parent.set("count", str(known[key] + 1))
        return known[key]


def _indices(elements: Iterable[etree._Element]) -> dict[_Key, int]:
    found: dict[_Key, int] = {}
    for index, element in enumerate(elements):
        found.setdefault(_key(element), index)
    return found


def _key(element: etree._Element) -> _Key:
    """Return what two equal formats have in common, whatever prefixes they are written with."""
    return element.tag, tuple(sorted(element.items())), tuple(_key(inner) for inner in element)


def _value(font: etree._Element | None, name: str, default: str) -> str:
    found = None if font is None else child(font, name)
    return default if found is None else found.get("val", default)


def _color(element: etree._Element, path: str) -> str:
    found: etree._Element | None = element
    for name in path.split("/"):
        found = None if found is None else child(found, name)
    return "" if found is None else found.get("rgb", "").upper()


def _at(values: list[str], index: int) -> str:
    return values[index] if index < len(values) else ""
