"""Web and e-mail addresses in a text."""

import re
from collections.abc import Iterator

from authoring.translation.checks.pair import Pair, Problem

_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)[^\s<>«»“”\"]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_AFTER = ".,;:!?…)]}'’"
_LANGUAGE = re.compile(r"(?<=[/=._-])(?:en|fr|es|eng|fra|spa|esp)(?:-[a-z]{2})?(?=[/.?&_-]|$)", re.IGNORECASE)
"""A language in an address: the same page in another one is what a translation should name."""


def addresses(pair: Pair) -> Iterator[Problem]:
    """Find addresses of one text that the other does not have, but for the language they name."""
    source, target = _found(pair.said), _found(pair.text)
    yield from (Problem("translation-address-missing", {"address": one}) for one in _lacking(source, target))
    yield from (Problem("translation-address-added", {"address": one}) for one in _lacking(target, source))


def _lacking(one: list[str], other: list[str]) -> Iterator[str]:
    there = set(map(_anywhere, other))
    return (address for address in one if _anywhere(address) not in there)


def without_addresses(text: str) -> str:
    """Return a text without its addresses."""
    return _ADDRESS.sub(" ", text)


def _found(text: str) -> list[str]:
    return list(dict.fromkeys(match[0].rstrip(_AFTER) for match in _ADDRESS.finditer(text)))


def _anywhere(address: str) -> str:
    return _LANGUAGE.sub("*", address)
