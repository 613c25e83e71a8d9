"""English in disguise: what every text becomes in the edition that shows what escaped translation.

No letter of the alphabet is left, each text stands in brackets and is over a third longer: `[Ōūţĉōṁēš ~ ōńē]`. A word
that is still legible was never translated, a text without its bracket was cut, and what cannot grow is seen.
"""

import re
from collections.abc import Sequence
from gettext import NullTranslations
from itertools import cycle

PSEUDO = "en-XA"
"""The language of pseudo-localised text, as CLDR's test data and Android name it; `XA` is free for private use."""

_PLAIN = "abcdefghijklmnopqrstuvwxyz"
_DISGUISED = "āƀĉđēƒĝĥīĵķļṁńōṗɋŕšţūṽŵẋýž"
"""One letter for each, in both cases: in the report's fonts, and in none of its languages."""

_ACCENTS = str.maketrans(_PLAIN + _PLAIN.upper(), _DISGUISED + _DISGUISED.upper())

ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)[^\s<>«»“”\"\[\]]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
"""A web or e-mail address, which is the same in every language."""

_FIELD = re.compile(r"(\{[^{}]*\})")
_GROWTH = 1.35
_MORE = "one two three four five six seven eight nine ten".translate(_ACCENTS).split()
_FROM_HERE = " ~"
"""What stands before the words that make a text longer."""


def accented(text: str) -> str:
    """Return a text without a letter of the English alphabet, but for addresses."""
    kept = [match.span() for match in ADDRESS.finditer(text)]
    begins, ends = [0, *(end for _, end in kept)], [*(begin for begin, _ in kept), len(text)]
    parts = [text[begin:end].translate(_ACCENTS) for begin, end in zip(begins, ends, strict=True)]
    addresses = [text[begin:end] for begin, end in kept]
    return "".join(part + address for part, address in zip(parts, [*addresses, ""], strict=True))


def growth(length: int) -> str:
    """Return what makes a text of that many characters, with its brackets, longer by 35 %; nothing where they do."""
    more, words = "", cycle(_MORE)
    while length + len("[]") + len(more) < length * _GROWTH:
        more = f"{more or _FROM_HERE} {next(words)}"
    return more


def of_text(text: str) -> str:
    """Return a text in disguise; one without words stays as it is."""
    return of_parts([text])


def of_message(message: str) -> str:
    """Return a fixed text in disguise; its fields, `{name}`, are left to be filled in."""
    return of_parts(_FIELD.split(message))


def of_parts(parts: Sequence[str]) -> str:
    """Return a text in disguise of which every other part stays as it is, from the second on."""
    if not any(map(str.isalpha, "".join(parts[::2]))):
        return "".join(parts)
    said = [part if position % 2 else accented(part) for position, part in enumerate(parts)]
    return f"[{''.join(said)}{growth(sum(map(len, parts)))}]"


class PseudoTranslations(NullTranslations):
    """A catalogue that knows every message."""

    def gettext(self, message: str) -> str:
        """Return a message in disguise."""
        return of_message(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return a message that counts, as English does, in disguise."""
        return of_message(msgid1 if n == 1 else msgid2)
