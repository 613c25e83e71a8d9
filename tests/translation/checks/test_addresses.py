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
    ("fr", "Write to info-en@example.org", "Écrivez à info-fr@example.org", []),
    ("fr", "See https://example.org/a?lang=eng.", "Voir https://example.org/a?lang=fra.", []),
    ("fr", "See https://example.org/a?b=1&lang=en", "Voir https://example.org/a?b=1&lang=fr", []),
    ("fr", "See https://example.org/", "Voir https://example.org/fr/", []),
    ("fr", "See https://en.example.org", "Voir https://fr.example.org", []),
    ("fr", "See www.example.org/index_e.html", "Voir www.example.org/index_f.html", []),
    ("fr", "See https://www.example.ca/en/trade.html", "Voir https://www.example.ca/fr/commerce.html", []),
    ("es", "See example.ca/english/trade", "Véase example.ca/espanol/comercio", []),
    ("fr", "See canada.ca/trade.", "Voir canada.ca/trade.", []),
    ("fr", "We met at 2 p.m. in St. John.", "La réunion a eu lieu à St. John à 14 h.", []),
    (
        "fr",
        "See https://www.example.ca/en/trade.html",
        "Voir https://www.example.org/fr/commerce.html",
        [
            "address-missing https://www.example.ca/en/trade.html",
            "address-added https://www.example.org/fr/commerce.html",
        ],
    ),
    ("fr", "See canada.ca/trade.", "Voir le site.", ["address-missing canada.ca/trade"]),
    (
        "es",
        "See canada.ca/trade",
        "Véase canada.ca/trad",
        ["address-missing canada.ca/trade", "address-added canada.ca/trad"],
    ),
]


@pytest.mark.parametrize(("language", "source", "target", "findings"), CASES)
def test_addresses(language: str, source: str, target: str, findings: list[str]) -> None:
    assert found(language, source, target) == findings
