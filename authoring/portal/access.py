"""Who may do what: one table for all addresses, asked before any of them answers.

An address that is not in the table answers nobody. What somebody may not see is not there (404), so that nobody learns
what other groups do; whoever has not signed in is asked to.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from authoring.portal.models import Person, Role
from authoring.portal.people.sessions import ask_to_sign_in
from authoring.portal.sending_again import is_sent_by_hand, send_again

Kind = Role.Kind


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: an edition, a document, a language, as far as the address names them."""

    year: int | None = None
    document: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Rights:
    """What somebody may do, by their roles."""

    roles: tuple[Role, ...] = ()
    signed_in: bool = False

    def has(self, kind: str, asked: Asked) -> bool:
        """Tell whether they have a role of that kind for what is asked for."""
        return any(role.kind == kind and _covers(role, asked) for role in self.roles)

    def may(self, name: str, asked: Asked) -> bool:
        """Tell whether the address of that name answers them, for what is asked for."""
        rule = _rule(name)
        return rule is not None and rule(self, asked)

    @property
    def operates(self) -> bool:
        """Tell whether records are shown to them."""
        return self.has(Kind.OPERATOR, Asked())

    def coordinates(self, year: int) -> bool:
        """Tell whether they are a coordinator of an edition."""
        return self.has(Kind.COORDINATOR, Asked(year))

    @property
    def years(self) -> list[int]:
        """The editions they have a role in, the latest first."""
        return sorted({role.edition for role in self.roles}, reverse=True)


def _covers(role: Role, asked: Asked) -> bool:
    return (
        asked.year in (None, role.edition)
        and (role.kind != Kind.CO_CHAIR or asked.document in ("", role.group))
        and (role.kind != Kind.TRANSLATOR or asked.language in ("", role.language))
    )


Rule = Callable[[Rights, Asked], bool]


def anyone(rights: Rights, asked: Asked) -> bool:  # noqa: ARG001 (a rule like the others)
    """Let everybody in: how one signs in."""
    return True


def signed_in(rights: Rights, asked: Asked) -> bool:  # noqa: ARG001
    """Let in whoever has signed in."""
    return rights.signed_in


def one_of(*kinds: str) -> Rule:
    """Let in whoever has one of these roles for what is asked for."""
    return lambda rights, asked: any(rights.has(kind, asked) for kind in kinds)


_COORDINATES = one_of(Kind.COORDINATOR)
_AUTHORS = one_of(Kind.COORDINATOR, Kind.CO_CHAIR)
_TRANSLATORS = one_of(Kind.COORDINATOR, Kind.TRANSLATOR)
_MEMBERS = one_of(*Kind)

RULES: Mapping[str, Rule] = {
    "home": signed_in,
    "language": anyone,
    "editor": signed_in,
    "invitation": anyone,
    "about_me": signed_in,
    "sign_out_elsewhere": signed_in,
    "people": _COORDINATES,
    "invite": _COORDINATES,
    "invite_again": _COORDINATES,
    "rename": _COORDINATES,
    "shut_out": _COORDINATES,
    "take_away": _COORDINATES,
    "builds": _COORDINATES,
    "build": _COORDINATES,
    "build_progress": _COORDINATES,
    "build_comparison": _COORDINATES,
    "build_archive": _COORDINATES,
    "build_file": _COORDINATES,
    "stop_build": _COORDINATES,
    "publish": _COORDINATES,
    "withdraw": _COORDINATES,
    "report": _MEMBERS,
    "report_archive": _MEMBERS,
    "report_file": _MEMBERS,
    "translation": _TRANSLATORS,
    "kit": _TRANSLATORS,
    "hand_back": _TRANSLATORS,
    "handback": _TRANSLATORS,
    "handback_original": _TRANSLATORS,
    "sentences": _TRANSLATORS,
    "sentence_findings": _TRANSLATORS,
    "document": _AUTHORS,
    "desk": _COORDINATES,
    "desk_export": _COORDINATES,
    "log": _COORDINATES,
    "log_export": _COORDINATES,
    "reminding": _COORDINATES,
    "letters": _COORDINATES,
    "setup": _COORDINATES,
    "setup_general": _COORDINATES,
    "setup_next": _COORDINATES,
    "setup_states": _COORDINATES,
    "setup_state": _COORDINATES,
    "setup_preview": _COORDINATES,
    "setup_blank": _COORDINATES,
    "setup_part": _COORDINATES,
    "setup_new": _COORDINATES,
    "setup_entry": _COORDINATES,
    "setup_take_out": _COORDINATES,
    "submit": _AUTHORS,
    "comments": _AUTHORS,
    "resolve": _AUTHORS,
    "send_back": _COORDINATES,
    "sign": _AUTHORS,
    "findings": _AUTHORS,
    "picture": _AUTHORS,
    "workbook": _AUTHORS,
    "workbook_filled": _AUTHORS,
    "write_in": _AUTHORS,
    "upload": _AUTHORS,
    "upload_original": _AUTHORS,
    "upload_annotated": _AUTHORS,
    "previews": _AUTHORS,
    "preview": _AUTHORS,
    "sheet": _AUTHORS,
    "history": _AUTHORS,
    "revision": _AUTHORS,
    "conflict": _AUTHORS,
}
"""Which rule holds for each address, by its name; for every method alike."""

_ACCOUNTS: Mapping[str, Rule] = {
    "account_login": anyone,
    "account_logout": anyone,
    "account_inactive": anyone,
    "account_reset_password": anyone,
    "account_reset_password_done": anyone,
    "account_reset_password_from_key": anyone,
    "account_reset_password_from_key_done": anyone,
    "account_change_password": signed_in,
    "account_set_password": signed_in,
    "account_reauthenticate": signed_in,
    "mfa_authenticate": anyone,
    "mfa_login_webauthn": anyone,
    "mfa_index": signed_in,
    "mfa_reauthenticate": signed_in,
    "mfa_activate_totp": signed_in,
    "mfa_deactivate_totp": signed_in,
    "mfa_view_recovery_codes": signed_in,
    "mfa_generate_recovery_codes": signed_in,
    "mfa_download_recovery_codes": signed_in,
    "mfa_list_webauthn": signed_in,
    "mfa_add_webauthn": signed_in,
    "mfa_reauthenticate_webauthn": signed_in,
    "mfa_remove_webauthn": signed_in,
    "mfa_edit_webauthn": signed_in,
}
"""allauth's addresses that are open; its others (signing up, changing addresses) answer nobody."""


RECORDS = "records"
"""Django's pages of records: all addresses in the namespace of that name."""


def _rule(name: str) -> Rule | None:
    if name.startswith(f"{RECORDS}:"):
        return one_of(Kind.OPERATOR)
    return RULES.get(name) or _ACCOUNTS.get(name)


def can_be_sent_again(request: HttpRequest) -> bool:
    """Tell whether a form was sent whose fields a page may carry along: one of ours, and not how one signs in."""
    name = (request.resolver_match.view_name if request.resolver_match else "") or ""
    return is_sent_by_hand(request) and RULES.get(name, anyone) is not anyone


def rights_of(person: Any) -> Rights:
    """Return what a request's user may do."""
    return Rights(tuple(person.roles.all()), signed_in=True) if isinstance(person, Person) else Rights()


def asked_by(values: Mapping[str, Any]) -> Asked:
    """Return what the values in an address ask for."""
    return Asked(values.get("year"), values.get("document", ""), values.get("language", ""))


class Request(HttpRequest):
    """A request that the table has let pass: whoever asks has signed in where the rule says so."""

    user: Person
    rights: Rights


class AccessMiddleware:
    """Asks the table before a view is called; views find the person's rights as `request.rights`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        return self._get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Any,  # noqa: ARG002 (Django's signature)
        arguments: Any,  # noqa: ARG002
        values: Mapping[str, Any],
    ) -> HttpResponseBase | None:
        """Let the view answer, ask to sign in, or say that there is nothing here."""
        name = (request.resolver_match.view_name if request.resolver_match else "") or ""
        rights = request.rights = rights_of(request.user)  # type: ignore[attr-defined]
        if rights.may(name, asked_by(values)):
            return None
        if not rights.signed_in and _rule(name):
            return send_again(request, 401) if can_be_sent_again(request) else ask_to_sign_in(request)
        raise Http404
