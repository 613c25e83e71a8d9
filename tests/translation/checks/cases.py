"""Sentences and their translations, and what the checks say about them."""

from collections.abc import Iterable

from authoring.locale.message import spoken
from authoring.model.place import Place
from authoring.translation.checks.check import check
from authoring.translation.checks.pair import Pair
from authoring.translation.codes import untagged
from authoring.translation.terms import Terms

Case = tuple[str, str, str, list[str]]
"""The translation's language; source (in English) and translation, with tags; the findings."""


def found(language: str, source: str, target: str, terms: Terms | None = None, limit: int | None = None) -> list[str]:
    """Return each finding about a translation from English as its code, without `translation-`, and its values."""
    pair = Pair(untagged(source), untagged(target), ("en", language), terms or Terms(), limit)
    return [said(one.code, one.values.values()) for one in check(pair, Place("mining.xlf"))]


def said(code: str, values: Iterable[object]) -> str:
    """Return a code and its values in one line, in English."""
    return " ".join((code.removeprefix("translation-"), *(spoken(value, "en") for value in values)))
