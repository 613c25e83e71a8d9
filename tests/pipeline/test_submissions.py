"""What is handed in: read, checked, turned into the other format."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from authoring.edition.folder import EditionFolder
from authoring.errors import AuthoringError
from authoring.forms.submission import GroupSubmission
from authoring.intake.reading import read
from authoring.pipeline import submissions
from tests.workspace import group_submission, hand_in


@pytest.mark.slow
def test_a_check_opens_neither_fonts_nor_what_reads_pictures_without_need(folder: EditionFolder) -> None:
    program = (
        "import sys; from pathlib import Path;"
        "from authoring.pipeline import submissions; from authoring.edition.folder import find;"
        "base = Path(sys.argv[1]); submissions.check(find(base), (), base / 'templates');"
        "print([name for name in ('PIL', 'fontTools', 'weasyprint', 'openpyxl') if name in sys.modules])"
    )
    command = [sys.executable, "-c", program, str(folder.path.parents[1])]
    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


def test_one_bad_file_never_stops_the_others(folder: EditionFolder) -> None:
    (folder.path / "broken.xlsx").write_bytes(b"PK\x03\x04 and then nothing")

    checked = submissions.check(folder)

    assert [(finding.place.file, finding.code) for finding in checked.findings] == [("broken.xlsx", "file-damaged")]
    assert len(checked.submissions) == 3


def test_a_workbook_becomes_json_and_a_workbook_again(folder: EditionFolder, tmp_path: Path) -> None:
    source = folder.path / "mining.xlsx"
    as_json, _ = submissions.convert(folder, source, tmp_path / "mining.json")
    back, findings = submissions.convert(folder, as_json, tmp_path / "back.xlsx")

    edition = submissions.load_edition(folder)
    first, second = read(source, edition).submission, read(back, edition).submission
    assert isinstance(first, GroupSubmission)
    assert isinstance(second, GroupSubmission)
    assert findings == []
    assert second.model_dump() == first.model_dump()


def test_a_workbook_is_one_by_its_content_and_never_written_over(folder: EditionFolder, tmp_path: Path) -> None:
    misnamed = (folder.path / "mining.xlsx").rename(folder.path / "mining.json")
    before = misnamed.read_bytes()

    with pytest.raises(AuthoringError, match="is the file to be converted"):
        submissions.convert(folder, misnamed, None)
    converted, _ = submissions.convert(folder, misnamed, tmp_path / "other.json")

    assert misnamed.read_bytes() == before
    assert json.loads(converted.read_text("utf-8"))["group"] == "mining"


def test_status_counts_what_each_group_has_to_mend(folder: EditionFolder) -> None:
    (folder.path / "forests.xlsx").unlink()
    hand_in(folder, group_submission("mining", co_chairs=[]))

    assert [(group.group, group.files, group.errors) for group in submissions.status(folder)] == [
        ("mining", ("mining.xlsx",), 2),
        ("forests", (), 0),
    ]
