"""The addresses that whoever runs the portal gives it in variables of the environment."""

import os
from collections.abc import Collection
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from authoring.errors import AuthoringError


def address_in(name: str, *, otherwise: str, schemes: Collection[str], example: str) -> str:
    """Return the address in a variable, `otherwise` where there is none.

    Raises AuthoringError, which names the variable and repeats nothing of it: passwords stand in there.
    """
    said = os.environ.get(name) or otherwise
    try:
        found = urlsplit(said)
        is_one = found.scheme in schemes and (found.port or 1) and (found.hostname or found.path)
    except ValueError:  # a port that is none, a bracket left open
        is_one = ""
    if said and not is_one:
        raise AuthoringError("{name} has to be an address like {example}.", name=name, example=example)
    return said


def zone_in(name: str) -> str:
    """Return the time zone in a variable, UTC where there is none; raises AuthoringError when it is none."""
    said = os.environ.get(name) or "UTC"
    try:
        return ZoneInfo(said).key
    except (ValueError, OSError, LookupError):  # a path, a folder, none of that name
        raise AuthoringError(
            "{name} has to be a time zone like {example}.", name=name, example="America/Toronto"
        ) from None
