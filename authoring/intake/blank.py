"""A form as a workbook: blank, for its authors, or filled in from a submission."""

from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook

from authoring.forms.sheets import Form
from authoring.forms.submission import Submission
from authoring.intake.marks import MARKS_SHEET
from authoring.intake.template.choices import named_lists, write_lists
from authoring.intake.template.data import write_data_sheet
from authoring.intake.template.filling import roomy, rows
from authoring.intake.template.identity import marks_of, write_marks, write_properties
from authoring.intake.template.labels import one_line, sheet_titles, shortened
from authoring.intake.template.package import finished, growing_sheets
from authoring.intake.template.page import form_name
from authoring.intake.template.start import write_start_sheet
from authoring.intake.template.styles import FONT, ROW_PIXELS, Styles
from authoring.intake.template.template import Template
from authoring.locale import words
from authoring.model.language import in_language

_PROPERTY_LIMIT = 255


def write_workbook(form: Form, language: str, submission: Submission | None = None) -> bytes:
    """Return the workbook of `form` in `language` (a BCP 47 tag; words fall back to English), as an .xlsx file.

    With a submission it is filled in as a co-chair would: one paragraph, list item or record a row. Equal arguments
    give equal bytes.
    """
    file = BytesIO()
    options = {"in_memory": True, "default_format_properties": dict(FONT), "default_row_height": ROW_PIXELS}
    with Workbook(file, options) as workbook:
        template = _template(workbook, form, language, submission)
        _write_sheets(template, submission)
    return finished(file.getvalue(), language, growing_sheets(template.form))


def _template(workbook: Workbook, form: Form, language: str, submission: Submission | None) -> Template:
    say = words("forms", language)
    marks = marks_of(form, language)
    room = roomy(form, submission) if submission else form
    start, *titles = sheet_titles(
        [say("Start"), *(in_language(sheet.title, language) for sheet in room.sheets)], taken=[MARKS_SHEET]
    )
    return Template(
        workbook,
        Styles(workbook),
        room,
        language,
        say,
        marks,
        start,
        dict(zip([sheet.key for sheet in room.sheets], titles, strict=True)),
        named_lists(room, language),
    )


def _write_sheets(template: Template, submission: Submission | None) -> None:
    workbook, form = template.workbook, template.form
    filled = {sheet.key: rows(sheet, submission, template.language) if submission else [] for sheet in form.sheets}
    start = workbook.add_worksheet(template.start)
    lines = write_start_sheet(template, start, {key: len(given) for key, given in filled.items()})
    for sheet in form.sheets:
        worksheet = workbook.add_worksheet(template.titles[sheet.key])
        write_data_sheet(template, worksheet, sheet, filled[sheet.key], lines[sheet.key])
    _write_hidden_sheet(template)
    _write_document_properties(template)


def _write_hidden_sheet(template: Template) -> None:
    hidden = template.workbook.add_worksheet(MARKS_SHEET)
    hidden.very_hidden()
    hidden.protect()
    write_marks(template, hidden)
    write_lists(template, hidden)


def _write_document_properties(template: Template) -> None:
    edition = template.form.edition
    properties = {
        "title": shortened(form_name(template), _PROPERTY_LIMIT),
        "author": one_line(template.text(edition.partnership.name)),
        # A file's date would be the only thing that differs between two runs.
        "created": datetime(edition.year, 1, 1),  # document properties have no time zone
    }
    template.workbook.set_properties(properties)
    write_properties(template.workbook, template.marks)
