"""Which sheets each form has, from the edition's definition."""

from dataclasses import replace
from hashlib import sha256

from authoring.edition.edition import Edition
from authoring.forms import records
from authoring.forms.sheets import Form, Sheet, narrative_sheet, table_sheet


def group_form(edition: Edition, group: str | None) -> Form:
    """Return what a working group is asked, in the order of the workbook; `group` is None while it is not known."""
    co_chairs = table_sheet(
        edition,
        records.CoChair,
        "co_chairs",
        "Co-chairs",
        "Who co-chairs the group, one row each, at least one for each country.",
        "required",
    )
    participants = table_sheet(
        edition, records.Participant, "participants", "Participants", "Who took part, one row each.", "optional"
    )
    initiatives = table_sheet(
        edition,
        records.Initiative,
        "initiatives",
        "Initiatives",
        "Initiatives proposed or under way, one row each; they are printed in an annex.",
        "optional",
    )
    meetings = table_sheet(
        edition,
        records.GroupMeeting,
        "meetings",
        "Meeting",
        "When and how the group met, one row a meeting.",
        "expected",
    )
    figures = table_sheet(
        edition,
        records.FigureRecord,
        "figures",
        "Figures",
        "Pictures to be published, one row each, with the words that belong to them.",
        "optional",
    )
    sections = (_section_sheet(edition, section.key) for section in edition.sections)
    return Form("group", edition, group, (co_chairs, *sections, participants, initiatives, meetings, figures))


def _section_sheet(edition: Edition, key: str) -> Sheet:
    section = next(section for section in edition.sections if section.key == key)
    if section.kind == "narrative":
        return narrative_sheet(section)
    sheet = table_sheet(
        edition,
        records.Action,
        "actions",
        "Future actions",
        "One action a row, with who leads it and when it is due; text around them is plain text.",
        section.need,
    )
    guidance = section.guidance or sheet.guidance
    return replace(sheet, title=section.title, guidance=guidance, words=section.words)


def coordination_form(edition: Edition) -> Form:
    """Return what the coordinators fill in: the message and who signs it, the profile, the past meetings, notes."""
    signatories = table_sheet(
        edition, records.Signatory, "signatories", "Signatories", "Who signs the message, one row each.", "required"
    )
    past_meetings = table_sheet(
        edition,
        records.PastMeeting,
        "past_meetings",
        "Past annual meetings",
        "All annual meetings, the first one first.",
        "expected",
    )
    narratives = tuple(narrative_sheet(section) for section in edition.coordination)
    return Form("coordination", edition, None, (signatories, *narratives, past_meetings))


def template_version(form: Form) -> str:
    """Return what tells two versions of a template apart: eight hexadecimal digits over its sheets and columns."""
    structure = [(sheet.key, [(column.key, column.partner) for column in sheet.columns]) for sheet in form.sheets]
    return sha256(repr(structure).encode()).hexdigest()[:8]
