"""What a template holds, as its designer sees it: stories (body, headers, notes, text boxes), their paragraphs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from authoring.model.place import WordPlace
from authoring.publishing.ooxml.markup import name
from authoring.publishing.word_template.package import Package

_CALLED = {
    ("header", "default"): "Header",
    ("header", "first"): "First Page Header",
    ("header", "even"): "Even Page Header",
    ("footer", "default"): "Footer",
    ("footer", "first"): "First Page Footer",
    ("footer", "even"): "Even Page Footer",
}
"""What Word writes beside it on the screen, by its kind and type (17.18.36)."""

BOX = name("w:txbxContent")
"""A text box (17.17.1.1): a story inside a paragraph of another one."""
_LONGEST = 60
"""Characters of a paragraph that are shown where it is named."""

_SIGNS = {name("w:tab"): "\t", name("w:br"): "\n", name("w:cr"): "\n", name("w:noBreakHyphen"): "-"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one run (17.3.2), and the element it stands in."""

    text: str
    run: Any


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a story; `pieces` are its text, run by run, without that of text boxes anchored in it."""

    place: WordPlace
    element: Any
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """Its text."""
        return "".join(piece.text for piece in self.pieces)

    def above(self, *tags: str) -> Any:
        """Return the nearest element around it that has one of the tags (`w:tbl`), None when there is none."""
        return next(self.element.iterancestors(*map(name, tags)), None)


@dataclass(frozen=True, slots=True)
class Story:
    """A part of the document that is read on its own; `place` is that of the story as a whole."""

    place: WordPlace
    root: Any
    paragraphs: tuple[Paragraph, ...]

    @property
    def is_body(self) -> bool:
        """Whether it is the document itself."""
        return self.place.story == "Body"

    @property
    def is_box(self) -> bool:
        """Whether it is a text box; Word writes each twice, for itself and for programs older than 2010."""
        return bool(self.root.tag == BOX)

    def place_of(self, element: Any) -> WordPlace:
        """Return the place of anything in the story: its paragraph, else the story."""
        around = (element, *element.iterancestors())
        by_element = {paragraph.element: paragraph.place for paragraph in self.paragraphs}
        return next((by_element[one] for one in around if one in by_element), self.place)


def stories(package: Package, file: str) -> Iterator[Story]:
    """Yield the stories that are rendered: the body, the headers and footers of its sections, the notes."""
    document = package.tree(package.main)
    yield from _with_boxes(WordPlace(file, story="Body"), document)
    yield from _margins(package, file, document)
    for kind, called in (("footnotes", "Footnotes"), ("endnotes", "Endnotes")):
        root = package.related(kind)
        if root is not None:
            yield from _with_boxes(WordPlace(file, story=called), root)


def _margins(package: Package, file: str, document: Any) -> Iterator[Story]:
    """Yield headers and footers, each where a section first refers to it; then those that no section refers to."""
    relations = {key: one for key, one in package.relations(package.main).items() if one.kind in ("header", "footer")}
    sections = list(document.iter(name("w:sectPr")))
    seen = set()
    for number, section in enumerate(sections, start=1):
        for reference in section.iterchildren(name("w:headerReference"), name("w:footerReference")):
            relation = relations.get(reference.get(name("r:id"), ""))
            root = package.tree(relation.target) if relation and relation.target not in seen else None
            if relation and root is not None:
                seen.add(relation.target)
                called = _CALLED.get((relation.kind, reference.get(name("w:type"), "")), relation.kind.title())
                yield from _with_boxes(WordPlace(file, story=called, section=number if len(sections) > 1 else 0), root)
    for relation in relations.values():
        root = package.tree(relation.target) if relation.target not in seen else None
        if root is not None:
            yield from _with_boxes(WordPlace(file, story=relation.kind.title()), root)


def _with_boxes(place: WordPlace, root: Any) -> Iterator[Story]:
    yield _story(place, root)
    for box in root.iter(BOX):
        yield _story(WordPlace(place.file, story="Text Box"), box)


def _story(place: WordPlace, root: Any) -> Story:
    own = (one for one in root.iter(name("w:p")) if not _is_inside_a_box(one, root))
    paragraphs = (_paragraph(place, number, element) for number, element in enumerate(own, start=1))
    return Story(place, root, tuple(paragraphs))


def _is_inside_a_box(paragraph: Any, root: Any) -> bool:
    """Return whether a text box stands between the paragraph and the root of its story."""
    return next((one for one in paragraph.iterancestors() if one is root or one.tag == BOX), root) is not root


def _paragraph(story: WordPlace, number: int, element: Any) -> Paragraph:
    pieces = tuple(_pieces(element))
    text = " ".join("".join(piece.text for piece in pieces).split())
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    place = WordPlace(story.file, story=story.story, section=story.section, paragraph=number, text=shown)
    return Paragraph(place, element, pieces)


def _pieces(paragraph: Any) -> Iterator[Piece]:
    for run in paragraph.iter(name("w:r")):
        if next(run.iterancestors(name("w:p")), None) is paragraph:
            text = "".join(_said(child) for child in run)
            if text:
                yield Piece(text, run)


def _said(child: Any) -> str:
    return child.text or "" if child.tag == name("w:t") else _SIGNS.get(child.tag, "")
