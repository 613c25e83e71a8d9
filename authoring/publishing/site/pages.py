"""Which sections make a page, what each is called, and which page an anchor stands on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from authoring.model import walk
from authoring.model.report import Report, Section

INDEX = "index"
"""The page that every language begins with: cover and contents."""


@dataclass(frozen=True, slots=True)
class Page:
    """A part or a chapter on a page of its own.

    `name` is the file's, without its ending, the same in every language. `section` is without what has pages of its
    own: `below` are those pages. `within` is the page of the part that a chapter belongs to; `depth` the section's in
    the report, from 1.
    """

    name: str
    section: Section
    depth: int
    below: "tuple[Page, ...]" = ()
    within: "Page | None" = None

    @property
    def file(self) -> str:
        """The name of the page's file."""
        return f"{self.name}.html"


def pages(report: Report) -> tuple[Page, ...]:
    """Return the pages in reading order."""
    own = {one.anchor for part in report.parts for one in (part, *part.sections) if _is_id(one.anchor)}
    return tuple(_in_order(report.parts, own))


def _in_order(parts: Iterable[Section], taken: set[str]) -> Iterator[Page]:
    for part in parts:
        own, chapters = _divided(part)
        page = Page(_name(part.anchor, taken), own, 1)
        below = [Page(_name(chapter.anchor, taken), chapter, 2, within=page) for chapter in chapters]
        yield replace(page, below=tuple(below))
        yield from below


def _divided(part: Section) -> tuple[Section, tuple[Section, ...]]:
    """Return a part as far as its own page shows it, and the rest: from the first chapter on, so that none is moved."""
    kinds = [section.kind for section in part.sections]
    first = kinds.index("chapter") if "chapter" in kinds else len(kinds)
    return replace(part, sections=part.sections[:first]), part.sections[first:]


def _is_id(anchor: str) -> bool:
    # No id holds two hyphens, so that no name with two of them meets one.
    return "--" not in anchor


def _name(anchor: str, taken: set[str]) -> str:
    """Return a group's id, for what the program makes itself its anchor, as short as is free."""
    if _is_id(anchor):
        return anchor if anchor != INDEX else f"{INDEX}--group"
    short = anchor.removeprefix("part--").replace("--", "-")
    name = anchor if short in (INDEX, *taken) else short
    taken.add(name)
    return name


def files_of_anchors(site: Iterable[Page]) -> dict[str, str]:
    """Return the file that each section stands in, by its anchor."""
    return {section.anchor: page.file for page in site for section in walk.below(page.section)}
