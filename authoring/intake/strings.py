"""Strings of a workbook: shared and inline ones, with their runs (ECMA-376 Part 1, 18.4)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from authoring.intake.styles import Font, font_of

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one font; None: the cell's own."""

    text: str
    font: Font | None = None


def pieces_of(element: etree._Element) -> tuple[Piece, ...]:
    """Return the pieces of a string item (`si`, `is`); the reading aid of East Asian text (`rPh`) is no part of it."""
    plain = element.find("{*}t")
    runs = [Piece(_text(run.find("{*}t")), _font(run)) for run in element.iterfind("{*}r")]
    return (*([] if plain is None else [Piece(_text(plain))]), *runs)


def _font(run: etree._Element) -> Font | None:
    properties = run.find("{*}rPr")
    return None if properties is None else font_of(properties)


def _text(element: etree._Element | None) -> str:
    return "" if element is None else decoded(element.text or "")


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
