"""What commands say in the language of whoever runs them."""

import click
import pytest
from click.testing import CliRunner

from authoring.cli import main
from authoring.cli.spoken import retold
from authoring.edition.folder import EditionFolder
from tests.cli.running import run
from tests.locale.catalogues import translations


def _spoken(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setenv("AUTHORING_LANGUAGE", language)


WRONG = [
    (["bild"], "No such command “bild”.", "No existe el comando “bild”."),
    (["build", "--bogus"], "No such option “--bogus”.", "No existe la opción “--bogus”."),
    (["verify", "--x"], "No such option “--x”.", "No existe la opción “--x”."),
    (["explain"], "Missing argument “FILE”.", "Falta el argumento “ARCHIVO”."),
    (["build", "--jobs"], "Option “--jobs” requires an argument.", "La opción “--jobs” requiere un valor."),
    (
        ["check", "--format", "yaml"],
        "Invalid value for “--format”: “yaml” is not one of “text”, “json”.",
        "Valor incorrecto para “--format”: “yaml” no es ninguno de estos: “text”, “json”.",
    ),
    (
        ["build", "--jobs", "0"],
        "Invalid value for “--jobs”: 0 is not in the range x>=1.",
        "Valor incorrecto para “--jobs”: 0 no está en el intervalo x>=1.",
    ),
    (
        ["build", "--jobs", "x"],
        "Invalid value for “--jobs”: “x” is not a valid integer range.",
        "Valor incorrecto para “--jobs”: “x” no es un número entero.",
    ),
    (
        ["convert", "none.xlsx"],
        "Invalid value for “FILE”: File “none.xlsx” does not exist.",
        "Valor incorrecto para “ARCHIVO”: El archivo “none.xlsx” no existe.",
    ),
    (["status", "a", "b"], "Got unexpected extra arguments (a b)", "Sobran argumentos: (a b)"),
    (
        ["build", "--site", "--group", "mining"],
        "--site publishes the whole report: it does not go with --group.",
        "--site publica el informe completo y no se combina con --group.",
    ),
]


@pytest.mark.parametrize(("arguments", "english", "spanish"), WRONG, ids=[" ".join(one[0]) for one in WRONG])
def test_a_wrong_call(
    arguments: list[str], english: str, spanish: str, folder: EditionFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_english = run(folder, *arguments)
    _spoken(monkeypatch, "es")
    in_spanish = run(folder, *arguments)

    assert (in_english.exit_code, in_spanish.exit_code) == (2, 2)
    assert in_english.stderr.splitlines()[-1] == f"Error: {english}"
    assert in_spanish.stderr.splitlines()[-1] == f"Error: {spanish}"


def test_a_wrong_call_is_shown_how_it_should_have_been(folder: EditionFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    _spoken(monkeypatch, "es")

    assert run(folder, "explain").stderr.splitlines()[:2] == [
        "Uso: main explain [OPCIONES] ARCHIVO QUÉ",
        "Para obtener ayuda, pruebe “main explain --help”.",
    ]


def test_what_click_says_otherwise_stays_as_it_is() -> None:
    assert retold("Something new.", "fr") == "Something new."


def _commands(command: click.Command, *names: str) -> list[list[str]]:
    below = command.commands.values() if isinstance(command, click.Group) else ()
    return [list(names), *(one for each in below for one in _commands(each, *names, each.name or ""))]


@pytest.mark.parametrize("names", _commands(main), ids=" ".join)
@pytest.mark.parametrize("language", ["fr", "es"])
def test_no_help_is_left_in_english(names: list[str], language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _spoken(monkeypatch, language)
    told = " ".join(CliRunner().invoke(main, [*names, "--help"], catch_exceptions=False).stdout.split())

    english = [text for text, said in translations("commands", language).items() if said != text and len(text) > 3]
    pieces = {
        " ".join(part.replace(r"\b", "").split()) for text in english if " " in text for part in text.split("\n\n")
    }
    assert [piece for piece in pieces if piece and piece in told] == []
    assert "default" not in told


def test_what_is_said_is_in_the_persons_language(folder: EditionFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    _spoken(monkeypatch, "fr")

    assert run(folder, "status").stdout == (
        "Mines   0 erreur, 0 avertissement  (mining.xlsx)\n"
        "Forêts  non remis\n"
        "Groupes qui ont remis leur rapport\u00a0: 1 sur 2\n"
    )
    assert run(folder, "template", "fishing").stderr == (
        "Groupe inconnu\u00a0: fishing; choix possibles\u00a0: mining, forests et coordination.\n"
    )
    assert run(folder, "build", "--final", "--format", "html").stderr.splitlines()[0] == (
        "Le rapport final n’a pas été produit."
    )


def test_the_language_asked_for_decides_of_errors_too(folder: EditionFolder) -> None:
    folder.definition.write_text("year = 2030\nhost = 5\n", "utf-8")

    assert "host: se espera un texto entre comillas" in run(folder, "check", "--language", "es").stderr
    assert "host: expected a text between quotation marks" in run(folder, "check").stderr
    assert "host: expected a text" in run(folder, "template", "--language", "es").stderr


def test_a_language_for_the_report_is_none_for_the_messages(folder: EditionFolder) -> None:
    lines = run(folder, "build", "--format", "html", "--language", "fr").stdout.splitlines()

    assert lines[-1].startswith("To mend: ")
