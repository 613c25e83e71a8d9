"""Tags: unknown, missing, misplaced, cut in two, not closed."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any

from authoring.model.finding import Finding, finding
from authoring.model.place import Place
from authoring.publishing.ooxml.markup import name
from authoring.publishing.word_template.expressions import complaints, loop_names, names
from authoring.publishing.word_template.stories import BOX, Paragraph, Story
from authoring.publishing.word_template.tag_text import TagText, halves, tags
from authoring.publishing.word_template.tags import PLACES

_CLOSED_BY = {"endif": "if", "endfor": "for"}
_MIDDLES = {"elif": ("if",), "else": ("if", "for")}
_TAG_INSIDE = re.compile(r"\{\{|\{%")


def check_tags(stories: Sequence[Story], file: Place) -> Iterator[Finding]:
    """Yield what is wrong with the template's tags."""
    placed: Counter[str] = Counter()
    for story in stories:
        yield from _Reader(story, placed).read()
        if not story.is_box:
            yield from _hidden(story)
    for place in PLACES:
        if placed[place] != 1:
            code = "tag-twice" if placed[place] else "tag-missing"
            yield finding(code, file, tag=f"{{{{p {place} }}}}")


@dataclass(frozen=True, slots=True)
class _Open:
    """A block that is not closed yet, where it stands, and the element both its ends must stand in."""

    tag: TagText
    paragraph: Paragraph
    inside: Any


class _Reader:
    """Reads one story's tags in order and keeps account of open blocks."""

    def __init__(self, story: Story, placed: Counter[str]) -> None:
        self._story = story
        self._placed = placed
        self._open: list[_Open] = []
        self._around: list[tuple[TagText, Paragraph, list[_Open]]] = []

    def read(self) -> Iterator[Finding]:
        for paragraph in self._story.paragraphs:
            found = list(tags(paragraph.text))
            for half in halves(paragraph.text):
                yield finding("tag-broken", paragraph.place, text=half)
            for tag in found:
                yield from self._tag(tag, paragraph)
        for tag, paragraph, around in self._around:
            if not all(block in self._open for block in around):
                yield finding("tag-misplaced", paragraph.place, tag=tag.text)
        for left in self._open:
            yield finding("tag-unclosed", left.paragraph.place, tag=left.tag.text, end=f"end{left.tag.keyword}")

    def _tag(self, tag: TagText, paragraph: Paragraph) -> Iterator[Finding]:
        yield from _pieces(tag, paragraph)
        if tag.has_curly_quotes:
            yield finding("tag-curly", paragraph.place, tag=tag.text)
        loops = {name for block in self._open if block.tag.keyword == "for" for name in loop_names(block.tag)}
        for code, values in complaints(tag, loops):
            yield finding(code, paragraph.place, tag=tag.text, **values)
        yield from self._standing(tag, paragraph)
        yield from self._block(tag, paragraph)
        for place in PLACES:
            if place in names(tag):
                yield from self._place(place, tag, paragraph)

    def _standing(self, tag: TagText, paragraph: Paragraph) -> Iterator[Finding]:
        """Look at what a tag takes the place of: its paragraph, its row, its cell."""
        if tag.kind in ("tr", "tc") and paragraph.above("w:tbl") is None:
            yield finding("tag-no-table", paragraph.place, tag=tag.text)
        if tag.kind in ("tr", "tc", "r") and not tag.keyword:
            yield finding("tag-forbidden", paragraph.place, tag=tag.text, what=f"{{{{{tag.kind}")
        beside = f"{paragraph.text[: tag.start]} {paragraph.text[tag.end :]}".strip()
        if tag.kind == "p" and beside:
            yield finding("tag-not-alone", paragraph.place, tag=tag.text, text=beside)

    def _place(self, place: str, tag: TagText, paragraph: Paragraph) -> Iterator[Finding]:
        """Look at one of the tags that are places."""
        self._placed[place] += 1
        expected = f"{{{{p {place} }}}}"
        if tag.kind != "p" or tag.expression != place:
            yield finding("tag-place", paragraph.place, tag=tag.text, expected=expected)
        if not self._story.is_body or paragraph.above("w:tbl") is not None:
            yield finding("tag-misplaced", paragraph.place, tag=tag.text)
        else:  # a block around it counts only when it is closed
            self._around.append((tag, paragraph, list(self._open)))

    def _block(self, tag: TagText, paragraph: Paragraph) -> Iterator[Finding]:
        inside = _inside(tag, paragraph)
        if tag.keyword in ("if", "for"):
            self._open.append(_Open(tag, paragraph, inside))
        elif tag.keyword in _MIDDLES or tag.keyword in _CLOSED_BY:
            opened = self._opened_by(tag)
            if opened is None:
                yield finding("tag-unopened", paragraph.place, tag=tag.text)
            elif opened.inside is not inside or opened.tag.kind != tag.kind:
                number = str(opened.paragraph.place.paragraph)
                yield finding("tag-crosses", paragraph.place, tag=tag.text, opening=opened.tag.text, paragraph=number)

    def _opened_by(self, tag: TagText) -> _Open | None:
        """Return the block that `tag` belongs to, and close it when it is its end."""
        wanted = _MIDDLES.get(tag.keyword) or (_CLOSED_BY[tag.keyword],)
        opened = next((block for block in reversed(self._open) if block.tag.keyword in wanted), None)
        if opened and tag.keyword in _CLOSED_BY:
            self._open.remove(opened)
        return opened


def _inside(tag: TagText, paragraph: Paragraph) -> Any:
    """Return the element in which both ends of a block must stand, so that what is between them is whole."""
    match tag.kind:
        case "p":
            return paragraph.element.getparent()
        case "tr":
            return paragraph.above("w:tbl")
        case "tc":
            return paragraph.above("w:tr")
        case _:
            return paragraph.element


def _pieces(tag: TagText, paragraph: Paragraph) -> Iterator[Finding]:
    """Look at the runs a tag is cut into: they must be neighbours, and only the first one's look counts."""
    runs, at = [], 0
    for piece in paragraph.pieces:
        if at < tag.end and at + len(piece.text) > tag.start:
            runs.append(piece.run)
        at += len(piece.text)
    if len({id(run.getparent()) for run in runs}) > 1:
        yield finding("tag-cut", paragraph.place, tag=tag.text)
    elif len(set(map(_look, runs))) > 1:
        yield finding("tag-looks", paragraph.place, tag=tag.text)


def _look(run: Any) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return a run's direct formatting, what has no look left out: the language and spelling of its text."""
    properties = run.find(name("w:rPr"))
    unseen = (name("w:lang"), name("w:noProof"))
    return tuple(
        (one.tag, tuple(sorted(one.attrib.items())))
        for one in (() if properties is None else properties)
        if one.tag not in unseen
    )


def _hidden(story: Story) -> Iterator[Finding]:
    """Look for tags where no text is shown: in alternative texts and other properties, in the codes of fields."""
    shown = {id(piece.run) for paragraph in story.paragraphs for piece in paragraph.pieces}
    for node in story.root.iter():
        for text in _unseen_texts(node, shown):
            if _TAG_INSIDE.search(text):
                yield finding("tag-hidden", story.place_of(node), tag=" ".join(text.split()))


def _unseen_texts(node: Any, shown: Set[int]) -> Iterator[str]:
    if isinstance(node.tag, str):
        yield from node.attrib.values()
    is_shown = node.tag == name("w:t") and (
        id(node.getparent()) in shown or next(node.iterancestors(BOX), None) is not None
    )
    if not is_shown:
        yield node.text or ""
    yield node.tail or ""
