"""What a cell means in its column: a line, a choice, a date, a whole number; with the findings where it means none."""

import re
from datetime import date

from authoring.edition.edition import Edition
from authoring.forms.columns import LINE_LIMIT, Choice, Column
from authoring.forms.sheets import partner_choices, topic_column
from authoring.forms.submission import Typed
from authoring.intake.dates import is_ambiguous, read_date
from authoring.intake.matching import is_one_of, key_of, quoted
from authoring.model.finding import Finding, finding
from authoring.model.language import in_language
from authoring.office.grid import Cell
from authoring.office.number_format import day_of
from authoring.text.normalise import has_controls, normalise

Value = str | date | int | None
"""What a cell comes to, None where it says nothing that can be used."""

_ALSO = {
    "in_person": "face to face, in presence, on site, onsite, physical, présentiel, présentielle, en présentiel, "
    "en personne, sur place, presencial, en persona, cara a cara",
    "virtual": "online, on line, remote, remotely, distance, webinar, videoconference, video conference, "
    "by videoconference, teleconference, Zoom, Teams, Microsoft Teams, Webex, en ligne, à distance, virtuel, "
    "virtuelle, visioconférence, vidéoconférence, par visioconférence, par vidéoconférence, en línea, a distancia, "
    "remota, remoto, videoconferencia, por videoconferencia, vía Zoom",
    "hybrid": "mixed, mixte, mixta, mixto, híbrida, híbrido, bimodal, semipresencial",
}
"""What people type instead of a choice's label, by the choice's value."""
_JOINT = {"both", "joint", "jointly", "all", "tous", "deux", "conjoint", "conjointe", "ambos", "conjunto", "conjunta"}
"""Words that name all partners at once."""
_SERIALS = range(36_500, 60_000)
"""Day numbers that are taken for dates where a date is asked for: from the end of 1999 to 2064."""

_EXAMPLE = "2021-11-25"
_PREFIX = 3
"""Characters of a choice's label that are enough, when no other label begins with them: “Mex.”."""


class Values:
    """Reads cells in one language.

    `findings` gathers what could not be read, `typed` the tables' rows as they stand, by the sheets' keys.
    """

    def __init__(self, edition: Edition, language: str) -> None:
        self.language = language
        self._territories = {partner.territory.casefold(): partner.id for partner in edition.partners}
        self._partners = partner_choices(edition)
        self.findings: list[Finding] = []
        self.typed: dict[str, list[Typed]] = {}

    def read(self, column: Column, cell: Cell) -> Value:
        """Return a cell's value in a column whose kind is neither `rich` nor `picture`."""
        if cell.error or cell.stale:
            return None
        match column.kind:
            case "choice":
                return self._choice(column, cell)
            case "date":
                return self._date(column, cell)
            case "number":
                return self._number(cell)
            case _:
                return self._line(column, cell)

    def topic(self, cell: Cell) -> str | None:
        """Return a topic, None when there is none."""
        return self._line(topic_column(), cell)

    def _line(self, column: Column, cell: Cell) -> str | None:
        if has_controls(cell.text):
            self.findings.append(finding("characters-removed", cell.place))
        text = one_line(cell.text)
        if len(text) > LINE_LIMIT:
            title = in_language(column.title, self.language)
            self.findings.append(finding("value-too-long", cell.place, column=title, limit=LINE_LIMIT))
        return text or None

    def _choice(self, column: Column, cell: Cell) -> str | None:
        text = one_line(cell.text)
        if not text:
            return None
        value = self._chosen(column.choices, text)
        if value is None:
            labels = ", ".join(in_language(choice.label, self.language) for choice in column.choices)
            self.findings.append(finding("value-not-choice", cell.place, value=quoted(text), choices=labels))
        return value

    def _chosen(self, choices: tuple[Choice, ...], text: str) -> str | None:
        for choice in choices:
            if is_one_of(text, [choice.value, *choice.label.values(), *_ALSO.get(choice.value, "").split(", ")]):
                return choice.value
        territory = self._territories.get(text.casefold())
        if territory in {choice.value for choice in choices}:
            return territory
        key = key_of(text)
        begun = [
            choice.value for choice in choices if any(key_of(one).startswith(key) for one in choice.label.values())
        ]
        return begun[0] if len(begun) == 1 and len(key) >= _PREFIX else None

    def all_partners(self, cell: Cell) -> str | None:
        """Return a cell's text when it names all partners (“Canada and Mexico”, “both”), else None."""
        text = one_line(cell.text)
        said = f" {key_of(text)} "
        named = all(any(f" {key_of(name)} " in said for name in one.label.values()) for one in self._partners)
        return text if named or not _JOINT.isdisjoint(said.split()) else None

    def _date(self, column: Column, cell: Cell) -> date | None:
        if cell.day is not None:
            return cell.day
        text = one_line(cell.text)
        if not text:
            return None
        serial = cell.number is not None and cell.number in _SERIALS
        found = day_of(cell.number or 0) if serial else read_date(text, month_end=column.key == "due")
        if found is None:
            self.findings.append(finding("value-not-date", cell.place, value=quoted(text), example=_EXAMPLE))
        elif serial or is_ambiguous(text):
            self.findings.append(finding("date-ambiguous", cell.place, value=quoted(text), date=found.isoformat()))
        return found

    def _number(self, cell: Cell) -> int | None:
        text = one_line(cell.text)
        digits = re.sub(r"(?<=\d)[\s,.](?=\d{3}\b)", "", text)
        if cell.number is not None and cell.day is None:
            digits = f"{cell.number:.0f}" if cell.number.is_integer() else ""
        if digits.isascii() and digits.isdigit() and len(digits) < 10:
            return int(digits)
        if text:
            self.findings.append(finding("value-not-number", cell.place, value=quoted(text)))
        return None


def one_line(text: str) -> str:
    """Return a text normalised, on one line."""
    return re.sub(r"[ \n]+", " ", normalise(text)).strip()
