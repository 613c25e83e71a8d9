"""A data sheet: its title, its guidance, how it stands, and a table of open cells."""

from collections.abc import Sequence

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from authoring.forms.columns import Column
from authoring.forms.sheets import Sheet
from authoring.intake.marks import header_name
from authoring.intake.template.cells import PICTURE_PIXELS, look, write_line, write_value
from authoring.intake.template.checklist import COMPLETE, EMPTY
from authoring.intake.template.filling import Row
from authoring.intake.template.labels import one_line
from authoring.intake.template.page import protect, set_up_page
from authoring.intake.template.styles import ACCENT, HEADER_PIXELS, ROW_PIXELS, quoted, row_pixels
from authoring.intake.template.template import (
    FIRST_ROW,
    GUIDANCE_ROW,
    HEADER_ROW,
    STATUS_ROW,
    TITLE_ROW,
    Template,
    formula_text,
    headers,
    last_row,
    on_sheet,
    prepared_rows,
)
from authoring.intake.template.validation import is_required, validate_column
from authoring.model.inline import text_of

_TABLE_TAB = "#8AA4AF"
_GUIDANCE_PIXELS = 110
"""No more, or on a small screen the frozen rows leave no room; the whole guidance also stands on *Start*."""


def write_data_sheet(template: Template, worksheet: Worksheet, sheet: Sheet, rows: Sequence[Row], status: str) -> None:
    """Write one sheet of the form; `status` is the formula of the line that says how the sheet stands."""
    worksheet.hide_gridlines(2)
    worksheet.set_tab_color(ACCENT if sheet.is_narrative else _TABLE_TAB)
    _write_columns(template, worksheet, sheet, len(rows))
    _write_top(template, worksheet, sheet, status)
    _write_table(template, worksheet, sheet, len(rows))
    _write_rows(template, worksheet, sheet, rows)
    worksheet.freeze_panes(FIRST_ROW, 0)
    worksheet.set_selection(FIRST_ROW, 0, FIRST_ROW, 0)
    set_up_page(template, worksheet)
    worksheet.repeat_rows(HEADER_ROW)
    protect(worksheet)


def _write_columns(template: Template, worksheet: Worksheet, sheet: Sheet, filled: int) -> None:
    """Open every column for input, down to the last row there is, so that a long paste is never refused."""
    for index, column in enumerate(sheet.columns):
        worksheet.set_column(index, index, column.width, template.styles[look(column)])
        validate_column(template, worksheet, sheet, index, last_row(filled))
        if column.required and column.kind != "picture" and not sheet.is_narrative:
            _mark_gaps(template, worksheet, sheet, index, last_row(filled))


def _mark_gaps(template: Template, worksheet: Worksheet, sheet: Sheet, index: int, last: int) -> None:
    """Tint a required cell that is empty in a row that is begun; the status line says so in words."""
    own = xl_rowcol_to_cell(FIRST_ROW, index, col_abs=True)
    row = [
        xl_rowcol_to_cell(FIRST_ROW, other, col_abs=True)
        for other, column in enumerate(sheet.columns)
        if column.key != "topic"
    ]
    rule = f"=AND(LEN({own})=0,COUNTA({','.join(row)})>0)"
    options = {"type": "formula", "criteria": rule, "format": template.styles["missing"]}
    worksheet.conditional_format(FIRST_ROW, index, last, index, options)


def _write_top(template: Template, worksheet: Worksheet, sheet: Sheet, status: str) -> None:
    """Write what stands above the table, locked."""
    last = len(sheet.columns) - 1
    styles = template.styles
    guidance = template.text(sheet.guidance)
    for row, style in ((TITLE_ROW, "title"), (GUIDANCE_ROW, "guidance"), (STATUS_ROW, "status")):
        for column in range(last + 1):
            worksheet.write_blank(row, column, None, styles[style])
    write_line(template.styles, worksheet, (TITLE_ROW, 0), one_line(template.text(sheet.title)), "title")
    if last and guidance:
        worksheet.merge_range(GUIDANCE_ROW, 0, GUIDANCE_ROW, last, "", styles["guidance"])
    write_line(template.styles, worksheet, (GUIDANCE_ROW, 0), guidance, "guidance")
    worksheet.write_formula(STATUS_ROW, 0, "=" + status, styles["status"], "")
    worksheet.set_row_pixels(TITLE_ROW, 40)
    height = row_pixels([(guidance, sum(column.width for column in sheet.columns))])
    worksheet.set_row_pixels(GUIDANCE_ROW, min(height, _GUIDANCE_PIXELS))
    worksheet.set_row_pixels(STATUS_ROW, ROW_PIXELS + 4)
    tell_apart(template, worksheet, (STATUS_ROW, 0, STATUS_ROW, 0))


def tell_apart(template: Template, worksheet: Worksheet, cells: tuple[int, int, int, int]) -> None:
    """Let a status that ends well, and one that does not, also look it; what is merely empty looks neutral."""
    cell = xl_rowcol_to_cell(cells[0], cells[1])

    def says(message: str) -> str:
        words = formula_text(template.say(message))
        return f"RIGHT({cell},LEN({words}))={words}"

    neutral = ",".join(says(message) for message in (COMPLETE, *EMPTY.values()))
    rules = ((f"={says(COMPLETE)}", "good"), (f"=NOT(OR({neutral}))", "wrong"))
    for rule, style in rules:
        worksheet.conditional_format(*cells, {"type": "formula", "criteria": rule, "format": template.styles[style]})


def _write_table(template: Template, worksheet: Worksheet, sheet: Sheet, filled: int) -> None:
    """Make the rows below the header a table with a name and a title, and name the header row."""
    titles = headers(template, sheet.columns)
    columns = [
        {"header": title, "header_format": _header_format(template, sheet, column)}
        for title, column in zip(titles, sheet.columns, strict=True)
    ]
    last = HEADER_ROW + prepared_rows(sheet, filled)
    options = {
        "name": "table_" + sheet.key.replace("-", "."),
        "title": one_line(template.text(sheet.title)),
        "description": one_line(template.text(sheet.guidance)),
        "columns": columns,
        "style": None,
        "autofilter": False,
        "banded_rows": False,
    }
    worksheet.add_table(HEADER_ROW, 0, last, len(titles) - 1, options)
    worksheet.set_row_pixels(HEADER_ROW, HEADER_PIXELS)
    cells = xl_range_abs(HEADER_ROW, 0, HEADER_ROW, len(titles) - 1)
    template.workbook.define_name(header_name(sheet.key), "=" + on_sheet(template.titles[sheet.key], cells))


def _header_format(template: Template, sheet: Sheet, column: Column) -> object:
    """Return the header's format; it shows that a column is required while the cell holds the bare title."""
    if not is_required(sheet, column):
        return template.styles["header"]
    return template.styles.shown_as("header", "@" + quoted(" " + template.say("(required)")))


def _write_rows(template: Template, worksheet: Worksheet, sheet: Sheet, rows: Sequence[Row]) -> None:
    if any(column.kind == "picture" for column in sheet.columns):
        for number in range(prepared_rows(sheet, len(rows))):
            worksheet.set_row_pixels(FIRST_ROW + number, PICTURE_PIXELS)
    else:
        for number, row in enumerate(rows):
            worksheet.set_row_pixels(FIRST_ROW + number, row_pixels(_texts(sheet, row)))
    for number, row in enumerate(rows, FIRST_ROW):
        for index, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            write_value(template, worksheet, (number, index), column, value)


def _texts(sheet: Sheet, row: Row) -> list[tuple[str, float]]:
    return [
        (text_of(value), column.width)
        for column, value in zip(sheet.columns, row, strict=True)
        if isinstance(value, tuple)
    ]
