"""allauth's forms with our words on them."""

import struct
from collections.abc import Callable
from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as codes
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from cryptography.exceptions import InvalidSignature
from django.core.exceptions import ValidationError
from django.utils.functional import lazy

from authoring.portal.page import say

_ = lazy(say, str)

_LABELS = {
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "password": _("Password"),
    "oldpassword": _("Current password"),
    "password1": _("New password"),
    "password2": _("New password, once more"),
    "code": _("Code"),
    "name": _("Name of the passkey"),
    "passwordless": _("Sign in with it alone, without a password"),
}
_HELP = {
    "password1": _("At least 12 characters, and none of the passwords everybody uses. A short sentence is good."),
    "passwordless": _("Your device then asks for its code, your finger or your face."),
    "name": _("So that you know it again: the device it is on, for example."),
}


class Worded:
    """A form whose fields are called as we call them, once: not again inside the field."""

    fields: dict[str, Any]

    def __init__(self, *arguments: Any, **values: Any) -> None:
        super().__init__(*arguments, **values)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label, field.help_text = _LABELS.get(name, field.label), _HELP.get(name, "")
            if name == "code":
                field.widget.attrs |= {"inputmode": "text", "autocapitalize": "off", "spellcheck": "false"}


class Login(Worded, account.LoginForm):  # type: ignore[misc]  # allauth has no types
    """Signing in."""


class ChangePassword(Worded, account.ChangePasswordForm):  # type: ignore[misc]
    """Another password."""


class ChoosePassword(Worded, account.SetPasswordForm):  # type: ignore[misc]
    """The first password."""


class ForgotPassword(Worded, account.ResetPasswordForm):  # type: ignore[misc]
    """Asking for a letter."""


class ResetPassword(Worded, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, by the letter's link."""


class Confirm(Worded, account.ReauthenticateForm):  # type: ignore[misc]
    """The password again, before something that matters."""


class Code(Worded, codes.AuthenticateForm):  # type: ignore[misc]
    """A code, after the password."""


class ConfirmCode(Worded, codes.ReauthenticateForm):  # type: ignore[misc]
    """A code, before something that matters."""


class ActivateApp(Worded, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The app's first code."""


_MALFORMED = (ArithmeticError, AttributeError, InvalidSignature, LookupError, TypeError, ValueError, struct.error)
"""What fido2 raises of an answer that no passkey gave; allauth expects only some of it."""


def _sound(read: Callable[[], Any]) -> Any:
    try:
        return read()
    except (*_MALFORMED, ValidationError):  # allauth would speak of a code
        raise ValidationError(say("The passkey could not be used here.")) from None


class Passkey(passkeys.LoginWebAuthnForm):  # type: ignore[misc]
    """A passkey alone."""

    def clean_credential(self) -> Any:
        """Return the passkey that was shown."""
        return _sound(super().clean_credential)


class AlsoPasskey(passkeys.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey, after the password."""

    def clean_credential(self) -> Any:
        """Return the passkey that was shown."""
        return _sound(super().clean_credential)


class ConfirmPasskey(passkeys.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey, before something that matters."""

    def clean_credential(self) -> Any:
        """Return the passkey that was shown."""
        return _sound(super().clean_credential)


class AddPasskey(Worded, passkeys.AddWebAuthnForm):  # type: ignore[misc]
    """A passkey, with which one signs in unless one says otherwise."""

    def __init__(self, *arguments: Any, **values: Any) -> None:
        values["initial"] = {"passwordless": True, **values.get("initial", {})}
        super().__init__(*arguments, **values)

    def clean(self) -> Any:
        """Read what the device made."""
        return _sound(super().clean)


class NamePasskey(Worded, passkeys.EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""
