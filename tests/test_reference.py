"""The real report of 2021, filled into the generated workbooks as a co-chair would, is published whole."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from authoring.edition.definition import load
from authoring.edition.folder import EditionFolder
from authoring.forms.catalogue import coordination_form, group_form
from authoring.forms.submission import GroupSubmission
from authoring.intake.blank import write_workbook
from authoring.pipeline import publication, verification
from authoring.publishing.artifact import FORMATS
from authoring.publishing.manifest import SITE
from tests.published import LETTERS, letters
from tests.reference import needs_reference, reference, reference_submissions, sentences, sentences_below
from tests.validators import html_errors, ooxml_errors, opened_in_libreoffice, pdf_errors, pdf_profile_errors

ROOT = Path(__file__).parents[1]

pytestmark = [needs_reference, pytest.mark.slow]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> EditionFolder:
    """Build the real report, final and with its site, from workbooks filled with it."""
    base = tmp_path_factory.mktemp("reference")
    folder = EditionFolder(base / "submissions" / "2021", base / "output" / "2021")
    folder.path.mkdir(parents=True)
    shutil.copy(ROOT / "submissions" / "2021" / "edition.toml", folder.definition)
    edition = load(folder.definition)
    for submission in reference_submissions(edition):
        group = submission.group if isinstance(submission, GroupSubmission) else None
        form = group_form(edition, group) if group else coordination_form(edition)
        (folder.path / f"{group or 'coordination'}.xlsx").write_bytes(write_workbook(form, "en", submission))
    request = publication.BuildRequest(
        FORMATS, ("en",), final=True, allow_errors=True, allow_missing=("fr", "es"), site=True
    )
    publication.build(folder, ROOT / "templates", request)
    return folder


def _published(built: EditionFolder, file_format: str) -> Path:
    return built.output / "en" / f"annual-report-2021.en.{file_format}"


def _chapters() -> Iterator[tuple[str, list[str]]]:
    source = reference()
    yield "message", list(sentences(source["parts"]["message"]["blocks"]))
    for group in source["groups"]:
        for section in group["sections"]:
            if section["key"] != "participants":
                yield f"{group['id']} {section['key']}", list(sentences_below(section))


@pytest.mark.parametrize("file_format", ["docx", "pdf", "html"])
def test_no_sentence_is_dropped_or_changed_in_order(built: EditionFolder, file_format: str) -> None:
    published = LETTERS[file_format](_published(built, file_format))

    chapters = list(_chapters())
    assert sum(len(said) for _, said in chapters) > 250
    for chapter, said in chapters:
        position = 0
        for sentence in said:
            found = published.find(letters(sentence), position)
            assert found >= 0, f"{file_format}, {chapter}: {sentence}"
            position = found + len(letters(sentence))


@pytest.mark.parametrize("file_format", ["docx", "pdf", "html"])
def test_every_co_chair_and_participant_is_named(built: EditionFolder, file_format: str) -> None:
    published = LETTERS[file_format](built.output / "en" / f"annual-report-2021.en.{file_format}")
    people = [one["name"] for group in reference()["groups"] for one in [*group["co_chairs"], *group["participants"]]]

    assert [name for name in people if letters(name) not in published] == []


def test_validators_find_nothing(built: EditionFolder, tmp_path: Path) -> None:
    assert ooxml_errors(_published(built, "docx")) == []
    assert pdf_errors(_published(built, "pdf")) == []
    assert pdf_profile_errors(_published(built, "pdf"), tmp_path) == {"PDF_UA_1": [], "PDF_A_3A": []}
    assert html_errors(_published(built, "html"), *sorted((built.output / SITE / "en").glob("*.html"))) == []


def test_all_formats_and_the_site_say_the_same(built: EditionFolder) -> None:
    [parity] = verification.verify(built)
    assert parity.formats == (*FORMATS, SITE)
    assert (parity.difference, parity.misstated) == (None, ())


def test_libreoffice_sets_as_many_pages(built: EditionFolder, tmp_path: Path) -> None:
    opened = opened_in_libreoffice(_published(built, "docx"), "pdf", tmp_path)
    assert abs(_pages(opened) - _pages(_published(built, "pdf"))) <= 1


def _pages(file: Path) -> int:
    with pikepdf.open(file) as pdf:
        return len(pdf.pages)
