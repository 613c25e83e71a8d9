"""How a workbook looks: one typeface, one accent colour, thin lines, space."""

from collections.abc import Iterable
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

ACCENT = "#1F4E5F"
INK_SOFT = "#595959"
LINE = "#C9D1D6"
PALE = "#EEF3F5"
GOOD = "#1D6B3A"
WRONG = "#9C1C1C"
MISSING = "#FDF3E3"

FONT = {"font_name": "Arial", "font_size": 10}
"""On every computer that opens a workbook; the width of its digits is that of Excel's usual typeface."""

ROW_PIXELS, HEADER_PIXELS, LINE_PIXELS, MOST_PIXELS = 24, 42, 17, 545
"""The heights of an empty row, of a row of column titles, of a line of text, and of the highest row there can be."""

DATE = "yyyy-mm-dd"
"""ISO 8601, the same in every language."""

_TOP = {"valign": "top", "text_wrap": True}
_MIDDLE = {"valign": "vcenter"}
_INPUT = {
    **_TOP,
    "align": "left",
    "indent": 1,
    "locked": False,
    "bottom": 1,
    "right": 1,
    "bottom_color": LINE,
    "right_color": LINE,
}
_ENTRY = {**_MIDDLE, "text_wrap": True, "align": "left", "indent": 1, "bottom": 1, "bottom_color": LINE}

_LOOKS: dict[str, dict[str, Any]] = {
    "title": {**_MIDDLE, "bold": True, "font_size": 18, "font_color": ACCENT},
    "subtitle": {**_MIDDLE, "font_size": 12, "font_color": INK_SOFT},
    "heading": {"valign": "bottom", "bold": True, "font_size": 13, "font_color": ACCENT},
    "guidance": {**_TOP, "font_color": INK_SOFT},
    "status": {**_MIDDLE, "bold": True},
    "header": {**_MIDDLE, "indent": 1, "text_wrap": True, "bold": True, "font_color": "#FFFFFF", "bg_color": ACCENT},
    "label": {**_ENTRY, "bold": True},
    "text": _ENTRY,
    "pick": {**_ENTRY, "locked": False, "bg_color": PALE, "border": 1, "border_color": ACCENT},
    "link": {**_ENTRY, "bold": True, "font_color": ACCENT, "underline": 1},
    "number": {**_ENTRY, "align": "left", "num_format": "0"},
    "entry_status": {**_ENTRY, "bold": True},
    "hint": {**_MIDDLE, "bold": True, "align": "left", "indent": 1},
    "small": {"align": "left", "indent": 1, "font_size": 8, "font_color": INK_SOFT, "valign": "top"},
    "line": {**_INPUT, "num_format": "@"},
    "rich": {**_INPUT, "num_format": "@"},
    "choice": _INPUT,
    "date": {**_INPUT, "num_format": DATE, "align": "left"},
    "whole": {**_INPUT, "num_format": "0", "align": "left"},
    "picture": _INPUT,
    "mark": {},
    "run": {},
    "run_strong": {"bold": True},
    "run_emphasis": {"italic": True},
    "run_strong_emphasis": {"bold": True, "italic": True},
    "good": {"bold": True, "font_color": GOOD},
    "wrong": {"bold": True, "font_color": WRONG},
    "missing": {"bg_color": MISSING},
}


class Styles:
    """The formats of one workbook, by name; a format is made when it is first used."""

    def __init__(self, workbook: Workbook):
        self._workbook = workbook
        self._formats: dict[tuple[str, str], Format] = {}

    def __getitem__(self, name: str) -> Format:
        """Return the format of that name; raises KeyError for an unknown one."""
        return self.shown_as(name, "")

    def shown_as(self, name: str, number_format: str) -> Format:
        """Return the format of that name with a number format of its own (ECMA-376 Part 1, 18.8.31)."""
        key = (name, number_format)
        if key not in self._formats:
            own = {"num_format": number_format} if number_format else {}
            self._formats[key] = self._workbook.add_format({**_LOOKS[name], **own})
        return self._formats[key]


def quoted(text: str) -> str:
    """Return `text` as it stands, as a literal inside a number format."""
    return '"' + text.replace('"', "”") + '"'


def row_pixels(texts: Iterable[tuple[str, float]]) -> int:
    """Return how high a row must be for its texts, each with the width of its column in characters."""
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return min(max(ROW_PIXELS, lines * LINE_PIXELS + 9), MOST_PIXELS)


def _lines(text: str, width: float) -> int:
    letters = width * 1.15 - 2  # a column's width is counted in digits, which are wider than letters are on average
    return sum(int(len(line) // letters) + 1 for line in text.split("\n"))
