"""The table of contents (17.16.5.68): a field that Word can renew, already filled in as Word fills it in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from authoring.model.report import Report, Section
from authoring.model.walk import sections
from authoring.publishing.ooxml.bookmarks import Bookmarks
from authoring.publishing.ooxml.markup import FIELD_END, TAB, field, field_begin, paragraph, run
from authoring.publishing.ooxml.page import TWIPS, Page
from authoring.publishing.ooxml.styles import CONTENTS, Styles

_LETTER = 125
"""Twips of a letter of an entry's number, on an average and with some room to spare."""

_GAP = 180
_STEP = 340
"""Twips between a number and its title, and by which entries of a level stand further in than those above."""


@dataclass
class Contents:
    """Writes the entries; `pages` gives the page of each bookmark, as it is printed there.

    Where pages are not known, the references to them stand there without a result, and without the leader, which would
    lead to nothing. No field is marked as out of date: whether by `w:updateFields` or by `w:dirty`, Word then asks its
    reader about it before it shows the document.
    """

    styles: Styles
    bookmarks: Bookmarks
    page: Page
    pages: Mapping[str, str]

    def of(self, report: Report) -> str:
        """Return one paragraph for each heading that is listed, a link to it."""
        listed = [(depth, section) for depth, section in sections(report) if depth <= len(CONTENTS)]
        return "".join(self._entries(listed))

    def _entries(self, listed: list[tuple[int, Section]]) -> Iterator[str]:
        begin = field_begin(f'TOC \\o "1-{len(CONTENTS)}" \\h \\z \\u')
        for position, (depth, section) in enumerate(listed, start=1):
            end = FIELD_END if position == len(listed) else ""
            content = f"{begin}{self._link(section)}{end}"
            yield paragraph(self.styles[CONTENTS[depth - 1]], content, self._tabs(depth, section.number))
            begin = ""

    def _tabs(self, depth: int, number: str) -> str:
        """Return the entry's own tab stops: Word, too, sets one behind each number, as wide as it is."""
        behind = _STEP * (depth - 1) + _LETTER * len(number) + _GAP
        stops = f'<w:tab w:val="left" w:pos="{behind}"/>' if number else ""
        if not self.pages:
            stops += f'<w:tab w:val="right" w:leader="none" w:pos="{round(self.page.width * TWIPS)}"/>'
        return f"<w:tabs>{stops}</w:tabs>" if stops else ""

    def _link(self, section: Section) -> str:
        bookmark = self.bookmarks.name(section.anchor)
        number = run(section.number) + TAB if section.number else ""
        page = field(f"PAGEREF {bookmark} \\h", self.pages.get(bookmark or "", ""))
        return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{number}{run(section.title)}{TAB}{page}</w:hyperlink>'
