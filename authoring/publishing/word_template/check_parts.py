"""What the writer needs beside the text (styles, lists, pages, footnotes), and what must not be published with it."""

from collections.abc import Iterator
from typing import Any, get_args

from authoring.model.blocks import ListStyle
from authoring.model.finding import Finding, finding
from authoring.model.place import Place, WordPlace
from authoring.publishing.ooxml.headings import NUMBERED
from authoring.publishing.ooxml.markup import name
from authoring.publishing.ooxml.styles import REQUIRED
from authoring.publishing.word_template.package import Package
from authoring.publishing.word_template.stories import Story

_CHANGES = tuple(map(name, "w:ins w:del w:moveFrom w:moveTo w:rPrChange w:pPrChange w:sectPrChange".split()))
"""Revisions (17.13.5)."""


def check_parts(package: Package, file: Place) -> Iterator[Finding]:
    """Yield what the template's parts lack, and what stands in them that would be published."""
    yield from _styles(package, file)
    yield from _lists(package, file)
    yield from _footnotes(package, file)
    yield from _settings(package, file)
    yield from _page(package.tree(package.main), file)
    if any(part.rpartition("/")[2] == "vbaProject.bin" for part in package):
        yield finding("template-macros", file)
    comments = package.related("comments")
    if comments is not None and len(comments):
        yield finding("template-comments", file, count=len(comments))
    for relation in package.relations(package.main).values():
        if relation.external and relation.kind != "hyperlink":
            yield finding("template-linked", file, target=relation.target)


def _styles(package: Package, file: Place) -> Iterator[Finding]:
    root = package.related("styles")
    known = _ids(root)
    for style in REQUIRED:
        if style.casefold() not in known:
            yield finding("style-missing", file, style=style)
    if "" in known:
        yield finding("template-damaged", file, part="styles")
    linked = _linked(package.related("numbering"))
    for style in NUMBERED:
        if style.casefold() in known and known[style.casefold()] not in linked:
            yield finding("list-unlinked", file, style=style)
    if root is not None and next(root.iter(name("w:lang")), None) is None:
        yield finding("template-language", file)


def _ids(styles: Any) -> dict[str, str]:
    """Return the ids of styles by their names in small letters, as Word compares them; an empty one for one without."""
    found = [(one.find(name("w:name")), one) for one in _each(styles, "w:style")]
    return {
        called.get(name("w:val"), "").casefold(): one.get(name("w:styleId"), "")
        for called, one in found
        if called is not None
    }


def _linked(numbering: Any) -> set[str]:
    """Return the ids of the styles that a level of a list is linked to and numbers (17.9.23)."""
    levels = _each(numbering, "w:abstractNum/w:lvl")
    whole = [one for one in levels if all(one.find(name(part)) is not None for part in ("w:numFmt", "w:lvlText"))]
    return {found.get(name("w:val"), "") for one in whole for found in one.iterfind(name("w:pStyle"))}


def _each(root: Any, path: str) -> list[Any]:
    return [] if root is None else root.findall("/".join(map(name, path.split("/"))))


def _lists(package: Package, file: Place) -> Iterator[Finding]:
    definitions = _each(package.related("numbering"), "w:abstractNum/w:name")
    named = {found.get(name("w:val")) for found in definitions}
    for style in get_args(ListStyle):
        if style not in named:
            yield finding("list-missing", file, list=style)


def _footnotes(package: Package, file: Place) -> Iterator[Finding]:
    root = package.related("footnotes")
    if root is None:
        yield finding("template-footnotes", file)
        return
    types = [note.get(name("w:type")) for note in root.iterchildren(name("w:footnote"))]
    for separator in ("separator", "continuationSeparator"):
        if separator not in types:
            yield finding("template-separator", file)
    if None in types or "normal" in types:
        yield finding("template-footnote", WordPlace(file.file, story="Footnotes"))


def _settings(package: Package, file: Place) -> Iterator[Finding]:
    root = package.related("settings")
    protection = _each(root, "w:documentProtection")
    if any(_is_on(one.get(name("w:enforcement"))) for one in protection):
        yield finding("template-protected", file)
    if any(_is_on(one.get(name("w:val"), "true")) for one in _each(root, "w:updateFields")):
        yield finding("template-update-fields", file)
    if any(_is_on(one.get(name("w:val"), "true")) for one in _each(root, "w:trackRevisions")):
        yield finding("template-tracking", file)


def _is_on(value: str | None) -> bool:
    return value in ("1", "true", "on")


def _page(document: Any, file: Place) -> Iterator[Finding]:
    """Look at every section's page (17.6): without size and margins nobody knows how wide a table may be."""
    sections = [] if document is None else list(document.iter(name("w:sectPr")))
    sizes = [(one.find(name("w:pgSz")), one.find(name("w:pgMar"))) for one in sections]
    if not sizes or any(size is None or margins is None for size, margins in sizes):
        yield finding("template-page", file)


def check_stories(stories: list[Story]) -> Iterator[Finding]:
    """Yield what stands in the text itself that should not be published, or not like this."""
    for story in stories:
        if story.is_box:
            yield finding("template-text-box", story.paragraphs[0].place if story.paragraphs else story.place)
            continue
        changed = {story.place_of(element): None for element in story.root.iter(*_CHANGES)}
        yield from (finding("template-changes", place) for place in changed)
        yield from _pictures(story)
        if story.is_body:
            yield from _empty(story)
        yield from _direct(story)


def _pictures(story: Story) -> Iterator[Finding]:
    for described in story.root.iter(name("wp:docPr")):
        decorative = described.xpath("boolean(.//*[local-name()='decorative'][@val='1' or @val='true'])")
        if not (described.get("descr") or decorative):
            yield finding("template-picture", story.place_of(described), picture=described.get("name", ""))


def _empty(story: Story) -> Iterator[Finding]:
    """Look for paragraphs that are only there for their height; a cell's last one has to be there (17.4.65)."""
    shows = tuple(map(name, "w:t w:tab w:br w:drawing w:pict w:fldChar w:sectPr w:object".split()))
    for paragraph in story.paragraphs:
        is_empty = next(paragraph.element.iter(*shows), None) is None
        if is_empty and paragraph.above("w:tc") is None:
            yield finding("template-empty-paragraph", paragraph.place)


_LOOKS = frozenset(map(name, "w:rFonts w:b w:i w:color w:sz w:u w:highlight w:shd w:spacing w:ind w:jc".split()))
"""What belongs into a style (17.3.1, 17.3.2)."""


def _direct(story: Story) -> Iterator[Finding]:
    for paragraph in story.paragraphs:
        properties = [*paragraph.element.iter(name("w:pPr"), name("w:rPr"))]
        found = {child.tag.rpartition("}")[2] for one in properties for child in one if child.tag in _LOOKS}
        if found and paragraph.text.strip():
            yield finding("template-direct", paragraph.place, looks=", ".join(sorted(found)))
        languages = {one.get(name("w:val")) for one in paragraph.element.iter(name("w:lang"))} - {None}
        for language in sorted(languages):
            yield finding("template-fixed-language", paragraph.place, language=language)
