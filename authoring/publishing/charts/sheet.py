"""A sheet to draw on: millimetres from its top left corner, letters from the report's fonts."""

import re
import unicodedata
from bisect import bisect_right
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
_UNSEEN = ("Cc", "Cf", "Cs")
"""Categories of characters that nobody sees: controls, signs that steer directions, halves of characters."""

_SKIN_COLOURS = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
"""Emoji that change the one before (Unicode Technical Standard #51, 2.4)."""

_MOST_MARKS = 4
"""A character and three marks: more than any language writes."""

_LONGEST = 300
"""More characters of a name are never measured: no chart has room for them."""


class Lettering:
    """Texts in one size and weight, measured in millimetres; `size` is in points."""

    def __init__(self, templates: Path, size: float, bold: bool = False) -> None:
        self.size = size
        self.properties = FontProperties(family=rc("font.family"), size=size, weight="bold" if bold else "normal")
        self._fonts = covered(templates)

    @property
    def leading(self) -> float:
        """The distance between two lines."""
        return self.size * 1.3 * POINT

    def legible(self, text: str) -> str:
        """Return `text` in one line, with nothing in it that cannot be drawn."""
        spaced = re.sub(r"[^\S\u00a0]", " ", unicodedata.normalize("NFC", text[:_LONGEST]))
        seen = "".join(character for character in spaced if unicodedata.category(character) not in _UNSEEN)
        return re.sub(" +", " ", "".join(map(self._drawn, _clusters(seen)))).strip(" ")

    def _drawn(self, cluster: str) -> str:
        """Return a character with its marks, without them, or a sign for it: what one font of ours can draw."""
        candidates = (cluster, cluster[0], _REPLACEMENT)
        return next(one for one in candidates if any(font.issuperset(one) for font in self._fonts))

    def width(self, text: str) -> float:
        """Return how wide a legible text is."""
        if not text:
            return 0.0
        across, _, _ = text_to_path.get_text_width_height_descent(text, self.properties, ismath=False)
        return float(across) * POINT

    def wrapped(self, text: str, width: float, lines: int) -> list[str]:
        """Return `text` in at most so many lines no wider than `width`; too much is cut off with an ellipsis."""
        legible = self.legible(text)
        rows = [""]
        for piece in self._pieces(legible, width):
            joined = f"{rows[-1]} {piece}".strip()
            if rows[-1] and self.width(joined) > width:
                if len(rows) == lines:
                    return [*rows[:-1], self._cut(f"{rows[-1]} {piece}", width)]
                rows.append(piece)
            else:
                rows[-1] = joined
        return rows

    def _pieces(self, text: str, width: float) -> Iterable[str]:
        """Yield the words of a text, in pieces where they are wider than a line."""
        for word in text.split(" "):
            rest = word
            while self.width(rest) > width:
                length = max(1, self._fitting(rest, width))
                yield rest[:length]
                rest = rest[length:]
            yield rest

    def _fitting(self, text: str, width: float) -> int:
        """Return how many characters of a text fit."""
        return bisect_right(range(1, len(text) + 1), width, key=lambda length: self.width(text[:length]))

    def _cut(self, text: str, width: float) -> str:
        room = width - self.width("…")
        return text[: self._fitting(text, room)].rstrip(" ,.-–") + "…"


def _clusters(text: str) -> list[str]:
    """Return characters, each with the first few marks on it: those come from one font."""
    clusters: list[str] = []
    for character in text:
        if clusters and (unicodedata.category(character).startswith("M") or character in _SKIN_COLOURS):
            clusters[-1] = (clusters[-1] + character)[:_MOST_MARKS]
        else:
            clusters.append(character)
    return clusters


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
