"""The bundled edition's three documents, judged by programs that are not ours."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest

from authoring.edition.folder import EditionFolder
from authoring.pipeline import publication, submissions
from authoring.pipeline.translation import in_language_of_report
from authoring.publishing.artifact import FORMATS
from tests.published import LETTERS, letters
from tests.validators import (
    html_errors,
    ooxml_errors,
    opened_in_libreoffice,
    pdf_errors,
    pdf_profile_errors,
    pdf_text,
    program,
)
from tests.workspace import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the final report and its site into a folder of its own; return the folder of the English artifacts."""
    output = tmp_path_factory.mktemp("output")
    folder = EditionFolder(ROOT / "submissions" / "2021", output)
    publication.build(folder, ROOT / "templates", publication.BuildRequest(FORMATS, final=True, site=True, jobs=2))
    return output / "en"


def _artifact(built: Path, file_format: str, language: str = "en") -> Path:
    return built.parent / language / f"annual-report-2021.{language}.{file_format}"


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_validators_find_nothing(built: Path, tmp_path: Path, language: str) -> None:
    assert ooxml_errors(_artifact(built, "docx", language)) == []
    assert pdf_errors(_artifact(built, "pdf", language)) == []
    assert pdf_profile_errors(_artifact(built, "pdf", language), tmp_path) == {"PDF_UA_1": [], "PDF_A_3A": []}
    assert html_errors(_artifact(built, "html", language)) == []


def test_the_pdf_holds_what_it_was_made_from(built: Path) -> None:
    with pikepdf.open(_artifact(built, "pdf")) as pdf:
        (source,) = pdf.attachments.values()
        report = json.loads(source.get_file().read_bytes())

    assert source.filename == "report-2021.en.json"
    assert [part["anchor"] for part in report["parts"]] == [
        "part--message",
        "part--profile",
        "part--groups",
        "part--annexes",
    ]


def test_libreoffice_opens_the_document_whole(built: Path, tmp_path: Path) -> None:
    opened = opened_in_libreoffice(_artifact(built, "docx"), "pdf", tmp_path)
    text = letters(pdf_text(opened))

    # The fonts are in the document: it fills as many pages as ours.
    assert abs(_pages(opened) - _pages(_artifact(built, "pdf"))) <= 1
    for said in ("Trade, Investment and Innovation Working Group", "Notes to the reader", "2021-TII-01"):
        assert letters(said) in text


def _pages(file: Path) -> int:
    with pikepdf.open(file) as pdf:
        return len(pdf.pages)


def test_headings_come_in_the_same_order_in_all_formats(built: Path) -> None:
    titles = [letters(title) for title in _titles(EditionFolder(ROOT / "submissions" / "2021", built.parent))]

    for file_format in FORMATS:
        published = LETTERS[file_format](_artifact(built, file_format))
        position = 0
        for title in titles:
            found = published.find(title, position)
            assert found >= 0, f"{file_format}: {title}"
            position = found


def _titles(folder: EditionFolder) -> list[str]:
    from authoring.assembly.assemble import assemble
    from authoring.model import walk

    checked = submissions.check(folder)
    in_english = in_language_of_report(folder, checked.submissions, "en", marked=False)
    report = assemble(checked.edition, in_english, "en")
    return [section.title for _, section in walk.sections(report)]


def test_the_same_bytes_on_another_day_in_another_place_time_zone_locale_and_hash_seed(
    built: Path, tmp_path: Path
) -> None:
    # In Turkish the capital of i is İ, the pitfall of every program that asks the machine for its locale.
    localedef = [program("localedef"), "-i", "tr_TR", "-f", "UTF-8", str(tmp_path / "tr_TR.UTF-8")]
    subprocess.run(localedef, check=True, capture_output=True)
    elsewhere = {"PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo", "LC_ALL": "tr_TR.UTF-8", "LOCPATH": str(tmp_path)}
    for name in ("submissions", "templates"):
        (tmp_path / name).symlink_to(ROOT / name)
    command = [
        program("faketime"),
        "2031-02-03 04:05:06",
        sys.executable,
        "-m",
        "authoring",
        "build",
        "--final",
        "--site",
    ]
    subprocess.run(command, cwd=tmp_path, env=os.environ | elsewhere, check=True, capture_output=True)

    again = tmp_path / "output" / "2021"
    assert _contents(again) == _contents(built.parent)


def _contents(output: Path) -> dict[str, bytes]:
    """Return every published file of all languages, the site's and the manifest, by its path."""
    files = (file for file in sorted(output.rglob("*")) if file.is_file() and ".cache" not in file.parts)
    return {file.relative_to(output).as_posix(): sha256(file.read_bytes()).digest() for file in files}
