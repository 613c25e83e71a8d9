"""Let in from the command line: as what an edition has, or told all that is wrong, never a traceback."""

import re

import pytest

from authoring.edition.definition import load
from authoring.edition.folder import EditionFolder
from authoring.portal.people.fitting import must_fit
from tests.cli.running import run
from tests.portal.separate import base_of, separately

FITS: dict[str, dict[str, str]] = {
    "coordinator": {},
    "operator": {},
    "reader": {},
    "translator": {"language": "en"},
    "co_chair": {"group": "coordination", "partner": "peru"},
}
WRONG: dict[str, tuple[list[str], list[str]]] = {
    "no co-chair of nothing": (
        ["--role", "co_chair"],
        ["The role co_chair needs --group.", "The role co_chair needs --partner."],
    ),
    "what there is not": (
        ["--role", "co_chair", "--group", "fishing", "--partner", "bolivia"],
        [
            "There is no group fishing; there are: mining, forests, and coordination.",
            "There is no partner bolivia; there are: peru and chile.",
        ],
    ),
    "no language": (["--role", "translator"], ["The role translator needs --language."]),
    "not the edition's language": (
        ["--role", "translator", "--language", "de"],
        ["There is no language de; there are: en."],
    ),
    "too much": (
        ["--group", "mining", "--language", "en"],
        [
            "--group does not go with the role coordinator.",
            "--language does not go with the role coordinator.",
        ],
    ),
}


@pytest.mark.parametrize("role", FITS)
def test_what_the_edition_has_fits(folder: EditionFolder, role: str) -> None:
    must_fit(load(folder.definition), "luis@example.org", role, FITS[role])


@pytest.mark.parametrize(("asked", "said"), WRONG.values(), ids=WRONG)
def test_all_that_is_wrong_is_said(folder: EditionFolder, asked: list[str], said: list[str]) -> None:
    done = run(folder, "portal", "invite", "luis@example.org", *asked)
    assert (done.exit_code, done.stderr.splitlines()) == (1, said)
    assert not (base_of(folder) / ".portal").exists()


@pytest.mark.parametrize("email", ["luis", "@", "luis@example", "a" * 250 + "@example.org", "a b@example.org"])
def test_nobody_is_let_in_whom_no_letter_reaches(folder: EditionFolder, email: str) -> None:
    assert run(folder, "portal", "invite", email).stderr == f"{email} is not an e-mail address.\n"


SAID = {
    "fr": "Le rôle co_chair exige --group.\nPartenaire inconnu\u00a0: bolivia; choix possibles\u00a0: peru et chile.\n",
    "es": "El rol co_chair exige --group.\nSocio desconocido: bolivia; hay: peru y chile.\n",
}


@pytest.mark.parametrize("language", SAID)
def test_it_is_said_in_the_language_of_whoever_types(
    folder: EditionFolder, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("AUTHORING_LANGUAGE", language)
    done = run(folder, "portal", "invite", "luis@example.org", "--role", "co_chair", "--partner", "bolivia")
    assert done.stderr == SAID[language]


def test_an_edition_there_is_not_is_said(folder: EditionFolder) -> None:
    done = run(folder, "--edition", "2020", "portal", "invite", "luis@example.org")
    assert (done.exit_code, "There is no edition 2020" in done.stderr) == (1, True)


INVITE = """
from click.testing import CliRunner
from authoring.cli import main
from authoring.portal.models import Role
asked = ["--role", "co_chair", "--group", "coordination", "--partner", "peru"]
done = CliRunner().invoke(main, ["portal", "invite", " Luis@Example.org", *asked])
again = CliRunner().invoke(main, ["portal", "invite", "luis@example.org", *asked[:-1], "chile"])
print(again.exit_code, again.output.strip())
print(done.output.strip(), *Role.objects.values_list("person__email", "kind", "group", "partner"))
"""


@pytest.mark.slow
def test_whoever_fits_is_given_a_link(folder: EditionFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(base_of(folder))
    said = separately(folder, INVITE)
    assert re.fullmatch(
        r"1 One person signs for one partner\.\n"
        r"http://localhost:8000/invitation/[\w-]+/ \('luis@example.org', 'co_chair', 'coordination', 'peru'\)",
        said,
    )
