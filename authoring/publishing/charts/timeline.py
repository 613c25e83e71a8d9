"""A time line: years along the bottom, a row for each name, a disc for each moment, a path from one to the next."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from authoring.model.charts import Row, Timeline
from authoring.publishing.charts import colours
from authoring.publishing.charts.engine import rc
from authoring.publishing.charts.sheet import INCH, Lettering, Sheet

_NAMES = 0.22
"""The share of the width that names may take up."""

_NAME_LINES = 2
_GAP = 5.0
_ROW = 10.0
_RADIUS = 2.7
_SMALLEST = 0.9
_DOT = 1.5
"""Discs that are smaller have no white line around them."""
_AXIS = 6.0
_MARGIN = 1.0
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 10_000)
"""Years between two that are written."""


def draw_timeline(drawing: Timeline, templates: Path) -> Sheet:
    """Return the drawing of a time line with at least one moment."""
    return _Chart(drawing, Lettering(templates, rc("font.size")), Lettering(templates, rc("xtick.labelsize"))).sheet


class _Chart:
    """A time line laid out, then drawn."""

    def __init__(self, drawing: Timeline, text: Lettering, small: Lettering) -> None:
        self._drawing, self._text, self._small = drawing, text, small
        width = float(rc("figure.figsize")[0]) * INCH
        self._names = [text.wrapped(row.name, width * _NAMES, _NAME_LINES) for row in drawing.rows]
        self._left = _MARGIN + max(text.width(line) for lines in self._names for line in lines) + _GAP
        self._right = width - _GAP
        self._bottom = _MARGIN + _ROW * len(drawing.rows)
        years = [moment.when.year for row in drawing.rows for moment in row.moments]
        self._first, self._last = min(years), max(years) + 1
        self._radius = self._fitting_radius()
        self.sheet = Sheet(width, self._bottom + _AXIS + _MARGIN)
        self._draw_years()
        self._draw_path()
        for number, row in enumerate(drawing.rows):
            self._draw_row(number, row)

    def _x(self, when: date) -> float:
        days = date(self._last, 1, 1) if self._last <= date.max.year else date.max
        begin = date(self._first, 1, 1).toordinal()
        return self._left + (when.toordinal() - begin) / (days.toordinal() - begin) * (self._right - self._left)

    def _y(self, number: int) -> float:
        return _MARGIN + _ROW * (number + 0.5)

    def _fitting_radius(self) -> float:
        """Return the radius at which no disc covers another of its row; discs that are too small have no label."""
        days = [sorted(self._x(moment.when) for moment in row.moments) for row in self._drawing.rows]
        closest = min((after - before for row in days for before, after in pairwise(row)), default=4 * _RADIUS)
        return max(_SMALLEST, min(_RADIUS, closest / 2))

    def _years(self) -> Iterator[int]:
        """Yield the years to be written: as many as find room."""
        widest = self._small.width("0000") + 2.0
        across = (self._right - self._left) / (self._last - self._first)
        step = next((step for step in _STEPS if step * across >= widest), _STEPS[-1])
        yield from (year for year in range(self._first, self._last + 1) if year % step == 0 and year <= date.max.year)

    def _draw_years(self) -> None:
        for year in self._years():
            x = self._x(date(year, 1, 1))
            self.sheet.line([(x, _MARGIN), (x, self._bottom)], "grid")
            place = x, self._bottom + _AXIS / 2
            self.sheet.text(place, str(year), self._small, rc("axes.labelcolor"), "center")
        self.sheet.line([(self._left, self._bottom), (self._right, self._bottom)], "axes")

    def _draw_path(self) -> None:
        moments = [(moment.when, number) for number, row in enumerate(self._drawing.rows) for moment in row.moments]
        points = [(self._x(when), self._y(number)) for when, number in sorted(moments)]
        if len(points) > 1:
            self.sheet.line(points, "lines")

    def _draw_row(self, number: int, row: Row) -> None:
        lines, y = self._names[number], self._y(number)
        first = y - (len(lines) - 1) * self._text.leading / 2
        for position, line in enumerate(lines):
            place = self._left - _GAP, first + position * self._text.leading
            self.sheet.text(place, line, self._text, rc("text.color"), "right")
        told = [one for one in self._drawing.rows if not one.lacking]
        fill = None if row.lacking else colours.names(len(told))[told.index(row)]
        for moment in row.moments:
            self._draw_moment((self._x(moment.when), y), self._small.legible(moment.label), fill)

    def _draw_moment(self, centre: tuple[float, float], label: str, fill: str | None) -> None:
        line = rc("patch.edgecolor") if fill is None else colours.WHITE if self._radius > _DOT else fill
        self.sheet.disc(centre, self._radius, fill or colours.WHITE, line)
        if self._small.width(label) + 0.8 <= 2 * self._radius:
            self.sheet.text(centre, label, self._small, colours.ink_on(fill or colours.WHITE), "center")
