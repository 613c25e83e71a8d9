"""Fixed words by language."""

import pickle
from pathlib import Path

import pytest

from authoring.errors import AuthoringError, UnreadableError, failure
from authoring.locale import persons_language, plurals, words
from authoring.locale.message import message
from authoring.model.finding import finding
from authoring.model.place import Place


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Due"), ("fr", "Échéance"), ("fr-CA", "Échéance"), ("es-MX", "Fecha límite"), ("de", "Due"), ("", "Due")],
)
def test_a_word_in_its_language_else_in_english(language: str, said: str) -> None:
    assert words("report", language)("Due") == said


def test_what_no_catalogue_knows_stays_as_it_is() -> None:
    assert words("report", "fr")("Unheard of") == "Unheard of"
    assert words("no-such-domain", "fr")("Due") == "Due"


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("en", 0, "{count} pages"),
        ("en", 1, "{count} page"),
        ("fr", 0, "{count} page"),
        ("fr", 2, "{count} pages"),
        ("es", 0, "{count} páginas"),
        ("es", 1, "{count} página"),
    ],
)
def test_each_language_counts_in_its_own_way(language: str, number: int, said: str) -> None:
    """As CLDR has it: nothing is singular in French, plural in Spanish."""
    assert plurals("commands", language)("{count} page", "{count} pages", number) == said


LOCALES = [
    ({}, "en"),
    ({"LANG": "fr_CA.UTF-8"}, "fr"),
    ({"LANG": "de_DE.UTF-8"}, "en"),
    ({"LANG": "fr_CA.UTF-8", "LC_MESSAGES": "es_MX.UTF-8"}, "es"),
    ({"LC_MESSAGES": "es_MX.UTF-8", "LC_ALL": "C"}, "en"),
    ({"LC_ALL": "C.UTF-8", "AUTHORING_LANGUAGE": "fr"}, "fr"),
    ({"AUTHORING_LANGUAGE": "es-MX"}, "es"),
    ({"AUTHORING_LANGUAGE": "", "LANG": "es"}, "es"),
    ({"AUTHORING_LANGUAGE": "../fr"}, "en"),
]


@pytest.mark.parametrize(("environment", "language"), LOCALES, ids=str)
def test_a_persons_language_is_told_by_the_environment(
    environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AUTHORING_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert persons_language() == language


def test_an_error_says_all_its_lines_in_one_language() -> None:
    error = AuthoringError(
        "The final report was not built.",
        finding("group-missing", Place("edition.toml"), group="Mining"),
        message("{file}: {reason}.", file="a{b}.pdf", reason=failure(PermissionError(13, "Permission denied"))),
        UnreadableError("is not tagged"),
    )

    assert str(error) == (
        "The final report was not built.\nedition.toml: The group “Mining” has not handed in.\n"
        "a{b}.pdf: Permission denied.\nis not tagged"
    )
    assert error.text("fr") == (
        "Le rapport final n’a pas été produit.\n"
        "edition.toml\u00a0: Le groupe «\u00a0Mining\u00a0» n’a pas remis son rapport.\n"
        "a{b}.pdf\u00a0: l’accès est refusé.\nn’a pas de balises de structure"
    )


def test_an_error_survives_the_way_out_of_a_process() -> None:
    error = pickle.loads(pickle.dumps(UnreadableError("{file}: {reason}", file=Path("a"), reason=message("A file"))))

    assert (str(error), error.text("es")) == ("a: A file", "a: Un archivo")


def test_a_message_without_values_is_shown_as_it_is() -> None:
    assert AuthoringError("{file} {").text("fr") == "{file} {"
