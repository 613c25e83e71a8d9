"""What roles, partners and languages are called, in the reader's language."""

from babel import Locale, UnknownLocaleError

from authoring.edition.edition import Edition
from authoring.forms.territories import territory_name
from authoring.portal.models import Event, Role
from authoring.portal.page import named, say, speaking
from authoring.portal.workspace import COORDINATION, name_of

Kind = Role.Kind


def kind_name(kind: str) -> str:
    """Return what a kind of role is called."""
    return {
        Kind.COORDINATOR: say("Coordination"),
        Kind.CO_CHAIR: say("Co-chair"),
        Kind.TRANSLATOR: say("Translation"),
        Kind.READER: say("Reading"),
        Kind.OPERATOR: say("Technical support"),
    }[Kind(kind)]


def partner_name(edition: Edition, partner: str) -> str:
    """Return what a partner is called; its id when the edition no longer has it."""
    territory = next((one.territory for one in edition.partners if one.id == partner), None)
    return named(territory_name(territory)) if territory else partner


def language_name(language: str) -> str:
    """Return what a language is called."""
    try:
        return Locale.parse(language, sep="-").get_display_name(speaking()) or language
    except (ValueError, UnknownLocaleError):
        return language


def direction(language: str) -> str:
    """Return which way a language is written, as HTML's `dir` has it."""
    try:
        order = Locale.parse(language, sep="-").character_order
    except (ValueError, UnknownLocaleError):
        return "ltr"
    return "rtl" if order == "right-to-left" else "ltr"


def stage_name(stage: str) -> str:
    """Return what a stage of a document is called."""
    return {
        "not expected": say("Not expected"),
        "empty": say("Nothing yet"),
        "draft": say("Being filled in"),
        "sent back": say("Sent back"),
        "submitted": say("To be signed"),
        "signed": say("Signed"),
        "handed in": say("Handed in"),
    }[stage]


def role_scope(role: Role, edition: Edition) -> str:
    """Return what a role is for: a group and a partner, or a language; nothing for the whole edition."""
    if role.kind == Kind.CO_CHAIR:
        group = name_of(edition, role.group) if edition.group(role.group) or role.group == COORDINATION else role.group
        return f"{group} ({partner_name(edition, role.partner)})"
    return language_name(role.language) if role.language else ""


def role_name(role: Role, edition: Edition) -> str:
    """Return what somebody may do, in words."""
    scope = role_scope(role, edition)
    return say("{role}: {scope}", role=kind_name(role.kind), scope=scope) if scope else kind_name(role.kind)


def told(event: Event, edition: Edition) -> str:
    """Return what was done, as the log tells it."""
    values = dict(event.values)
    if "partner" in values:
        values["partner"] = partner_name(edition, str(values["partner"]))
    if "language" in values:
        values["language"] = language_name(str(values["language"]))
    return say(event.what, **values)
