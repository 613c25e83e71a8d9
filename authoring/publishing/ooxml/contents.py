"""The table of contents (17.16.5.68): a field that Word can renew, already filled in."""

from collections.abc import Iterator

from authoring.model.report import Report, Section
from authoring.model.walk import sections
from authoring.publishing.ooxml.bookmarks import Bookmarks
from authoring.publishing.ooxml.markup import EN_SPACE, FIELD_END, TAB, field, field_begin, paragraph, run
from authoring.publishing.ooxml.page import TWIPS, Page
from authoring.publishing.ooxml.styles import CONTENTS, Styles


def contents(report: Report, styles: Styles, bookmarks: Bookmarks, page: Page) -> str:
    """Return one paragraph for each entry, a link to its heading.

    Entries end with a reference to their page whose result is empty, because pages are only known once the document is
    laid out; Word fills it in when the table is updated or the document is printed. Nothing tells Word to do so on
    opening: both `w:updateFields` and dirty fields make it ask the reader first. Until then the entries' tab stop has
    no leader, which would lead to nothing.
    """
    listed = [(depth, section) for depth, section in sections(report) if depth <= len(CONTENTS)]
    return "".join(_entries(listed, styles, bookmarks, _tab(page)))


def _entries(listed: list[tuple[int, Section]], styles: Styles, bookmarks: Bookmarks, tab: str) -> Iterator[str]:
    begin = field_begin(f'TOC \\o "1-{len(CONTENTS)}" \\h \\z \\u')
    for position, (depth, section) in enumerate(listed, start=1):
        end = FIELD_END if position == len(listed) else ""
        yield paragraph(styles[CONTENTS[depth - 1]], f"{begin}{_link(section, bookmarks)}{end}", tab)
        begin = ""


def _tab(page: Page) -> str:
    return f'<w:tabs><w:tab w:val="right" w:leader="none" w:pos="{round(page.width * TWIPS)}"/></w:tabs>'


def _link(section: Section, bookmarks: Bookmarks) -> str:
    bookmark = bookmarks.name(section.anchor)
    title = EN_SPACE.join(filter(None, (section.number, section.title)))
    page = field(f"PAGEREF {bookmark} \\h", "")
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{run(title)}{TAB}{page}</w:hyperlink>'
