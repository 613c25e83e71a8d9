"""A build's progress, as it stands on a terminal."""

import pytest

from authoring.progress import shown
from authoring.publishing.manifest import Artifact
from authoring.publishing.press import Printed


def test_each_artifact_is_counted_as_it_is_done(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    with shown(2) as advance:
        advance(Printed(Artifact("en/report.en.html", "en", "html", 4, ""), 0.1))
        said = capsys.readouterr()

    assert "Reading and checking" in said.err
    assert "en html" in said.err
    assert "1/2" in said.err
    assert said.out == ""
