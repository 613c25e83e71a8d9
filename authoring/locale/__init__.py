"""Fixed words in every language: gettext catalogues, one domain for each kind of reader.

`findings` is read by authors, `forms` by whoever fills in a workbook, `report` by the public. The message ids are the
English texts; `<language>/LC_MESSAGES/<domain>.po` holds the others. The catalogues are read as they are, so that there
is nothing to compile after a translator hands one in.
"""

from collections.abc import Callable
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

Words = Callable[[str], str]
"""Turns an English message id into the language's text; an unknown one comes back as it is."""

LANGUAGES = ("en", "fr", "es")
"""The languages in which the program itself speaks, the language of the message ids first."""

_FOLDER = Path(__file__).parent


@cache
def words(domain: str, language: str) -> Words:
    """Return the translator for `domain` (a catalogue's file name) in `language` (BCP 47; the region is ignored)."""
    catalogue = _FOLDER / language.split("-", maxsplit=1)[0] / "LC_MESSAGES" / f"{domain}.po"
    if not catalogue.is_file():
        return str
    return _compiled(catalogue).gettext


def _compiled(catalogue: Path) -> GNUTranslations:
    # Babel is slow to import and English needs none of it.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with catalogue.open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return GNUTranslations(compiled)
