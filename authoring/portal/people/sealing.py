"""What checks people's codes, sealed in the database: whoever reads that, or a backup, cannot make a code from it.

Apps and recovery codes are checked by a secret that is the same on both sides, so that a digest is not enough. The key
is made of the portal's own, which no backup holds.
"""

from base64 import urlsafe_b64encode
from functools import lru_cache

from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_PURPOSE = b"authoring portal: what checks people's codes"
_SEALED = {Authenticator.Type.TOTP: "secret", Authenticator.Type.RECOVERY_CODES: "seed"}
"""Where allauth keeps what is sealed."""


class OtherKeyError(Exception):
    """What was sealed with another key than this portal's cannot be read."""


def seal(text: str) -> str:
    """Return a text that only this portal's key opens."""
    return _fernet(settings.SECRET_KEY).encrypt(text.encode()).decode("ascii")


def unseal(sealed: str) -> str:
    """Return what was sealed; raises OtherKeyError."""
    try:
        return _fernet(settings.SECRET_KEY).decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise OtherKeyError from None


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
