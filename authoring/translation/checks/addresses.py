"""Web and e-mail addresses that a sentence and its translation must share."""

import re
from collections.abc import Iterator

from authoring.text.addresses import addresses_in
from authoring.translation.checks.pair import Pair, Problem

_NAMED = {
    "en": ("en", "eng", "english", "anglais", "ingles"),
    "fr": ("fr", "fra", "fre", "french", "francais", "français", "frances"),
    "es": ("es", "spa", "esp", "spanish", "espanol", "español", "espagnol"),
}
"""What addresses call languages."""

_ANY = "|".join(name for names in _NAMED.values() for name in names)
_ASKED = re.compile(
    rf"[?&](?:lang|langue|language|lng|locale|hl)=(?:{_ANY}|[efs])(?:[-_][a-z]{{2}})?(?![\w-])", re.IGNORECASE
)
_LANGUAGE = re.compile(rf"(?:^|[/._-])(?:{_ANY})(?:-[a-z]{{2}})?(?=[/.?&_@-]|$)|[_-][efs](?=\.[a-z]+$)", re.IGNORECASE)
"""A language in an address: the same page in another one is what a translation should name."""

_SCHEME = re.compile(r"^(?:https?://|mailto:)?(?:www\.)?", re.IGNORECASE)


def addresses(pair: Pair) -> Iterator[Problem]:
    """Find addresses of one text that the other does not have, but for the language they name.

    A page of the same site does where each names the language of its text: its address may be translated, too.
    """
    source, target = addresses_in(pair.said), addresses_in(pair.text)
    there, back = pair.languages, pair.languages[::-1]
    yield from (Problem("translation-address-missing", {"address": one}) for one in _lacking(source, target, there))
    yield from (Problem("translation-address-added", {"address": one}) for one in _lacking(target, source, back))


def _lacking(one: list[str], other: list[str], languages: tuple[str, str]) -> Iterator[str]:
    there = set(map(_anywhere, other))
    sites = {_site(address) for address in other if _names(address, languages[1])}
    for address in one:
        if _anywhere(address) not in there and not (_names(address, languages[0]) and _site(address) in sites):
            yield address


def _anywhere(address: str) -> str:
    """Return an address without its scheme and its language."""
    return _LANGUAGE.sub("", _ASKED.sub("", _SCHEME.sub("", address))).strip("./_-")


def _site(address: str) -> str:
    return _anywhere(address).partition("/")[0]


def _names(address: str, language: str) -> bool:
    named = "".join(match[0] for pattern in (_ASKED, _LANGUAGE) for match in pattern.finditer(address)).casefold()
    return bool(set(re.findall(r"[^\W_]+", named)) & set(_NAMED.get(language.partition("-")[0], ())))
