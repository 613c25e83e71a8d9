"""What a column's cells take, and what is said when one is selected."""

from datetime import date
from typing import Any

from xlsxwriter.worksheet import Worksheet

from authoring.forms.columns import Column
from authoring.forms.sheets import Sheet
from authoring.intake.template.labels import shortened
from authoring.intake.template.template import FIRST_ROW, Template

TITLE_LIMIT, MESSAGE_LIMIT = 32, 255
"""Characters Excel shows of a message's title and text (ECMA-376 Part 1, 18.3.1.32)."""

_FIRST_DATE = date(1900, 1, 1)


def validate_column(template: Template, worksheet: Worksheet, sheet: Sheet, index: int, last_row: int) -> None:
    """Let the cells of a column take what the column asks, and say so when one of them is selected."""
    column = sheet.columns[index]
    options = {**_accepted(template, column), **_messages(template, column, is_required(sheet, column))}
    worksheet.data_validation(FIRST_ROW, index, last_row, index, options)


def is_required(sheet: Sheet, column: Column) -> bool:
    """Tell whether the column must be filled in wherever its row is used; a section's text, when the section must."""
    return column.required and (not sheet.is_narrative or sheet.need == "required")


def _accepted(template: Template, column: Column) -> dict[str, Any]:
    match column.kind:
        case "choice":
            return {"validate": "list", "source": "=" + template.list_name(column.choices)}
        case "date":
            return {"validate": "date", "criteria": ">=", "value": _FIRST_DATE}
        case "number":
            return {"validate": "integer", "criteria": ">=", "value": 0}
        case _:
            return {"validate": "any"}


def _messages(template: Template, column: Column, required: bool) -> dict[str, Any]:
    title = shortened(template.text(column.title), TITLE_LIMIT)
    guidance = template.text(column.guidance)
    ending = " ".join(filter(None, [_expected(template, column), template.say("Required.") if required else ""]))
    message = " ".join(filter(None, [shortened(guidance, MESSAGE_LIMIT - len(ending) - 1), ending]))
    return {
        "input_title": title,
        "input_message": message or title,
        "error_title": title,
        "error_message": _expected(template, column),
    }


def _expected(template: Template, column: Column) -> str:
    match column.kind:
        case "choice":
            return template.say("Choose an entry of the list.")
        case "date":
            return template.say("Type a date as year-month-day, for example 2021-11-25.")
        case "number":
            return template.say("Type a whole number, for example 25.")
        case _:
            return ""
