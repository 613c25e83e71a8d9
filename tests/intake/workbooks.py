"""Workbooks to read: our own templates, changed as people change them."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook, load_workbook
from PIL import Image

from authoring.edition.definition import load
from authoring.edition.edition import Edition
from authoring.edition.folder import EditionFolder
from authoring.forms.catalogue import coordination_form, group_form
from authoring.forms.sheets import Form
from authoring.intake.blank import write_workbook
from authoring.intake.reading import Reading, read

FIRST_ROW = 5
"""The first row below a template's column titles."""

Change = Callable[[Any], None]
"""Changes an openpyxl workbook."""


FOLDER = EditionFolder(Path(__file__).parents[2] / "submissions" / "2021", Path("output"))
"""The bundled edition."""

SUBMISSIONS = FOLDER.submissions()
"""What was handed in for it: workbooks and JSON."""


@cache
def edition() -> Edition:
    """The bundled edition's definition."""
    return load(FOLDER.definition)


def form(group: str | None = "mining") -> Form:
    """Return a group's form, the coordinators' for None."""
    return group_form(edition(), group) if group else coordination_form(edition())


@cache
def template(group: str | None = "mining", language: str = "en") -> bytes:
    """Return a blank workbook."""
    return write_workbook(form(group), language)


def changed(change: Change, group: str | None = "mining", language: str = "en") -> bytes:
    """Return a template after `change`, saved again by openpyxl."""
    workbook = load_workbook(BytesIO(template(group, language)), rich_text=True)
    change(workbook)
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    """Return a workbook's file."""
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def patched(data: bytes, parts: dict[str, Callable[[bytes], bytes]]) -> bytes:
    """Return a workbook some of whose parts are changed as bytes."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(file, "w", ZIP_DEFLATED) as target:
        for info in source.infolist():
            content = source.read(info)
            target.writestr(ZipInfo(info.filename), parts.get(info.filename, bytes)(content), ZIP_DEFLATED)
    return file.getvalue()


def read_data(folder: Path, data: bytes, name: str = "mining.xlsx") -> Reading:
    """Write `data` to a file and read it."""
    path = folder / name
    path.write_bytes(data)
    return read(path, edition())


def findings(reading: Reading) -> list[tuple[str, str]]:
    """Return the codes and the places inside the file (`Outcomes!B7`)."""
    return [
        (found.code, f"{found.place.sheet}!{found.place.cell}".strip("!") or found.place.field)
        for found in reading.findings
    ]


def picture(kind: str = "PNG", colour: str = "navy") -> bytes:
    """Return a small picture's file."""
    file = BytesIO()
    Image.new("RGB", (40, 30), colour).save(file, kind)
    return file.getvalue()
