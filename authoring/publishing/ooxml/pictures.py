"""Pictures (20.4, 20.2): inline, with alternative text, never wider than the text."""

from dataclasses import dataclass
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from authoring.pictures.formats import media_type_of
from authoring.pictures.measure import Measure, measured
from authoring.publishing.ooxml.markup import attribute
from authoring.publishing.ooxml.page import Page

EMU = 914_400
"""English Metric Units in an inch (20.1.2.1)."""

_SVG = ("svg", "image/svg+xml")
"""Word 2016 and later show a drawing in place of the picture it extends (MS-ODRAWXML, `svgBlip`)."""

_DECORATIVE = '<adec:decorative val="1"/>'
"""Marks a picture that says nothing (MS-ODRAWXML, `decorative`), which screen readers leave out."""

_TALLEST = 0.64
"""A picture's share of the text's height at most, as on paper (print.css), so that its caption stays with it."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """One showing of a picture: relationships to its files, size in EMU."""

    number: int
    picture: str
    svg: str
    size: tuple[int, int]
    alternative: str


class Pictures:
    """The pictures of a document, each file once."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._files: dict[bytes, tuple[str, str, str]] = {}
        self._shown = 0

    def inline(
        self, picture: bytes, alternative: str, svg: bytes | None = None, width_inches: float | None = None
    ) -> str:
        """Return the run that shows `picture`; raises UnidentifiedImageError when it is none.

        `svg` is the same picture as a drawing, which is shown wherever it can be; the picture must then be a PNG.
        `width_inches` is how wide to show it, by default as its resolution says; never wider than the text. A picture
        without alternative text is marked as decoration.
        """
        size = self._size(measured(picture), width_inches)
        media_type = media_type_of(picture) or ""
        key = self._file(picture, media_type.removeprefix("image/"), media_type)
        self._shown += 1
        drawing = self._file(svg, *_SVG) if svg is not None else ""
        return _drawing(_Shown(self._shown, key, drawing, size, attribute(alternative)))

    def attach(self, part: Any) -> None:
        """Add the files to the package and their relationships to the part that shows them."""
        for blob, (key, extension, media_type) in self._files.items():
            place = PackURI(f"/word/media/{key}.{extension}")
            file = Part(place, media_type, blob, part.package)
            part.rels.add_relationship(RELATIONSHIP_TYPE.IMAGE, file, key)

    def _file(self, blob: bytes, extension: str, media_type: str) -> str:
        return self._files.setdefault(blob, (f"picture{len(self._files) + 1}", extension, media_type))[0]

    def _size(self, measure: Measure, width_inches: float | None) -> tuple[int, int]:
        width, height = (inches * EMU for inches in measure.inches)
        wanted = width_inches * EMU / width if width_inches else 1.0
        scale = min(wanted, self._page.width * EMU / width, self._page.height * EMU * _TALLEST / height)
        return max(1, round(width * scale)), max(1, round(height * scale))


def _drawing(shown: _Shown) -> str:
    extent = f'cx="{shown.size[0]}" cy="{shown.size[1]}"'
    described = f'id="{shown.number}" name="Picture {shown.number}" descr="{shown.alternative}"'
    decoration = "" if shown.alternative else _extension("C183D7F6-B498-43B3-948B-1728B52AA6E4", _DECORATIVE)
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {extent}/><wp:docPr {described}>{decoration}</wp:docPr>"
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {described}/><pic:cNvPicPr/></pic:nvPicPr>"
        f"<pic:blipFill>{_blip(shown)}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _blip(shown: _Shown) -> str:
    if not shown.svg:
        return f'<a:blip r:embed="{shown.picture}"/>'
    svg = f'<asvg:svgBlip r:embed="{shown.svg}"/>'
    return f'<a:blip r:embed="{shown.picture}">{_extension("96DAC541-7B7A-43D3-8B79-37D633B846F1", svg)}</a:blip>'


def _extension(key: str, content: str) -> str:
    return f'<a:extLst><a:ext uri="{{{key}}}">{content}</a:ext></a:extLst>'
