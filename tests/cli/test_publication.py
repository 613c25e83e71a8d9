"""What the commands for publication print, and their exit status."""

import json
import re
from pathlib import Path

import pytest

from authoring.edition.folder import EditionFolder
from authoring.publishing.word_template.tags import KNOWN
from tests.cli.running import run
from tests.publishing.word_template.damage import damaged, first


def test_build_says_what_was_written_and_what_is_missing(folder: EditionFolder) -> None:
    done = run(folder, "build", "--format", "html")

    lines = done.stdout.splitlines()
    assert lines[0].startswith(f"{folder.output / 'en' / 'annual-report-2030.en.html'}  (")
    assert lines[1:] == [
        "Not handed in: Forests.",
        "To mend: 0 errors, 1 warning; `authoring check` lists them.",
    ]
    assert done.exit_code == 0


@pytest.mark.slow
def test_build_says_how_much_of_which_language_is_missing(folder: EditionFolder) -> None:
    definition = folder.definition.read_text("utf-8")
    folder.definition.write_text(definition.replace('["en"]', '["en", "es"]'), "utf-8")

    draft = run(folder, "build", "--format", "html")
    again = run(folder, "build", "--format", "html", "--language", "en")

    assert "\nNot wholly translated: Spanish (sentences left: 13).\n" in draft.stdout
    assert "\nNot wholly translated: Spanish (sentences left: 13).\n" in again.stdout


def test_only_what_there_is_may_be_missing(folder: EditionFolder) -> None:
    done = run(folder, "build", "--final", "--allow-missing", "forrests")

    assert done.exit_code == 1
    assert done.stderr == "There is no group or language forrests; there are: mining, forests, coordination, and en.\n"


def test_build_names_the_sites_entrance(folder: EditionFolder) -> None:
    done = run(folder, "build", "--format", "html", "--site")

    assert re.search(r"output/2030/site/index\.html  \(\d+ files\)\n", done.stdout)
    assert run(folder, "build", "--site", "--group", "mining").exit_code == 2


def test_a_refusal_names_what_stands_in_the_way(folder: EditionFolder) -> None:
    done = run(folder, "build", "--final", "--format", "html")

    assert done.exit_code == 1
    assert done.stderr == "The final report was not built.\nThese have not handed in: Forests.\n"


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


@pytest.mark.slow
def test_verify_shows_the_first_difference_with_its_place(folder: EditionFolder) -> None:
    run(folder, "build", "--format", "html", "--format", "docx")
    same = run(folder, "verify")
    page = folder.output / "en" / "annual-report-2030.en.html"
    page.write_text(page.read_text("utf-8").replace("It went well.", "It went badly."), "utf-8")

    different = run(folder, "verify")

    assert same.exit_code == 0
    assert re.fullmatch(r"en/annual-report-2030\.en: docx and html say the same \([0-9a-f]{16}\)\.\n", same.stdout)
    assert different.exit_code == 1
    assert "docx and html do not say the same." in different.stdout
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


@pytest.mark.slow
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


@pytest.mark.slow
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
