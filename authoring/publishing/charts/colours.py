"""Colours that everyone can tell apart: by their lightness too, never by their hue alone (WCAG 2.2, 1.4.1, 1.4.11)."""

from itertools import cycle, islice
from typing import Any

from authoring.model.charts import Panel
from authoring.publishing.charts.engine import colormaps, rc, to_hex, to_rgb

WHITE = "#ffffff"
LEAST = 3.0
"""The contrast that what is no text needs against its ground (WCAG 2.2, 1.4.11)."""

_SHADES = 256


def luminance(colour: Any) -> float:
    """Return the relative luminance (WCAG 2.2), 0 for black and 1 for white."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Any, other: Any) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2), 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def ink_on(fill: Any) -> Any:
    """Return the colour in which a text stands out more from `fill`: white, or the style's own."""
    return max(WHITE, rc("text.color"), key=lambda ink: contrast(ink, fill))


def names(count: int) -> list[str]:
    """Return so many colours for names, in the style's order; they begin again where it has too few."""
    return [to_hex(colour) for colour in islice(cycle(rc("axes.prop_cycle").by_key()["color"]), count)]


def steps(count: int) -> list[str]:
    """Return so many shades of the style's colour map, from its dark end to where white is still far enough away.

    Each stands off from the next by the same contrast.
    """
    shades = [to_hex(colormaps[rc("image.cmap")](number)) for number in range(_SHADES)]
    darkest = max(contrast(shade, WHITE) for shade in shades)
    wanted = [darkest * (LEAST * 1.05 / darkest) ** (number / max(1, count - 1)) for number in range(count)]
    return [min(shades, key=lambda shade: abs(contrast(shade, WHITE) - one)) for one in wanted]


def of_panel(panel: Panel) -> list[str | None]:
    """Return a colour for each series; None for what nobody told."""
    told = sum(not series.lacking for series in panel.series)
    colours = iter(steps(told) if panel.ordered else names(told))
    return [None if series.lacking else next(colours) for series in panel.series]
