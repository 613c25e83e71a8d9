"""Headings: their level is their style's, their number is counted by the list the style is linked to (17.9.23)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from authoring.errors import TemplateError
from authoring.locale import Words
from authoring.model.report import Section
from authoring.publishing.ooxml.bookmarks import Bookmarks
from authoring.publishing.ooxml.markup import name, numbered, paragraph, run, run_properties
from authoring.publishing.ooxml.numbering import Numbering
from authoring.publishing.ooxml.styles import ANNEX, CHAPTER, HEADINGS, PART, TOPIC, Styles
from authoring.publishing.pdf_setting import is_brief
from authoring.text.markers import ROMAN

NUMBERED = (PART, CHAPTER, ANNEX)
"""The styles of numbered headings: the template links each to a level of a list."""

_SAME_PAGE = '<w:pageBreakBefore w:val="0"/>'
_BELOW_ANOTHER = '<w:spacing w:before="794"/>'
"""What stands between a chapter and another one above it on its page: 14 mm."""

_UNNUMBERED = numbered(0, "0")
"""A list's number 0 takes a paragraph out of the list of its style (17.9.18)."""

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MOST_CHAPTERS = 1000


@dataclass
class _Level:
    """A level of a list that numbers headings: where it stands, what its numbers look like, how far it has counted.

    `values` gives the value of each number as the report writes it. `instance` is the list's instance to go on with;
    empty as long as the style's own counts right.
    """

    definition: str
    depth: int
    values: Mapping[str, int]
    count: int = 0
    instance: str = ""


@dataclass
class Headings:
    """Writes headings, and sees to it that Word counts them as the report does."""

    styles: Styles
    bookmarks: Bookmarks
    numbering: Numbering
    words: Words
    template: Any
    """The template's `w:numbering`: its definitions get the words of the report's language."""

    _levels: dict[str, _Level] = field(init=False)

    def __post_init__(self) -> None:
        self._levels = dict(self._linked())

    def heading(self, section: Section, depth: int, follows: bool, language: str) -> str:
        """Return the heading of a section at `depth` (parts are 1); `language` is given when it is not the report's.

        `follows` is false when nothing stands between it and the heading above: a chapter then stays on its part's
        page. A brief one stays on the page of the chapter before it.
        """
        style = self._style(section, depth)
        running = self.styles["Running Title"] if section.kind in ("part", "chapter") else ""
        # Only the titles of topics are their authors' own words.
        title = run(section.title, run_properties(running, language=language if section.kind == "topic" else ""))
        brief = is_brief(section)
        page = _SAME_PAGE if section.kind == "chapter" and (brief or not follows) else ""
        properties = f"{page}{self._number(style, section.number)}{_BELOW_ANOTHER if brief and follows else ''}"
        return paragraph(self.styles[style], self.bookmarks.around(section.anchor, title), properties)

    def _style(self, section: Section, depth: int) -> str:
        match section.kind, depth:
            case "chapter", 2:
                return ANNEX if _plain(section.number) in self._levels[ANNEX].values else CHAPTER
            case "topic", 3:
                return TOPIC
            case _:
                return HEADINGS[min(depth, len(HEADINGS)) - 1]

    def _number(self, style: str, number: str) -> str:
        """Return the paragraph's own numbering: none where the style's is right."""
        level = self._levels.get(style)
        if not number:
            return _UNNUMBERED if level else ""
        value = level.values.get(_plain(number)) if level else None
        if level is None or value is None:
            raise ValueError(f"No list counts “{number}” for headings of style “{style}”.")
        if value != level.count + 1:
            self._count_on(level, value)
        level.count = value
        return numbered(level.depth, level.instance) if level.instance else ""

    def _count_on(self, level: _Level, value: int) -> None:
        """Begin a new instance of the level's list, in which every level goes on where it has to."""
        siblings = [one for one in self._levels.values() if one.definition == level.definition]
        starts = {one.depth: value if one is level else one.count + 1 for one in siblings}
        instance = str(self.numbering.counting_on(level.definition, starts))
        for one in siblings:
            one.instance = instance

    def _linked(self) -> Iterator[tuple[str, _Level]]:
        """Yield the levels linked to the styles of numbered headings, once they say what the report says."""
        part, annex = self.words("Part {number}"), self.words("Annex {letter}")
        chapters = {str(value): value for value in range(1, _MOST_CHAPTERS)}
        parts = {_plain(part.format(number=roman.upper())): value for value, roman in enumerate(ROMAN) if value}
        annexes = {_plain(annex.format(letter=letter)): value for value, letter in enumerate(_LETTERS, start=1)}
        yield PART, self._level(PART, "upperRoman", part.format(number="{}"), parts)
        yield CHAPTER, self._level(CHAPTER, "decimal", "{}", chapters)
        yield ANNEX, self._level(ANNEX, "upperLetter", annex.format(letter="{}"), annexes)

    def _level(self, style: str, number_format: str, text: str, values: Mapping[str, int]) -> _Level:
        level = self._level_of(style)
        depth = int(level.get(name("w:ilvl")))
        level.find(name("w:numFmt")).set(name("w:val"), number_format)
        level.find(name("w:lvlText")).set(name("w:val"), text.format(f"%{depth + 1}"))
        return _Level(level.getparent().get(name("w:abstractNumId")), depth, values)

    def _level_of(self, style: str) -> Any:
        for level in self.template.iter(name("w:lvl")):
            linked, *said = (level.find(name(one)) for one in ("w:pStyle", "w:numFmt", "w:lvlText"))
            if linked is not None and linked.get(name("w:val")) == self.styles[style] and None not in said:
                return level
        raise TemplateError("report.docx has no list whose level is linked to the style “{name}”.", name=style)


def _plain(number: str) -> str:
    """Return a number as it is typed: typesetting may bind it to its word."""
    return " ".join(number.split())
