"""Addresses are copied, not translated; only the language they name may be another."""

import pytest

from tests.translation.checks.cases import Case, found

CASES: list[Case] = [
    ("fr", "See https://example.org/a?b=1.", "Voir https://example.org/a?b=1.", []),
    ("fr", "See https://example.org/en/a.", "Voir https://example.org/fr/a.", []),
    ("es", "See https://example.org/index-eng.html (new)", "Véase https://example.org/index-spa.html (nuevo)", []),
    ("fr", "Write to <ana@example.org>.", "Écrivez à ana@example.org.", []),
    ("fr", "See www.example.org.", "Voir l’adresse.", ["address-missing www.example.org"]),
    (
        "es",
        "Write to ana@example.org",
        "Escriba a ana@example.com",
        ["address-missing ana@example.org", "address-added ana@example.com"],
    ),
    ("es", "See https://example.org/2021", "Véase https://example.org/2021", []),
]


@pytest.mark.parametrize(("language", "source", "target", "findings"), CASES)
def test_addresses(language: str, source: str, target: str, findings: list[str]) -> None:
    assert found(language, source, target) == findings
