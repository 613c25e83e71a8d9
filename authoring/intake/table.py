"""A table's rows as records, each field with the place it came from."""

from collections.abc import Collection, Mapping

from authoring.forms.columns import Column
from authoring.forms.records import Action, Record
from authoring.forms.sheets import Sheet
from authoring.intake.figures import format_of, recorded
from authoring.intake.grid import Picture
from authoring.intake.narrative import lines_in
from authoring.intake.rows import Row, name_of
from authoring.intake.values import Values
from authoring.model.finding import finding
from authoring.model.language import in_language
from authoring.model.place import Place
from authoring.text.reader import SectionReader

_PROMISED = {"lead_partner", "lead_institution", "due"}
"""What makes a row of the future actions an action when its kind is left open."""


def read_records(
    sheet: Sheet, columns: Collection[Column], rows: list[Row], pictures: Mapping[int, Picture], values: Values
) -> list[Record]:
    """Return the records of a table; a row that lacks something required is left out, with a finding.

    `columns` are those that were found, `pictures` the rows' pictures by the rows' numbers.
    """
    rich = [name_of(column) for column in columns if column.kind == "rich"]
    section = SectionReader([line for row in rows for name in rich for line in lines_in(row.cells.get(name))])
    readers = (_RowReader(sheet, columns, row, section, values, pictures.get(row.number)) for row in rows)
    records = [record for reader in readers if (record := reader.record())]
    values.findings.extend(section.findings)
    return records


class _RowReader:
    """One row of a table."""

    def __init__(
        self,
        sheet: Sheet,
        columns: Collection[Column],
        row: Row,
        section: SectionReader,
        values: Values,
        picture: Picture | None,
    ) -> None:
        self._sheet, self._columns, self._row, self._picture = sheet, columns, row, picture
        self._section, self._values = section, values
        self._fields: dict[str, object] = {}
        self._origins: dict[str, Place] = {"": row.place}
        for column in columns:
            self._read(column, row.places[name_of(column)])

    def record(self) -> Record | None:
        """Return the record, None when the row says nothing or lacks what a record cannot do without."""
        record = self._sheet.record
        if record is None or self._says_nothing() or self._lacks():
            return None
        if record is Action:
            self._fields.setdefault("kind", "action" if self._fields.keys() & _PROMISED else "text")
        return record.model_validate({**self._fields, "origins": self._origins})

    def _read(self, column: Column, place: Place) -> None:
        self._origins.setdefault(column.key, place)
        value = self._value(column)
        if value is None:
            return
        if column.partner is None:
            self._fields[column.key] = value
            return
        by_partner = self._fields.setdefault(column.key, {})
        if isinstance(by_partner, dict):
            by_partner[column.partner] = value
        self._origins[name_of(column)] = place

    def _value(self, column: Column) -> object | None:
        cell = self._row.cells.get(name_of(column))
        if column.kind == "picture":
            return recorded(self._picture) if self._picture else None
        if column.kind == "rich":
            return self._section.blocks(lines_in(cell)) or None
        value = self._values.read(column, cell) if cell else None
        if value is None and column.key == "alternative" and self._picture:
            return self._picture.alternative or None
        return value

    def _says_nothing(self) -> bool:
        """Tell whether at most choices and a topic are filled in: the row was only prepared, or is a heading."""
        said = {name_of(column) for column in self._columns if column.kind != "choice" and column.key != "topic"}
        return self._picture is None and not said & self._row.cells.keys()

    def _lacks(self) -> bool:
        """Tell whether something required is not there; say so unless something else was said of it already."""
        lacking = [column for column in self._sheet.columns if column.required and column.key not in self._fields]
        for column in lacking:
            self._report(column)
        return bool(lacking)

    def _report(self, column: Column) -> None:
        place, cell = self._row.places.get(name_of(column)), self._row.cells.get(name_of(column))
        if column.kind == "picture":
            self._report_picture(place or self._row.place)
        elif place is not None and (cell is None or cell.picture):
            title = in_language(column.title, self._values.language)
            self._values.findings.append(finding("value-missing", place, column=title))

    def _report_picture(self, place: Place) -> None:
        if self._picture is None:
            found = finding("picture-missing", place)
        elif self._picture.data is None:
            found = finding("picture-linked", self._picture.place)
        else:
            found = finding("picture-unreadable", self._picture.place, format=format_of(self._picture.data))
        self._values.findings.append(found)
