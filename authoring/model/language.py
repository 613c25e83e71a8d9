"""One text in several languages."""

from collections.abc import Mapping
from dataclasses import dataclass

LocalText = Mapping[str, str]
"""A text by language (BCP 47 tag); the first language is the one the others fall back to."""


def in_language(text: LocalText, language: str) -> str:
    """Return `text` in `language`, else without its region, else in its first language; empty when there is none."""
    return text.get(language) or text.get(language.partition("-")[0]) or next(iter(text.values()), "")


@dataclass(frozen=True)
class Named:
    """What something is called, said in the language in which it is spoken of."""

    name: LocalText

    def text(self, language: str = "en") -> str:
        """Return the name in `language`."""
        return in_language(self.name, language)
