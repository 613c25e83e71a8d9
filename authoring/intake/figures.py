"""Pictures and the rows they belong to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from authoring.errors import PictureError
from authoring.forms.records import Picture as RecordedPicture
from authoring.intake.locate import Located
from authoring.intake.rows import Row
from authoring.model.finding import Finding, finding
from authoring.model.place import Place
from authoring.office.grid import Picture
from authoring.pictures.formats import format_of, media_type_of
from authoring.pictures.frame import Frame

if TYPE_CHECKING:
    from authoring.office.grid import Look
    from authoring.pictures.decoding import Seen

_COVERED = 50
"""Rows a picture covers that are looked at."""
_LONGER_SIDE = 600
"""Pixels of a picture's longer side below which it is small or coarse in print: 300 dpi over 5 cm."""


def pictures_by_row(located: Located, rows: Iterable[Row]) -> dict[int, Picture]:
    """Return each row's picture on a sheet that asks for pictures; what was placed in the cell goes first.

    A picture laid over the cells belongs to the row of its upper left corner; when that row has nothing else in it,
    to the first row it covers that has and is still without one: pictures are rarely dropped exactly into a cell.
    """
    if not any(column.kind == "picture" for column in located.sheet.columns):
        return {}
    filled = {row.number for row in rows}
    taken = {picture.spot.row: picture for picture in _in_cells(rows, ("picture",)) if picture.spot}
    for picture in located.grid.pictures:
        covered = _covered(picture)
        places = [row for row in covered if row in filled and row not in taken]
        corner = [row for row in covered[:1] if row > located.header and row not in filled and row not in taken]
        if places or corner:
            taken[(places or corner)[0]] = picture
    return taken


def _covered(picture: Picture) -> range:
    if picture.spot is None:
        return range(0)
    return range(picture.spot.row, min(picture.bottom, picture.spot.row + _COVERED) + 1)


def _in_cells(rows: Iterable[Row], columns: Iterable[str] | None = None) -> Iterator[Picture]:
    for row in rows:
        for name in row.cells if columns is None else columns:
            cell = row.cells.get(name)
            if cell is not None and cell.picture is not None:
                yield cell.picture


def unused(located: Located, rows: Iterable[Row], used: Mapping[int, Picture], sheet: str) -> Iterator[Finding]:
    """Yield a finding for each picture no row has taken; `sheet` is the title of the sheet where pictures belong."""
    kept = {id(picture) for picture in used.values()}
    for picture in (*located.grid.pictures, *_in_cells(rows)):
        if id(picture) not in kept:
            second = any(row in used for row in _covered(picture))
            yield finding("picture-second" if second else "picture-stray", picture.place, sheet=sheet)


def recorded(picture: Picture) -> tuple[RecordedPicture | None, list[Finding]]:
    """Return a picture as a record holds it, None when it cannot be published, and what is to mend about it."""
    if picture.data is None:
        return None, [finding("picture-linked", picture.place)]
    if picture.look:
        known = {"media_type": picture.look.media_type, "data": picture.data}
        return RecordedPicture.model_validate(known), list(_remarks(picture.place, picture.look))
    if media_type_of(picture.data) is None:
        return None, [finding("picture-unreadable", picture.place, format=format_of(picture.data))]
    try:
        seen, data = _shown(picture.data, picture.frame)
    except PictureError as error:
        return None, [finding(error.code, picture.place)]
    record = RecordedPicture.model_validate({"media_type": media_type_of(data), "data": data})
    return record, list(_remarks(picture.place, seen))


def _shown(data: bytes, frame: Frame | None) -> "tuple[Seen, bytes]":
    """Return what a picture is and the file of what is shown of it; raises PictureError."""
    from authoring.pictures.decoding import look_at  # Pillow, which most submissions do without

    seen = look_at(data)
    if frame is None:
        return seen, data
    from authoring.pictures.framing import framed

    shown = framed(data, frame)
    return replace(look_at(shown), several=seen.several), shown


def _remarks(place: Place, seen: "Seen | Look") -> Iterator[Finding]:
    if seen.several:
        yield finding("picture-several", place)
    if max(seen.width, seen.height) < _LONGER_SIDE:
        yield finding("picture-small", place, width=seen.width, height=seen.height)
