"""A PDF's structure tree (ISO 32000-1, 14.7) as plain values, with the text of its marked contents in place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, TypeGuard

import pikepdf

from authoring.errors import UnreadableError
from authoring.publishing.readback.pdf_text import Words

_DIRECT = (0, 0)
"""The number of what is no object of its own."""


@dataclass(frozen=True, slots=True)
class Node:
    """A structure element: its standard role (`H1`), the page it begins on (from 1), what it holds in order.

    `alternative` stands for a figure's looks; `address` is where a link leads, an anchor with `#` before it;
    `numbering` is how a list's items are marked (`Disc`, `Decimal`), `None` when they are facts or people.
    """

    role: str
    page: int | None
    kids: "tuple[Node | Words, ...]"
    alternative: str = ""
    address: str = ""
    numbering: str = ""

    def nodes(self) -> "Iterator[Node]":
        """Yield the elements directly inside."""
        return (kid for kid in self.kids if isinstance(kid, Node))

    def words(self) -> Iterator[Words]:
        """Yield all text inside, in order."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.words()
            else:
                yield kid

    @property
    def text(self) -> str:
        """All text inside."""
        return "".join(words.text for words in self.words())


def structure(content: bytes, texts: Sequence[Mapping[int, Words]]) -> Node:
    """Return the document's root element; raises UnreadableError when the PDF is damaged or not tagged."""
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            return _Tree(pdf, texts).root()
    except pikepdf.PdfError as error:
        raise UnreadableError("is no whole PDF ({reason})", reason=error) from None
    except UnicodeDecodeError:
        raise UnreadableError("holds a name that is no text") from None


class _Tree:
    def __init__(self, pdf: pikepdf.Pdf, texts: Sequence[Mapping[int, Words]]) -> None:
        self._root = pdf.Root.get("/StructTreeRoot")
        self._pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        self._texts = texts
        self._language = str(pdf.Root.get("/Lang", ""))
        roles = self._root.get("/RoleMap") if _is_dictionary(self._root) else None
        self._roles = {key: str(role) for key, role in roles.items()} if _is_dictionary(roles) else {}

        self._seen: set[tuple[int, int]] = set()
        self._begun: int | None = None

    def root(self) -> Node:
        if not _is_dictionary(self._root):
            raise UnreadableError("is not tagged")
        return Node("Document", None, tuple(self._kids(self._root, None, self._language)))

    def _kids(self, element: Any, page: int | None, language: str) -> Iterator[Node | Words]:
        for kid in _several(element.get("/K")):
            if isinstance(kid, int):
                yield from self._words(page, kid, language)
            elif _is_dictionary(kid) and kid.get("/Type") == "/MCR":
                identifier = kid.get("/MCID")
                at = identifier if isinstance(identifier, int) else -1
                yield from self._words(self._page(kid, page), at, language)
            elif _is_dictionary(kid) and kid.get("/Type") != "/OBJR":
                yield self._node(kid, page, language)

    def _node(self, element: Any, page: int | None, language: str) -> Node:
        self._see(element)
        own = self._page(element, page)
        role = str(element.get("/S", ""))
        before, self._begun = self._begun, None
        kids = tuple(self._kids(element, own, str(element.get("/Lang", language))))
        # An element may name no page, or its parent's: it begins where the first words in it stand.
        own, self._begun = self._begun or own, before or self._begun
        actual = element.get("/ActualText")
        if actual is not None:
            kids = (Words(str(actual), 0.0, 0.0),)
        role = self._roles.get(role, role).lstrip("/")
        address = _address(element) if role == "Link" else ""
        numbering = _numbering(element) if role == "L" else ""
        return Node(role, own, kids, str(element.get("/Alt", "")), address, numbering)

    def _see(self, element: Any) -> None:
        key = element.objgen
        if key in self._seen:
            raise UnreadableError("has a structure tree that is none: an element stands in two places")
        if key != _DIRECT:
            self._seen.add(key)

    def _page(self, element: Any, otherwise: int | None) -> int | None:
        page = element.get("/Pg")
        return self._pages.get(page.objgen, otherwise) if _is_dictionary(page) else otherwise

    def _words(self, page: int | None, identifier: int, language: str) -> Iterator[Words]:
        found = self._texts[page - 1].get(identifier) if page else None
        if found is not None:
            self._begun = self._begun or page
            yield found if language == self._language else replace(found, language=language)


def _several(kids: Any) -> Sequence[Any]:
    return list(kids) if isinstance(kids, pikepdf.Array) else [] if kids is None else [kids]


def _is_dictionary(found: object) -> TypeGuard[pikepdf.Dictionary]:
    return isinstance(found, pikepdf.Dictionary)


def _address(element: Any) -> str:
    """Return where the link's annotation leads; empty when it has none that leads anywhere."""
    for kid in _several(element.get("/K")):
        annotation = kid.get("/Obj") if _is_dictionary(kid) and kid.get("/Type") == "/OBJR" else None
        if _is_dictionary(annotation):
            action = annotation.get("/A")
            if _is_dictionary(action) and "/URI" in action:
                return str(action["/URI"])
            if "/Dest" in annotation:
                return f"#{annotation['/Dest']}"
    return ""


def _numbering(element: Any) -> str:
    """Return the standard attribute of lists (ISO 32000-1, 14.8.5.5), without the solidus of a name."""
    for owned in filter(_is_dictionary, _several(element.get("/A"))):
        if "/ListNumbering" in owned:
            return str(owned["/ListNumbering"]).lstrip("/")
    return ""
