"""Text inside a paragraph: runs, hyperlinks, footnote references."""

from itertools import groupby
from operator import attrgetter

from authoring.model.inline import Inline, Run, merged
from authoring.publishing.addresses import address
from authoring.publishing.ooxml.bookmarks import Bookmarks
from authoring.publishing.ooxml.footnotes import Footnotes
from authoring.publishing.ooxml.languages import regional
from authoring.publishing.ooxml.markup import run, run_properties
from authoring.publishing.ooxml.relationships import Hyperlinks
from authoring.publishing.ooxml.styles import Styles


class Text:
    """Writes runs of one story: the body, or the footnotes. Each has hyperlinks of its own.

    Footnotes have none themselves (17.11): what is a note inside a note follows in brackets.
    """

    def __init__(
        self, styles: Styles, bookmarks: Bookmarks, territories: tuple[str, ...], footnotes: Footnotes | None = None
    ) -> None:
        self.hyperlinks = Hyperlinks()
        self._styles = styles
        self._bookmarks = bookmarks
        self._territories = territories
        self._footnotes = footnotes

    def runs(self, inline: Inline, language: str = "") -> str:
        """Return `inline`; `language` is given, with its region, when it is not the document's."""
        return "".join(
            self._linked(link, list(group), language) for link, group in groupby(inline, key=attrgetter("link"))
        )

    def _linked(self, link: str | None, group: list[Run], language: str) -> str:
        opening = self._opening(link) if link else ""
        if not opening:
            return "".join(self._run(each, "", language) for each in group)
        style = self._styles["Hyperlink"]
        return f"{opening}{''.join(self._run(each, style, language) for each in group)}</w:hyperlink>"

    def _opening(self, link: str) -> str:
        if link.startswith("#"):
            bookmark = self._bookmarks.name(link[1:])
            return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">' if bookmark else ""
        target = address(link)
        return f'<w:hyperlink r:id="{self.hyperlinks.id(target)}" w:history="1">' if target else ""

    def _run(self, each: Run, style: str, language: str) -> str:
        if each.note is None:
            spoken = regional(each.language, self._territories) if each.language else language
            return run(each.text, run_properties(style, each.strong, each.emphasis, spoken))
        if self._footnotes is None:
            return self.runs(merged((Run(" ["), *each.note, Run("]"))), language)
        return self._footnotes.reference(each.note, language)
