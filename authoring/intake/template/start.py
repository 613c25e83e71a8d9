"""The *Start* sheet: whom the workbook is for, what is due when, how to fill it in, and how far it is."""

from collections.abc import Mapping, Sequence
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from authoring.edition.edition import Edition
from authoring.forms.sheets import Sheet
from authoring.intake.marks import EDITION, FORM, GROUP, LANGUAGE, TEMPLATE
from authoring.intake.template.cells import write_line
from authoring.intake.template.checklist import COMPLETE, EMPTY, counts_words, entry, phrase
from authoring.intake.template.choices import group_choices
from authoring.intake.template.data import tell_apart
from authoring.intake.template.labels import one_line
from authoring.intake.template.page import author, group_name, protect, set_up_page
from authoring.intake.template.styles import ACCENT, HEADER_PIXELS, ROW_PIXELS, quoted, row_pixels
from authoring.intake.template.template import Template, formula_text, last_row, on_sheet

NEEDS = {"required": "Required", "expected": "Expected", "optional": "Optional"}
"""How much a sheet is needed: message ids of the `forms` catalogue."""

_WIDTHS = (30, 76, 14, 14, 12, 40)
_TITLE, _ASKED, _NEED, _FILLED, _LIMIT, _STATUS = range(6)
_CHECKLIST = ("Sheet", "What is asked", "Needed", "Filled in", "Word limit", "Status")

_STEPS = (
    ("Fill in", "Take the sheets in any order. Type below the column titles; titles and instructions are locked."),
    (
        "Text",
        "Put one paragraph or one list item in a row, or paste a whole text into one cell. Begin list items with “- ” "
        "or a number. Bold, italics and links are kept.",
    ),
    ("Topics", "Type a topic once: it holds for the rows below it, until the next one."),
    (
        "Lists and dates",
        "Cells with a list take only its entries. Type dates as year-month-day, for example 2021-11-25.",
    ),
    (
        "What is required",
        "Required sheets must be filled in; expected ones should be, unless there is nothing to report. A column "
        "marked “(required)” must be filled in wherever its row is used.",
    ),
    (
        "If a cell is locked",
        "The sheets are protected, without a password, only so that nothing is changed by accident. To lift the "
        "protection, choose Review, Unprotect Sheet.",
    ),
    ("When you are done", "Look at the checklist below, save the workbook as .xlsx and send it to your contact."),
)
"""How to fill the workbook in: message ids of the `forms` catalogue."""


def write_start_sheet(template: Template, worksheet: Worksheet, filled: Mapping[str, int]) -> dict[str, str]:
    """Write the sheet; return the formula of every data sheet's status line, by sheet key.

    `filled` is how many rows each data sheet has been given.
    """
    worksheet.hide_gridlines(2)
    worksheet.set_tab_color(ACCENT)
    for column, width in enumerate(_WIDTHS):
        worksheet.set_column(column, column, width)
    _write_title(template, worksheet)
    row = _write_facts(template, worksheet, 3)
    row = _write_heading(template, worksheet, row + 1, "How to fill it in")
    row = _write_entries(
        template, worksheet, row, [(template.say(label), template.say(text)) for label, text in _STEPS]
    )
    row = _write_heading(template, worksheet, row + 1, "Checklist")
    lines = _write_checklist(template, worksheet, row, filled)
    _write_template_version(template, worksheet, row + len(template.form.sheets) + 3)
    set_up_page(template, worksheet, pages=1)
    protect(worksheet)
    return lines


def _write_title(template: Template, worksheet: Worksheet) -> None:
    edition = template.form.edition
    below = f"{template.text(edition.title)} · {template.text(edition.partnership.name)}"
    write_line(template.styles, worksheet, (0, 0), one_line(author(template)), "title")
    write_line(template.styles, worksheet, (1, 0), one_line(below), "subtitle")
    worksheet.set_row_pixels(0, 44)
    worksheet.set_row_pixels(1, 26)


def _write_heading(template: Template, worksheet: Worksheet, row: int, message: str) -> int:
    write_line(template.styles, worksheet, (row, 0), template.say(message), "heading")
    worksheet.set_row_pixels(row, 34)
    return row + 1


def _write_entries(template: Template, worksheet: Worksheet, row: int, entries: Sequence[tuple[str, str]]) -> int:
    for number, (label, text) in enumerate(entries, row):
        write_line(template.styles, worksheet, (number, 0), label, "label")
        write_line(template.styles, worksheet, (number, 1), text, "text")
        worksheet.set_row_pixels(number, row_pixels([(label, _WIDTHS[0]), (text, _WIDTHS[1])]))
    return row + len(entries)


def _write_facts(template: Template, worksheet: Worksheet, row: int) -> int:
    """Write whom the workbook is for and what is due when, from `row` on; return the row after."""
    _write_author(template, worksheet, row)
    _write_entries(template, worksheet, row + 1, [(template.say("Edition"), str(template.form.edition.year))])
    _name(template, EDITION, row + 1)
    _write_entries(template, worksheet, row + 2, [(template.say("Language"), _language_name(template.language))])
    _name(template, LANGUAGE, row + 2)
    return _write_entries(template, worksheet, row + 3, _dates(template))


def _write_author(template: Template, worksheet: Worksheet, row: int) -> None:
    form = template.form
    if form.kind == "coordination":
        _write_entries(template, worksheet, row, [(template.say("For"), template.say("The coordinators"))])
        return
    group = group_name(form, template.language)
    _write_entries(template, worksheet, row, [(template.say("Working group"), group)])
    _name(template, GROUP, row)
    if choices := group_choices(form):
        _write_group_choice(template, worksheet, row, template.list_name(choices))


def _write_group_choice(template: Template, worksheet: Worksheet, row: int, choices: str) -> None:
    worksheet.write_blank(row, 1, None, template.styles["pick"])
    write_line(template.styles, worksheet, (row, 2), template.say("Choose your group from the list."), "hint")
    options = {
        "validate": "list",
        "source": "=" + choices,
        "input_title": template.say("Working group"),
        "input_message": template.say("Choose your group from the list."),
        "error_title": template.say("Working group"),
        "error_message": template.say("Choose an entry of the list."),
    }
    worksheet.data_validation(row, 1, row, 1, options)


def _name(template: Template, name: str, row: int) -> None:
    cell = xl_rowcol_to_cell(row, 1, row_abs=True, col_abs=True)
    template.workbook.define_name(name, "=" + on_sheet(template.start, cell))


def _dates(template: Template) -> list[tuple[str, str]]:
    edition = template.form.edition
    facts = [(template.say("Annual meeting"), _meeting(template, edition))]
    if due := edition.due_of(template.form.group or ""):
        facts.insert(0, (template.say("Return it by"), _written_out(due, template.language)))
    if edition.contact:
        facts.append((template.say("Contact"), f"{edition.contact.name}, {edition.contact.email}"))
    return facts


def _meeting(template: Template, edition: Edition) -> str:
    when = _written_out(edition.meeting.start, template.language)
    if edition.meeting.end:
        when += f" – {_written_out(edition.meeting.end, template.language)}"
    return f"{template.text(edition.meeting.place)}, {when}"


def _written_out(day: date, language: str) -> str:
    return format_date(day, "long", locale=_locale(language))


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def _language_name(language: str) -> str:
    return f"{_locale(language).get_display_name()} ({language})"


def _write_checklist(template: Template, worksheet: Worksheet, row: int, filled: Mapping[str, int]) -> dict[str, str]:
    """Write the summary and, below it, the table of sheets; return the formulas of the data sheets' status lines."""
    sheets = template.form.sheets
    first = row + 2
    _write_checklist_table(template, worksheet, row + 1, len(sheets))
    worksheet.write_formula(row, 0, "=" + _summary(template, first, len(sheets)), template.styles["status"], "")
    worksheet.set_row_pixels(row, ROW_PIXELS)
    for number, sheet in enumerate(sheets, first):
        _write_line(template, worksheet, number, sheet, filled[sheet.key])
    tell_apart(template, worksheet, (first, _STATUS, first + len(sheets) - 1, _STATUS))
    return {sheet.key: _status_line(template, sheet, number) for number, sheet in enumerate(sheets, first)}


def _write_checklist_table(template: Template, worksheet: Worksheet, row: int, sheets: int) -> None:
    header = template.styles["header"]
    options = {
        "name": "checklist",
        "title": template.say("Checklist"),
        "columns": [{"header": template.say(title), "header_format": header} for title in _CHECKLIST],
        "style": None,
        "autofilter": False,
        "banded_rows": False,
    }
    worksheet.add_table(row, 0, row + sheets, len(_CHECKLIST) - 1, options)
    worksheet.set_row_pixels(row, HEADER_PIXELS)


def _summary(template: Template, first: int, count: int) -> str:
    """Return the formula that says how many of the required sheets are complete."""

    def column(index: int) -> str:
        return f"{xl_rowcol_to_cell(first, index)}:{xl_rowcol_to_cell(first + count - 1, index)}"

    required = f"({column(_NEED)}={formula_text(template.say(NEEDS['required']))})"
    complete = f"({column(_STATUS)}={formula_text(template.say(COMPLETE))})"
    return phrase(
        template.say("Required sheets complete: {complete} of {all}"),
        complete=f"SUMPRODUCT({required}*{complete})",
        all=f"SUMPRODUCT(--{required})",
    )


def _write_line(template: Template, worksheet: Worksheet, row: int, sheet: Sheet, filled: int) -> None:
    styles = template.styles
    filled_cell = xl_rowcol_to_cell(row, _FILLED)
    formulas = entry(template, sheet, last_row(filled), filled_cell)
    unit = template.say("Words:") if counts_words(sheet) else template.say("Rows:")
    title = template.titles[sheet.key]
    worksheet.write_url(row, _TITLE, "internal:" + on_sheet(title, "A5"), styles["link"], title)
    guidance = template.text(sheet.guidance)
    write_line(template.styles, worksheet, (row, _ASKED), guidance, "text")
    worksheet.set_row_pixels(row, row_pixels([(guidance, _WIDTHS[_ASKED])]))
    write_line(template.styles, worksheet, (row, _NEED), template.say(NEEDS[sheet.need]), "text")
    counted = styles.shown_as("number", quoted(unit + " ") + "0")
    worksheet.write_formula(row, _FILLED, "=" + formulas.filled, counted, "" if filled else 0)
    if sheet.words and counts_words(sheet):
        worksheet.write_number(row, _LIMIT, sheet.words, styles["number"])
    else:
        write_line(template.styles, worksheet, (row, _LIMIT), "–", "text")
    status = "" if filled else template.say(EMPTY[sheet.need])
    worksheet.write_formula(row, _STATUS, "=" + formulas.status, styles["entry_status"], status)


def _status_line(template: Template, sheet: Sheet, row: int) -> str:
    """Return the formula of the line above a data sheet's table: how much there is, and how it stands."""
    counted, status = (
        on_sheet(template.start, xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True))
        for column in (_FILLED, _STATUS)
    )
    if not counts_words(sheet):
        return phrase(template.say("Rows: {rows} · {status}"), rows=counted, status=status)
    if not sheet.words:
        return phrase(template.say("Words: {words} · {status}"), words=counted, status=status)
    text = template.say("Words: {words} of {limit} · {status}")
    return phrase(text, words=counted, limit=str(sheet.words), status=status)


def _write_template_version(template: Template, worksheet: Worksheet, row: int) -> None:
    marks = template.marks
    write_line(template.styles, worksheet, (row, 0), template.say("Template"), "small")
    write_line(template.styles, worksheet, (row, 1), f"{marks[FORM]}-{marks[TEMPLATE]}", "small")
    _name(template, TEMPLATE, row)
