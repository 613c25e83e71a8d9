"""The report's sections and blocks, written into the template's styles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from dataclasses import field as attribute
from itertools import zip_longest
from typing import Literal

from authoring.locale import Words
from authoring.model.blocks import Block, Details, Figure, List, Paragraph, RichText, Roster, Table
from authoring.model.inline import Run, text_of
from authoring.model.report import Section
from authoring.publishing.columns import is_wide
from authoring.publishing.ooxml.breaks import Piece
from authoring.publishing.ooxml.headings import Headings
from authoring.publishing.ooxml.languages import regional
from authoring.publishing.ooxml.markup import (
    EN_SPACE,
    KEEP_NEXT,
    NO_BREAK_SPACE,
    field,
    numbered,
    paragraph,
    run,
    run_properties,
)
from authoring.publishing.ooxml.numbering import DEEPEST, Numbering
from authoring.publishing.ooxml.page import Page
from authoring.publishing.ooxml.people import People
from authoring.publishing.ooxml.pictures import Pictures
from authoring.publishing.ooxml.styles import CONTINUATIONS, TEXT_AFTER, Styles
from authoring.publishing.ooxml.tables import Tables
from authoring.publishing.ooxml.text import Text
from authoring.publishing.pdf_setting import is_brief
from authoring.publishing.view import is_remark


@dataclass
class Body:
    """Writes what stands between the cover and the end; what it refers to gathers in its collaborators."""

    styles: Styles
    text: Text
    page: Page
    headings: Headings
    numbering: Numbering
    pictures: Pictures
    tables: Tables
    people: People
    words: Words
    language: str
    territories: tuple[str, ...]
    _captions: dict[str, int] = attribute(default_factory=dict)

    def sections(self, sections: Iterable[Section], depth: int = 1, follows: bool = True) -> Iterator[Piece]:
        """Yield the headings and blocks of `sections`, headings of `depth` first.

        `follows` is false when nothing stands between the first of them and the heading above.
        """
        for section in sections:
            foreign = "" if section.language == self.language else section.language
            language = regional(foreign, self.territories)
            of_title = regional(section.title_language, self.territories) or language
            yield Piece(self.headings.heading(section, depth, follows, of_title), is_heading=True)
            self.numbering.begin_section()
            yield from self.blocks(section.blocks, language, together=is_brief(section))
            yield from self.sections(section.sections, depth + 1, follows=bool(section.blocks))
            follows = True

    def blocks(self, blocks: RichText, language: str = "", together: bool = False) -> Iterator[Piece]:
        """Yield `blocks`, `together` on one page; `language` is given when it is not the document's."""
        before: Block | None = None
        for block, after in zip_longest(blocks, blocks[1:]):
            match block:
                case Paragraph():
                    leads = isinstance(after, List) or (after is not None and (together or is_remark(after)))
                    yield Piece(self._paragraph(block, before, language, KEEP_NEXT if leads else ""))
                case Details():
                    yield Piece("".join(self.people.details(block, language, follows_list=isinstance(before, List))))
                case Table() if is_wide(block):
                    yield Piece("".join(self._table(block, language, self.page.long_width)), is_wide=True)
                case _:
                    yield Piece("".join(self._block(block, language)))
            before = block

    def _paragraph(self, block: Paragraph, before: Block | None, language: str, keep: str) -> str:
        style = TEXT_AFTER.get(type(before), "Body Text")
        return paragraph(self.styles[style], self.text.runs(block.content, language), keep)

    def _block(self, block: Block, language: str, level: int = 0) -> Iterator[str]:
        match block:
            case Paragraph():  # inside an item: elsewhere `blocks` sees what stands around it
                style = CONTINUATIONS[min(level, len(CONTINUATIONS)) - 1]
                yield paragraph(self.styles[style], self.text.runs(block.content, language))
            case List():
                yield from self._list(block, language, level)
            case Table():
                yield from self._table(block, language, self.page.width)
            case Figure():
                yield from self._figure(block, language)
            case Roster():
                yield from self.people.roster(block, language)
            case Details():
                yield from self.people.details(block, language)

    def _list(self, block: List, language: str, level: int) -> Iterator[str]:
        marker = self._marker(block, min(level, DEEPEST))
        style = self.styles["List Bullet" if block.style == "bullet" else "List Number"]
        last = len(block.items)
        for position, item in enumerate(block.items, start=1):
            first, *others = item.blocks
            if not isinstance(first, Paragraph):
                raise TypeError("An item begins with a paragraph.")
            keep = KEEP_NEXT if others or (position in (1, last - 1) and position < last) else ""
            yield paragraph(style, self.text.runs(first.content, language), keep + marker)
            for other in others:
                yield from self._block(other, language, level + 1)

    def _marker(self, block: List, level: int) -> str:
        number = self.numbering.instance(block.style, level, block.start, len(block.items))
        return numbered(level, str(number))

    def _table(self, table: Table, language: str, width: float) -> Iterator[str]:
        caption = run(table.caption, run_properties(language=language))
        yield self._caption("Table", caption, KEEP_NEXT)
        yield self.tables.table(table, lambda inline: self.text.runs(inline, language), width)

    def _figure(self, figure: Figure, language: str) -> Iterator[str]:
        described = figure.alternative or text_of(figure.caption)
        yield paragraph(self.styles["Figure"], self.pictures.inline(figure.picture, described, figure.svg or None))
        credit = (Run(" ("), *figure.credit, Run(")")) if figure.credit else ()
        yield self._caption("Figure", self.text.runs((*figure.caption, *credit), language))

    def _caption(self, label: Literal["Figure", "Table"], content: str, properties: str = "") -> str:
        number = self._captions[label] = self._captions.get(label, 0) + 1
        look = run_properties(self.styles["Caption Label"])
        counted = field(f"SEQ {label} \\* ARABIC", str(number), look)
        separator = run(EN_SPACE) if content else ""
        return paragraph(
            self.styles["Figure Caption" if label == "Figure" else "caption"],
            f"{run(self.words(label) + NO_BREAK_SPACE, look)}{counted}{separator}{content}",
            properties,
        )
