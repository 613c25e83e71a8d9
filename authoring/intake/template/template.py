"""What every sheet of a template is written with."""

from dataclasses import dataclass

from xlsxwriter import Workbook

from authoring.forms.columns import Choice, Column
from authoring.forms.sheets import Form, Sheet
from authoring.intake.template.labels import unique
from authoring.intake.template.styles import Styles
from authoring.locale import Words
from authoring.model.language import LocalText, in_language

TITLE_ROW, GUIDANCE_ROW, STATUS_ROW, HEADER_ROW, FIRST_ROW = range(5)
"""The rows of a data sheet, from 0; those above the first are frozen."""

OPEN_ROWS = 500
"""How many rows of a data sheet are open for input, checked and counted."""

_PREPARED_ROWS = {"co_chairs": 12, "signatories": 12, "figures": 12, "meetings": 24, "initiatives": 40}
_PREPARED_LINES = 120


Labels = tuple[str, ...]
"""The entries of a drop-down, in the workbook's language."""


@dataclass(frozen=True, slots=True)
class Template:
    """A workbook in the making: its form, its language, and what its sheets are called."""

    workbook: Workbook
    styles: Styles
    form: Form
    language: str
    say: Words
    marks: dict[str, str]
    start: str
    titles: dict[str, str]
    lists: dict[Labels, str]

    def text(self, text: LocalText) -> str:
        """Return a text in the workbook's language, else in its first."""
        return in_language(text, self.language)

    def list_name(self, choices: tuple[Choice, ...]) -> str:
        """Return the defined name of the list of `choices`."""
        return self.lists[labels(choices, self.language)]


def labels(choices: tuple[Choice, ...], language: str) -> Labels:
    """Return what a drop-down offers, in `language`."""
    return tuple(in_language(choice.label, language) for choice in choices)


def prepared_rows(sheet: Sheet, filled: int) -> int:
    """Return how many rows the sheet's table has: protected, it cannot grow, so there are more than anyone needs."""
    return max(_PREPARED_ROWS.get(sheet.key, _PREPARED_LINES), filled)


def last_row(filled: int) -> int:
    """Return the last row, from 0, that is open for input."""
    return FIRST_ROW + max(OPEN_ROWS, filled) - 1


def headers(template: Template, columns: tuple[Column, ...]) -> list[str]:
    """Return the columns' titles; a table takes none twice."""
    titles: list[str] = []
    for column in columns:
        titles.append(unique(template.text(column.title), titles))
    return titles


def formula_text(text: str) -> str:
    """Return `text` as a literal inside a formula, which takes at most 255 characters."""
    return '"' + text[:250].replace('"', '""') + '"'


def on_sheet(title: str, reference: str) -> str:
    """Return a reference to another sheet's cells: `'It''s here'!A5:A9`."""
    return "'" + title.replace("'", "''") + f"'!{reference}"
