"""A whole edition in disguise."""

from pathlib import Path

import pytest

from authoring.edition.folder import EditionFolder
from authoring.model.place import Place
from authoring.pipeline.pseudo import publish_in_disguise
from authoring.publishing.artifact import FORMATS
from tests.published import LETTERS, letters
from tests.workspace import ROOT


def _templates(folder: EditionFolder) -> Path:
    return folder.path.parents[1] / "templates"


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.slow
def test_nothing_escapes_and_the_files_stand_apart(folder: EditionFolder) -> None:
    done = publish_in_disguise(folder, _templates(folder), FORMATS)

    assert done.findings == ()
    assert sorted(path.relative_to(folder.output).as_posix() for path in folder.output.rglob("annual-*")) == [
        f"pseudo/annual-report-2030.en-XA.{name}" for name in ("docx", "html", "pdf")
    ]
    assert not list(folder.output.rglob("manifest.json"))


@pytest.mark.slow
@pytest.mark.parametrize("file_format", FORMATS)
def test_texts_of_the_submissions_the_edition_and_the_program_are_in_disguise(
    folder: EditionFolder, file_format: str
) -> None:
    done = publish_in_disguise(folder, _templates(folder), [one for one in FORMATS if one == file_format])

    said = LETTERS[file_format](done.output / done.built.printed[0].artifact.path)
    for text in ("[Īţ ŵēńţ ŵēļļ. ~ ōńē]", "[Ōūţĉōṁēš ~ ōńē]", "[Ĉō-ĉĥāīŕš ~ ōńē]", "Ana Paz", "May 2, 2030"):
        assert letters(text) in said


def test_a_templates_own_words_escape(folder: EditionFolder) -> None:
    _change(_templates(folder) / "base.html", "<footer", "<p>Thank you</p><footer")

    [found] = publish_in_disguise(folder, _templates(folder), ("html",)).findings

    assert (found.code, found.place) == ("pseudo-escaped", Place("annual-report-2030.en-XA.html"))
    assert found.message() == "Not translated: Thank, you, in “Thank you”."


@pytest.mark.slow
def test_a_cover_that_cannot_grow_is_told_by_its_page(folder: EditionFolder) -> None:
    _change(_templates(folder) / "print.css", ".titles { min-height: 74mm", ".titles { height: 20mm")
    _change(folder.definition, "2030 Annual Report", "Report on all that was done in the year 2030")

    found = publish_in_disguise(folder, _templates(folder), ("pdf",)).findings

    assert {one.code for one in found} == {"pseudo-crowded"}
    assert found[0].message().startswith("On page 1 “")


@pytest.mark.slow
def test_nothing_of_the_bundled_edition_escapes(tmp_path: Path) -> None:
    folder = EditionFolder(ROOT / "submissions" / "2021", tmp_path)

    assert publish_in_disguise(folder, ROOT / "templates", FORMATS, jobs=2).findings == ()
