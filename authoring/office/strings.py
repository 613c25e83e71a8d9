"""Strings of a workbook: shared and inline ones, with their runs (ECMA-376 Part 1, 18.4)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from authoring.office.package import local
from authoring.office.styles import Font, font_of

_RAISED = {
    "superscript": str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾"),
    "subscript": str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"),
}
_FIGURES = re.compile(r"[\s,;+−=()-]*\d[\d\s,;+−=()-]*", re.ASCII)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one font; None: the cell's own."""

    text: str
    font: Font | None = None


def pieces_of(element: etree._Element) -> tuple[Piece, ...]:
    """Return the pieces of a string item (`si`, `is`); the reading aid of East Asian text (`rPh`) is no part of it."""
    pieces = []
    for child in element:
        match local(child):
            case "t":
                pieces.append(Piece(decoded(child.text or "")))
            case "r":
                pieces.append(_run(child))
    return tuple(pieces)


def _run(run: etree._Element) -> Piece:
    parts = {local(child): child for child in run}
    text = decoded(parts["t"].text or "") if "t" in parts else ""
    if "rPr" not in parts:
        return Piece(text)
    raised = parts["rPr"].find("{*}vertAlign")
    return Piece(text if raised is None else _raised(text, raised.get("val", "")), font_of(parts["rPr"]))


def _raised(text: str, position: str) -> str:
    """Return superscript and subscript figures as such (`km²`, `CO₂`): letters read well without (`1st`, `3er`)."""
    return text.translate(_RAISED.get(position, {})) if _FIGURES.fullmatch(text) else text


def decoded(text: str) -> str:
    """Return text with `_x000D_` and the like decoded (22.9.2.19, ST_Xstring), and without lone surrogates."""
    if "_x" not in text:
        return text
    return whole(_ESCAPED.sub(lambda match: chr(int(match[1], 16)), text))


def whole(text: str) -> str:
    """Return text whose surrogates are joined to characters; a lone one becomes U+FFFD, as no file could hold it."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def read_strings(elements: Iterable[etree._Element]) -> list[tuple[Piece, ...]]:
    """Return the shared strings in order."""
    return [pieces_of(element) for element in elements]
