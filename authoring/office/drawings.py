"""Pictures laid over a sheet's cells (DrawingML, ECMA-376 Part 1, 20.5)."""

import re
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from authoring.model.place import Place
from authoring.office.archive import Archive
from authoring.office.grid import Picture, Spot, a1
from authoring.office.package import Relation, local, relation_id, relations, tree
from authoring.office.styles import integer
from authoring.pictures.frame import Frame

PICTURE_LIMIT = 50_000_000
"""Bytes of one picture."""
_DRAWINGS_LIMIT = 500
_FILE_NAME = re.compile(r"[^\n]*\.(png|jpe?g|gif|bmp|tiff?|webp|emf|wmf|svg)", re.IGNORECASE)
"""What programs put where the alternative text belongs when nobody has written one."""
_WHOLE, _QUARTER = 100_000, 5_400_000
"""A side in thousandths of a percent (20.1.10.40), a quarter turn in 60,000ths of a degree (20.1.10.3)."""
_TRUE = ("1", "true")
_ANCHORS = ("{*}twoCellAnchor", "{*}oneCellAnchor", "{*}absoluteAnchor")


@dataclass(frozen=True, slots=True)
class Drawings:
    """What is laid over a sheet: pictures, and the places of everything else (charts, shapes, text boxes)."""

    pictures: tuple[Picture, ...] = ()
    others: tuple[Place, ...] = ()


def read_drawings(archive: Archive, part: str, sheet: Place) -> Drawings:
    """Return what a drawing part lays over the sheet at the place `sheet`; raises UnreadableError."""
    root = tree(archive, part)
    if root is None:
        return Drawings()
    references = relations(archive, part)
    pictures: list[Picture] = []
    others: list[Place] = []
    for anchor in islice(root.iter(*_ANCHORS), _DRAWINGS_LIMIT):
        found = [_picture(archive, references, anchor, picture, sheet) for picture in anchor.iter("{*}pic")]
        pictures.extend(found)
        if not found:
            others.append(_place(sheet, _spot(anchor, "from")))
    return Drawings(tuple(pictures), tuple(others))


def _picture(
    archive: Archive, references: dict[str, Relation], anchor: etree._Element, picture: etree._Element, sheet: Place
) -> Picture:
    spot, end = _spot(anchor, "from"), _spot(anchor, "to")
    blip = picture.find(".//{*}blip")
    relation = references.get(relation_id(blip, "embed")) if blip is not None else None
    return Picture(
        _place(sheet, spot),
        picture_data(archive, relation),
        spot,
        bottom=max(spot.row, end.row if end else spot.row) if spot else 0,
        alternative=_alternative(picture),
        frame=_frame(picture),
    )


def picture_data(archive: Archive, relation: Relation | None) -> bytes | None:
    """Return a picture's file, None when the workbook does not hold it."""
    if relation is None or relation.external or not archive.has(relation.target):
        return None
    return archive.read(relation.target, PICTURE_LIMIT)


def _alternative(picture: etree._Element) -> str:
    properties = picture.find("{*}nvPicPr/{*}cNvPr")
    text = "" if properties is None else properties.get("descr", "").strip()
    return "" if _FILE_NAME.fullmatch(text) else text


def _frame(picture: etree._Element) -> Frame | None:
    """Return what is shown of a picture (20.1.8.55, 20.1.7.6), None when it is all of it as it is stored.

    Slight turns are for show on the sheet; a turn is one by quarters.
    """
    cuts, turns = (_attributes(picture.find(path)) for path in ("{*}blipFill/{*}srcRect", "{*}spPr/{*}xfrm"))
    left, top, right, bottom = (max(0, integer(cuts.get(side), 0)) / _WHOLE for side in "ltrb")
    frame = Frame(
        *(left, top, right, bottom),
        mirrored=turns.get("flipH") in _TRUE,
        upended=turns.get("flipV") in _TRUE,
        quarters=round(integer(turns.get("rot"), 0) / _QUARTER) % 4,
    )
    return None if frame == Frame() else frame


def _attributes(element: etree._Element | None) -> dict[str, str]:
    return {} if element is None else {str(name): str(value) for name, value in element.attrib.items()}


def _spot(anchor: etree._Element, end: str) -> Spot | None:
    corner = next((child for child in anchor if local(child) == end), None)
    if corner is None:
        return None
    row, column = (integer((corner.findtext("{*}" + name) or "").strip(), 0) for name in ("row", "col"))
    return Spot(min(max(row, 0), 1_048_575) + 1, min(max(column, 0), 16_383) + 1)


def _place(sheet: Place, spot: Spot | None) -> Place:
    return Place(sheet.file, sheet.sheet, a1(spot) if spot else "")
