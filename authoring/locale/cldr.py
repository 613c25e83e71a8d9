"""What the Unicode CLDR knows of languages: what they are called, and how each writes a list; else as in English."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.lists import format_list

from authoring.locale.message import spoken


@cache
def locale(language: str) -> Locale:
    """Return what CLDR knows of a language (BCP 47), of English where it knows nothing."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


def name_of(tag: str, language: str) -> str:
    """Return what a language (its BCP 47 tag) is called in `language`: “French”; an unknown one is its tag."""
    return str(locale(language).languages.get(tag.partition("-")[0].lower(), tag))


def listed(items: Sequence[str], language: str) -> str:
    """Return a list as the language writes it: “a, b, and c”."""
    return str(format_list(items, locale=locale(language)))


@dataclass(frozen=True, slots=True)
class LanguageName:
    """A language, by its BCP 47 tag, as it is called in the language in which it is spoken of."""

    tag: str

    def text(self, language: str = "en") -> str:
        """Return what it is called in `language`."""
        return name_of(self.tag, language)


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of values, each spoken itself or said as it is."""

    items: tuple[object, ...]

    def text(self, language: str = "en") -> str:
        """Return the list as `language` writes it."""
        return listed([spoken(item, language) for item in self.items], language)


def together(items: Iterable[object]) -> Listed:
    """Return values as a list that is said in whichever language: “a, b, and c”."""
    return Listed(tuple(items))
