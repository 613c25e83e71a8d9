"""What charts show, as data: nothing here says how it looks."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Series:
    """One colour of a panel: its name in the legend, and one value for each category."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """Stacked bars, one for each category."""

    title: str
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Panels side by side that share their categories."""

    categories: tuple[str, ...]
    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened on a day; those of one `series` share a row and a colour."""

    when: date
    label: str
    series: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Moments in time."""

    moments: tuple[Moment, ...]


Drawing = Bars | Timeline
