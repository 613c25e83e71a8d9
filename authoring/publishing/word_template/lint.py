"""Everything in a Word template that is to be mended, at once."""

from collections.abc import Iterator, Set
from pathlib import Path

from PIL import ImageFont

from authoring.errors import TemplateError
from authoring.locale.message import message
from authoring.model.finding import Finding, finding
from authoring.model.place import Place, WordPlace
from authoring.publishing.word_template.check_looks import check_looks
from authoring.publishing.word_template.check_parts import check_parts, check_stories
from authoring.publishing.word_template.check_tags import check_tags
from authoring.publishing.word_template.package import Package, UnusableError
from authoring.publishing.word_template.stories import stories
from authoring.publishing.word_template.tag_text import tags

_PROPERTIES = "docProps/core.xml"
_MOST_SHOWN = 5
"""Findings that a build names before it refers to the command that lists them all."""


def lint(data: bytes, file: str, fonts: Set[str] = frozenset()) -> list[Finding]:
    """Return what is to be mended in a template, errors first; `fonts` are those that come with the project.

    Whatever the file is, the answer is a list: a template comes from outside as well.
    """
    try:
        found = list(dict.fromkeys(_findings(Package(data), file, fonts)))
    except UnusableError as error:
        return [finding(error.code, Place(file), **error.values)]
    return sorted(found, key=lambda one: ("error", "warning", "hint").index(one.severity))


def _findings(package: Package, file: str, fonts: Set[str]) -> Iterator[Finding]:
    package.check_references()
    place, told = Place(file), list(stories(package, file))
    yield from check_tags(told, place)
    yield from _properties(package, file)
    yield from check_parts(package, place)
    yield from check_stories(told)
    yield from check_looks(package, place, fonts)


def _properties(package: Package, file: str) -> Iterator[Finding]:
    # docxtpl renders these too, where nobody would look for a tag.
    root = package.tree(_PROPERTIES)
    for element in () if root is None else root:
        for tag in tags(element.text or ""):
            yield finding("tag-hidden", WordPlace(file, story="Properties"), tag=tag.text)


def fonts_in(folder: Path) -> frozenset[str]:
    """Return the names of the fonts in a folder."""
    return frozenset(str(ImageFont.truetype(font).getname()[0]) for font in sorted(folder.glob("*.ttf")))


def refuse_broken(data: bytes, file: str) -> None:
    """Raise TemplateError when there are errors in a template, naming the first of them."""
    errors = [one for one in lint(data, file) if one.severity == "error"]
    if errors:
        more = [message("… and {count} more.", count=len(errors) - _MOST_SHOWN)] if len(errors) > _MOST_SHOWN else []
        last = message("`authoring lint-template` lists what is to be mended in {file}.", file=file)
        raise TemplateError(*errors[:_MOST_SHOWN], *more, last)
