"""What holds for every command: its status, its errors, its output."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from authoring.cli import main
from authoring.edition.folder import EditionFolder
from tests.cli.running import run
from tests.workspace import ROOT

HOSTILE = "\x1b]0;x\x07\x9b2J\u202eevil\r"


@pytest.mark.parametrize(
    "arguments", [["check"], ["check", "--annotate"], ["status"], ["build", "--final"]], ids=" ".join
)
def test_what_authors_wrote_gives_the_terminal_no_orders(folder: EditionFolder, arguments: list[str]) -> None:
    (folder.path / f"{HOSTILE}.xlsx").write_bytes((folder.path / "mining.xlsx").read_bytes())
    said = {"edition": 2030, "form": "group", "language": "en", "group": "forests", HOSTILE: [], "meetings": [HOSTILE]}
    (folder.path / "forests.json").write_text(json.dumps(said), "utf-8")

    done = run(folder, *arguments)

    assert "evil" in done.output
    assert [sign for sign in done.output if sign in HOSTILE and not sign.isprintable()] == []


def test_as_json_a_program_reads_what_authors_wrote_and_a_terminal_no_orders(folder: EditionFolder) -> None:
    (folder.path / f"{HOSTILE}.xlsx").write_bytes(b"")

    listed = run(folder, "check", "--format", "json").stdout

    assert json.loads(listed)["findings"][0]["file"] == f"{HOSTILE}.xlsx"
    assert [sign for sign in listed if sign in HOSTILE and not sign.isprintable()] == []


WRONG_USAGE = [
    ["check", "no-such-file.xlsx"],
    ["check", "--language", "xx"],
    ["check", "--format", "yaml"],
    ["build", "--format", "odt"],
    ["build", "--jobs", "0"],
    ["lint-template", "no-such-file.docx"],
    ["explain", "no-such-file.pdf", "text"],
    ["publish"],
]


@pytest.mark.slow
@pytest.mark.parametrize("arguments", WRONG_USAGE, ids=" ".join)
def test_wrong_usage_has_a_status_of_its_own(folder: EditionFolder, arguments: list[str]) -> None:
    assert run(folder, *arguments).exit_code == 2


@pytest.mark.parametrize("command", ["template", "build"])
def test_a_language_is_the_editions_or_the_programs(folder: EditionFolder, command: str) -> None:
    done = run(folder, command, "--language", "../de")

    assert (done.exit_code, done.stderr) == (1, "There is no language ../de; there are: en, fr, and es.\n")
    assert not folder.output.exists()


def test_a_mistake_in_the_edition_is_one_message(folder: EditionFolder) -> None:
    folder.definition.write_text("year = 2030\nhost = 5\n", "utf-8")

    done = run(folder, "check")

    assert done.exit_code == 1
    assert f"{folder.definition}: host: expected a text between quotation marks" in done.stderr.splitlines()


def test_a_folder_without_an_edition(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["--folder", str(tmp_path), "status"], catch_exceptions=False)

    assert done.exit_code == 1
    assert done.stderr.startswith("No edition was found: expected")


def test_the_readme_names_only_commands_and_options_there_are() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    used = [part.split("`")[0].split() for part in readme.split("`authoring ")[1:]]

    assert len(used) > 10
    for words in used:
        command, options = _called(words), {word for word in words if word.startswith("--")}
        known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
        assert options <= known, words


def _called(words: list[str]) -> click.Command:
    """Return the command that is called: `translate export` is one of a group."""
    command: click.Command = main
    for word in words:
        if not isinstance(command, click.Group):
            break
        command = command.commands[word]
    return command
