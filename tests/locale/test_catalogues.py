"""The catalogues: whole, sure, the same in every language, and nothing in them that nobody says."""

import re

import pytest

from authoring.locale import LANGUAGES
from tests.locale import commands
from tests.locale.catalogues import asked, fields, in_pages, in_templates, literals, translations

pytestmark = pytest.mark.slow

TRANSLATED = LANGUAGES[1:]
DOMAINS = ("commands", "findings", "forms", "kits", "portal", "report")

TYPED = re.compile(r"https://|http://localhost:8000|HÔTE:PORT|mailto:|\[\^\{label\}\]:")
"""What is typed as it is in every language."""


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("language", TRANSLATED)
def test_everything_said_is_translated(domain: str, language: str) -> None:
    known = translations(domain, language)
    wanted = commands.said() if domain == "commands" else asked(domain)
    assert sorted(text for text in wanted if not known.get(text)) == []


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_left_over_empty_or_unsure(domain: str, language: str) -> None:
    said = commands.said() if domain == "commands" else literals() | in_templates() | in_pages()
    known = translations(domain, language)
    assert [text for text, translation in known.items() if text not in said or not translation] == []


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_fields_of_its_message(domain: str, language: str) -> None:
    known = translations(domain, language)
    assert {text: one for text, one in known.items() if fields(text) != fields(one)} == {}


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_languages_have_the_same_messages_in_the_same_order(domain: str) -> None:
    assert len({tuple(translations(domain, language)) for language in TRANSLATED}) == 1


@pytest.mark.parametrize("domain", DOMAINS)
def test_french_has_its_no_break_spaces(domain: str) -> None:
    """As the Office québécois de la langue française has it: none before a semicolon, a no-break one before a colon."""
    wanting = re.compile("(?<!\u00a0)[:»]|«(?!\u00a0)|\\s[;!?]")
    french = translations(domain, "fr").values()
    assert [text for text in french if wanting.search(TYPED.sub("", text))] == []


_LETTERS = re.compile(r"(?<![{\w])[^\W\d_]{2,}(?![}\w])")
"""Words that are no field's name."""

SAME = {
    "es": {"Error", "Error: {message}", "PDF", "Total", "Virtual", "{count} error"},
    "fr": {
        *("Action", "Annexes", "Code", "Coordination", "Date", "Dates", "Description", "Document", "Documents"),
        *("Figure", "Figures", "Institutions", "Sections"),
        *("Formats", "Initiatives", "Institution", "Message", "Mode", "Note", "Notes", "PDF", "Pages"),
        *("Participants", "Participation", "Section", "Total", "[OPTIONS]", "document", "note", "page {page}"),
        *("Passage {number}", "section {number}"),
        *("{count} page", "{count} pages", "{number} participant", "{number} participants"),
    },
}
"""What is written alike in English and another language."""


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_copied_from_english(domain: str, language: str) -> None:
    copied = {text for text, one in translations(domain, language).items() if text == one and _LETTERS.search(text)}
    assert copied <= SAME[language]


def test_no_message_is_put_together_of_pieces() -> None:
    assert commands.composed() == []
