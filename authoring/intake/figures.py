"""Pictures and the rows they belong to."""

from collections.abc import Iterable, Iterator, Mapping

from authoring.forms.records import Picture as RecordedPicture
from authoring.intake.grid import Picture
from authoring.intake.locate import Located
from authoring.intake.rows import Row
from authoring.model.finding import Finding, finding

_COVERED = 50
"""Rows a picture covers that are looked at."""
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)
_OTHERS = (
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\xd7\xcd\xc6\x9a", "WMF"),
    (b"\x01\0\0\0", "EMF"),
    (b"RIFF", "WebP"),
    (b"<", "SVG"),
)


def media_type_of(data: bytes) -> str | None:
    """Return the media type of a picture by its first bytes, None when it is not one that can be published."""
    return next((media_type for start, media_type in _SIGNATURES if data.startswith(start)), None)


def format_of(data: bytes) -> str:
    """Return the name of a picture's format by its first bytes, `?` when it is none we know."""
    return next((name for start, name in _OTHERS if data.startswith(start)), "?")


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


def recorded(picture: Picture) -> RecordedPicture | None:
    """Return a picture as a record holds it, None when it cannot be published."""
    media_type = media_type_of(picture.data or b"")
    return RecordedPicture.model_validate({"media_type": media_type, "data": picture.data}) if media_type else None
