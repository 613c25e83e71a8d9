"""Where a published link may lead: one rule for every format."""

import re
from urllib.parse import quote, urlsplit

_SCHEMES = ("http", "https", "mailto")
_IN_ADDRESSES = "!#$%&'()*+,/:;=?@~[]"
"""What may stand in an address as it is besides letters and digits (RFC 3986, 2.2 to 2.4)."""
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def address(link: str) -> str | None:
    """Return `link` as a valid URL of the web or of mail, None for anything else, such as `javascript:`.

    What RFC 3986 forbids is escaped: a browser would guess, and Word calls a document damaged whose links are no URIs.
    """
    try:
        parts = urlsplit(quote(_STRAY_PERCENT.sub("%25", link.strip()), safe=_IN_ADDRESSES))
        port_is_valid = parts.port is None or parts.port >= 0
    except ValueError:
        return None
    whole = bool(parts.path) if parts.scheme == "mailto" else bool(parts.hostname)
    if parts.scheme not in _SCHEMES or not whole or not port_is_valid:
        return None
    behind_host = (_without_brackets(part) for part in parts[2:])
    return parts._replace(**dict(zip(("path", "query", "fragment"), behind_host, strict=True))).geturl()


def _without_brackets(part: str) -> str:
    # Brackets stand around the number of a host (RFC 3986, 3.2.2) and nowhere else.
    return part.replace("[", "%5B").replace("]", "%5D")
