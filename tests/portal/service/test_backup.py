"""Everything in one file and back: the same on every database, while the portal is in use."""

import json
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest

from authoring.edition.files import read_folder
from authoring.edition.folder import EditionFolder
from tests.portal.separate import base_of, beside, environment, separately
from tests.postgresql import server
from tests.workspace import group_submission, hand_in, workspace

pytestmark = pytest.mark.slow

FILL = """
from datetime import UTC, datetime, timedelta
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.models import Session
from authoring.portal.drafts.drafting import save
from authoring.portal.drafts.kept import keep
from authoring.portal.models import Draft, Event, Invitation, Person, Role, Signature, Upload, Version
from authoring.portal.models.event import record
from authoring.portal.people.sealing import seal
from tests.portal.builds.made import built
ana = Person.objects.create_user("ana@example.org", "Ana Ñandú", "a long password")
Role.objects.create(person=ana, edition=2030, kind="co_chair", group="mining", partner="peru")
Invitation.issue(ana)
Authenticator.objects.create(user=ana, type="totp", data={"secret": seal("S")})
draft = Draft.objects.create(edition=2030, document="mining", language="es")
for number, text in enumerate(("Uno", "Dos\\nlíneas", "\\u2028 🌍 <b>")):
    save(draft, "outcomes", [{"text": text, "topic": "Agua"}], number, ana)
save(draft, "outcomes", [{"text": "Otro"}], 1, ana)
version = Version.objects.create(draft=draft, number=1, content={"b": [1, 2.5, None], "a": {}}, fingerprint="f", by=ana)
Signature.objects.create(version=version, partner="peru", person=ana, fingerprint="f")
Upload.objects.create(draft=draft, name="ñ.xlsx", stored=keep(b"workbook"), by=ana)
record(ana, 2030, "mining", "Version {number} was submitted.", number=1)
built(by=ana)
Session.objects.create(session_key="s" * 32, session_data="", expire_date=datetime(2040, 1, 1, tzinfo=UTC))
letters = settings.PORTAL / "letters"
letters.mkdir()
(letters / "1.log").write_text("To: ana@example.org")
"""
SEEN = """
import json
from django.contrib.sessions.models import Session
from authoring.portal.models import Event, Person
new = Person.objects.create_user("new@example.org", "New")
try:
    Event.objects.all().delete()
    refused = False
except Exception as error:
    refused = "never changed" in str(error)
print(json.dumps([
    Person.objects.get(email="ana@example.org").check_password("a long password"),
    new.pk > Person.objects.get(email="ana@example.org").pk,
    Session.objects.count(),
    refused,
]))
"""


@dataclass
class Done:
    status: int
    said: str


def portal(folder: EditionFolder, *arguments: object, **values: str) -> Done:
    """Run `authoring portal` in a workspace."""
    command = [sys.executable, "-m", "authoring", "portal", *map(str, arguments)]
    values = environment(folder, **values)
    done = subprocess.run(command, cwd=base_of(folder), env=values, capture_output=True, text=True, check=False)
    return Done(done.returncode, done.stdout + done.stderr)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> EditionFolder:
    """A portal in use, and what is left of a file that was being written."""
    made = workspace(tmp_path_factory.mktemp("filled"))
    hand_in(made, group_submission("mining"))
    separately(made, FILL)
    (made.path / ".mining.xlsx.half").write_bytes(b"half")
    return made


@pytest.fixture(scope="module")
def kept(filled: EditionFolder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its backup."""
    file = tmp_path_factory.mktemp("kept") / "portal.zip"
    assert portal(filled, "backup", file) == Done(0, f"{file} holds 14 rows and 9 files.\n")
    return file


@pytest.fixture
def elsewhere(tmp_path: Path) -> EditionFolder:
    """An empty folder on another machine."""
    (tmp_path / "elsewhere").mkdir()
    return EditionFolder(tmp_path / "elsewhere" / "submissions" / "2030", tmp_path / "elsewhere" / "output" / "2030")


def holds(folder: EditionFolder) -> dict[str, bytes]:
    """Return the files that a backup is to bring back."""
    base = base_of(folder)
    found = (
        read_folder(base / ".portal" / "files") | read_folder(base / ".portal" / "builds") | read_folder(folder.path)
    )
    return found | read_folder(base / ".portal" / "letters")


@pytest.mark.database
def test_what_is_put_back_is_what_was_there(filled: EditionFolder, kept: Path, elsewhere: EditionFolder) -> None:
    done = portal(elsewhere, "restore", kept)
    assert (done.status, done.said.splitlines()[0]) == (0, f"14 rows and 9 files were put back from {kept}.")
    expected = {name: content for name, content in holds(filled).items() if "half" not in name}
    assert holds(elsewhere) == expected
    assert json.loads(separately(elsewhere, SEEN, "start")) == [True, True, 0, True]


@pytest.mark.database
def test_whose_codes_need_the_key_that_stayed_is_told(
    filled: EditionFolder, kept: Path, elsewhere: EditionFolder
) -> None:
    without = portal(elsewhere, "restore", kept).said
    assert "cannot be checked here: ana@example.org. Put the .portal/secret-key of" in without
    key = base_of(elsewhere) / ".portal" / "secret-key"
    key.write_bytes((base_of(filled) / ".portal" / "secret-key").read_bytes())
    assert portal(elsewhere, "restore", "--replace", kept).said.count("\n") == 1


@pytest.mark.database
def test_a_backup_of_what_was_put_back_is_the_same_to_the_byte(kept: Path, elsewhere: EditionFolder) -> None:
    portal(elsewhere, "restore", kept)
    again = base_of(elsewhere) / "again.zip"
    portal(elsewhere, "backup", again)
    assert again.read_bytes() == kept.read_bytes()


def test_only_its_owner_may_read_it_and_the_key_is_not_in_it(filled: EditionFolder, kept: Path) -> None:
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    key = (base_of(filled) / ".portal" / "secret-key").read_bytes()
    with ZipFile(kept) as archive:
        assert not any(key in archive.read(name) or "half" in name for name in archive.namelist())


@pytest.mark.database
def test_what_is_there_is_replaced_only_when_told(kept: Path, elsewhere: EditionFolder) -> None:
    portal(elsewhere, "restore", kept)
    separately(elsewhere, "from authoring.portal.models import Person\nPerson.objects.create_user('new@example.org')")
    mining = elsewhere.path / "mining.xlsx"
    mining.write_bytes(b"changed")
    said = "is there already: with --replace it is replaced by what the backup holds."
    refused = portal(elsewhere, "restore", kept)
    assert (refused.status, said in refused.said, mining.read_bytes()) == (1, True, b"changed")
    assert portal(elsewhere, "restore", "--replace", kept).status == 0
    assert mining.read_bytes() != b"changed"
    count = "from authoring.portal.models import Person\nprint(Person.objects.count())"
    assert separately(elsewhere, count, "start") == "1"
    left = [one.name for one in base_of(elsewhere).rglob(".restored-*")]
    assert left == []


def test_an_edition_that_is_there_is_not_overwritten_unasked(kept: Path, elsewhere: EditionFolder) -> None:
    elsewhere.path.mkdir(parents=True)
    (elsewhere.path / "edition.toml").write_text("ours")
    refused = portal(elsewhere, "restore", kept)
    assert refused == Done(
        1,
        f"{elsewhere.definition} is there already: with --replace it is replaced by what the backup holds.\n",
    )
    assert elsewhere.definition.read_text() == "ours"


def changed(kept: Path, target: Path, entries: dict[str, bytes | None]) -> Path:
    """Write a backup with other entries in it, None for none."""
    with ZipFile(kept) as before, ZipFile(target, "w") as after:
        content = {name: before.read(name) for name in before.namelist()}
        for name, data in (content | entries).items():
            if data is not None:
                after.writestr(name, data)
    return target


def damaged(kept: Path, base: Path) -> Iterator[Path]:
    """Yield files that are backups no longer, and one of a release that is still to come."""
    with ZipFile(kept) as archive:
        said, people = archive.read("backup.json"), archive.read("database/portal.person.jsonl")
        signatures = archive.read("database/portal.signature.jsonl")
    entries: dict[str, dict[str, bytes | None]] = {
        "later": {"backup.json": said.replace(b'"portal": "0', b'"portal": "9')},
        "another program's": {"backup.json": None},
        "a list": {"backup.json": b"[1]"},
        "another format": {"backup.json": said.replace(b"backup 1", b"backup 2")},
        "without a table": {"database/portal.person.jsonl": None},
        "out of the folder": {"submissions/../../outside": b"!"},
        "from the root": {"/tmp/outside": b"!"},
        "elsewhere in the portal": {"portal/secret-key": b"!"},
        "a row of lists": {"database/portal.person.jsonl": b"[" * 100_000},
        "a column too many": {"database/portal.person.jsonl": people.replace(b'"email"', b'"hat"')},
        "no moment": {"database/portal.signature.jsonl": signatures.replace(b'"at": "2', b'"at": "x')},
        "somebody twice": {"database/portal.person.jsonl": people + people},
        "signed by nobody": {
            "database/portal.signature.jsonl": signatures.replace(b'"person_id": 1', b'"person_id": 9')
        },
    }
    for name, change in entries.items():
        yield changed(kept, base / name, change)
    for name, content in {"no zip": b"PK", "cut": kept.read_bytes()[:-3000], "empty": b""}.items():
        (base / name).write_bytes(content)
        yield base / name
    flipped = bytearray(kept.read_bytes())
    flipped[len(flipped) // 2] ^= 255
    (base / "flipped").write_bytes(flipped)
    yield base / "flipped"


RESTORE_ALL = """
import json, sys
from pathlib import Path
from authoring.errors import AuthoringError
from authoring.portal.models import Event, Person, Signature
from authoring.portal.service.backup import restore
def said(file):
    try:
        restore(file, replace=True)
    except AuthoringError as error:
        return error.text("en")
print(json.dumps([
    {{file.name: said(file) for file in map(Path, {files})}},
    [Person.objects.get().email, Signature.objects.count(), Event.objects.count()],
]))
"""


@pytest.mark.database
def test_what_is_no_backup_changes_nothing(kept: Path, elsewhere: EditionFolder, tmp_path: Path) -> None:
    """Not even where it is to replace what is there: rows that are none are known only when they are put in."""
    portal(elsewhere, "restore", kept)
    (tmp_path / "damaged").mkdir()
    before, files = holds(elsewhere), [*damaged(kept, tmp_path / "damaged")]
    said, there = json.loads(separately(elsewhere, RESTORE_ALL.format(files=[*map(str, files)])))
    expected = {file.name: f"{file} is not a backup of the portal." for file in files}
    assert said == expected | {"later": f"{files[0]} was made by another release of the program."}
    assert (there, holds(elsewhere)) == (["ana@example.org", 1, 1], before)
    assert not [one for one in tmp_path.rglob("*") if one.name == "outside" or one.name.startswith(".restored")]


def test_what_cannot_be_written_is_said(filled: EditionFolder, tmp_path: Path) -> None:
    done = portal(filled, "backup", tmp_path / "nowhere" / "portal.zip")
    assert (done.status, done.said.count("\n"), "No such file or directory" in done.said) == (1, 1, True)


WRITE = """
import sys
from authoring.portal.drafts.drafting import save
from authoring.portal.drafts.kept import keep
from authoring.portal.models import Draft, Person, Upload
draft, ana = Draft.objects.get(), Person.objects.get()
for number in range(100_000):
    save(draft, "actions", [{"text": str(number)}], number, ana)
    Upload.objects.create(draft=draft, name="ñ.xlsx", stored=keep(str(number).encode()), by=ana)
    print(number, flush=True)
"""
SAME_MOMENT = """
import json
from authoring.portal.drafts.kept import is_kept
from authoring.portal.models import Revision, Upload
saved = list(Revision.objects.filter(sheet="actions").values_list("number", flat=True))
uploads = list(Upload.objects.values_list("stored", flat=True))
print(json.dumps([saved == list(range(1, len(saved) + 1)), 0 <= len(saved) - len(uploads) + 1 <= 1,
    all(map(is_kept, uploads)), len(saved)]))
"""


@pytest.mark.database
def test_a_backup_is_of_one_moment_while_people_write(kept: Path, elsewhere: EditionFolder, tmp_path: Path) -> None:
    portal(elsewhere, "restore", kept)
    with beside(elsewhere, WRITE) as writing:
        assert writing.stdout
        before = [int(writing.stdout.readline()) for _ in range(20)][-1]
        done = portal(elsewhere, "backup", tmp_path / "meanwhile.zip")
        writing.kill()
        last = int(writing.stdout.read().split()[-1])
    assert (done.status, last > before) == (0, True), done.said
    portal(elsewhere, "restore", "--replace", tmp_path / "meanwhile.zip")
    *all_so, saved = json.loads(separately(elsewhere, SAME_MOMENT))
    assert (all_so, before < saved <= last + 2) == ([True, True, True], True)


@pytest.fixture
def databases(tmp_path: Path) -> Iterator[dict[str, str]]:
    """An empty database of each kind."""
    with server() as address:
        yield {"SQLite": f"sqlite:///{tmp_path}/moved.sqlite3", "PostgreSQL": address}


def test_from_each_database_into_the_other(
    kept: Path, elsewhere: EditionFolder, databases: dict[str, str], tmp_path: Path
) -> None:
    """A portal that has grown moves to a server, and back: the backup is the same to the byte, whatever it is of."""
    file = kept
    for name, address in [*databases.items(), ("SQLite", databases["SQLite"])]:
        moved = portal(elsewhere, "restore", "--replace", file, DATABASE_URL=address)
        file = tmp_path / f"from {name}.zip"
        kept_there = portal(elsewhere, "backup", file, DATABASE_URL=address)
        assert (moved.status, kept_there.status, file.read_bytes() == kept.read_bytes()) == (0, 0, True), moved.said
    for address in databases.values():
        assert json.loads(separately(elsewhere, SEEN, DATABASE_URL=address)) == [True, True, 0, True]
