"""Where a link may lead."""

import re
from urllib.parse import quote

from authoring.text.normalise import normalise

_SAFE = re.compile(r"https?://[^\s/?#]+.*|mailto:[^\s@]+@[^\s@]+", re.IGNORECASE)
_UNSAFE_CHARACTERS = re.compile(r'[\s"<>\\^`{|}]')


def safe_link(target: str) -> str | None:
    """Return the address a link may have, None when it is neither a web nor an e-mail address.

    Spaces and the characters RFC 3986 excludes are percent-encoded; letters of all scripts stay (RFC 3987).
    """
    address = _UNSAFE_CHARACTERS.sub(lambda match: quote(match[0], safe=""), normalise(target).strip())
    return address if _SAFE.fullmatch(address) else None
