"""What a part of the package refers to outside itself (ECMA-376 Part 2, clause 8.5)."""

import re
from typing import Any
from urllib.parse import quote, urlsplit

from docx.opc.constants import RELATIONSHIP_TYPE

_SCHEMES = ("http", "https", "mailto")
_UNSAFE = re.compile(r"""[\x00-\x20"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})""")


def address(link: str) -> str | None:
    """Return a web or e-mail address as a relationship may hold it, None for anything else.

    Word calls a document damaged when the target of a relationship is no URI, so what RFC 3986 forbids is escaped.
    """
    target = _UNSAFE.sub(lambda found: quote(found.group(), safe=""), link.strip())
    try:
        parts = urlsplit(target)
        port_is_valid = parts.port is None or parts.port >= 0
    except ValueError:
        return None
    whole = bool(parts.path) if parts.scheme == "mailto" else bool(parts.hostname)
    return target if parts.scheme in _SCHEMES and whole and port_is_valid else None


class Hyperlinks:
    """The hyperlinks of one part, each target once."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    def id(self, target: str) -> str:
        """Return the relationship id of a target that `address` returned."""
        return self._ids.setdefault(target, f"link{len(self._ids) + 1}")

    def attach(self, part: Any) -> None:
        """Add the relationships to the part."""
        for target, key in self._ids.items():
            part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, target, key, is_external=True)
