"""What the commands for translators' files print, and their exit status."""

import json

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
