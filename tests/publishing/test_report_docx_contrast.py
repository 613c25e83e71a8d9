"""Every colour of the Word template can be read on its ground (WCAG 2.2, 1.4.3)."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from authoring.publishing.ooxml.markup import name
from tests.publishing.word import TEMPLATE, find, part

STYLES = part(TEMPLATE, "word/styles.xml")
BY_ID = {style.get(name("w:styleId")): style for style in find(STYLES, "//w:style")}
IN_TABLES = ["TableText", "TableHeading"]


def inherited(style: Any, path: str, otherwise: str) -> str:
    """What a style says, or those it is based on."""
    while style is not None:
        if found := find(style, path):
            return str(found[0])
        style = BY_ID.get("".join(find(style, "w:basedOn/@w:val")))
    return otherwise


def colour(style: Any) -> str:
    (default,) = find(STYLES, "//w:rPrDefault/w:rPr/w:color/@w:val")
    return inherited(style, "w:rPr/w:color/@w:val", default)


def ground(style: Any) -> str:
    return inherited(style, "w:pPr/w:shd/@w:fill", "FFFFFF")


def of_type(kind: str) -> list[Any]:
    return find(STYLES, f"//w:style[@w:type='{kind}']")


def pairs() -> Iterator[tuple[str, str, str]]:
    """Each style with its colour and a ground it stands on."""
    for style in of_type("paragraph"):
        yield style.get(name("w:styleId")), colour(style), ground(style)
    for style in of_type("character"):
        key = style.get(name("w:styleId"))
        if find(style, "w:rPr/w:color"):
            yield key, colour(style), "FFFFFF"
    for fill, key in product(find(STYLES, "//w:tblStylePr/w:tcPr/w:shd/@w:fill"), IN_TABLES):
        yield f"{key} in a shaded row", colour(BY_ID[key]), fill
    for number in find(part(TEMPLATE, "word/numbering.xml"), "//w:lvl/w:rPr/w:color/@w:val"):
        yield "numbers", number, "FFFFFF"


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("style", "colour", "ground"), sorted(set(pairs())))
def test_every_style_can_be_read_on_its_ground(style: str, colour: str, ground: str) -> None:
    assert contrast(colour, ground) >= 4.5


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)
