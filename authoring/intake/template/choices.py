"""The entries of the drop-downs: columns of the hidden sheet, each with a defined name, so no list is too long."""

from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from authoring.forms.columns import Choice
from authoring.forms.sheets import Form
from authoring.intake.marks import MARKS_SHEET
from authoring.intake.template.cells import write_line
from authoring.intake.template.template import Labels, Template, labels, on_sheet

_FIRST_COLUMN = 4


def group_choices(form: Form) -> tuple[Choice, ...]:
    """Return the groups an author may choose from: none when the form is made for one, or for no group at all."""
    if form.kind != "group" or form.group is not None:
        return ()
    return tuple(Choice(group.id, group.name) for group in form.edition.active_groups)


def named_lists(form: Form, language: str) -> dict[Labels, str]:
    """Return the defined name of every list of choices the form needs, each list once."""
    columns = (column for sheet in form.sheets for column in sheet.columns)
    choices = (group_choices(form), *(column.choices for column in columns))
    lists = dict.fromkeys(labels(each, language) for each in choices if each)
    return {entries: f"choices_{number}" for number, entries in enumerate(lists, 1)}


def write_lists(template: Template, sheet: Worksheet) -> None:
    """Write every list of choices and define its name."""
    for column, (entries, name) in enumerate(template.lists.items(), _FIRST_COLUMN):
        for row, entry in enumerate(entries):
            write_line(template.styles, sheet, (row, column), entry, "mark")
        cells = xl_range_abs(0, column, len(entries) - 1, column)
        template.workbook.define_name(name, "=" + on_sheet(MARKS_SHEET, cells))
