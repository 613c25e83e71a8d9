"""What the commands for translators' files print, and their exit status."""

import json
from pathlib import Path

import pytest

from authoring.edition.folder import EditionFolder
from tests.cli.running import run


def test_status_for_people_and_for_programs(folder: EditionFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    text = folder.definition.read_text("utf-8").replace('languages = ["en"]', 'languages = ["en", "es"]')
    folder.definition.write_text(text, "utf-8")

    monkeypatch.setenv("AUTHORING_LANGUAGE", "fr")
    shown = run(folder, "translate", "status", "--language", "es", "--group", "mining")
    told = run(folder, "translate", "status", "--format", "json")

    assert (shown.exit_code, told.exit_code) == (0, 0)
    assert shown.stdout.startswith("Espagnol (es)")
    assert [(one["language"], one["percent"]) for one in json.loads(told.stdout)["languages"]] == [("es", 0)]


def _kit(folder: EditionFolder, path: Path, target: str) -> str:
    """Write a kit in which the mine's outcome is translated; return the id of that sentence."""
    name = folder.output / "translation" / "mining.es" / "mining.es.po"
    if not name.exists():
        run(folder, "translate", "export", "--group", "mining", "--as", "po")
    before, found, after = name.read_text("utf-8").partition('msgid "It went well."\nmsgstr ""\n')
    path.write_text(f'{before}msgid "It went well."\nmsgstr "{target}"\n{after}', "utf-8")
    assert found
    return before.rpartition('msgctxt "')[2].partition('"')[0]


def test_a_conflict_is_settled_by_what_its_finding_says(
    folder: EditionFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = folder.definition.read_text("utf-8").replace('languages = ["en"]', 'languages = ["en", "es"]')
    folder.definition.write_text(text, "utf-8")
    monkeypatch.setenv("AUTHORING_LANGUAGE", "fr")
    mine, hers = tmp_path / "mine.po", tmp_path / "hers.po"
    key = _kit(folder, mine, "Salió bien.")
    _kit(folder, hers, "Fue bien.")

    run(folder, "translate", "import", str(mine), "--by", "A. Paz")
    refused = run(folder, "translate", "import", str(hers), "--by", "B. Roy")
    other = run(folder, "translate", "import", str(hers), "--by", "B. Roy", "--overwrite-sentence", "other-1")
    taken = run(folder, "translate", "import", str(hers), "--by", "B. Roy", "--overwrite-sentence", key)

    assert (refused.exit_code, taken.exit_code) == (0, 0)
    assert (
        "      Une traduction plus récente de A. Paz a été conservée\u00a0: «\u00a0Salió bien.\u00a0» · "
        "Revenue\u00a0: «\u00a0Fue bien.\u00a0» · "
        "Différence\u00a0: «\u00a0Salió\u00a0» est devenu «\u00a0Fue\u00a0»\n"
    ) in refused.stdout
    assert f"`--overwrite-sentence {key}`" in refused.stdout
    assert "kit-conflict" in other.stdout
    assert "kit-conflict" not in taken.stdout
    assert "Fue bien." in (folder.path / "translations" / "mining.es.xlf").read_text("utf-8")
