"""Everything in one file and back: the same on every database, while the portal is in use."""

import json
import os
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest

from authoring.edition.files import read_folder
from authoring.edition.folder import EditionFolder
from tests.portal.separate import base_of, environment, separately
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
from tests.portal.builds.made import built
ana = Person.objects.create_user("ana@example.org", "Ana Ñandú", "a long password")
Role.objects.create(person=ana, edition=2030, kind="co_chair", group="mining", partner="peru")
Invitation.issue(ana)
Authenticator.objects.create(user=ana, type="totp", data={"secret": "S"})
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


def test_what_is_put_back_is_what_was_there(filled: EditionFolder, kept: Path, elsewhere: EditionFolder) -> None:
    assert portal(elsewhere, "restore", kept) == Done(0, f"14 rows and 9 files were put back from {kept}.\n")
    expected = {name: content for name, content in holds(filled).items() if "half" not in name}
    assert holds(elsewhere) == expected
    assert json.loads(separately(elsewhere, SEEN, "start")) == [True, True, 0, True]


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


def damaged(kept: Path, target: Path, change: str) -> Path:
    """Return a file that is a backup no longer."""
    if change == "no zip":
        target.write_bytes(b"PK")
        return target
    if change == "cut":
        target.write_bytes(kept.read_bytes()[:-3000])
        return target
    with ZipFile(kept) as before, ZipFile(target, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "backup.json" and change == "later":
                content = content.replace(b'"portal": "0', b'"portal": "9')
            if change != "not said" or name != "backup.json":
                after.writestr(name, content)
        if change == "outside":
            after.writestr("submissions/../../outside", b"!")
    return target


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("no zip", "{file} is not a backup of the portal.\n"),
        ("cut", "{file} is not a backup of the portal.\n"),
        ("not said", "{file} is not a backup of the portal.\n"),
        ("outside", "{file} is not a backup of the portal.\n"),
        ("later", "{file} was made by another release of the program.\n"),
    ],
)
def test_what_is_no_backup_changes_nothing(
    change: str, said: str, kept: Path, elsewhere: EditionFolder, tmp_path: Path
) -> None:
    file = damaged(kept, tmp_path / "damaged.zip", change)
    assert portal(elsewhere, "restore", file) == Done(1, said.format(file=file))
    assert not (base_of(elsewhere) / "submissions").exists()
    assert not (tmp_path / "outside").exists()


def test_what_cannot_be_written_is_said(filled: EditionFolder, tmp_path: Path) -> None:
    done = portal(filled, "backup", tmp_path / "nowhere" / "portal.zip")
    assert (done.status, done.said.count("\n"), "No such file or directory" in done.said) == (1, 1, True)


def test_from_one_database_into_the_other(kept: Path, elsewhere: EditionFolder) -> None:
    """A portal that has grown moves from SQLite to PostgreSQL: the backup is the same."""
    portal(elsewhere, "restore", kept)
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        pytest.skip("the tests run on SQLite alone")
    again, moved = base_of(elsewhere) / "again.zip", f"sqlite:///{base_of(elsewhere)}/moved.sqlite3"
    assert portal(elsewhere, "restore", "--replace", kept, DATABASE_URL=moved).status == 0
    portal(elsewhere, "backup", again, DATABASE_URL=moved)
    assert again.read_bytes() == kept.read_bytes()
