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
from authoring.forms.submission import GroupSubmission
from authoring.intake.blank import write_workbook
from authoring.intake.reading import Reading, read
from authoring.text.writer import write_lines

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
    """Return a picture's file, large enough for print."""
    file = BytesIO()
    Image.new("RGB", (640, 480), colour).save(file, kind)
    return file.getvalue()


def submission(reading: Reading) -> GroupSubmission:
    """Return what a group handed in."""
    assert isinstance(reading.submission, GroupSubmission)
    return reading.submission


def fill(sheet: str, *rows: tuple[Any, ...]) -> Change:
    """Return the change that types rows below a sheet's column titles."""

    def change(workbook: Workbook) -> None:
        for number, row in enumerate(rows, FIRST_ROW):
            for column, value in enumerate(row, start=1):
                if value is not None:
                    workbook[sheet].cell(number, column).value = value

    return change


def outcomes(reading: Reading) -> list[tuple[str | None, list[str]]]:
    """Return the outcomes' passages as topic and typed lines."""
    return [(passage.topic, write_lines(passage.text)) for passage in submission(reading).sections.get("outcomes", [])]


def renamed(workbook: Workbook, old: str, new: str) -> None:
    """Rename a sheet as Excel does, which keeps the names that refer to it."""
    workbook[old].title = new
    for name in workbook.defined_names.values():
        name.value = name.value.replace(f"'{old}'!", f"'{new}'!")


def without_marks(workbook: Any) -> None:
    """Take away the defined names and the custom properties, as a trip through another program can."""
    workbook.defined_names.clear()
    for name in list(workbook.custom_doc_props.names):
        del workbook.custom_doc_props[name]
