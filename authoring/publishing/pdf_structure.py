"""What a laid-out document says as a tree of PDF's standard structure types (ISO 32000-1, 14.8.4), from its boxes.

WeasyPrint's own tree has an element for each box, so one for each page that a paragraph, an item or a table stands on;
this one has an element for each element of the page, whole wherever it is broken.
"""

from dataclasses import dataclass, field
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

_ROLES = (
    {"section": "Sect", "header": "Sect", "nav": "Sect", "figure": "Div", "p": "P", "dl": "L", "ul": "L", "ol": "L"}
    | {"table": "Table", "thead": "THead", "tbody": "TBody", "caption": "Caption", "figcaption": "Caption"}
    | {tag: tag.upper() for tag in ("tr", "th", "td", "h1", "h2", "h3", "h4", "h5", "h6")}
)
_INLINE = ("Span", "Link", "Reference")
_NUMBERING = {"decimal": "Decimal", "lower-alpha": "LowerAlpha", "lower-roman": "LowerRoman", "none": "None"}
POINTS = 0.75
"""Points in a pixel of CSS."""

_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked content: where it stands, by page (from 0) and identifier."""

    page: int
    identifier: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """A link's annotation on a page (from 0)."""

    page: int
    annotation: Any


@dataclass(slots=True, eq=False)
class Element:
    """A structure element. `attributes` are by their owner (`Table`, `List`, `Layout`); `kids` stand in reading order.

    `alternative` is said in a figure's place, `said` is what stands on a link, `title` what
    is told of it instead when that says too little.
    """

    role: str
    language: str
    above: "Element | None" = None
    kids: "list[Element | Mark | Annotated]" = field(default_factory=list)
    attributes: dict[str, dict[str, object]] = field(default_factory=dict)
    alternative: str = ""
    said: str = ""
    title: str = ""

    def add(self, role: str, language: str = "") -> "Element":
        """Return a new element at the end of this one."""
        made = Element(role, language or self.language, self)
        self.kids.append(made)
        return made

    def within(self, role: str) -> "Element | None":
        """Return the nearest element of that role: this one or one it stands in."""
        return self if self.role == role else self.above.within(role) if self.above else None


@dataclass(slots=True)
class _Note:
    element: Element
    reference: Element


class Structure:
    """Gathers the structure of a document from its pages, one after another.

    `artifacts` are the contents that are none of what the report says (ISO 32000-1, 14.8.2.2): running heads, leaders,
    the header of a table that goes on.
    """

    def __init__(self, language: str) -> None:
        self.root = Element("Document", language)
        self.artifacts: set[Mark] = set()
        self._made: dict[Any, Element] = {}
        self._first_pages: dict[Any, int] = {}
        self._notes: list[_Note] = []
        self._page = 0
        self._height = 0.0
        self._marks: dict[Any, dict[str, Any]] = {}

    def read(self, number: int, page_box: Any, marks: dict[Any, dict[str, Any]]) -> None:
        """Take in the page `number` (from 0); `marks` tells which box is which marked content."""
        self._page, self._marks, self._height = number, marks, page_box.margin_height()
        for box in page_box.children:
            if isinstance(box, boxes.MarginBox):
                self._artifact(box)
            else:
                self._box(box, self.root)

    def finish(self) -> Element:
        """Return the whole tree: each note stands at the end of the text that refers to it.

        Raises AssertionError for a note that was left out.
        """
        for note in self._notes:
            if not note.element.kids:
                raise AssertionError("a note is on no page")
            _insert_note(note)
        return self.root

    def _box(self, box: Any, above: Element) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, boxes.TextBox):
            self._mark(box, above)
        elif isinstance(box, boxes.ReplacedBox):
            self._picture(box, above)
        elif box.is_leader or self._is_repeated(box):
            self._artifact(box)
        else:
            element = self._element(box, above)
            self._annotation(box, element)
            for child in box.children:
                self._box(child, element)

    def _mark(self, box: Any, above: Element) -> None:
        if box in self._marks:
            above.kids.append(Mark(self._page, self._marks[box]["mcid"]))
            if isinstance(box, boxes.TextBox) and (link := above.within("Link")):
                link.said += box.text

    def _artifact(self, box: Any) -> None:
        painted = (below for below in box.descendants() if below in self._marks)
        self.artifacts.update(Mark(self._page, self._marks[below]["mcid"]) for below in painted)

    def _is_repeated(self, box: Any) -> bool:
        """Return whether a box is the header of a table that began on an earlier page."""
        return box.element_tag == "thead" and self._first_pages.setdefault(box.element, self._page) < self._page

    def _annotation(self, box: Any, element: Element) -> None:
        link = element.within("Link")
        if box.link_annotation and link:
            link.kids.append(Annotated(self._page, box.link_annotation))

    def _element(self, box: Any, above: Element) -> Element:
        """Return the structure element that what stands in a box belongs to."""
        tag, _, pseudo = (box.element_tag or "").partition("::")
        if pseudo == "footnote-call":
            return self._reference(box, above)
        if pseudo in ("marker", "footnote-marker"):
            return above if above.within("Lbl") or not box.children else _label(box, above)
        if pseudo or box.element is None:
            return above
        if box.element not in self._made:
            self._made[box.element] = self._new(tag, box, above)
        return self._made[box.element]

    def _new(self, tag: str, box: Any, above: Element) -> Element:
        language = box.element.get("lang") or above.language
        if tag in ("dt", "dd"):
            return _entry(tag, above, language)
        if tag == "a" and box.link_annotation:
            return (above.add("Reference") if above.role == "TOCI" else above).add("Link", language)
        role = _role(tag, box.element, above)
        if role is None:
            return self._transparent(box, above, language)
        element = above.add(role, language)
        if role == "L":
            element.attributes["List"] = {"ListNumbering": f"/{_numbering(box)}"}
        elif role == "TH":
            scope = "Row" if box.element.get("scope") == "row" else "Column"
            element.attributes["Table"] = {"Scope": f"/{scope}"}
        return element.add("LBody") if role == "LI" else element

    def _transparent(self, box: Any, above: Element, language: str) -> Element:
        """Return where the contents of an element go that is nothing by itself, unless it is in another language."""
        if language == above.language:
            return above
        return above.add("Div" if isinstance(box, boxes.BlockLevelBox) else "Span", language)

    def _reference(self, box: Any, above: Element) -> Element:
        """Return the reference to a note; the rest of a long one belongs to the note before."""
        if "rest" in (box.element.get("class") or "").split():
            self._made[box.element] = self._notes[-1].element
            return self._notes[-1].reference
        link = above.add("Reference").add("Link")
        link.title = box.element.get("data-there")
        note = Element("Note", above.language)
        self._made[box.element] = note
        self._notes.append(_Note(note, link))
        return link

    def _picture(self, box: Any, above: Element) -> None:
        alternative = _alternative(box.element)
        if alternative is None:
            self._artifact(box)
            return
        figure = above.add("Figure", box.element.get("lang") or "")
        figure.alternative = alternative
        figure.attributes["Layout"] = {"BBox": pydyf.Array(self._reach(box)), "Placement": "/Block"}
        self._mark(box, figure)

    def _reach(self, box: Any) -> tuple[float, ...]:
        """Return where a box stands on its page: left, bottom, right, top in points from the page's lower left."""
        left, top = box.content_box_x(), box.content_box_y()
        sides = (left, self._height - top - box.height, left + box.width, self._height - top)
        return tuple(round(POINTS * side, 2) for side in sides)


def _role(tag: str, element: Any, above: Element) -> str | None:
    if tag == "section" and element.get("class") == "part":
        return "Part"
    if tag == "li":
        return "TOCI" if above.role == "TOC" else "LI"
    if tag == "ol" and element.get("class") == "toc":
        return "TOC"
    return _ROLES.get(tag)


def _label(box: Any, body: Element) -> Element:
    """Return the label of an item, whose body is given, or of a note, where it leads back to the text."""
    above = body if body.role == "Note" else body.within("LI") or body
    label = Element("Lbl", above.language, above)
    above.kids.insert(0, label)
    if above.role != "Note":
        return label
    link = label.add("Link")
    link.title = box.element.get("data-back")
    return link


def _numbering(box: Any) -> str:
    style = "none" if box.element_tag == "dl" else box.style["list_style_type"]
    return _NUMBERING.get(style, "Disc") if isinstance(style, str) else "Disc"


def _entry(tag: str, above: Element, language: str) -> Element:
    """Return the label (`dt`) or the body (`dd`) of a fact in a list of facts."""
    if tag == "dt":
        return above.add("LI").add("Lbl", language)
    last = above.kids[-1] if above.kids else None
    item = last if isinstance(last, Element) else above.add("LI")
    return item.add("LBody", language)


def _alternative(element: Any) -> str | None:
    """Return what is said in a picture's place; None when it is decoration."""
    if element.tag == f"{_SVG}svg":
        return element.get("aria-label") or element.findtext(f"{_SVG}title") or None
    return element.get("alt") or None


def _insert_note(note: _Note) -> None:
    """Put a note at the end of the text that refers to it, in the element the text stands in."""
    inside = note.reference
    while inside.above and inside.above.role in _INLINE:
        inside = inside.above
    host = inside.above
    if host is None:
        raise AssertionError("a reference stands in some text")
    place = host.kids.index(inside) + 1
    while place < len(host.kids) and _is_inline(host.kids[place]):
        place += 1
    note.element.above = host
    host.kids.insert(place, note.element)


def _is_inline(kid: Element | Mark | Annotated) -> bool:
    return not isinstance(kid, Element) or kid.role in (*_INLINE, "Note")
