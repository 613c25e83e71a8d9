"""One text in several languages."""

from collections.abc import Mapping

LocalText = Mapping[str, str]
"""A text by language (BCP 47 tag); the first language is the one the others fall back to."""


def in_language(text: LocalText, language: str) -> str:
    """Return `text` in `language`, else without its region, else in its first language; empty when there is none."""
    return text.get(language) or text.get(language.partition("-")[0]) or next(iter(text.values()), "")
