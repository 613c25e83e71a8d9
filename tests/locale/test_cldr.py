"""Names of countries and months come from CLDR: nobody has typed one."""

import ast
import re

import pytest
from babel import Locale

from authoring.locale import LANGUAGES
from tests.locale.catalogues import PROGRAM, translations
from tests.locale.test_catalogues import DOMAINS

HOMONYMS = {"Réunion", "Reunión"}
"""What a meeting is called, and an island."""

SPECIMENS = {"publishing/word_template/trial.py"}
"""Values that a template is tried out with, and nobody reads."""


def _names(language: str) -> set[str]:
    known = Locale(language)
    countries = {name for code, name in known.territories.items() if len(code) == 2}
    return (countries | set(known.months["format"]["wide"].values())) - HOMONYMS


NAMES = {name for language in LANGUAGES for name in _names(language) if len(name) > 3}
NAMED = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, NAMES), key=len, reverse=True))})(?!\w)")


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_no_catalogue_names_a_country_or_a_month(domain: str, language: str) -> None:
    said = [text for pair in translations(domain, language).items() for text in pair]
    assert [text for text in said if NAMED.search(text)] == []


@pytest.mark.slow
def test_no_module_names_a_country_or_a_month() -> None:
    typed = {
        (str(file.relative_to(PROGRAM)), text)
        for file in sorted(PROGRAM.rglob("*.py"))
        for text in _literals(file.read_text("utf-8"))
        if NAMED.search(text)
    }
    assert {(file, text) for file, text in typed if file not in SPECIMENS} == set()


def _literals(source: str) -> list[str]:
    """Return the texts in a module that are no docstrings."""
    nodes = list(ast.walk(ast.parse(source)))
    notes = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    constants = (node for node in nodes if isinstance(node, ast.Constant) and id(node) not in notes)
    return [node.value for node in constants if isinstance(node.value, str)]
