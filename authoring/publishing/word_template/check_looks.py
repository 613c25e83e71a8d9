"""How the styles look: enough contrast to be read, fonts that are there."""

import re
from collections.abc import Iterator, Set
from typing import Any

from authoring.model.finding import Finding, finding
from authoring.model.place import Place
from authoring.publishing.ooxml.markup import name
from authoring.publishing.ooxml.styles import REQUIRED
from authoring.publishing.word_template.package import Package

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_THEME_COLOURS = {"text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2", "dark1": "dk1"} | {
    "light1": "lt1",
    "dark2": "dk2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
"""Names of colours in styles (17.18.97), and what the theme calls them (20.1.6.2)."""

_ENOUGH = 4.5
"""Contrast of text on its page (WCAG 2.2, 1.4.3)."""
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_PAPER = "FFFFFF"


class _Looks:
    """The styles by their names, and what they inherit."""

    def __init__(self, package: Package) -> None:
        root = package.related("styles")
        self._root = root
        found = [] if root is None else list(root.iterchildren(name("w:style")))
        self._by_id = {one.get(name("w:styleId")): one for one in found}
        self._theme = package.related("theme")
        self.by_name = {_value(one, "w:name"): one for one in found if _value(one, "w:name")}

    def inherited(self, style: Any, *way: str) -> Any:
        """Return what a style or one it is based on says (17.7.3), else the document's default."""
        seen = set()
        while style is not None and style not in seen:
            seen.add(style)
            found = style.find("/".join(map(name, way)))
            if found is not None:
                return found
            style = self._by_id.get(_value(style, "w:basedOn"))
        default = "/".join(map(name, ("w:docDefaults", "w:rPrDefault", *way)))
        return None if self._root is None else self._root.find(default)

    def colour(self, style: Any) -> str:
        """Return a style's colour as six digits, empty when it is the reader's own choice."""
        color = self.inherited(style, "w:rPr", "w:color")
        return self._resolved(color, "w:val", "w:themeColor") if color is not None else ""

    def background(self, style: Any) -> str:
        """Return what a style's text stands on."""
        for way in (("w:rPr", "w:shd"), ("w:pPr", "w:shd")):
            shading = self.inherited(style, *way)
            if shading is not None:
                return self._resolved(shading, "w:fill", "w:themeFill") or _PAPER
        return _PAPER

    def _resolved(self, element: Any, value: str, theme: str) -> str:
        named = element.get(name(theme))
        tinted = element.get(name(f"{theme}Tint")) or element.get(name(f"{theme}Shade"))
        # Word writes the colour it last had beside its name; only where it is tinted is the name not enough.
        if named and not tinted and self._theme is not None:
            color = self._theme.find(f".//{_A}clrScheme/{_A}{_THEME_COLOURS.get(named, named)}")
            if color is not None and len(color):
                # A colour of the reader's system stands beside the one it last was (20.1.2.3.33).
                return _hex(color[0].get("lastClr") or color[0].get("val"))
        return _hex(element.get(name(value)))

    def fonts(self, style: Any) -> Iterator[str]:
        """Yield the fonts a style asks for by itself."""
        asked = style.find(f"{name('w:rPr')}/{name('w:rFonts')}")
        for key in ("ascii", "hAnsi"):
            font = "" if asked is None else asked.get(name(f"w:{key}"))
            if font:
                yield font

    def theme_fonts(self) -> Iterator[str]:
        """Yield the fonts of the theme, those of headings and of text."""
        for latin in () if self._theme is None else self._theme.iterfind(f".//{_A}fontScheme/*/{_A}latin"):
            yield latin.get("typeface", "")


def _hex(colour: str | None) -> str:
    return colour if colour and _HEX.fullmatch(colour) else ""


def _value(element: Any, child: str) -> str:
    found = element.find(name(child))
    return "" if found is None else found.get(name("w:val"), "")


def check_looks(package: Package, file: Place, fonts: Set[str]) -> Iterator[Finding]:
    """Yield styles whose text is hard to read, and fonts that are not among `fonts` (none: nobody knows)."""
    looks = _Looks(package)
    folded = {style.casefold() for style in REQUIRED}
    for called, style in looks.by_name.items():
        if called.casefold() in folded:
            contrast = contrast_of(looks.colour(style) or "000000", looks.background(style))
            if contrast < _ENOUGH:
                yield finding("style-contrast", file, style=called, contrast=f"{contrast:.1f}")
    asked = {font for style in looks.by_name.values() for font in looks.fonts(style)}
    for font in sorted(asked.union(looks.theme_fonts())):
        if fonts and font and font not in fonts:
            yield finding("template-font", file, font=font)


def contrast_of(text: str, background: str) -> float:
    """Return the contrast of two colours of six digits (WCAG 2.2, “contrast ratio”), from 1 to 21."""
    lighter, darker = sorted((_luminance(text), _luminance(background)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
