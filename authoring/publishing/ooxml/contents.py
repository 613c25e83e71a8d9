"""The table of contents (17.16.5.68): a field that Word can renew, already filled in as Word fills it in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from authoring.model.report import Report, Section
from authoring.publishing.ooxml.bookmarks import Bookmarks
from authoring.publishing.ooxml.languages import regional
from authoring.publishing.ooxml.markup import TAB, field, field_begin, field_mark, paragraph, run, run_properties
from authoring.publishing.ooxml.page import TWIPS, Page
from authoring.publishing.ooxml.styles import CONTENTS, Styles

_LETTER = 110
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
        begin, end = field_begin(f'TOC \\o "1-{len(CONTENTS)}" \\h \\z \\u'), field_mark("end")
        entries = list(self._listed(report.parts, 1, report.territories))
        last = len(entries) - 1
        return "".join(
            paragraph(style, f"{'' if position else begin}{link}{'' if position < last else end}", tabs)
            for position, (style, link, tabs) in enumerate(entries)
        )

    def _listed(
        self, sections: Sequence[Section], depth: int, territories: tuple[str, ...]
    ) -> Iterator[tuple[str, str, str]]:
        """Yield style, link and tab stops of each entry; the titles of siblings stand below one another."""
        if depth > len(CONTENTS):
            return
        longest = max((len(section.number) for section in sections), default=0)
        for section in sections:
            tabs = self._tabs(_STEP * (depth - 1) + _LETTER * longest + _GAP if section.number else 0)
            yield self.styles[CONTENTS[depth - 1]], self._link(section, territories), tabs
            yield from self._listed(section.sections, depth + 1, territories)

    def _tabs(self, behind_number: int) -> str:
        """Return the entry's own tab stops; Word, too, sets one behind each number when it makes the table anew."""
        stops = f'<w:tab w:val="left" w:pos="{behind_number}"/>' if behind_number else ""
        if not self.pages:
            stops += f'<w:tab w:val="right" w:leader="none" w:pos="{round(self.page.width * TWIPS)}"/>'
        return f"<w:tabs>{stops}</w:tabs>" if stops else ""

    def _link(self, section: Section, territories: tuple[str, ...]) -> str:
        bookmark = self.bookmarks.name(section.anchor)
        number = run(section.number) + TAB if section.number else ""
        page = field(f"PAGEREF {bookmark} \\h", self.pages.get(bookmark or "", ""))
        leader = TAB + run(" ") if self.pages else TAB  # its dots end before the page's number
        title = run(section.title, run_properties(language=regional(section.title_language, territories)))
        said = f"{number}{title}{leader}{page}"
        return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{said}</w:hyperlink>'
