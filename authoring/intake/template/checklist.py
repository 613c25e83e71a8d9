"""The live checklist: formulas that count what is filled in and say, in words, what is still to be done.

Only functions that Excel, LibreOffice and Google Sheets share; ranges are counted with SUMPRODUCT, so that no formula
needs to be entered as an array. Where an interpreter of its own would be needed to know a result in advance, the cell
is left without one, and every program calculates it on opening.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from string import Formatter

from xlsxwriter.utility import xl_range_abs

from authoring.forms.columns import Column
from authoring.forms.sheets import Sheet
from authoring.intake.template.template import FIRST_ROW, Template, formula_text, labels, on_sheet

EMPTY = {"required": "To be filled in", "expected": "Empty (expected)", "optional": "Empty (optional)"}
COMPLETE = "Complete"
"""What the checklist says: message ids of the `forms` catalogue, by the sheet's need."""

_SPACES = ("CHAR(13)", "CHAR(10)", "CHAR(9)", "_xlfn.UNICHAR(160)")
_BULLETS = ("-", "–", "•")

Cells = Sequence[tuple[Column, str]]
"""Every column people type in, with the reference of its cells."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the checklist: formulas without their equals sign; `status` refers to the cell of `filled`."""

    filled: str
    status: str


def entry(template: Template, sheet: Sheet, last_row: int, filled_cell: str) -> Entry:
    """Return the checklist's formulas for a sheet; `filled_cell` is where the first of them will stand."""
    cells = [
        (column, on_sheet(template.titles[sheet.key], xl_range_abs(FIRST_ROW, index, last_row, index)))
        for index, column in enumerate(sheet.columns)
        if column.kind != "picture"
    ]
    text = next((reference for column, reference in cells if column.key == "text"), None)
    filled = _words(text) if text else f"SUMPRODUCT(--({_any_filled(cells)}))"
    return Entry(filled, _status(template, sheet, cells, filled_cell))


def counts_words(sheet: Sheet) -> bool:
    """Tell whether a section's words are counted on the sheet, not its rows."""
    return any(column.key == "text" for column in sheet.columns)


def phrase(text: str, **values: str) -> str:
    """Return the formula that fills `text` in: each field is the formula of its value."""
    parts = []
    for literal, field, _, _ in Formatter().parse(text):
        parts += [formula_text(literal)] if literal else []
        parts += [values[field]] if field else []
    return "&".join(parts)


def _status(template: Template, sheet: Sheet, cells: Cells, filled: str) -> str:
    status = formula_text(template.say(COMPLETE))
    for problem, sentence in reversed(_problems(template, sheet, cells, filled)):
        status = f"IF({problem},{sentence},{status})"
    return f"IF({filled}=0,{formula_text(template.say(EMPTY[sheet.need]))},{status})"


def _problems(template: Template, sheet: Sheet, cells: Cells, filled: str) -> list[tuple[str, str]]:
    problems = []
    if sheet.words and counts_words(sheet):
        excess = phrase(template.say("Too long by {words} words"), words=f"({filled}-{sheet.words})")
        problems.append((f"{filled}>{sheet.words}", excess))
    if not sheet.is_narrative:
        gap = _last_gap(cells)
        problems.append((f"{gap}>0", phrase(template.say("Row {row}: a required cell is empty"), row=gap)))
    absent = _absent_partners(template, sheet, cells)
    if absent:
        problems.append((f"LEN({absent})>0", phrase(template.say("Nobody yet from: {partners}"), partners=absent)))
    return problems


def _last_gap(cells: Cells) -> str:
    """Return the formula of the last row, as people count, that is begun but lacks a required value; 0 for none.

    A topic does not begin a row: it may stand alone above the rows it holds for.
    """
    begun = _any_filled([(column, reference) for column, reference in cells if column.key != "topic"])
    missing = "+".join(f"(LEN({reference})=0)" for column, reference in cells if column.required)
    return f"SUMPRODUCT(MAX(({begun})*(({missing or 0})>0)*ROW({cells[0][1]})))"


def _absent_partners(template: Template, sheet: Sheet, cells: Cells) -> str:
    """Return the formula that lists the partners nobody is named for, where everyone must be; empty elsewhere."""
    if sheet.need != "required":
        return ""
    absent = (
        f'IF(SUMPRODUCT(--({reference}={formula_text(label)}))=0,", "&{formula_text(label)},"")'
        for column, reference in cells
        if column.key == "partner"
        for label in labels(column.choices, template.language)
    )
    names = "&".join(absent)
    return f"MID({names},3,255)" if names else ""


def _any_filled(cells: Cells) -> str:
    return "+".join(f"LEN({reference})" for _, reference in cells) + ">0"


def _words(reference: str) -> str:
    """Return the formula that counts words: what stands between spaces or line ends and is not a list's bullet."""
    text = reference
    for space in _SPACES:
        text = f'SUBSTITUTE({text},{space}," ")'
    text = f"TRIM({text})"
    bullets = ",".join(f'"{bullet} "' for bullet in _BULLETS)
    leading = f"SUMPRODUCT(--ISNUMBER(MATCH(LEFT({text},2),{{{bullets}}},0)))"
    for bullet in _BULLETS:
        text = f'SUBSTITUTE({text}," {bullet} "," ")'
    words = f'SUMPRODUCT((LEN({text})>0)*(LEN({text})-LEN(SUBSTITUTE({text}," ",""))+1))'
    return f"{words}-{leading}"
