"""What the commands for submissions print, and their exit status."""

import json
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from authoring.cli import main
from authoring.edition.folder import EditionFolder
from authoring.model.codes import CODES
from tests.cli.running import run
from tests.workspace import ROOT, group_submission, hand_in


def test_check_lists_each_finding_with_its_place_and_what_to_do(folder: EditionFolder) -> None:
    hand_in(folder, group_submission("mining", co_chairs=[], sections={}))

    done = run(folder, "check", str(folder.path / "mining.xlsx"))

    assert done.exit_code == 1
    assert done.stdout == (
        "mining.xlsx\n"
        "  Error · Co-chairs\n"
        "      No co-chair is named for Peru.\n"
        "      → Add the co-chair on the sheet “Co-chairs”.  [co-chair-missing]\n"
        "  Error · Co-chairs\n"
        "      No co-chair is named for Chile.\n"
        "      → Add the co-chair on the sheet “Co-chairs”.  [co-chair-missing]\n"
        "  Error · Outcomes\n"
        "      The section “Outcomes” is required and empty.\n"
        "      → Fill it in.  [section-required]\n"
        "\n"
        "Files: 1 · Errors: 3 · Warnings: 0 · Hints: 0\n"
    )


def test_check_says_it_in_the_language_asked_for(folder: EditionFolder) -> None:
    hand_in(folder, group_submission("mining", sections={}))

    french = run(folder, "check", "--language", "fr", str(folder.path / "mining.xlsx")).stdout
    spanish = run(folder, "check", "--language", "es", str(folder.path / "mining.xlsx")).stdout

    assert "Erreur" in french
    assert "obligatoire" in french
    assert "obligatoria" in spanish


def test_check_as_json_is_for_programs(folder: EditionFolder) -> None:
    hand_in(folder, group_submission("mining", outcomes="~~ " * 200))

    said = json.loads(run(folder, "check", "--format", "json", str(folder.path)).stdout)

    assert said["files"] == 2
    assert [(one["code"], one["severity"], one["file"], one["sheet"]) for one in said["findings"]] == [
        ("words-over", "warning", "mining.xlsx", "Outcomes")
    ]


def test_warnings_alone_are_no_failure(folder: EditionFolder) -> None:
    done = run(folder, "check")

    assert "The group “Forests” has not handed in." in done.stdout
    assert done.exit_code == 0


def test_check_annotate_writes_copies_with_the_findings_inside(folder: EditionFolder) -> None:
    hand_in(folder, group_submission("mining", sections={}))
    genuine = (folder.path / "mining.xlsx").read_bytes()

    run(folder, "check", "--annotate")

    assert (folder.path / "mining.xlsx").read_bytes() == genuine
    assert sorted(path.name for path in (folder.output / "review").iterdir()) == ["coordination.xlsx", "mining.xlsx"]


def test_template_names_the_files_it_wrote(folder: EditionFolder) -> None:
    done = run(folder, "template", "mining", "--language", "es")

    assert done.stdout == f"{folder.output / 'templates' / 'mining.es.xlsx'}\n"
    assert run(folder, "template", "fishing").stderr == (
        "There is no group fishing; there are: mining, forests, and coordination.\n"
    )


def test_status_shows_every_group(folder: EditionFolder) -> None:
    assert run(folder, "status").stdout == (
        "Mining   0 errors, 0 warnings  (mining.xlsx)\nForests  not handed in\nGroups that have handed in: 1 of 2\n"
    )


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    said: dict[str, Any] = json.loads(CliRunner().invoke(main, ["schema"], catch_exceptions=False).stdout)
    return said


def test_schema_is_a_json_schema_of_both_forms(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert sorted(schema["discriminator"]["mapping"]) == ["coordination", "group"]


def test_schema_accepts_the_bundled_submission_and_no_key_it_does_not_know(schema: dict[str, Any]) -> None:
    [file] = (ROOT / "submissions" / "2021").glob("*.json")
    said = json.loads(file.read_text("utf-8"))

    assert list(Draft202012Validator(schema).iter_errors(said)) == []
    assert not Draft202012Validator(schema).is_valid(said | {"colour": "red"})


def test_schema_asks_for_nothing_only_the_program_knows(schema: dict[str, Any]) -> None:
    asked = {key for definition in schema["$defs"].values() for key in definition["properties"]}

    assert asked & {"origins", "file"} == set()


def test_codes_prints_every_finding_there_is() -> None:
    said = CliRunner().invoke(main, ["codes", "--language", "fr"], catch_exceptions=False).stdout

    assert [line.split("`")[1] for line in said.splitlines()[2:]] == list(CODES)
