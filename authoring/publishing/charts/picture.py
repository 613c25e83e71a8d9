"""A chart's picture: SVG wherever a drawing can be shown, PNG for programs that know dots only."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal

from lxml import etree

from authoring.model.charts import Bars, Drawing
from authoring.publishing.charts.bars import draw_bars
from authoring.publishing.charts.engine import style, style_sheet
from authoring.publishing.charts.sheet import Sheet
from authoring.publishing.charts.timeline import draw_timeline

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_PARSER = etree.XMLParser(remove_blank_text=True, remove_comments=True, resolve_entities=False, no_network=True)


def svg(drawing: Drawing, templates: Path) -> bytes:
    """Return the picture as SVG, letters drawn as outlines; raises TemplateError."""
    return _svg(drawing, templates, style_sheet(templates))


def png(drawing: Drawing, templates: Path) -> bytes:
    """Return the picture as PNG, in the resolution of the style file; raises TemplateError."""
    return _png(drawing, templates, style_sheet(templates))


@lru_cache(64)
def _svg(drawing: Drawing, templates: Path, _style: str) -> bytes:
    return _lean(_saved(drawing, templates, "svg"))


@lru_cache(64)
def _png(drawing: Drawing, templates: Path, _style: str) -> bytes:
    return _saved(drawing, templates, "png")


def _saved(drawing: Drawing, templates: Path, file_format: Literal["svg", "png"]) -> bytes:
    with style(templates):
        return _drawn(drawing, templates).saved(file_format)


def _drawn(drawing: Drawing, templates: Path) -> Sheet:
    return draw_bars(drawing, templates) if isinstance(drawing, Bars) else draw_timeline(drawing, templates)


def _lean(picture: bytes) -> bytes:
    """Return an SVG without what a reader never sees: document type, metadata, comments, groups' names.

    Its style sheet and `style` attributes become presentation attributes (SVG 1.1, 6.4), which a page with a strict
    content security policy and every program that shows SVG obeys. Lines are true to a hundredth of a point.
    """
    root = etree.fromstring(picture, _PARSER)
    etree.strip_elements(root, f"{_SVG}metadata", f"{_SVG}style", with_tail=False)
    referred = {address[1:] for element in root.iter() if (address := element.get(_XLINK))}
    for element in root.iter():
        for name, value in _declarations(element.get("style", "")):
            element.set(name, value)
        for name in ("style", "id"):
            if name in element.attrib and element.get(name) not in referred:
                del element.attrib[name]
        if "d" in element.attrib:
            element.set("d", _LONG_NUMBER.sub(_rounded, " ".join(element.get("d", "").split())))
    root.attrib.update({"stroke-linejoin": "round", "stroke-linecap": "butt"})
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _declarations(text: str) -> list[tuple[str, str]]:
    pairs = (declaration.partition(":") for declaration in text.split(";") if declaration.strip())
    return [(name.strip(), value.strip()) for name, _, value in pairs]


def _rounded(number: re.Match[str]) -> str:
    return f"{float(number[0]):.2f}".rstrip("0").rstrip(".")
