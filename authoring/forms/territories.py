"""Names of countries, as CLDR writes them."""

from functools import cache

from authoring.locale import LANGUAGES
from authoring.model.language import LocalText


@cache
def territories() -> tuple[str, ...]:
    """Return the codes of all countries and territories, without what CLDR names besides: unions, zones, no region."""
    from babel import Locale

    named = Locale.parse("en").territories
    return tuple(sorted(one for one in map(str, named) if len(one) == 2 and one not in _NO_COUNTRIES))


_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})


@cache
def territory_name(territory: str) -> LocalText:
    """Return the name of an ISO 3166 territory in every language the program speaks; the code itself if unknown."""
    from babel import Locale  # slow to import, and needed by no command that only prints help

    return {language: Locale.parse(language).territories.get(territory, territory) for language in LANGUAGES}
