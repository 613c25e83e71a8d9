"""What charts show, as data: nothing here says how it looks."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Series:
    """One colour of a panel: its name in the legend, and one value for each category.

    `lacking` is what nobody told (“Not stated”), which is no colour among the others.
    """

    name: str
    values: tuple[int, ...]
    lacking: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """Stacked bars, one for each category; `ordered` when the series are steps of one way, the furthest first."""

    title: str
    series: tuple[Series, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """Panels side by side that share their categories.

    `longest` is the value that the axes reach at least, so that several charts can be compared.
    """

    categories: tuple[str, ...]
    panels: tuple[Panel, ...]
    longest: int = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened on a day, and the few characters that stand for it (a meeting's number)."""

    when: date
    label: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """The moments of a time line that share a row and a colour; `lacking` as in `Series`."""

    name: str
    moments: tuple[Moment, ...]
    lacking: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """Moments in time, row below row."""

    rows: tuple[Row, ...]


Drawing = Bars | Timeline
