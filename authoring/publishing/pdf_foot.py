"""The foot of a page: WeasyPrint's layout, but notes stay on the page of their marks as long as there is room."""

from typing import Any

from weasyprint import DEFAULT_OPTIONS, HTML
from weasyprint.document import Document
from weasyprint.layout import LayoutContext


class PaperDocument(Document):  # type: ignore[misc]
    """A document laid out with its notes where they belong."""

    @classmethod
    def of(cls, html: HTML, fonts: Any, **options: Any) -> "PaperDocument":
        """Return the page laid out: `HTML.render`, which knows no other document than WeasyPrint's."""
        document: PaperDocument = cls._render(html, fonts, None, None, DEFAULT_OPTIONS | options)
        return document

    @classmethod
    def _build_layout_context(cls, *given: Any) -> LayoutContext:
        context = super()._build_layout_context(*given)
        context.__class__ = _Footing
        context._notes, context._settled = _Notes(), set()
        return context


class _Footing(LayoutContext):  # type: ignore[misc]
    """What is known of the page that is being laid out, its notes above all."""

    _notes: "_Notes"
    _settled: set[Any]

    @property
    def current_page_footnotes(self) -> "_Notes":
        """The notes at the foot of the page; set when a page begins."""
        return self._notes

    @current_page_footnotes.setter
    def current_page_footnotes(self, notes: list[Any]) -> None:
        # Their marks stand on pages that are done; those that had no room there are the first ones here.
        self._settled = {*self._settled, *self._notes, *self.reported_footnotes}
        self._notes = _Notes(notes)

    def unlayout_footnote(self, footnote: Any) -> None:
        """Take a note back because the line with its mark goes to the next page.

        WeasyPrint takes back all notes of a block, those of its lines on earlier pages as well, and they are lost.
        """
        if footnote not in self._settled:
            super().unlayout_footnote(footnote)

    def _update_footnote_area(self) -> bool:
        """Lay out the notes of the page; return whether they have no room.

        WeasyPrint compares sums of fractions: any third note may be an atom too high. Only at `max-height` there is no
        room indeed.
        """
        self._notes.are_counted = True
        overflows = super()._update_footnote_area()
        self._notes.are_counted = False
        area = self.current_footnote_area
        return bool(overflows and area.height >= area.max_height)


class _Notes(list[Any]):
    """The notes of a page.

    Outside of the area's own layout WeasyPrint asks whether there are any for one purpose only: to move all of them to
    the next page when that spares the page an orphan. No page is so dear to us: there are none to be moved.
    """

    are_counted = False

    def __bool__(self) -> bool:
        return self.are_counted and len(self) > 0
