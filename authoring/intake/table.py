"""A table's rows as records, each field with the place it came from."""

import re
from collections.abc import Collection, Mapping

from authoring.forms.columns import Column
from authoring.forms.records import Action, Record
from authoring.forms.sheets import Sheet
from authoring.forms.submission import Typed
from authoring.intake.figures import recorded
from authoring.intake.matching import quoted
from authoring.intake.narrative import Texts
from authoring.intake.rows import Row, name_of
from authoring.intake.values import Values, one_line
from authoring.model.finding import finding
from authoring.model.language import in_language
from authoring.model.place import Place
from authoring.office.grid import Picture

_UNTIL_FILLED_IN = {"line": "", "rich": ()}
"""What stands for something required that is empty, where the rest of a row can be published without it."""
_WITH_ACRONYM = re.compile(
    r"(?P<institution>[^()]*[^()\s]) ?\((?P<acronym>[A-ZÀ-Þ][\w&-]{0,9}[A-ZÀ-Þ][\w&-]{0,9})\)",
)
_PROMISED = {"lead_partner", "lead_institution", "due", "status"}
"""What makes a row of the future actions an action when its kind is left open."""


def read_records(
    sheet: Sheet, columns: Collection[Column], rows: list[Row], pictures: Mapping[int, Picture], values: Values
) -> list[Record]:
    """Return the records of a table; what is required and lacking is found.

    A row that lacks a line or a text is kept, with an empty one; without its country, its date or its picture there is
    no place for it in the report. A country that is left open is that of the row above.
    `columns` are those that were found, `pictures` the rows' pictures by the rows' numbers.
    """
    rich = [name_of(column) for column in columns if column.kind == "rich"]
    section = Texts(row.cells.get(name) for row in rows for name in rich)
    records: list[Record] = []
    typed: list[Typed] = []
    partner: object = None
    for row in rows:
        reader = _RowReader(sheet, columns, row, section, values, pictures.get(row.number))
        record = reader.record(partner)
        records += [record] if record else []
        typed += [reader.typed] if reader.typed else []
        partner = reader.partner if "partner" in row.cells else partner
    values.findings.extend(section.findings)
    values.typed[sheet.key] = typed
    return records


class _RowReader:
    """One row of a table."""

    def __init__(
        self,
        sheet: Sheet,
        columns: Collection[Column],
        row: Row,
        section: Texts,
        values: Values,
        picture: Picture | None,
    ) -> None:
        self._sheet, self._columns, self._row, self._picture = sheet, columns, row, picture
        self._section, self._values = section, values
        self._fields: dict[str, object] = {}
        self.typed: Typed = {}
        self._joint = ""
        self._origins: dict[str, Place] = {"": row.place}
        for column in columns:
            self._read(column, row.places[name_of(column)])

    @property
    def partner(self) -> object:
        """The partner of the row, None where there is none."""
        return self._fields.get("partner")

    def record(self, partner: object) -> Record | None:
        """Return the record, None when the row says nothing or lacks what a record cannot do without.

        `partner` is the one given in the rows above, if any.
        """
        record = self._sheet.record
        if record is None or self._says_nothing() or self._lacks(partner):
            return None
        if record is Action:
            self._lead_jointly()
            self._fields.setdefault("kind", "action" if self._fields.keys() & _PROMISED else "text")
        self._part_acronym()
        return record.model_validate({**self._fields, "origins": self._origins})

    def _part_acronym(self) -> None:
        """Take the acronym out of “Natural Resources Canada (NRCan)”, unless another one is given."""
        named = _WITH_ACRONYM.fullmatch(str(self._fields.get("institution", "")))
        if named and self._fields.get("acronym", named["acronym"]) == named["acronym"]:
            self._fields |= named.groupdict()

    def _lead_jointly(self) -> None:
        """Put the names of several partners that lead together before the institution: there is room for one only."""
        if self._joint:
            names = (self._joint, self._fields.get("lead_institution"))
            self._fields["lead_institution"] = ": ".join(str(name) for name in names if name)

    def _read(self, column: Column, place: Place) -> None:
        self._origins.setdefault(column.key, place)
        value = self._value(column)
        self._keep(column, value)
        if value is None:
            return
        if column.partner is None:
            self._fields[column.key] = value
            return
        by_partner = self._fields.setdefault(column.key, {})
        if isinstance(by_partner, dict):
            by_partner[column.partner] = value
        self._origins[name_of(column)] = place

    def _keep(self, column: Column, value: object | None) -> None:
        """Keep what the row says in a column, understood or not: whoever goes on with it on the web finds it there."""
        cell = self._row.cells.get(name_of(column))
        if value is None and cell and not cell.error:
            value = one_line(cell.text) or None
        if value is None:
            return
        if column.partner is None:
            self.typed[column.key] = value
        else:
            self.typed.setdefault(column.key, {})[column.partner] = value

    def _value(self, column: Column) -> object | None:
        cell = self._row.cells.get(name_of(column))
        if column.kind == "picture":
            return self._recorded()
        if column.kind == "rich":
            return self._section.blocks([cell]) or None
        if column.key == "lead_partner" and cell and (joint := self._values.all_partners(cell)):
            self._joint = joint
            return None
        value = self._values.read(column, cell) if cell else None
        if value is None and column.key == "alternative" and self._picture:
            return self._picture.alternative or None
        return value

    def _recorded(self) -> object | None:
        if self._picture is None:
            return None
        picture, findings = recorded(self._picture)
        self._values.findings.extend(findings)
        return picture

    def _says_nothing(self) -> bool:
        """Tell whether at most choices and a topic are filled in: the row was only prepared, or is a heading."""
        said = {name_of(column) for column in self._columns if column.kind != "choice" and column.key != "topic"}
        return self._picture is None and not said & self._row.cells.keys()

    def _lacks(self, partner: object) -> bool:
        """Tell whether something is not there without which the row cannot be published; say what is lacking."""
        lacking = [column for column in self._sheet.columns if column.required and column.key not in self._fields]
        made_good = [self._is_made_good(column, partner) for column in lacking]
        return not all(made_good)

    def _is_made_good(self, column: Column, partner: object) -> bool:
        place, cell = self._row.places.get(name_of(column)), self._row.cells.get(name_of(column))
        if column.kind == "picture":
            if self._picture is None:
                self._values.findings.append(finding("picture-missing", place or self._row.place))
        elif place is not None and column.kind in _UNTIL_FILLED_IN:
            self._fields[column.key] = _UNTIL_FILLED_IN[column.kind]
            if cell is None or cell.picture:
                self._report("value-missing", place, column)
            return True
        elif place is not None and place.cell and cell is None and column.key == "partner" and partner:
            self._fields["partner"] = self.typed["partner"] = partner
            self._report("value-carried", place, column, value=self._partner(column))
            return True
        elif place is not None:
            said = " · ".join(cell.text for cell in self._row.cells.values() if cell.text)
            self._report("row-left-out", place, column, text=quoted(said))
        return False

    def _partner(self, column: Column) -> str:
        labels = {choice.value: choice.label for choice in column.choices}
        return in_language(labels[str(self._fields["partner"])], self._values.language)

    def _report(self, code: str, place: Place, column: Column, **values: str) -> None:
        title = in_language(column.title, self._values.language)
        self._values.findings.append(finding(code, place, column=title, **values))
