"""From a path to a submission and everything there is to mend in it, whatever the file turns out to be."""

import stat
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from authoring.edition.edition import Edition, title_of
from authoring.errors import failure
from authoring.forms.sheets import Form
from authoring.forms.submission import Submission
from authoring.intake.file_kind import kind_of
from authoring.intake.json_file import read_json
from authoring.intake.workbook_file import read_workbook
from authoring.model.finding import Finding, finding
from authoring.model.place import Place
from authoring.office.archive import FILE_LIMIT, UnreadableError, too_large
from authoring.office.strings import whole

_LOCK_FILES = ("~$", ".~lock.")
"""How the files begin that Excel and LibreOffice put beside an open workbook."""


@dataclass(frozen=True)
class Reading:
    """What a file came to: `submission` is None when nothing of it can be used, `form` when its group is not known.

    `is_workbook` tells, by content, that it is a workbook whose form is known.
    """

    path: Path
    submission: Submission | None
    findings: tuple[Finding, ...]
    form: Form | None
    is_workbook: bool = False

    @property
    def group(self) -> str | None:
        """The id of the group whose form it is; None for the coordinators' and where it is not known."""
        return self.form.group if self.form else None


def read(path: Path, edition: Edition) -> Reading:
    """Read one file, a workbook or JSON by its content; what is wrong with it are findings, never exceptions."""
    try:
        return read_content(path, _contents(path), edition)
    except UnreadableError as error:
        return _unreadable(path, error)


def read_content(path: Path, data: bytes, edition: Edition) -> Reading:
    """Read what a file is said to hold; of its path only the name counts, which findings call it by."""
    name = whole(path.name)
    try:
        is_json = _is_json(path, data)
        reader = read_json if is_json else read_workbook
        submission, form, findings = reader(data, name, edition)
    except UnreadableError as error:
        return _unreadable(path, error)
    return Reading(path, submission, tuple(findings), form, is_workbook=form is not None and not is_json)


def _unreadable(path: Path, error: UnreadableError) -> Reading:
    return Reading(path, None, (finding(error.code, Place(whole(path.name)), **error.values),), None)


def is_lock(name: str) -> bool:
    """Tell by its name whether a file is what an office program puts beside an open workbook."""
    return name.startswith(_LOCK_FILES)


def _contents(path: Path) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError("file-not-file")
        if status.st_size > FILE_LIMIT:
            raise too_large(status.st_size)
        with path.open("rb") as file:
            return file.read(FILE_LIMIT)
    except FileNotFoundError:
        raise UnreadableError("file-missing") from None
    except OSError as error:
        raise UnreadableError("file-unreadable", reason=failure(error)) from None
    except ValueError:  # a null character in the path
        raise UnreadableError("file-missing") from None


def _is_json(path: Path, data: bytes) -> bool:
    # What is called JSON and is some other text is JSON with a mistake at its very beginning.
    named = path.suffix.lower() == ".json" and bool(data.strip()) and not data.startswith(b"PK")
    return named or kind_of(data) == "json"


def read_all(paths: Iterable[Path], edition: Edition) -> list[Reading]:
    """Read files in the order given, lock files left out; say where two of them are for one group."""
    readings = [read(path, edition) for path in dict.fromkeys(paths) if not is_lock(path.name)]
    return [_with_rivals(reading, readings) for reading in readings]


def _with_rivals(reading: Reading, readings: list[Reading]) -> Reading:
    rivals = [other for other in readings if other is not reading and _rivals(other.form, reading.form)]
    added = [_twice(reading, other, first=readings.index(other) > readings.index(reading)) for other in rivals]
    return replace(reading, findings=(*added, *reading.findings))


def _rivals(one: Form | None, other: Form | None) -> bool:
    return one is not None and other is not None and (one.kind, one.group) == (other.kind, other.group)


def _twice(reading: Reading, other: Reading, *, first: bool) -> Finding:
    pair = (reading, other) if first else (other, reading)
    names = {"first": pair[0].path.name, "second": pair[1].path.name}
    group = reading.form.edition.group(reading.form.group or "") if reading.form else None
    if group is None or reading.form is None:
        return finding("coordination-twice", Place(reading.path.name), **names)
    name = title_of(group, reading.form.edition.language)
    return finding("group-twice", Place(reading.path.name), group=name, **names)
