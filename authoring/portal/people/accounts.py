"""How people come in: invited, never by themselves. What allauth says and sends, in our words."""

import time
from collections.abc import Mapping
from typing import Any, ClassVar

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import lazy

from authoring.portal.models import Person
from authoring.portal.page import say
from authoring.portal.people.letters import deliver, written_to
from authoring.portal.people.sealing import OtherKeyError, seal, unseal

_ = lazy(say, str)


def speak(answer: HttpResponse, language: str) -> None:
    """Speak a language from the next page on, in this browser."""
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=365 * 24 * 60 * 60,
        samesite="Lax",
        secure=settings.LANGUAGE_COOKIE_SECURE,
    )


def let_in(request: HttpRequest, person: Person) -> None:
    """Sign somebody in who came by a link of theirs, and need not confirm at once that it is them."""
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    record_authentication(request, person, "invitation")


def can_sign_in(person: Person) -> bool:
    """Tell whether somebody has chosen how to sign in."""
    passkeys = Authenticator.objects.filter(user_id=person.pk, type=Authenticator.Type.WEBAUTHN)
    return person.is_active and (person.has_usable_password() or passkeys.exists())


_DONE = {
    "account/messages/password_changed.txt": _("Your password was changed."),
    "account/messages/password_set.txt": _("Your password was set."),
    "mfa/messages/recovery_codes_generated.txt": _("There are new recovery codes."),
    "mfa/messages/totp_activated.txt": _("The authenticator app was set up."),
    "mfa/messages/totp_deactivated.txt": _("The authenticator app was removed."),
    "mfa/messages/webauthn_added.txt": _("The passkey was added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey was removed."),
}
"""What is said when it was done, by the name of allauth's template; of the others nothing is said."""

_LETTERS = {
    "account/email/password_changed": _("Your password was changed"),
    "account/email/password_set": _("A password was set"),
    "account/email/password_reset": _("Your password was changed"),
    "mfa/email/recovery_codes_generated": _("There are new recovery codes"),
    "mfa/email/totp_activated": _("An authenticator app was set up"),
    "mfa/email/totp_deactivated": _("The authenticator app was removed"),
    "mfa/email/webauthn_added": _("A passkey was added"),
    "mfa/email/webauthn_removed": _("A passkey was removed"),
}
"""What people are told in a letter, so that they notice when it was not they who did it."""

_RESET = "account/email/password_reset_key"


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Nobody signs up; what is said and sent is ours."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "enter_current_password": _("The current password is not right."),
        "incorrect_password": _("The password is not right."),
        "email_password_mismatch": _("The e-mail address or the password is not right."),
        "rate_limited": _("Too many attempts. Please wait a few minutes."),
        "too_many_login_attempts": _("Too many attempts. Please wait a few minutes."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 (allauth's signature)
        """Tell allauth so."""
        return False

    def post_login(self, request: HttpRequest, user: Person, **values: Any) -> HttpResponse:
        """Go on in the person's language."""
        answer: HttpResponse = super().post_login(request, user, **values)
        speak(answer, user.language)
        return answer

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        """Return where one goes after changing the password."""
        return "/account/security/"

    def is_reauthentication_required(self, *, app: str, **values: Any) -> bool:
        """Tell whether somebody has to confirm that it is them: not soon after they signed in, as allauth would."""
        shown = get_authentication_records(self.request, self.request.user)
        is_recent = any(time.time() - one["at"] < app_settings.REAUTHENTICATION_TIMEOUT for one in shown)
        return not is_recent and bool(super().is_reauthentication_required(app=app, **values))

    def get_reauthentication_methods(self, user: Person) -> list[dict[str, Any]]:
        """Return how somebody can confirm that it is them: codes last, which are on paper somewhere."""
        return sorted(
            super().get_reauthentication_methods(user), key=lambda one: bool(one["id"] == "mfa_reauthenticate")
        )

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: Mapping[str, Any] | None = None,  # noqa: ARG002
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say what was done."""
        said = message or _DONE.get(message_template or "")
        if said:
            messages.add_message(request, level, str(said), extra_tags=extra_tags)

    def send_mail(self, template_prefix: str, email: str, context: Mapping[str, Any]) -> None:
        """Write to somebody in their language; one whom nobody knows gets no letter."""
        person = Person.objects.filter(email=email.lower()).first()
        if person is None:
            return
        with written_to(person):
            if template_prefix == _RESET:
                deliver(person, say("A new password"), _reset(person, context["password_reset_url"]))
            else:
                deliver(person, str(_LETTERS[template_prefix]), _notice(person, str(_LETTERS[template_prefix])))


def _reset(person: Person, link: str) -> str:
    return "\n\n".join(
        [
            say("Hello {name},", name=person),
            say("With this link you choose a new password for the annual report’s portal. It works once:"),
            link,
            say("If you did not ask for it, do nothing: your password stays as it is."),
        ]
    )


def _notice(person: Person, what: str) -> str:
    return "\n\n".join(
        [
            say("Hello {name},", name=person),
            say("In your account on the annual report’s portal: {what}.", what=what[0].lower() + what[1:]),
            say("If it was not you, choose a new password at once and tell the coordinators:"),
            settings.PORTAL_URL.rstrip("/") + "/account/password/reset/",
        ]
    )


class Keys(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Passkeys and codes, called as we call them."""

    error_messages: ClassVar = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("The code is not right, or was used already. An app shows a new one every half minute."),
    }

    def generate_authenticator_name(self, user: Person, type: str) -> str:  # noqa: A002 (allauth's name)
        """Return what a new passkey is called unless one calls it otherwise."""
        return say("Passkey {number}", number=Authenticator.objects.filter(user=user, type=type).count() + 1)

    def encrypt(self, text: str) -> str:
        """Return what is kept of a secret."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret that was kept; what another portal's key sealed is answered by a page that says so."""
        try:
            return unseal(encrypted_text)
        except OtherKeyError:
            raise ImmediateHttpResponse(render(context.request, "mfa/left_behind.html", status=409)) from None
