"""What checks people's codes, sealed in the database: whoever reads that, or a backup, cannot make a code from it.

Apps and recovery codes are checked by a secret that is the same on both sides, so that a digest is not enough. The key
is made of the portal's own, which no backup holds.
"""

from base64 import urlsafe_b64encode
from contextlib import suppress
from functools import lru_cache

from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import transaction

_PURPOSE = b"authoring portal: what checks people's codes"
_SEALED = {Authenticator.Type.TOTP: "secret", Authenticator.Type.RECOVERY_CODES: "seed"}
"""Where allauth keeps what is sealed."""


class OtherKeyError(Exception):
    """What was sealed with another key than this portal's cannot be read."""


def seal(text: str, key: str = "") -> str:
    """Return a text that only a portal's key opens, this one's where none is given."""
    return _fernet(key or settings.SECRET_KEY).encrypt(text.encode()).decode("ascii")


def unseal(sealed: str) -> str:
    """Return what was sealed; raises OtherKeyError."""
    keys = [_fernet(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    try:
        return MultiFernet(keys).decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise OtherKeyError from None


@transaction.atomic
def seal_anew(key: str) -> None:
    """Seal what can be opened with another key."""
    for one in Authenticator.objects.select_for_update().filter(type__in=_SEALED):
        name = _SEALED[one.type]
        with suppress(OtherKeyError):
            one.data = {**one.data, name: seal(unseal(str(one.data.get(name))), key)}
            one.save(update_fields=["data"])


@lru_cache(4)
def _fernet(key: str) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(key.encode())
    return Fernet(urlsafe_b64encode(derived))


def left_behind() -> list[str]:
    """Return the addresses of people whose codes cannot be checked here: they came without the key they need."""
    known = Authenticator.objects.filter(type__in=_SEALED).select_related("user").order_by("user__email")
    return list(dict.fromkeys(one.user.email for one in known if not _opens(str(one.data.get(_SEALED[one.type])))))


def _opens(sealed: str) -> bool:
    try:
        unseal(sealed)
    except OtherKeyError:
        return False
    return True
