"""Fixed words in every language: gettext catalogues, one domain for each kind of reader.

`findings` is read by authors, `forms` by whoever fills in a workbook, `report` by the public, `commands` by whoever
sits at the keyboard. The message ids are the English texts; `<language>/LC_MESSAGES/<domain>.po` holds the others. The
catalogues are read as they are, so that there is nothing to compile after a translator hands one in.
"""

import os
from collections.abc import Callable
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from authoring.locale.pseudo import PSEUDO, PseudoTranslations

Words = Callable[[str], str]
"""Turns an English message id into the language's text; an unknown one comes back as it is."""

Plurals = Callable[[str, str, int], str]
"""Turns English message ids, singular and plural, into the language's text for a number."""

LANGUAGES = ("en", "fr", "es")
"""The languages in which the program itself speaks, the language of the message ids first."""

_FOLDER = Path(__file__).parent
_ENVIRONMENT = ("AUTHORING_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""What tells a person's language: our own variable, then the locale's (POSIX.1, 8.2), the first that is set."""


def words(domain: str, language: str) -> Words:
    """Return the translator for `domain` (a catalogue's file name) in `language` (BCP 47; the region is ignored)."""
    return _catalogue(domain, language).gettext


def plurals(domain: str, language: str) -> Plurals:
    """Return the translator for messages that count something: `plurals(…)("{n} file", "{n} files", n)`."""
    return _catalogue(domain, language).ngettext


def persons_language() -> str:
    """Return the language of whoever runs the command, by the environment; English where the program has no other."""
    told = next(filter(None, map(os.environ.get, _ENVIRONMENT)), "")
    language = told.replace("_", "-").partition("-")[0]
    return language if language in LANGUAGES else LANGUAGES[0]


@cache
def _catalogue(domain: str, language: str) -> NullTranslations:
    if language == PSEUDO:
        return PseudoTranslations()
    file = _FOLDER / language.split("-", maxsplit=1)[0] / "LC_MESSAGES" / f"{domain}.po"
    return _compiled(file) if file.is_file() else NullTranslations()


def _compiled(catalogue: Path) -> GNUTranslations:
    # Babel is slow to import and English needs none of it.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with catalogue.open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return GNUTranslations(compiled)
