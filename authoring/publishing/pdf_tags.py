"""The structure tree of a PDF (ISO 32000-1, 14.7), written in place of WeasyPrint's own."""

from typing import Any

import pydyf
from weasyprint import Document
from weasyprint.document import Page

from authoring.publishing.pdf_structure import Annotated, Element, Mark, Structure


class MarkedPage(Page):  # type: ignore[misc]
    """A page whose contents are marked when it is painted, and which remembers which box became which mark.

    WeasyPrint marks what it paints as soon as a stream has a dictionary to note the marks in. The mark of a note in the
    text and its number at the page's foot lead to each other.
    """

    def __init__(self, page: Page) -> None:
        for box in page._page_box.descendants():
            tag = box.element_tag or ""
            if tag.endswith(("::footnote-call", "::footnote-marker")) and (note := box.element.get("id")):
                mark = f"{note}-mark"
                _link(box, *((note, mark) if tag.endswith("call") else (mark, None)))
        super().__init__(page._page_box)

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Paint the page into the PDF."""
        self.stream = stream
        self.marks: dict[Any, dict[str, Any]] = {}
        stream._tags = self.marks
        super().paint(stream, scale)

    def structure(self, number: int, structure: Structure) -> None:
        """Add what stands on the page to `structure`."""
        structure.read(number, self._page_box, self.marks)
        self._take_out({mark.identifier for mark in structure.artifacts if mark.page == number})

    def _take_out(self, artifacts: set[int]) -> None:
        """Mark what is no part of the report as such; whoever listens to it does not hear it."""
        written = self.stream.stream
        for position, piece in enumerate(written):
            if isinstance(piece, pydyf.Dictionary) and piece.get("MCID") in artifacts:
                written[position - 1 : position + 1] = "/Artifact", pydyf.Dictionary({"Type": "/Pagination"})


def _link(box: Any, target: str, anchor: str | None) -> None:
    """Make a box lead to `target`, and be called `anchor` itself."""
    box.link = ("url", ("internal", target))
    box.style = box.style.copy()
    box.style["anchor"] = anchor


def write_tags(document: Document, pdf: pydyf.PDF) -> None:
    """Give the PDF its structure tree, and say that it has one."""
    structure = Structure(document.metadata.lang)
    for number, page in enumerate(document.pages):
        page.structure(number, structure)
        # Its key in the tree of parents; and links are reached in the order of the structure (ISO 14289-1, 7.18.3).
        pdf.objects[pdf.pages["Kids"][3 * number]].update({"StructParents": number, "Tabs": "/S"})
    _Tree(pdf).write(structure.finish())
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


class _Tree:
    """Writes structure elements into a PDF, and beside them the way back from contents and annotations to them."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self._pdf = pdf
        self._pages = pdf.page_references
        self._parents: list[dict[int, bytes]] = [{} for _ in self._pages]
        self._annotations: list[bytes] = []
        self._notes: list[bytes] = []

    def write(self, root: Element) -> None:
        """Write all elements below `root`, and what leads to them."""
        tree = self._added({"Type": "/StructTreeRoot"})
        self._pdf.catalog["StructTreeRoot"] = tree.reference
        tree["K"] = pydyf.Array([self._element(root, tree.reference, root.language)])
        tree["ParentTree"] = self._added({"Nums": self._back()}).reference
        tree["ParentTreeNextKey"] = len(self._parents) + len(self._annotations)
        names = pydyf.Array(piece for number, note in enumerate(self._notes) for piece in (_name(number), note))
        tree["IDTree"] = self._added({"Names": names}).reference

    def _added(self, values: dict[str, object]) -> pydyf.Dictionary:
        dictionary = pydyf.Dictionary(values)
        self._pdf.add_object(dictionary)
        return dictionary

    def _element(self, element: Element, above: bytes, language: str) -> bytes:
        """Write an element that stands in text in `language`, and all below it; return its reference."""
        page = next((kid.page for kid in element.kids if not isinstance(kid, Element)), None)
        written = self._added({"Type": "/StructElem", "S": f"/{element.role}", "P": above} | _properties(element))
        reference: bytes = written.reference
        if page is not None:
            written["Pg"] = self._pages[page]
        if element.language != language:
            written["Lang"] = pydyf.String(element.language)
        if element.role == "Note":  # has a name of its own (ISO 14289-1, 7.9)
            written["ID"] = _name(len(self._notes))
            self._notes.append(reference)
        written["K"] = pydyf.Array(self._kid(kid, page, element, reference) for kid in element.kids)
        return reference

    def _kid(self, kid: Element | Mark | Annotated, page: int | None, above: Element, reference: bytes) -> object:
        if isinstance(kid, Element):
            return self._element(kid, reference, above.language)
        if isinstance(kid, Annotated):
            return self._annotation(kid, above, reference)
        self._parents[kid.page][kid.identifier] = reference
        if kid.page == page:
            return kid.identifier
        return pydyf.Dictionary({"Type": "/MCR", "Pg": self._pages[kid.page], "MCID": kid.identifier})

    def _annotation(self, kid: Annotated, link: Element, reference: bytes) -> pydyf.Dictionary:
        kid.annotation["Contents"] = pydyf.String(link.title or " ".join(link.said.split()))
        kid.annotation["StructParent"] = len(self._parents) + len(self._annotations)
        self._annotations.append(reference)
        return pydyf.Dictionary({"Type": "/OBJR", "Pg": self._pages[kid.page], "Obj": kid.annotation.reference})

    def _back(self) -> pydyf.Array:
        """Return the way from a page's marks, and from annotations, to their elements (ISO 32000-1, 14.7.4.4)."""
        of_pages = (
            pydyf.Array(found.get(identifier, "null") for identifier in range(max(found, default=-1) + 1))
            for found in self._parents
        )
        return pydyf.Array(piece for pair in enumerate((*of_pages, *self._annotations)) for piece in pair)


def _properties(element: Element) -> dict[str, object]:
    """Return what an element says of itself."""
    properties: dict[str, object] = {}
    if element.alternative:
        properties["Alt"] = pydyf.String(element.alternative)
    if element.attributes:
        owners = ({"O": f"/{owner}"} | own for owner, own in element.attributes.items())
        properties["A"] = pydyf.Array(pydyf.Dictionary(own) for own in owners)
    return properties


def _name(number: int) -> pydyf.String:
    """Return the name of a note; names stand in a tree in their order, so all are equally long."""
    return pydyf.String(f"note-{number:06}")


def write_soft_hyphens(pdf: pydyf.PDF) -> None:
    """Let the hyphens that end lines be read as what they are, so that a word in two halves is heard as one.

    A tagged PDF has soft hyphens there (ISO 32000-1, 14.8.2.2.3), which WeasyPrint would not draw: it draws U+2010,
    which hardly any author types. What is drawn stays; the fonts tell another character of it.
    """
    for stream in pdf.objects:
        if isinstance(stream, pydyf.Stream) and b"/CMapName /Adobe-Identity-UCS def" in stream.stream:
            stream.stream[:] = [
                piece.replace(b"> <2010>", b"> <00ad>") if isinstance(piece, bytes) else piece
                for piece in stream.stream
            ]
