"""LibreOffice beside us: where it is missing, fails or hangs, a document is published all the same."""

from pathlib import Path
from time import sleep

import pytest

from authoring.publishing import libreoffice
from authoring.publishing.docx import render_docx
from authoring.publishing.page_count import page_count
from authoring.publishing.word_layout import pages
from tests.publishing.specimen import SPECIMEN
from tests.publishing.word import body, find, style, text

TEMPLATES = Path(__file__).parents[2] / "templates"

PROGRAMS = {
    "none": None,
    "one that fails": "exit 1",
    "one that writes no PDF": 'for last; do :; done; echo nonsense > "${last%.docx}.pdf"',
    "one that says nothing and does nothing": "exit 0",
}


def installed(folder: Path, script: str) -> str:
    """A program that is called like LibreOffice."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(program)


@pytest.mark.parametrize("script", PROGRAMS.values(), ids=PROGRAMS)
def test_without_a_layout_the_contents_are_there_without_page_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str | None
) -> None:
    monkeypatch.setenv(libreoffice.VARIABLE, installed(tmp_path, script) if script else "")
    document = render_docx(SPECIMEN, TEMPLATES)
    entries = find(body(document), ".//w:sdtContent/w:p[w:hyperlink]")
    assert [(style(one), text(one)) for one in entries] == [
        ("TOC1", "Part I\tMessage from the National Co-chairs\t"),
        ("TOC1", "Part III\tReports of the working groups\t"),
        ("TOC2", "1\tMining Working Group\t"),
        ("TOC1", "Annexes\t"),
        ("TOC2", "Annex B\tCommitments\t"),
    ]
    assert find(body(document), ".//w:sdtContent//w:tab[@w:val='right']/@w:leader") == ["none"] * 5
    assert page_count(document) is None


@pytest.mark.slow
def test_a_layout_that_takes_too_long_is_ended_with_all_it_has_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_of_life = tmp_path / "alive"
    script = f"(while :; do echo >> {sign_of_life}; sleep 0.05; done) & wait"
    monkeypatch.setenv(libreoffice.VARIABLE, installed(tmp_path, script))
    monkeypatch.setattr(libreoffice, "LONGEST", 0.5)
    assert pages(b"", ["_any"], TEMPLATES / "fonts") is None
    last = sign_of_life.stat().st_size
    sleep(0.3)
    assert sign_of_life.stat().st_size == last


def test_it_is_known_by_its_files_without_being_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = installed(tmp_path, f"touch {tmp_path / 'started'}")
    monkeypatch.setenv(libreoffice.VARIABLE, program)
    size = Path(program).stat().st_size
    (tmp_path / "versionrc").write_text("buildid=1\n")
    (tmp_path / "libswlo.so").write_bytes(b"\0" * 1000)
    assert libreoffice.identity() == f"libswlo.so 1000, soffice {size}, versionrc 10"
    (tmp_path / "libswlo.so").write_bytes(b"\0" * 1001)
    assert libreoffice.identity() == f"libswlo.so 1001, soffice {size}, versionrc 10"
    assert not (tmp_path / "started").exists()
    monkeypatch.setenv(libreoffice.VARIABLE, "")
    assert libreoffice.identity() == ""
