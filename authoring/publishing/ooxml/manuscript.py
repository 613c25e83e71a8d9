"""A report on its way into an opened template: body, contents, and the parts beside the body they refer to."""

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE

from authoring.errors import TemplateError
from authoring.model.report import Report
from authoring.publishing.ooxml.body import Body
from authoring.publishing.ooxml.bookmarks import Bookmarks
from authoring.publishing.ooxml.breaks import Breaks
from authoring.publishing.ooxml.contents import Contents
from authoring.publishing.ooxml.footnotes import Footnotes
from authoring.publishing.ooxml.headings import Headings
from authoring.publishing.ooxml.languages import regional
from authoring.publishing.ooxml.markup import elements, name
from authoring.publishing.ooxml.numbering import Numbering
from authoring.publishing.ooxml.page import Page
from authoring.publishing.ooxml.page_numbers import PageNumbers
from authoring.publishing.ooxml.people import People
from authoring.publishing.ooxml.pictures import Pictures
from authoring.publishing.ooxml.styles import Styles
from authoring.publishing.ooxml.tables import Tables
from authoring.publishing.ooxml.text import Text
from authoring.publishing.typography import words


class Manuscript:
    """Writes a report for a python-docx `document`; raises TemplateError for what the template lacks."""

    def __init__(self, report: Report, document: Any, printed: PageNumbers) -> None:
        self._report = report
        self._printed = printed
        self._part = document.part
        self._styles = Styles.of(document.styles.element)
        self._bookmarks = Bookmarks.of(report)
        self._page = Page.of(document.element.body)
        self._notes = Text(self._styles, self._bookmarks, report.territories)
        self._footnotes = Footnotes(self._styles, self._notes.runs)
        self._text = Text(self._styles, self._bookmarks, report.territories, self._footnotes)
        self._numbering = Numbering(document.part.numbering_part.element)
        self._pictures = Pictures(self._page)
        self._breaks = Breaks(document.element.body.find(name("w:sectPr")), self._styles["Section Mark"], self._page)

    def body(self) -> str:
        """Return the report's parts as WordprocessingML; to be called once, before `attach`."""
        return "".join(self._breaks.flow(self._body().sections(self._report.parts)))

    def _body(self) -> Body:
        fixed = words(self._report.language)
        template = self._part.numbering_part.element
        return Body(
            styles=self._styles,
            text=self._text,
            page=self._page,
            headings=Headings(self._styles, self._bookmarks, self._numbering, fixed, template),
            numbering=self._numbering,
            pictures=self._pictures,
            tables=Tables(self._styles),
            people=People(self._styles, self._text),
            words=fixed,
            language=self._report.language,
            territories=self._report.territories,
        )

    def contents(self) -> str:
        """Return the entries of the table of contents."""
        return Contents(self._styles, self._bookmarks, self._page, self._printed.printed).of(self._report)

    def attach(self) -> None:
        """Add notes, lists, links and pictures to the document's parts."""
        notes = _footnotes_part(self._part)
        self._footnotes.attach(notes)
        self._notes.hyperlinks.attach(notes)
        self._text.hyperlinks.attach(self._part)
        self._pictures.attach(self._part)
        self._numbering.attach(self._part.numbering_part.element)

    def finish(self, document: Any) -> None:
        """Mark the end of the rendered document and set up its last section."""
        self._breaks.finish(document)
        self._bookmarks.mark_end(document.element.body)


def _footnotes_part(part: Any) -> Any:
    try:
        return part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
    except KeyError:
        raise TemplateError("report.docx has no footnotes part; add a footnote in Word and delete it again.") from None


def put_in_place(document: Any, place: str, markup: str) -> None:
    """Put `markup` where the processing instruction named `place` stands; raises TemplateError when there is none."""
    found = document.element.body.xpath(f"//processing-instruction('{place}')")
    if len(found) != 1:
        raise TemplateError(
            "report.docx has the tag {{{{p {place} }}}} more or less often than once: {count}.",
            place=place,
            count=len(found),
        )
    for element in elements(markup):
        found[0].addprevious(element)
    found[0].getparent().remove(found[0])


def set_language(document: Any, report: Report) -> None:
    """Set the language of every style (17.7.5) and of the theme's fonts: the template's is that of whoever made it."""
    language = regional(report.language, report.territories)
    for part, element in ((document.styles, "w:lang"), (document.settings, "w:themeFontLang")):
        for found in part.element.iter(name(element)):
            found.set(name("w:val"), language)
