"""How cells look: the part of a workbook's styles that changes what a cell says (ECMA-376 Part 1, 18.8)."""

import re
from dataclasses import dataclass
from itertools import islice

from lxml import etree

_STYLES_LIMIT = 65_536
_INTEGER = re.compile("-?[0-9]{1,11}")
SHORT_DATE, SHORT_DATE_TIME = "short date", "short date and time"
"""Stand for the formats 14 and 22, which every Excel shows as its own country writes a date."""

_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"$"#,##0;-"$"#,##0',
    6: '"$"#,##0;-"$"#,##0',
    7: '"$"#,##0.00;-"$"#,##0.00',
    8: '"$"#,##0.00;-"$"#,##0.00',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: SHORT_DATE,
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: SHORT_DATE_TIME,
    37: "#,##0;(#,##0)",
    38: "#,##0;(#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;(#,##0.00)",
    41: "#,##0;-#,##0;-",
    42: '"$"#,##0;-"$"#,##0;"$"-',
    43: "#,##0.00;-#,##0.00;-",
    44: '"$"#,##0.00;-"$"#,##0.00;"$"-',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}
"""The formats that stand in no file (18.8.30); the currency is the reader's own, of which `$` is one spelling."""


@dataclass(frozen=True, slots=True)
class Font:
    """What a font says beside its letters; None: as the cell's own."""

    strong: bool | None = None
    emphasis: bool | None = None
    struck: bool | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """A cell's format: number format code, font, and the alignment's indent in steps."""

    number_format: str = "General"
    font: Font = Font(strong=False, emphasis=False, struck=False)
    indent: int = 0


DEFAULT = Style()
"""How a cell looks that says nothing about it."""


def read_styles(root: etree._Element | None) -> list[Style]:
    """Return the cell formats (`cellXfs`) in order; empty without a styles part."""
    if root is None:
        return []
    fonts = [font_of(element) for element in islice(root.iterfind("{*}fonts/{*}font"), _STYLES_LIMIT)]
    formats = _BUILT_IN | {
        integer(element.get("numFmtId"), -1): element.get("formatCode", "General")
        for element in root.iterfind("{*}numFmts/{*}numFmt")
    }
    return [_style(xf, fonts, formats) for xf in islice(root.iterfind("{*}cellXfs/{*}xf"), _STYLES_LIMIT)]


def _style(xf: etree._Element, fonts: list[Font], formats: dict[int, str]) -> Style:
    font = integer(xf.get("fontId"), -1)
    alignment = xf.find("{*}alignment")
    return Style(
        formats.get(integer(xf.get("numFmtId"), 0), "General"),
        fonts[font] if 0 <= font < len(fonts) else DEFAULT.font,
        0 if alignment is None else min(integer(alignment.get("indent"), 0), 15),
    )


def font_of(element: etree._Element) -> Font:
    """Return a font's (`font`) or a run's (`rPr`) look; it states everything, so what is missing is off."""
    return Font(strong=_switched(element, "b"), emphasis=_switched(element, "i"), struck=_switched(element, "strike"))


def _switched(element: etree._Element, name: str) -> bool:
    switch = element.find("{*}" + name)
    return switch is not None and flag(switch.get("val", "1"))


def flag(value: str | None) -> bool:
    """Return an XML Schema boolean; False when missing or wrong."""
    return value in {"1", "true", "on"}


def integer(value: str | None, otherwise: int) -> int:
    """Return an attribute's whole number, `otherwise` when it is missing or wrong."""
    return int(value) if value is not None and _INTEGER.fullmatch(value) else otherwise
