"""A sheet to draw on: millimetres from its top left corner, letters from the report's fonts."""

import re
import unicodedata
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from authoring.publishing.charts.engine import (
    Circle,
    Figure,
    FontProperties,
    Line2D,
    Rectangle,
    covered,
    rc,
    text_to_path,
)

INCH = 25.4
POINT = INCH / 72
"""Millimetres."""

_CAPITAL = 0.714
"""The height of a capital letter in ems, in Noto Sans: what stands in a row is centred by its capitals."""

_AS_DRAWN: dict[str, Any] = {"clip_on": False, "zorder": 1}
"""What is drawn later lies above, whatever it is."""

_REPLACEMENT = "\ufffd"
_UNSEEN = ("Cc", "Cf", "Cs", "Mn", "Me")
"""Categories of characters that may be left out where no font has them; those that steer directions always are."""

_LONGEST = 300
"""More characters of a name are never measured: no chart has room for them."""


class Lettering:
    """Texts in one size and weight, measured in millimetres; `size` is in points."""

    def __init__(self, templates: Path, size: float, bold: bool = False) -> None:
        self.size = size
        self.properties = FontProperties(family=rc("font.family"), size=size, weight="bold" if bold else "normal")
        self._covered = covered(templates)

    @property
    def leading(self) -> float:
        """The distance between two lines."""
        return self.size * 1.3 * POINT

    def legible(self, text: str) -> str:
        """Return `text` in one line, with nothing in it that cannot be drawn."""
        line = re.sub(r"[^\S\u00a0]+", " ", text[:_LONGEST]).strip()
        return "".join(self._drawn(character) for character in line)

    def _drawn(self, character: str) -> str:
        category = unicodedata.category(character)
        if category in ("Cc", "Cf", "Cs") or (character not in self._covered and category in _UNSEEN):
            return ""
        return character if character in self._covered else _REPLACEMENT

    def width(self, text: str) -> float:
        """Return how wide a legible text is."""
        if not text:
            return 0.0
        across, _, _ = text_to_path.get_text_width_height_descent(text, self.properties, ismath=False)
        return float(across) * POINT

    def wrapped(self, text: str, width: float, lines: int) -> list[str]:
        """Return `text` in at most so many lines no wider than `width`; too much is cut off with an ellipsis."""
        pieces = [piece for word in self.legible(text).split(" ") for piece in self._pieces(word, width)]
        rows = [""]
        for piece in pieces:
            joined = f"{rows[-1]} {piece}".strip()
            if rows[-1] and self.width(joined) > width:
                rows.append(piece)
            else:
                rows[-1] = joined
        return rows if len(rows) <= lines else [*rows[: lines - 1], self._cut(" ".join(rows[lines - 1 :]), width)]

    def _pieces(self, word: str, width: float) -> Iterable[str]:
        """Yield a word, in pieces where it is wider than a line."""
        while self.width(word) > width:
            length = max(1, self._fitting(word, width))
            yield word[:length]
            word = word[length:]
        yield word

    def _fitting(self, text: str, width: float) -> int:
        return sum(1 for length in range(1, len(text) + 1) if self.width(text[:length]) <= width)

    def _cut(self, text: str, width: float) -> str:
        room = width - self.width("…")
        return text[: self._fitting(text, room)].rstrip(" ,.-–") + "…"


class Sheet:
    """What is drawn; `x` and `y` are distances from the left and from the top."""

    def __init__(self, width: float, height: float) -> None:
        self.figure = Figure(figsize=(width / INCH, height / INCH))
        self._axes = self.figure.add_axes((0, 0, 1, 1))
        self._axes.set(xlim=(0, width), ylim=(height, 0))
        self._axes.axis("off")

    def text(
        self,
        place: tuple[float, float],
        text: str,
        lettering: Lettering,
        colour: Any,
        side: Literal["left", "center", "right"] = "left",
    ) -> None:
        """Write a legible text; its capitals are centred on the height of `place`."""
        x, y = place
        baseline = y + lettering.size * POINT * _CAPITAL / 2
        self._axes.text(x, baseline, text, fontproperties=lettering.properties, color=colour, ha=side, va="baseline")

    def box(self, corner: tuple[float, float], size: tuple[float, float], fill: Any, line: Any = None) -> None:
        """Fill a rectangle, with a line inside its edge where `line` is a colour."""
        width = rc("patch.linewidth") if line else 0.0
        inset = width * POINT / 2
        x, y, across, down = corner[0] + inset, corner[1] + inset, size[0] - 2 * inset, size[1] - 2 * inset
        look = {"facecolor": fill, "edgecolor": line or "none", "linewidth": width}
        self._axes.add_patch(Rectangle((x, y), max(across, 0.1), max(down, 0.1), **_AS_DRAWN, **look))

    def disc(self, centre: tuple[float, float], radius: float, fill: Any, line: Any) -> None:
        """Fill a circle; the line around it parts it from what is below."""
        look = {"facecolor": fill, "edgecolor": line, "linewidth": rc("patch.linewidth")}
        self._axes.add_patch(Circle(centre, radius, **_AS_DRAWN, **look))

    def line(self, points: Iterable[tuple[float, float]], kind: Literal["axes", "grid", "lines"]) -> None:
        """Draw a line from point to point in a look of the style file: `axes`, `grid` or `lines`."""
        colour = rc("axes.edgecolor" if kind == "axes" else f"{kind}.color")
        across, down = zip(*points, strict=True)
        self._axes.add_line(Line2D(across, down, color=colour, linewidth=rc(f"{kind}.linewidth"), **_AS_DRAWN))

    def saved(self, file_format: Literal["svg", "png"]) -> bytes:
        """Return the picture's file, without date and program."""
        file = BytesIO()
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type") if file_format == "svg" else ("Software",))
        self.figure.savefig(file, format=file_format, metadata=nothing)
        return file.getvalue()
