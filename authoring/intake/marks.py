"""How a workbook is recognised again: the marks a template carries, in more than one place.

LibreOffice keeps custom properties, defined names and hidden sheets; Google Sheets keeps the hidden sheet and the
visible text; a person may rename the file and translate the sheet titles. So each mark stands in three places, and
reading takes the first that is there: custom document properties, a hidden sheet, the *Start* sheet's cells.
"""

MARKS_SHEET = "_form"
"""The hidden sheet: one mark a row (`A`: name, `B`: value), then one row for each data sheet (`sheet`, key, title)."""

FORM = "AuthoringForm"
EDITION = "AuthoringEdition"
GROUP = "AuthoringGroup"
LANGUAGE = "AuthoringLanguage"
TEMPLATE = "AuthoringTemplate"
MARKS = (FORM, EDITION, GROUP, LANGUAGE, TEMPLATE)
"""The names of the marks, as custom document properties and on the hidden sheet."""

SHEET_NAME_PREFIX = "form_"
"""`form_<sheet key>` is a workbook-wide defined name for the sheet's header row (ECMA-376 Part 1, 18.2.5)."""

HEADER_SEARCH_ROWS = 60
"""How far down the row of column titles is looked for: people insert rows above it."""
