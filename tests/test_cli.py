"""The commands as a person runs them: what they print, and their exit status."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from authoring.cli import main
from authoring.edition.folder import EditionFolder
from authoring.model.codes import CODES
from authoring.publishing.word_template.tags import KNOWN
from tests.publishing.word_template.damage import damaged, first
from tests.workspace import ROOT, group_submission, hand_in, hand_in_coordination, workspace


@pytest.fixture
def folder(tmp_path: Path) -> EditionFolder:
    """An edition of which one group and the coordinators have handed in."""
    made = workspace(tmp_path)
    hand_in(made, group_submission("mining"))
    hand_in_coordination(made)
    return made


def run(folder: EditionFolder, *arguments: str) -> Result:
    """Run a command in the edition's workspace; an exception would be a traceback on somebody's screen."""
    base = str(folder.path.parents[1])
    return CliRunner().invoke(main, ["--folder", base, *arguments], catch_exceptions=False)


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


@pytest.mark.parametrize("arguments", WRONG_USAGE, ids=" ".join)
def test_wrong_usage_has_a_status_of_its_own(folder: EditionFolder, arguments: list[str]) -> None:
    assert run(folder, *arguments).exit_code == 2


def test_build_says_what_was_written_and_what_is_missing(folder: EditionFolder) -> None:
    done = run(folder, "build", "--format", "html")

    lines = done.stdout.splitlines()
    assert lines[0].startswith(f"{folder.output / 'en' / 'annual-report-2030.en.html'}  (")
    assert lines[1:] == [
        "Not handed in: forests.",
        "To mend: 0 errors, 1 warning; `authoring check` lists them.",
    ]
    assert done.exit_code == 0


def test_build_names_the_sites_entrance(folder: EditionFolder) -> None:
    done = run(folder, "build", "--format", "html", "--site")

    assert re.search(r"output/2030/site/index\.html  \(\d+ files\)\n", done.stdout)
    assert run(folder, "build", "--site", "--group", "mining").exit_code == 2


def test_a_refusal_names_what_stands_in_the_way(folder: EditionFolder) -> None:
    done = run(folder, "build", "--final", "--format", "html")

    assert done.exit_code == 1
    assert done.stderr == "The final report was not built.\nThese have not handed in: forests.\n"


def test_template_names_the_files_it_wrote(folder: EditionFolder) -> None:
    done = run(folder, "template", "mining", "--language", "es")

    assert done.stdout == f"{folder.output / 'templates' / 'mining.es.xlsx'}\n"
    assert run(folder, "template", "fishing").stderr == (
        "There is no group fishing; there are: mining, forests, coordination.\n"
    )


@pytest.mark.parametrize("command", ["template", "build"])
def test_a_language_is_the_editions_or_the_programs(folder: EditionFolder, command: str) -> None:
    done = run(folder, command, "--language", "../de")

    assert (done.exit_code, done.stderr) == (1, "There is no language ../de; there are: en, fr, es.\n")
    assert not folder.output.exists()


def test_status_shows_every_group(folder: EditionFolder) -> None:
    assert run(folder, "status").stdout == (
        "Mining   0 errors, 0 warnings  (mining.xlsx)\nForests  not handed in\n1 of 2 groups have handed in.\n"
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


def test_a_mistake_in_the_edition_is_one_message(folder: EditionFolder) -> None:
    folder.definition.write_text("year = 2030\nhost = 5\n", "utf-8")

    done = run(folder, "check")

    assert done.exit_code == 1
    assert f"{folder.definition}: host: Input should be a valid string" in done.stderr.splitlines()


def test_a_folder_without_an_edition(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["--folder", str(tmp_path), "status"], catch_exceptions=False)

    assert done.exit_code == 1
    assert done.stderr.startswith("No edition was found: expected")


def test_the_readme_names_only_commands_and_options_there_are() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    used = [part.split("`")[0].split() for part in readme.split("`authoring ")[1:]]

    assert len(used) > 10
    for command, *arguments in used:
        known = {option for parameter in main.commands[command].params for option in parameter.opts}
        known |= {option for parameter in main.commands[command].params for option in parameter.secondary_opts}
        assert {argument for argument in arguments if argument.startswith("--")} <= known, command


def test_verify_claims_nothing_about_one_format(folder: EditionFolder) -> None:
    run(folder, "build", "--format", "html")

    assert run(folder, "verify").stdout == (
        "en/annual-report-2030.en: only html was published; there is nothing to compare it with.\n"
    )


def test_verify_tells_of_a_file_that_was_changed_since(folder: EditionFolder) -> None:
    run(folder, "build", "--format", "html")
    page = folder.output / "en" / "annual-report-2030.en.html"
    page.write_text(page.read_text("utf-8").replace("It went well.", "It went badly."), "utf-8")

    changed = run(folder, "verify")

    assert changed.exit_code == 1
    assert changed.stdout == (
        "en/annual-report-2030.en: not what was published; the fingerprint does not fit what it says: html.\n"
    )


def test_verify_shows_the_first_difference_with_its_place(folder: EditionFolder) -> None:
    run(folder, "build", "--format", "html", "--format", "docx")
    same = run(folder, "verify")
    page = folder.output / "en" / "annual-report-2030.en.html"
    page.write_text(page.read_text("utf-8").replace("It went well.", "It went badly."), "utf-8")

    different = run(folder, "verify")

    assert same.exit_code == 0
    assert re.fullmatch(r"en/annual-report-2030\.en: docx, html say the same \([0-9a-f]{16}\)\.\n", same.stdout)
    assert different.exit_code == 1
    assert "docx, html do not say the same." in different.stdout
    assert "It went well." in different.stdout
    assert "It went badly." in different.stdout


def test_lint_template_lists_what_is_to_be_mended_with_its_paragraph(folder: EditionFolder, tmp_path: Path) -> None:
    template = tmp_path / "cover.docx"
    template.write_bytes(damaged(first("Report of {{ yeer }}")))

    done = run(folder, "lint-template", str(template))

    assert done.exit_code == 1
    assert done.stdout == (
        "cover.docx\n"
        "  Error · Body, paragraph 1: “Report of {{ yeer }}”\n"
        "      “yeer” in {{ yeer }} is not known.\n"
        f"      → There are: {', '.join(sorted(KNOWN))}.  [tag-unknown]\n"
        "\n"
        "Files: 1 · Errors: 1 · Warnings: 0 · Hints: 0\n"
    )


def test_lint_template_looks_at_the_workspaces_own(folder: EditionFolder) -> None:
    fine = run(folder, "lint-template", "--language", "fr")
    (folder.path.parents[1] / "templates" / "report.docx").write_bytes(damaged(first("{{ yeer }}")))
    broken = json.loads(run(folder, "lint-template", "--language", "fr", "--format", "json").stdout)
    refused = run(folder, "build", "--format", "docx")

    assert fine.stdout == "Fichiers\u00a0: 1 · Erreurs\u00a0: 0 · Avertissements\u00a0: 0 · Suggestions\u00a0: 0\n"
    assert fine.exit_code == 0
    assert [(one["code"], one["paragraph"], one["message"]) for one in broken["findings"]] == [
        (
            "tag-unknown",
            "Corps du texte, paragraphe 1\u00a0: «\u00a0{{ yeer }}\u00a0»",
            "«\u00a0yeer\u00a0» dans {{ yeer }} est inconnu.",
        )
    ]
    assert refused.exit_code == 1
    assert refused.stderr.endswith("`authoring lint-template` lists what is to be mended in report.docx.\n")


def test_explain_leads_from_a_text_to_its_cell(folder: EditionFolder) -> None:
    run(folder, "build", "--format", "html")

    done = run(folder, "explain", str(folder.output / "en" / "annual-report-2030.en.html"), "it went  WELL")

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        "Part III Reports of the working groups › 1 Mining Working Group › Outcomes › Water\n"
        "  “It went well.”\n"
        "  → mining.xlsx, sheet Outcomes, cell B5\n"
    )


def test_explain_tells_of_the_programs_own_words_and_of_what_it_made_of_several(folder: EditionFolder) -> None:
    run(folder, "build", "--format", "html")
    page = str(folder.output / "en" / "annual-report-2030.en.html")

    commitment, acronym = (run(folder, "explain", page, what).stdout for what in ("Working group", "Copper Council"))

    assert "  → the program's own words (authoring/locale)\n" in commitment
    assert "  → mining.xlsx, sheet Co-chairs, cell B6\n" in acronym
    assert "  → put together by the program from all that was handed in\n" in acronym
    assert "mining.xlsx, sheet Future actions, row 5\n" in run(folder, "explain", page, "#annex--commitments").stdout


def test_explain_says_what_it_cannot_find(folder: EditionFolder) -> None:
    run(folder, "build", "--format", "html")
    page = str(folder.output / "en" / "annual-report-2030.en.html")

    done = run(folder, "explain", page, "Nobody said this")

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("The file says nothing like “Nobody said this”;")
