"""Web and e-mail addresses that a sentence and its translation must share."""

import re
from collections.abc import Iterator

from authoring.text.addresses import addresses_in
from authoring.translation.checks.pair import Pair, Problem

_LANGUAGE = re.compile(r"(?<=[/=._-])(?:en|fr|es|eng|fra|spa|esp)(?:-[a-z]{2})?(?=[/.?&_-]|$)", re.IGNORECASE)
"""A language in an address: the same page in another one is what a translation should name."""


def addresses(pair: Pair) -> Iterator[Problem]:
    """Find addresses of one text that the other does not have, but for the language they name."""
    source, target = addresses_in(pair.said), addresses_in(pair.text)
    yield from (Problem("translation-address-missing", {"address": one}) for one in _lacking(source, target))
    yield from (Problem("translation-address-added", {"address": one}) for one in _lacking(target, source))


def _lacking(one: list[str], other: list[str]) -> Iterator[str]:
    there = set(map(_anywhere, other))
    return (address for address in one if _anywhere(address) not in there)


def _anywhere(address: str) -> str:
    return _LANGUAGE.sub("*", address)
