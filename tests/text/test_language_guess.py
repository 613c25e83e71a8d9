"""Which language a text is in: told of sentences, not of names; no answer is better than a wrong one."""

import pytest

from authoring.text.language_guess import guess, is_known

ALL = ("en", "fr", "es")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The forests of both countries are managed by the communities.", "en"),
        ("Les forêts des deux pays sont gérées par les collectivités.", "fr"),
        ("Los bosques de ambos países son manejados por las comunidades.", "es"),
        ("Qu’est-ce que l’on a fait cette année ?", "fr"),
        ("¿Qué se hizo este año?", "es"),
        ("LES FORÊTS", None),
        ("", None),
        ("Total", None),
        ("Canada", None),
        ("SEMARNAT, CONAFOR, NRCan", None),
        ("María de los Ángeles Soriano Luna", None),
        ("Niagara-on-the-Lake, Ontario", None),
        ("Universidad Nacional Autónoma de México", None),
        ("la 17e", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    assert guess(text, ALL) == language


def test_a_language_is_called_as_it_was_asked_for() -> None:
    assert guess("Los bosques son manejados por las comunidades.", ("fr-CA", "es-MX")) == "es-MX"


def test_what_nothing_is_known_of_is_never_guessed() -> None:
    assert guess("In amatl in tlahtolli.", ("en", "nah")) is None
    assert (is_known("es-MX"), is_known("nah")) == (True, False)
    assert guess("The mine and the forest", ()) is None
