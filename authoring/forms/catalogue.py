"""Which sheets each form has, from the edition's definition."""

from dataclasses import replace
from hashlib import sha256

from authoring.edition.edition import Edition, SectionDefinition
from authoring.forms import records
from authoring.forms.sheets import Form, Sheet, TableDefinition, narrative_sheet, table_sheet

_CO_CHAIRS = TableDefinition(
    records.CoChair,
    "co_chairs",
    "Co-chairs",
    "Who co-chairs the group, one row each, at least one for each country.",
    "required",
)
_ACTIONS = TableDefinition(
    records.Action,
    "actions",
    "Future actions",
    "One action a row, with who leads it and when it is due; text around them is plain text.",
    "optional",
)
_BELOW_THE_SECTIONS = (
    TableDefinition(records.Participant, "participants", "Participants", "Who took part, one row each.", "optional"),
    TableDefinition(
        records.Initiative,
        "initiatives",
        "Initiatives",
        "Initiatives proposed or under way, one row each; they are printed in an annex.",
        "optional",
    ),
    TableDefinition(
        records.GroupMeeting, "meetings", "Meeting", "When and how the group met, one row a meeting.", "expected"
    ),
    TableDefinition(
        records.FigureRecord,
        "figures",
        "Figures",
        "Pictures to be published, one row each, with the words that belong to them.",
        "optional",
    ),
)
_SIGNATORIES = TableDefinition(
    records.Signatory, "signatories", "Signatories", "Who signs the message, one row each.", "required"
)
_PAST_MEETINGS = TableDefinition(
    records.PastMeeting,
    "past_meetings",
    "Past annual meetings",
    "All annual meetings, the first one first.",
    "expected",
)


def group_form(edition: Edition, group: str | None) -> Form:
    """Return what a working group is asked, in the order of the workbook; `group` is None while it is not known."""
    sections = (_section_sheet(edition, section) for section in edition.sections)
    others = (table_sheet(edition, table) for table in _BELOW_THE_SECTIONS)
    return Form("group", edition, group, (table_sheet(edition, _CO_CHAIRS), *sections, *others))


def _section_sheet(edition: Edition, section: SectionDefinition) -> Sheet:
    if section.kind == "narrative":
        return narrative_sheet(section)
    sheet = table_sheet(edition, _ACTIONS)
    guidance = section.guidance or sheet.guidance
    return replace(sheet, title=section.title, guidance=guidance, need=section.need, words=section.words)


def coordination_form(edition: Edition) -> Form:
    """Return what the coordinators fill in: the message and who signs it, the profile, the past meetings, notes."""
    narratives = (narrative_sheet(section) for section in edition.coordination)
    sheets = (table_sheet(edition, _SIGNATORIES), *narratives, table_sheet(edition, _PAST_MEETINGS))
    return Form("coordination", edition, None, sheets)


def template_version(form: Form) -> str:
    """Return what tells two versions of a template apart: eight hexadecimal digits over its sheets and columns."""
    structure = [(sheet.key, [(column.key, column.partner) for column in sheet.columns]) for sheet in form.sheets]
    return sha256(repr(structure).encode()).hexdigest()[:8]
