"""When two names are one name, and when they are probably one name spelled two ways."""

import re
from difflib import SequenceMatcher
from functools import lru_cache
from unicodedata import combining, normalize

from authoring.text.linking_words import LINKING_WORDS

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'"})


def tidy(name: str) -> str:
    """Return `name` as it reads: composed, single spaces, one kind of apostrophe. Equal when tidy is the same name."""
    return " ".join(normalize("NFC", name).translate(_APOSTROPHES).split())


def folded(text: str) -> str:
    """Return `text` without accents and case, for comparing."""
    return "".join(sign for sign in normalize("NFKD", text.casefold()) if not combining(sign))


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words that make a name: folded, without linking words; a hyphen does not part a word."""
    joined = re.sub(r"(?<=\w)[-‐‑](?=\w)", "", folded(tidy(name)))
    return tuple(word for word in re.findall(r"\w+", joined) if word not in LINKING_WORDS)


@lru_cache(maxsize=65536)
def alike(one: str, other: str) -> bool:
    """Tell whether two names are probably one name: the same words, but for words that differ as spellings do.

    Words are compared in order, so that “Secretariat of Economy” and “Secretariat of Energy” stay two names however
    many letters they share; a word on one side only makes two names, linking words left aside.
    """
    first, second = name_words(one), name_words(other)
    if not first or not second:
        return tidy(one) == tidy(other)
    if _cannot_be_alike(first, second):
        return False
    changes = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    return all(
        kind == "equal" or (kind == "replace" and _near("".join(first[a:b]), "".join(second[c:d])))
        for kind, a, b, c, d in changes
    )


def _cannot_be_alike(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Tell cheaply that two names are two, as most are: words that differ as spellings do begin with one letter."""
    if first[0][0] != second[0][0]:
        return True
    shared = set(first) & set(second)
    beginnings = {word[0] for word in first if word not in shared}
    others = {word[0] for word in second if word not in shared}
    return (beginnings or others) != set() and not beginnings & others


@lru_cache(maxsize=65536)
def _near(one: str, other: str) -> bool:
    """Tell whether two words are one stem (agriculture, agricultural) or one word mistyped (comission, commission)."""
    if any(sign.isdigit() for sign in one + other):
        return False
    longer = max(len(one), len(other))
    stem = _common_start(one, other)
    if stem == 0:
        return False
    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return (stem >= 5 and stem >= 0.6 * longer) or (stem >= 4 and ratio >= 0.8) or (ratio >= 0.9 and longer >= 6)


def _common_start(one: str, other: str) -> int:
    return next(
        (index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def contains(longer: str, shorter: str) -> bool:
    """Tell whether one name is a part of the other: “Secretariat of Economy” in “Mexican Secretariat of Economy”."""
    whole, part = name_words(longer), name_words(shorter)
    return bool(part) and any(whole[start : start + len(part)] == part for start in range(len(whole) - len(part) + 1))


def same_name(one: str, other: str) -> bool:
    """Tell whether two names may stand for one thing: alike, or one a part of the other."""
    return alike(one, other) or contains(one, other) or contains(other, one)
