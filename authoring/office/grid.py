"""Placed cells: what every kind of file comes to before anybody asks what the cells mean.

A further file format only has to make a `Grid` of each of its sheets.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from authoring.model.inline import Inline, text_of
from authoring.model.place import Place
from authoring.pictures.frame import Frame

ROWS_LIMIT = 10_000
"""Rows of a sheet that are read."""
COLUMNS_LIMIT = 256
"""Columns of a sheet that are read; of the cells further to the right only the first, so that it can be named."""

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")


class Spot(NamedTuple):
    """A cell's row and column, both from 1."""

    row: int
    column: int


class Area(NamedTuple):
    """A rectangle of cells, its corners included."""

    top: int
    left: int
    bottom: int
    right: int

    def covers(self, spot: Spot) -> bool:
        """Tell whether a spot is in the area."""
        return self.top <= spot.row <= self.bottom and self.left <= spot.column <= self.right


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a picture tells: its media type, its size in pixels, whether it is more than one picture."""

    media_type: str
    width: int
    height: int
    several: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's file and where it stands.

    `spot` is the cell below its upper left corner, None when it is not anchored to cells; `bottom` the last row it
    covers. `data` is None when the file is not in the workbook. `frame` says what is shown of it, None for all.
    `look` is what is known of it already: then `data` only stands for the file.
    """

    place: Place
    data: bytes | None
    spot: Spot | None
    bottom: int = 0
    alternative: str = ""
    frame: Frame | None = None
    look: Look | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with contents, as its author sees it.

    `day` is set where the cell shows a date, `number` where it holds a number. `struck` is the text that is struck
    through, `error` an error value such as `#N/A`, `indent` the alignment's steps to the right.
    `formula` says that the contents are calculated, `stale` that the result is not in the file.
    """

    place: Place
    runs: Inline = ()
    day: date | None = None
    number: float | None = None
    indent: int = 0
    formula: bool = False
    stale: bool = False
    error: str = ""
    struck: str = ""
    picture: Picture | None = None

    @property
    def text(self) -> str:
        """The characters shown."""
        return text_of(self.runs)


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet's cells by their spot; cells without contents are not in it.

    `merged` are merged areas, `comments` their texts by the spot, `drawings` the places of charts, shapes and text
    boxes. `cut` says that there are contents beyond ROWS_LIMIT.
    """

    place: Place
    cells: Mapping[Spot, Cell]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Area, ...] = ()
    comments: Mapping[Spot, str] = field(default_factory=dict)
    pictures: tuple[Picture, ...] = ()
    drawings: tuple[Place, ...] = ()
    cut: bool = False
    rows: Mapping[int, tuple[int, ...]] = field(init=False)
    """The columns with contents, by row, both in order."""

    def __post_init__(self) -> None:
        rows: dict[int, list[int]] = {}
        for spot in sorted(self.cells):
            rows.setdefault(spot.row, []).append(spot.column)
        object.__setattr__(self, "rows", {row: tuple(columns) for row, columns in rows.items()})

    @property
    def title(self) -> str:
        """The sheet's title as in the file."""
        return self.place.sheet

    def at(self, spot: Spot) -> Place:
        """Return the place of a spot."""
        return Place(self.place.file, self.place.sheet, a1(spot))


def letters(column: int) -> str:
    """Return a column's letters: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def a1(spot: Spot) -> str:
    """Return a spot as an A1 reference."""
    return f"{letters(spot.column)}{spot.row}"


def area_name(area: Area) -> str:
    """Return an area as an A1 reference (`A2:B5`)."""
    return f"{a1(Spot(area.top, area.left))}:{a1(Spot(area.bottom, area.right))}"


def area_of(reference: str) -> Area | None:
    """Return the area of an A1 reference (`B4`, `$A$4:$C$9`), None when it is none."""
    found = _REFERENCE.fullmatch(reference.strip())
    if found is None:
        return None
    left, top = _column(found[1]), int(found[2])
    return Area(top, left, int(found[4] or top), _column(found[3]) if found[3] else left)


def _column(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
