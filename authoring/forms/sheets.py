"""One page of a form, and the forms."""

from dataclasses import dataclass
from typing import Literal

from authoring.edition.edition import Edition, Need, SectionDefinition
from authoring.forms.columns import Ask, Choice, Column, in_all_languages
from authoring.forms.records import ActionStatus, Record
from authoring.forms.territories import territory_name
from authoring.model.language import LocalText

FormKind = Literal["group", "coordination"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a form.

    A `narrative` fills the section `key` of a submission with passages; a `table` fills the list `key` with records of
    type `record`. `words` is the section's word limit.
    """

    key: str
    title: LocalText
    guidance: LocalText
    need: Need
    columns: tuple[Column, ...]
    record: type[Record] | None = None
    words: int | None = None

    @property
    def is_narrative(self) -> bool:
        """Tell whether the sheet holds one section's text."""
        return self.record is None


@dataclass(frozen=True, slots=True)
class Form:
    """What one author is asked: ordered sheets. `group` is the group's id, None for the coordinators."""

    kind: FormKind
    edition: Edition
    group: str | None
    sheets: tuple[Sheet, ...]

    def sheet(self, key: str) -> Sheet | None:
        """Return the sheet of that key."""
        return next((sheet for sheet in self.sheets if sheet.key == key), None)


def narrative_sheet(section: SectionDefinition) -> Sheet:
    """Return the sheet of one narrative section: topics (where the section has them) and text."""
    columns = (topic_column(), _text_column(section)) if section.topics else (_text_column(section),)
    return Sheet(section.key, section.title, section.guidance, section.need, columns, words=section.words)


def topic_column() -> Column:
    """Return the column of topics, which a sheet may have even where its section asks for none."""
    guidance = in_all_languages("A subheading. Once is enough: it holds for the rows below.")
    return Column("topic", in_all_languages("Topic"), "line", guidance, required=False, width=30)


def _text_column(section: SectionDefinition) -> Column:
    guidance = section.guidance or in_all_languages("One paragraph or one list item a row, or everything in one cell.")
    return Column("text", in_all_languages("Text"), "rich", guidance, required=True, width=100)


@dataclass(frozen=True, slots=True)
class TableDefinition:
    """A list of records every edition asks for; `title` and `guidance` are message ids of the `forms` catalogue."""

    record: type[Record]
    key: str
    title: str
    guidance: str
    need: Need


def table_sheet(edition: Edition, table: TableDefinition) -> Sheet:
    """Return the sheet of a table, its columns in the order of the record's fields."""
    columns = [column for field in table.record.model_fields for column in _columns(edition, table.record, field)]
    title, guidance = in_all_languages(table.title), in_all_languages(table.guidance)
    return Sheet(table.key, title, guidance, table.need, tuple(columns), table.record)


def _columns(edition: Edition, record: type[Record], field: str) -> list[Column]:
    ask = next((meta for meta in record.model_fields[field].metadata if isinstance(meta, Ask)), None)
    if ask is None:
        return []
    if not ask.per_partner:
        return [_column(edition, field, ask, in_all_languages(ask.title))]
    return [
        _column(edition, field, ask, _filled_in(ask.title, choice.label), choice.value)
        for choice in partner_choices(edition)
    ]


def _filled_in(message: str, partner: LocalText) -> LocalText:
    return {
        language: text.format(partner=partner.get(language) or next(iter(partner.values())))
        for language, text in in_all_languages(message).items()
    }


def _column(edition: Edition, field: str, ask: Ask, title: LocalText, partner: str | None = None) -> Column:
    return Column(
        field,
        title,
        ask.kind,
        in_all_languages(ask.guidance) if ask.guidance else {},
        ask.required,
        ask.width,
        _choices(edition, ask),
        partner,
    )


def _choices(edition: Edition, ask: Ask) -> tuple[Choice, ...]:
    match ask.choices:
        case "partners":
            return partner_choices(edition)
        case "sections":
            return tuple(Choice(section.key, section.title) for section in edition.sections)
        case "modes":
            return tuple(Choice(mode, in_all_languages(label)) for mode, label in MODES.items())
        case "action_kinds":
            return tuple(Choice(kind, in_all_languages(label)) for kind, label in ACTION_KINDS.items())
        case "action_statuses":
            return tuple(Choice(status, in_all_languages(label)) for status, label in ACTION_STATUSES.items())
        case None:
            return ()


MODES = {"in_person": "In person", "virtual": "Virtual", "hybrid": "Hybrid"}
"""How a meeting was held: message ids of the `forms` catalogue."""

ACTION_KINDS = {"action": "Action", "text": "Plain text"}
"""What a row of the future actions is: message ids of the `forms` catalogue."""

ACTION_STATUSES: dict[ActionStatus, str] = {
    "planned": "Planned",
    "under_way": "Under way",
    "done": "Done",
    "on_hold": "On hold",
}
"""How far an action has come, in the order of its way: message ids of the `forms` catalogue."""


def partner_choices(edition: Edition) -> tuple[Choice, ...]:
    """Return the partners in the edition's order, named as CLDR names them."""
    return tuple(Choice(partner.id, territory_name(partner.territory)) for partner in edition.partners)
