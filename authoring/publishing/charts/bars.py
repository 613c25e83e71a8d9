"""Stacked bars: names at the left, panels side by side, each with its legend above and its values in its bars."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from authoring.model.charts import Bars, Panel
from authoring.publishing.charts import colours
from authoring.publishing.charts.engine import rc
from authoring.publishing.charts.sheet import INCH, Lettering, Sheet

_NAMES = {1: 0.34, 2: 0.28}
"""The share of the width that names may take up, by the number of panels."""

_NARROWEST = 0.2
_NAME_LINES = 2
_AFTER_NAMES = 3.0
_GAP = 6.0
_BAR = 4.4
_BETWEEN = 2.2
_PART = 0.35
"""White between the pieces of a bar."""

_SWATCH = 2.8
_AFTER_SWATCH = 1.4
_AFTER_KEY = 4.5
_AROUND_VALUE = 1.2
_MARGIN = 1.0
_LARGEST = 10**9


@dataclass(frozen=True, slots=True)
class _Letters:
    text: Lettering
    bold: Lettering
    small: Lettering


@dataclass(frozen=True, slots=True)
class _Key:
    """One entry of a legend, and where it stands within its panel's head."""

    x: float
    y: float
    name: str
    fill: str | None


def draw_bars(drawing: Bars, templates: Path) -> Sheet:
    """Return the drawing of a chart with at least one category and one panel."""
    letters = _Letters(
        Lettering(templates, rc("font.size")),
        Lettering(templates, rc("axes.titlesize"), bold=True),
        Lettering(templates, rc("xtick.labelsize")),
    )
    return _Chart(drawing, letters).sheet


class _Chart:
    """A chart laid out from its top to its bottom, then drawn."""

    def __init__(self, drawing: Bars, letters: _Letters) -> None:
        self._drawing, self._letters = drawing, letters
        self._width = float(rc("figure.figsize")[0]) * INCH
        self._names = self._wrapped_names()
        self._left = _MARGIN + max(letters.text.width(line) for lines in self._names for line in lines)
        room = self._width - self._left - _AFTER_NAMES - _MARGIN
        self._panel = (room + _GAP) / len(drawing.panels) - _GAP
        keys = [self._legend(panel) for panel in drawing.panels]
        self._head = max(map(self._height_of_head, drawing.panels, keys))
        self._rows = list(self._row_heights())
        self.sheet = Sheet(self._width, self._head + sum(self._rows) + 2 * _MARGIN)
        self._draw_names()
        for number, (panel, legend) in enumerate(zip(drawing.panels, keys, strict=True)):
            self._draw_panel(panel, legend, self._left + _AFTER_NAMES + number * (self._panel + _GAP))

    def _wrapped_names(self) -> list[list[str]]:
        room = self._width * _NAMES.get(len(self._drawing.panels), _NARROWEST)
        return [self._letters.text.wrapped(name, room, _NAME_LINES) for name in self._drawing.categories]

    def _row_heights(self) -> Iterator[float]:
        """Yield the height of each category: that of its name, at least that of a bar."""
        for lines in self._names:
            yield max(_BAR, len(lines) * self._letters.text.leading) + _BETWEEN

    def _legend(self, panel: Panel) -> list[_Key]:
        """Return the keys of a panel's legend, in as many lines as they need."""
        letters, before = self._letters.small, _SWATCH + _AFTER_SWATCH
        names = [letters.wrapped(series.name, self._panel - before, 1)[0] for series in panel.series]
        widths = [before + letters.width(name) + _AFTER_KEY for name in names]
        in_line = self._keys_in_a_line(widths)
        keys = []
        for number, (name, fill) in enumerate(zip(names, colours.of_panel(panel), strict=True)):
            line = number // in_line
            keys.append(_Key(sum(widths[line * in_line : number]), line * letters.leading, name, fill))
        return keys if len(keys) > 1 else []

    def _keys_in_a_line(self, widths: Sequence[float]) -> int:
        """Return how many keys make lines of about as many each, as few lines as there is room for."""
        count = len(widths)
        for lines in range(1, count):
            size = -(-count // lines)
            if all(sum(widths[start : start + size]) <= self._panel + _AFTER_KEY for start in range(0, count, size)):
                return size
        return 1

    def _height_of_head(self, panel: Panel, legend: Sequence[_Key]) -> float:
        title = self._letters.bold.leading if panel.title else 0.0
        return title + (legend[-1].y + self._letters.small.leading + _BETWEEN / 2 if legend else 0.0)

    def _draw_names(self) -> None:
        for (top, height), lines in zip(self._places(), self._names, strict=True):
            leading = self._letters.text.leading
            first = top + (height - (len(lines) - 1) * leading) / 2
            for number, line in enumerate(lines):
                place = self._left, first + number * leading
                self.sheet.text(place, line, self._letters.text, rc("text.color"), "right")

    def _places(self) -> Iterator[tuple[float, float]]:
        """Yield where each category begins and how high it is."""
        top = _MARGIN + self._head
        for height in self._rows:
            yield top, height
            top += height

    def _draw_panel(self, panel: Panel, legend: Sequence[_Key], left: float) -> None:
        self._draw_head(panel, legend, left)
        by_category = list(zip(*(series.values for series in panel.series), strict=True))
        totals = [sum(values) for values in by_category]
        longest = max(_length(self._drawing.longest), 1.0, *(sum(map(_length, values)) for values in by_category))
        behind = self._letters.bold.width(self._digits(max(totals))) + _AROUND_VALUE
        scale = (self._panel - behind) / longest
        fills = colours.of_panel(panel)
        for row, (top, height) in enumerate(self._places()):
            pieces = [(series.values[row], fill) for series, fill in zip(panel.series, fills, strict=True)]
            end = self._draw_bar((left, top + (height - _BAR) / 2), pieces, scale)
            place = end + _AROUND_VALUE, top + height / 2
            self.sheet.text(place, self._digits(totals[row]), self._letters.bold, rc("text.color"))
        bottom = _MARGIN + self._head + sum(self._rows)
        self.sheet.line([(left, _MARGIN + self._head), (left, bottom)], "axes")

    def _digits(self, value: int) -> str:
        """Return the number behind a bar; one that nobody can mean is cut off."""
        return self._letters.bold.wrapped(str(value), self._panel / 3, 1)[0]

    def _draw_head(self, panel: Panel, legend: Sequence[_Key], left: float) -> None:
        letters, top = self._letters, _MARGIN
        if panel.title:
            [title] = letters.bold.wrapped(panel.title, self._panel, 1)
            self.sheet.text((left, top + letters.bold.leading / 2), title, letters.bold, rc("text.color"))
            top += letters.bold.leading
        for key in legend:
            x, y = left + key.x, top + key.y + letters.small.leading / 2
            self._draw_piece((x, y - _SWATCH / 2), (_SWATCH, _SWATCH), key.fill)
            self.sheet.text((x + _SWATCH + _AFTER_SWATCH, y), key.name, letters.small, rc("text.color"))

    def _draw_bar(self, corner: tuple[float, float], pieces: Sequence[tuple[int, str | None]], scale: float) -> float:
        """Draw one bar, its values inside where they find room; return where it ends."""
        x, y = corner
        for value, fill in pieces:
            across = _length(value) * scale
            if value:
                self._draw_piece((x, y), (max(across - _PART, across / 2), _BAR), fill)
            if len(pieces) > 1 and self._fits(str(value), across - _PART):
                ink = colours.ink_on(fill or colours.WHITE)
                place = x + (across - _PART) / 2, y + _BAR / 2
                self.sheet.text(place, str(value), self._letters.small, ink, "center")
            x += across
        return x

    def _fits(self, digits: str, across: float) -> bool:
        return across > 0 and self._letters.small.width(digits[:20]) + _AROUND_VALUE <= across

    def _draw_piece(self, corner: tuple[float, float], size: tuple[float, float], fill: str | None) -> None:
        """Fill a piece of a bar; one that stands for what nobody told is white inside a line."""
        self.sheet.box(corner, size, fill or colours.WHITE, None if fill else rc("patch.edgecolor"))


def _length(value: int) -> float:
    """Return what a value counts for in a drawing, which has no room for what only a mistake can be."""
    return float(min(max(value, 0), _LARGEST))
