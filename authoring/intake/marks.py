"""How a workbook is recognised again: the marks a template carries, in more than one place.

LibreOffice keeps custom properties, defined names and hidden sheets; Google Sheets keeps the hidden sheet and the
visible text; a person may rename the file and translate the sheet titles. So each mark stands in three places, and
reading takes the first that is there: custom document properties, a hidden sheet, the *Start* sheet's cells.

A form made for no group in particular has an empty group mark: its author chooses the group on *Start*, in the cell
named `AuthoringGroup`, which holds the group's name and goes before the mark whenever the mark is empty.
"""

import re

MARKS_SHEET = "_form"
"""The hidden sheet: one mark a row (`A`: name, `B`: value), then its rows of sheets and columns.

`sheet`, sheet key, the sheet's title: one row for each data sheet; then
`column`, sheet key `.` column key (`.` partner id, where there is one column a partner), the column's title.
Right of them, from column `E` on, stand the entries of the drop-downs.
"""

FORM = "AuthoringForm"
EDITION = "AuthoringEdition"
GROUP = "AuthoringGroup"
LANGUAGE = "AuthoringLanguage"
TEMPLATE = "AuthoringTemplate"
MARKS = (FORM, EDITION, GROUP, LANGUAGE, TEMPLATE)
"""The names of the marks, as custom document properties and on the hidden sheet; all values are text.

The same names, but for `AuthoringForm`, are workbook-wide defined names of the visible cells on *Start*: the group's
name in the workbook's language; the year; the language as its own name with the tag in parentheses (`français (fr)`);
the template as the form's kind, a hyphen and the version (`group-1a2b3c4d`).
"""

SHEET_ROW, COLUMN_ROW = "sheet", "column"
"""What begins the rows of sheets and of columns on the hidden sheet."""

SHEET_NAME_PREFIX = "form_"

FIRST_HEADER = 4
"""The row of the column titles in a template; above them stand the title, the guidance, how the sheet stands."""
HEADER_SEARCH_ROWS = 60
"""How far down the row of column titles is looked for: people insert rows above it."""


def header_name(sheet_key: str) -> str:
    """Return the workbook-wide defined name of a sheet's header row (ECMA-376 Part 1, 18.2.5).

    A defined name takes no hyphen; a key has no full stop, which so stands for it: `gender-perspective` is
    `form_gender.perspective`.
    """
    return SHEET_NAME_PREFIX + sheet_key.replace("-", ".")


def column_key(sheet_key: str, column: str, partner: str | None) -> str:
    """Return how a column is named on the hidden sheet: `co_chairs.name`, `initiatives.institutions.mexico`."""
    return ".".join(part for part in (sheet_key, column, partner) if part)


FINDINGS_NAME = "authoring_findings"
"""The defined name of the *Findings* sheet an annotated copy has: that sheet is the toolkit's, whatever its title."""

COMMENT_BEGIN = "── authoring ──"
COMMENT_END = "───────────────"
"""The lines between which an annotated copy says its findings, in a comment of its own or below the author's."""

_FINDINGS_IN_COMMENT = re.compile(rf"\n?^{COMMENT_BEGIN}$.*?(?:^{COMMENT_END}$|\Z)", re.MULTILINE | re.DOTALL)


def findings_in_comment(comment: str) -> tuple[int, int] | None:
    """Return where in a comment an annotated copy's findings stand, from and to; None when there are none."""
    found = _FINDINGS_IN_COMMENT.search(comment)
    return found.span() if found else None


def authors_comment(comment: str) -> str:
    """Return what the author wrote in a comment, without the findings of an annotated copy."""
    return _FINDINGS_IN_COMMENT.sub("", comment).strip("\n")
