"""The marks a workbook is recognised by, where `intake.marks` says they stand."""

from collections.abc import Mapping

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from authoring.forms.catalogue import template_version
from authoring.forms.sheets import Form
from authoring.intake.marks import COLUMN_ROW, EDITION, FORM, GROUP, LANGUAGE, SHEET_ROW, TEMPLATE, column_key
from authoring.intake.template.cells import write_line
from authoring.intake.template.template import Template, headers


def marks_of(form: Form, language: str) -> dict[str, str]:
    """Return the values of a form's marks."""
    return {
        FORM: form.kind,
        EDITION: str(form.edition.year),
        GROUP: form.group or "",
        LANGUAGE: language,
        TEMPLATE: template_version(form),
    }


def write_properties(workbook: Workbook, marks: Mapping[str, str]) -> None:
    """Write the marks as custom document properties."""
    for name, value in marks.items():
        workbook.set_custom_property(name, value, "text")


def write_marks(template: Template, sheet: Worksheet) -> None:
    """Write the marks, the sheets and the columns on the hidden sheet."""
    rows = [*template.marks.items(), *_sheets(template), *_columns(template)]
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            write_line(template.styles, sheet, (number, column), value, "mark")


def _sheets(template: Template) -> list[tuple[str, str, str]]:
    return [(SHEET_ROW, key, title) for key, title in template.titles.items()]


def _columns(template: Template) -> list[tuple[str, str, str]]:
    return [
        (COLUMN_ROW, column_key(sheet.key, column.key, column.partner), title)
        for sheet in template.form.sheets
        for column, title in zip(sheet.columns, headers(template, sheet.columns), strict=True)
    ]
