"""Languages as Word knows them: with the country they are spoken in, by which its proofing tools differ."""

import re
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.languages import get_territory_language_info

_WITHOUT_REGION = re.compile("([a-z]{2,3})(?:-([A-Z][a-z]{3}))?")
_OFFICIAL = ("official", "de_facto_official")


@cache
def regional(language: str, territories: tuple[str, ...]) -> str:
    """Return a BCP 47 tag with that of `territories` (ISO 3166) in which it is official, or else spoken by most.

    A tag that has a region of its own, or whose language CLDR knows in none of them, comes back as it is.
    """
    known = [territory for territory in territories if _is_known(language, territory)]
    if not known:
        return language
    return f"{language}-{max(known, key=lambda territory: _spoken(language, territory))}"


def _is_known(language: str, territory: str) -> bool:
    if not _WITHOUT_REGION.fullmatch(language) or not _spoken(language, territory)[1]:
        return False
    try:
        Locale.parse(f"{language}-{territory}", sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


def _spoken(language: str, territory: str) -> tuple[bool, float]:
    """Return whether the language is official in the territory, and the share of people who speak it there."""
    known = get_territory_language_info(territory)
    info = known.get(language.replace("-", "_")) or known.get(language.partition("-")[0]) or {}
    return info.get("official_status") in _OFFICIAL, float(info.get("population_percent") or 0)
