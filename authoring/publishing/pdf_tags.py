"""Repairs of the structure tree WeasyPrint writes (ISO 32000-1, 14.7): lists as PDF/UA-1 wants them, in order."""

from collections.abc import Iterable, Iterator

import pydyf
from weasyprint import Document


def complete_items(_: Document, pdf: pydyf.PDF) -> None:
    """Put what WeasyPrint leaves beside an item's body into it: an LI holds Lbl and LBody only (ISO 14289-1, 7.6).

    A nested list, too, is part of the item above it, between the paragraphs it stands between on the page.
    """
    tree = _Tree(pdf)
    for above in tree.of_role("/L"):
        for item, nested in _nested(tree.kids(above)):
            tree.move([nested], above, tree.body(item))
    for item in tree.of_role("/LI"):
        strays = [kid for kid in tree.kids(item) if role_of(kid) not in ("/Lbl", "/LBody")]
        if strays:
            tree.move(strays, item, tree.body(item))


def _nested(kids: Iterable[pydyf.Dictionary]) -> Iterator[tuple[pydyf.Dictionary, pydyf.Dictionary]]:
    """Yield each list that stands among the items of a list, with the item above it."""
    item = None
    for kid in kids:
        if role_of(kid) == "/LI":
            item = kid
        elif item is not None and role_of(kid) == "/L":
            yield item, kid


def role_of(element: object) -> str | None:
    """Return the role of a structure element, None for any other object."""
    return element.get("S") if isinstance(element, pydyf.Dictionary) and element.get("Type") == "/StructElem" else None


class _Tree:
    """The structure elements of a PDF by their references."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self._pdf = pdf
        self._elements = {element.reference: element for element in pdf.objects if role_of(element)}

    def of_role(self, role: str) -> list[pydyf.Dictionary]:
        return [element for element in self._elements.values() if role_of(element) == role]

    def kids(self, element: pydyf.Dictionary) -> list[pydyf.Dictionary]:
        return [self._elements[kid] for kid in element["K"] if kid in self._elements]

    def body(self, item: pydyf.Dictionary) -> pydyf.Dictionary:
        """Return an item's body, made if it has none."""
        return next((kid for kid in self.kids(item) if role_of(kid) == "/LBody"), None) or self._added_body(item)

    def _added_body(self, item: pydyf.Dictionary) -> pydyf.Dictionary:
        body = pydyf.Dictionary(
            {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(), "Pg": item["Pg"], "P": item.reference}
        )
        self._pdf.add_object(body)
        self._elements[body.reference] = body
        item["K"].append(body.reference)
        return body

    def move(self, kids: Iterable[pydyf.Dictionary], source: pydyf.Dictionary, target: pydyf.Dictionary) -> None:
        """Move `kids` from `source` to where they belong in `target` by the order in which the page draws them."""
        for kid in kids:
            source["K"].remove(kid.reference)
            later = (
                position
                for position, other in enumerate(target["K"])
                if other in self._elements and self._first_mark(self._elements[other]) > self._first_mark(kid)
            )
            target["K"].insert(next(later, len(target["K"])), kid.reference)
            kid["P"] = target.reference

    def _first_mark(self, element: pydyf.Dictionary) -> float:
        """Return the first marked content below an element; labels do not count: a page draws them last."""
        marks: list[float] = [kid for kid in element["K"] if isinstance(kid, int)]
        marks += [self._first_mark(kid) for kid in self.kids(element) if role_of(kid) != "/Lbl"]
        return min(marks, default=float("inf"))
