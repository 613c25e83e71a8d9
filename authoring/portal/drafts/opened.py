"""A document as somebody opens it."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from authoring.edition.edition import Edition
from authoring.forms.sheets import Form, Sheet, partner_choices
from authoring.model.finding import Finding
from authoring.portal import workspace
from authoring.portal.drafts.beginning import draft_of
from authoring.portal.drafts.drafting import contents
from authoring.portal.drafts.looks import findings_in
from authoring.portal.drafts.payload import payload_of, place_of
from authoring.portal.models import Draft, Person
from authoring.portal.page import named, say


@dataclass(frozen=True, slots=True)
class Opened:
    """A document: its edition, what it asks, its name for the reader, and its draft."""

    edition: Edition
    document: str
    form: Form
    name: str
    draft: Draft

    @classmethod
    def at(cls, year: int, document: str, person: Person) -> "Opened":
        """Open a document; whoever opens it first makes its draft. Raises Http404 and BusyError."""
        edition = workspace.edition_of(year)
        form = workspace.form_of(edition, document)
        if form is None:
            raise Http404
        return cls.of(edition, document, draft_of(form, document, person))

    @classmethod
    def of(cls, edition: Edition, document: str, draft: Draft) -> "Opened":
        """Return the document that a draft is of. Raises Http404 when its form is no longer asked."""
        form = workspace.form_of(edition, document)
        if form is None:
            raise Http404
        return cls(edition, document, form, workspace.name_of(edition, document), draft)

    def address(self, name: str, sheet: str = "", **values: object) -> str:
        """Return one of the document's addresses, or of a sheet of it."""
        way = {"year": self.edition.year, "document": self.document} | ({"sheet": sheet} if sheet else {})
        return reverse(name, kwargs=way | values)

    def partner(self, key: str) -> str:
        """Return a partner's name for the reader."""
        return next((named(one.label) for one in partner_choices(self.edition) if one.value == key), key)

    def sheet_of(self, place: str) -> Sheet | None:
        """Return the sheet that a way into the document leads to."""
        return next((one for one in self.form.sheets if f"{place}.".startswith(f"{place_of(one)}.")), None)

    def way_to(self, place: str) -> str:
        """Return the address of a field, empty when there is none."""
        found = self.sheet_of(place)
        return f"{self.address('sheet', found.key)}#{place}" if found else ""

    def field_name(self, place: str) -> str:
        """Return what a field is called: its sheet, its row, its column."""
        found = self.sheet_of(place)
        if found is None:
            return ""
        number, *way = [*place.removeprefix(place_of(found)).strip(".").split("."), ""]
        column = next((one for one in found.columns if one.key == way[0]), None) if way else None
        parts = [
            named(found.title),
            say("Row {number}", number=number) if number else "",
            named(column.title) if column else "",
        ]
        return " › ".join(filter(None, parts))

    def findings(self) -> list[Finding]:
        """Return all there is to mend in what the draft says now."""
        payload = payload_of(self.form, self.draft.language, contents(self.draft))
        return findings_in(self.edition, payload)

    def of_sheet(self, findings: list[Finding], sheet: Sheet) -> list[Finding]:
        """Return those of one sheet."""
        place = place_of(sheet)
        return [one for one in findings if f"{one.place.field}.".startswith(f"{place}.")]

    def around(self, sheet: Sheet) -> tuple[Sheet | None, Sheet | None]:
        """Return the sheets before and after one, None at the form's ends."""
        sheets = [None, *self.form.sheets, None]
        position = sheets.index(sheet)
        return sheets[position - 1], sheets[position + 1]
