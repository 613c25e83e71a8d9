"""The report as a Word document: the template `report.docx` holds every look, `ooxml` writes the structure.

The template is rendered by docxtpl; its tags are those of `word_template.tags`. Two of them are places, no texts:
`{{p contents }}` for the entries of the table of contents, and `{{p body }}` for the report itself. They are filled in
after docxtpl has done its work, so that no text of the report is ever taken for a tag, and none goes through its
regular expressions.
"""

from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2 import TemplateError as JinjaError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from authoring.errors import TemplateError, failure
from authoring.model import walk
from authoring.model.report import Report
from authoring.publishing.ooxml.bookmarks import LAST_PAGE, Bookmarks
from authoring.publishing.ooxml.manuscript import Manuscript, put_in_place, set_language
from authoring.publishing.ooxml.markup import legal
from authoring.publishing.ooxml.page_numbers import UNKNOWN, PageNumbers
from authoring.publishing.word_layout import pages
from authoring.publishing.word_template.lint import refuse_broken
from authoring.publishing.word_template.tags import context

TEMPLATE = "report.docx"

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first date a zip file can state: the same report gives the same bytes."""

_LONGEST_PROPERTY = 255
"""What python-docx takes for one property of a document."""


def render_docx(report: Report, templates: Path) -> bytes:
    """Return the report as a Word document; raises TemplateError, naming what is to be mended in the template."""
    path = templates / TEMPLATE
    try:
        template = path.read_bytes()
    except OSError as error:
        raise TemplateError("{file} cannot be read: {reason}.", file=path, reason=failure(error)) from None
    refuse_broken(template, TEMPLATE)
    report = _drawn(report, templates)
    draft = filled_in(template, report)
    printed = _page_numbers(draft, report, templates)
    return filled_in(template, report, printed) if printed else draft


def _page_numbers(draft: bytes, report: Report, templates: Path) -> PageNumbers | None:
    """Return what is printed on the page of each bookmark; None when nothing here lays out Word documents."""
    names = [*Bookmarks.of(report).names, LAST_PAGE]
    found = pages(draft, names, templates / "fonts")
    return PageNumbers.of(found, first=names[0], last=LAST_PAGE) if found else None


def filled_in(content: bytes, report: Report, printed: PageNumbers = UNKNOWN) -> bytes:
    """Return a template with the report in it; raises TemplateError when it cannot be used."""
    template = _opened(content)
    manuscript = Manuscript(report, template.get_docx(), printed)
    body, contents = manuscript.body(), manuscript.contents()
    _render(template, report)
    manuscript.attach()
    put_in_place(template.docx, "contents", contents)
    put_in_place(template.docx, "body", body)
    manuscript.finish(template.docx)
    if printed is not UNKNOWN:
        printed.fill_in(template.docx)
    set_language(template.docx, report)
    _describe(template.docx.core_properties, report)
    return _packed(template.docx)


def _drawn(report: Report, templates: Path) -> Report:
    """Return the report with its charts drawn."""
    if not any(walk.charts(report)):
        return report
    from authoring.publishing.charts.figure import report_for_word  # Matplotlib takes most of a second to load

    return report_for_word(report, templates)


def _opened(content: bytes) -> DocxTemplate:
    try:
        template = DocxTemplate(BytesIO(content))
        template.init_docx()
    except (BadZipFile, KeyError, ValueError):
        raise TemplateError("{file} is no Word document.", file=TEMPLATE) from None
    return template


def _render(template: DocxTemplate, report: Report) -> None:
    # docxtpl's own environment neither escapes what it inserts nor keeps a template from calling into Python.
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_finalized)
    try:
        template.render(context(report), environment, autoescape=True)
    except JinjaError as error:
        raise TemplateError("{file}: {reason}", file=TEMPLATE, reason=error.message) from error
    except (AttributeError, KeyError, TypeError, ValueError, etree.XMLSyntaxError) as error:
        # What docxtpl raises on markup that it does not expect, such as a table without a grid.
        raise TemplateError("{file} holds what cannot be filled in: {reason}.", file=TEMPLATE, reason=error) from error


def _finalized(value: object) -> object:
    # After rendering docxtpl turns `{_{` into `{{` wherever it stands: no text may hold that underscore as it is.
    return escape(legal(value)).replace("_", Markup("&#95;")) if type(value) is str else value


def _describe(properties: Any, report: Report) -> None:
    properties.title = _property(report.title)
    properties.subject = _property(report.partnership)
    properties.author = _property(report.partnership)
    properties.language = report.language
    properties.identifier = report.fingerprint and f"sha256:{report.fingerprint}"
    _date(properties, report)


def _date(properties: Any, report: Report) -> None:
    if report.issued:
        issued = datetime.combine(report.issued, time())
        properties.created = properties.modified = issued


def _property(text: str) -> str:
    return legal(text)[:_LONGEST_PROPERTY]


def _packed(document: Any) -> bytes:
    """Return the document's package with fixed dates: python-docx writes those of the clock."""
    saved, packed = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for file in source.namelist():
            target.writestr(ZipInfo(file, _EARLIEST), source.read(file), ZIP_DEFLATED)
    return packed.getvalue()
