"""The boxes comments are shown in: VML shapes in a worksheet's legacy drawing (ECMA-376 Part 4, 19.4)."""

from re import compile as pattern

from lxml import etree

from authoring.intake.annotation.cells import Lengths, Position

SHAPES_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_VML = "urn:schemas-microsoft-com:vml"
_OFFICE = "urn:schemas-microsoft-com:office:office"
_EXCEL = "urn:schemas-microsoft-com:office:excel"
NO_SHAPES = (
    f'<xml xmlns:v="{_VML}" xmlns:o="{_OFFICE}" xmlns:x="{_EXCEL}">'
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)
_SHAPE = (
    f'<v:shape xmlns:v="{_VML}" xmlns:o="{_OFFICE}" xmlns:x="{_EXCEL}" id="_x0000_s{{number}}" type="#_x0000_t202" '
    'style="position:absolute;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_NUMBER = pattern(r"_x0000_s([0-9]{1,9})")
_FIRST_NUMBER = 1025
"""The first block of shape numbers, the one `idmap data="1"` stands for."""

_WIDTH, _LINE, _MARGIN, _TALLEST = 320, 15, 14, 900
"""Pixels: a comment's width, a line of 9-point text, the space around the text, the greatest height."""
_CHARACTERS = 48
"""How many characters of 9-point text fit into the width."""


class Shapes:
    """The tree of a VML drawing."""

    def __init__(self, root: etree._Element, widths: Lengths, heights: Lengths) -> None:
        self._root = root
        self._widths = widths
        self._heights = heights
        self._notes = dict(_notes(root))
        self._last = _last_number(root)

    def show(self, place: Position, text: str) -> None:
        """Give a cell's comment a box its text fits into; an author's own box only ever grows."""
        row, column = place
        first, wanted = max(row - 1, 1), _height(text)
        anchor = (*self._widths.reach(column + 1, 15), *self._heights.reach(first, 10))
        ends = (*self._widths.reach(column + 1, 15 + _WIDTH), *self._heights.reach(first, 10 + wanted))
        box = [anchor[0] - 1, anchor[1], anchor[2] - 1, anchor[3], ends[0] - 1, ends[1], ends[2] - 1, ends[3]]
        if place not in self._notes:
            self._add(place, box)
            return
        client = self._notes[place]
        old = _anchor(client)
        if old is None or old[6] - old[2] < box[6] - box[2] or not self._is_wide(old):
            _set_anchor(client, box)

    def ensure(self, place: Position, text: str) -> None:
        """Give a comment a box when it has none: Excel repairs a file in which one is missing."""
        if place not in self._notes:
            self.show(place, text)

    def keep_only(self, places: set[Position]) -> None:
        """Take out the boxes of comments that are no more."""
        for place in self._notes.keys() - places:
            client = self._notes.pop(place)
            shape = client.getparent()
            drawing = None if shape is None else shape.getparent()
            if shape is not None and drawing is not None:
                drawing.remove(shape)
        self._last = _last_number(self._root)

    def _is_wide(self, box: list[int]) -> bool:
        column, offset = self._widths.reach(box[0] + 1, box[1] + _WIDTH - 1)
        return (box[4] + 1, box[5]) >= (column, offset)

    def _add(self, place: Position, box: list[int]) -> None:
        self._last += 1
        anchor = ", ".join(map(str, box))
        shape = etree.fromstring(_SHAPE.format(number=self._last, anchor=anchor, row=place[0] - 1, column=place[1] - 1))
        self._root.append(shape)
        self._notes.update(_notes(shape))


def _last_number(root: etree._Element) -> int:
    numbers = (_NUMBER.fullmatch(shape.get("id", "")) for shape in root.iter(f"{{{_VML}}}shape"))
    return max((int(found[1]) for found in numbers if found), default=_FIRST_NUMBER - 1)


def _height(text: str) -> int:
    lines = sum(1 + len(line) // _CHARACTERS for line in text.split("\n"))
    return min(lines * _LINE + _MARGIN, _TALLEST)


def _notes(root: etree._Element) -> list[tuple[Position, etree._Element]]:
    notes = []
    for client in root.iter(f"{{{_EXCEL}}}ClientData"):
        row, column = (client.findtext(f"{{{_EXCEL}}}{name}", "").strip() for name in ("Row", "Column"))
        if client.get("ObjectType") == "Note" and row.isdecimal() and column.isdecimal():
            notes.append(((int(row) + 1, int(column) + 1), client))
    return notes


def _anchor(client: etree._Element) -> list[int] | None:
    numbers = client.findtext(f"{{{_EXCEL}}}Anchor", "").split(",")
    if len(numbers) != 8 or not all(one.strip().isdecimal() for one in numbers):
        return None
    return [int(one) for one in numbers]


def _set_anchor(client: etree._Element, box: list[int]) -> None:
    element = client.find(f"{{{_EXCEL}}}Anchor")
    if element is None:
        element = etree.Element(f"{{{_EXCEL}}}Anchor")
        client.insert(0, element)
    element.text = ", ".join(map(str, box))
