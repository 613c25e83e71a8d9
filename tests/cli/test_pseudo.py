"""What `authoring pseudo` prints, and its exit status."""

import re

from authoring.edition.folder import EditionFolder
from tests.cli.running import run


def test_an_edition_in_which_all_is_translated(folder: EditionFolder) -> None:
    done = run(folder, "pseudo", "--format", "html")

    file = re.escape(str(folder.output / "pseudo" / "annual-report-2030.en-XA.html"))
    assert re.fullmatch(rf"Files: 1 · Errors: 0 · Warnings: 0 · Hints: 0\n{file}  \(\d+ kB, [\d.]+ s\)\n", done.stdout)
    assert done.exit_code == 0


def test_what_escaped_is_listed_in_the_language_asked_for(folder: EditionFolder) -> None:
    page = folder.path.parents[1] / "templates" / "base.html"
    page.write_text(page.read_text("utf-8").replace("<footer", "<p>Thank you</p><footer"), "utf-8")

    done = run(folder, "pseudo", "--format", "html", "--language", "es")

    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert lines[:3] == [
        "annual-report-2030.en-XA.html",
        "  Error",
        "      Sin traducir: Thank, you, en “Thank you”.",
    ]
    assert lines[3].endswith("  [pseudo-escaped]")
    assert lines[5].startswith("Archivos: 1 · Errores: 1 · ")
