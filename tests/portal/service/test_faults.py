"""Killed at any moment: nothing that was acknowledged is lost, nothing is half done.

People save, submit, sign, hand in workbooks and have the report built, each again when no answer came; meanwhile one
process after the other is killed. What was answered is compared with what is there in the end.
"""

import json
import os
import random
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from http.client import HTTPException
from itertools import count
from pathlib import Path
from threading import Event, Lock, Thread
from time import sleep
from typing import Any, ParamSpec

import pytest

from authoring.edition.definition import load
from authoring.edition.folder import EditionFolder, handed_in
from authoring.intake.reading import read_all
from authoring.portal.drafts.payload import fingerprint
from tests.portal.drafts.filled import workbook
from tests.portal.separate import base_of, separately
from tests.portal.visitors import (
    SIGN_IN,
    UNHURRIED,
    Answer,
    Fields,
    LaterError,
    RefusedError,
    Visitor,
    answers,
    below,
    children,
    free_port,
    served,
)
from tests.waiting import until
from tests.workspace import group_submission, hand_in

pytestmark = [pytest.mark.slow, pytest.mark.database]

KILLS = 100

P = ParamSpec("P")

PREPARE = (
    SIGN_IN
    + """
import json
from authoring.forms.submission import to_json
from authoring.portal import workspace
from authoring.portal.drafts.drafting import save
from authoring.portal.models import Draft, Person, Role
from authoring.portal.drafts.payload import contents_of
from tests.workspace import group_submission
def let_in(name, kind, **role):
    person = Person.objects.create_user(f"{name}@example.org", name)
    Role.objects.create(person=person, edition=2030, kind=kind, **role)
    return person
people = {
    "coordinator": let_in("coordinator", "coordinator"),
    "miner": let_in("miner", "co_chair", group="mining", partner="peru"),
    "peru": let_in("peru", "co_chair", group="forests", partner="peru"),
    "chile": let_in("chile", "co_chair", group="forests", partner="chile"),
}
form = workspace.form_of(workspace.edition_of(2030), "forests")
draft = Draft.objects.create(edition=2030, document="forests", language="en")
for sheet, rows in contents_of(form, json.loads(to_json(group_submission("forests")))).items():
    save(draft, sheet, rows, 0, people["peru"])
print(json.dumps({name: signed_in(person) for name, person in people.items()}))
"""
)
SILENCE = """
from datetime import timedelta
from django.db.models import F
from authoring.portal.builds.jobs import SILENT
from authoring.portal.models import Job
Job.objects.filter(state="running").update(alive=F("alive") - SILENT)
"""
UNDERWAY = """
from authoring.portal.models import Job, Version
print(Job.objects.filter(state__in=("waiting", "running")).count())
"""
TELL = """
import json
from django.core.management import call_command
from django.db import connection
from authoring.portal.models import Event, Job, Revision, Signature, Upload, Version
if connection.vendor == "sqlite":
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
connection.check_constraints()
of = lambda query, *names: list(map(list, query.order_by("pk").values_list(*names)))
print(json.dumps({
    "revisions": of(Revision.objects, "draft__document", "sheet", "number", "aside", "content"),
    "versions": of(Version.objects, "number", "fingerprint", "content", "void", "landed"),
    "signatures": of(Signature.objects, "version__number", "partner", "fingerprint", "version__fingerprint"),
    "uploads": of(Upload.objects.exclude(by=None), "pk", "name", "stored"),  # those not found in the folder
    "jobs": of(Job.objects, "pk", "state", "tries", "outcome"),
    "log": of(Event.objects, "what", "values"),
}, default=str))
"""


@dataclass
class Ledger:
    """What was answered, by kind, in the order it was answered."""

    told: dict[str, list[Any]] = field(default_factory=dict)
    answers: int = 0
    over: Event = field(default_factory=Event)
    _lock: Lock = field(default_factory=Lock)

    def note(self, kind: str, *what: Any) -> None:
        with self._lock:
            self.told.setdefault(kind, []).append(what)

    def until_answered(self, ask: Callable[P, Answer], *args: P.args, **kwargs: P.kwargs) -> Answer:
        """Ask until there is an answer, as browsers that keep what was typed do."""
        while True:
            with suppress(OSError, HTTPException, LaterError):
                answer = ask(*args, **kwargs)
                with self._lock:
                    self.answers += 1
                return answer
            sleep(0.1)


def saving(ledger: Ledger, visitor: Visitor, document: str, sheet: str) -> Iterator[None]:
    """Save one text after the other, each upon the one before."""
    path = f"/2030/{document}/sheets/{sheet}/"
    base = standing(ledger, visitor, path)
    for number in count(1):
        said = f"Text {number} of {document}"
        base = int(str(save(ledger, visitor, path, said, base).data["base"]))
        ledger.note("saved", document, sheet, base, said)
        yield


def standing(ledger: Ledger, visitor: Visitor, path: str) -> int:
    """Return the number of the revision that a sheet's page shows."""
    return int(ledger.until_answered(visitor.get, path).found(r'name="base" value="(\d+)"'))


def save(ledger: Ledger, visitor: Visitor, path: str, said: str, base: int) -> Answer:
    fields: Fields = [("row", "r1"), ("r1.text", said), ("base", str(base))]
    return ledger.until_answered(visitor.post, path, fields, accept="application/json")


def signing(ledger: Ledger, peru: Visitor, chile: Visitor) -> Iterator[None]:
    """Change a text, submit it, let both partners sign; then the same again. No version is left with one signature."""
    base = standing(ledger, peru, "/2030/forests/sheets/outcomes/")
    for number in count(1):
        path = "/2030/forests/sheets/outcomes/"
        base = int(str(save(ledger, peru, path, f"Signed {number}", base).data["base"]))
        ledger.note("saved", "forests", "outcomes", base, f"Signed {number}")
        ledger.until_answered(peru.post, "/2030/forests/submit/", [])
        page = ledger.until_answered(peru.get, "/2030/forests/")
        path = page.found(r"(/2030/forests/sign/\d+/)")
        for partner, visitor in (("peru", peru), ("chile", chile)):
            shown = ledger.until_answered(visitor.get, path)
            seen = shown.found(r'name="fingerprint" value="([0-9a-f]{64})"')
            fields = [("partner", partner), ("fingerprint", seen)]
            ledger.until_answered(visitor.post, path, fields)
            ledger.note("signed", int(path.split("/")[-2]), partner, seen)
        yield


def handing_in(ledger: Ledger, visitor: Visitor) -> Iterator[None]:
    """Hand in one of two workbooks in turn, and take two sheets over from each."""
    books = [
        workbook(
            "mining",
            co_chairs=[{"partner": "peru", "name": name}],
            meetings=[{"start": "2030-05-02", "mode": "virtual", "place": name}],
        )
        for name in ("Ana", "Eva")
    ]
    for number in count():
        name, content = f"{number}.xlsx", books[number % 2]
        sent = ledger.until_answered(visitor.send, "/2030/mining/workbook/", name, content)
        key = int(sent.location.strip("/").split("/")[-1])
        ledger.note("handed in", key, name, sha256(content).hexdigest())
        page = ledger.until_answered(visitor.get, sent.location)
        bases = [
            (f"base.{sheet}", page.found(rf'name="base.{sheet}" value="(\d+)"')) for sheet in ("co_chairs", "meetings")
        ]
        fields = [("sheet", "co_chairs"), ("sheet", "meetings"), *bases]
        ledger.until_answered(visitor.post, sent.location, fields)
        ledger.note("taken over", name)
        yield


def building(ledger: Ledger, visitor: Visitor) -> Iterator[None]:
    """Ask for a build as soon as the one before has ended."""
    fields = [("kind", "draft"), ("languages", "en"), ("formats", "html"), ("formats", "docx")]
    while True:
        answer = ledger.until_answered(visitor.post, "/builds/2030/", fields)
        if answer.location != "/builds/2030/":
            ledger.note("asked for", int(answer.location.strip("/").split("/")[-1]))
        yield


def play(ledger: Ledger, acts: Iterator[None], pause: float) -> Thread:
    """Do what acts say in a thread, until it is over."""

    def run() -> None:
        try:
            while not ledger.over.is_set():
                next(acts)
                sleep(pause)
        except RefusedError as refused:
            ledger.note("refused", str(refused))

    thread = Thread(target=run, daemon=True)
    thread.start()
    return thread


def kill_one_after_the_other(ledger: Ledger, serving: int, port: int) -> None:
    """Kill a process a hundred times, each time after something was answered: mostly one that answers people."""
    chance = random.Random(2030)
    for _ in range(KILLS):
        before = ledger.answers
        until(lambda before=before: ledger.answers > before + 1)  # type: ignore[misc]
        sleep(chance.random() * 0.1)
        kind = chance.choices(["one that answers", "web", "worker"], [70, 8, 22])[0]
        until(lambda kind=kind: bool(victims(serving, kind)))  # type: ignore[misc]
        with suppress(ProcessLookupError, IndexError):  # it has ended by itself meanwhile
            os.kill(chance.choice(victims(serving, kind)), signal.SIGKILL)
        if kind == "web":
            until(lambda: answers(port))


def victims(serving: int, kind: str) -> list[int]:
    found = children(serving)
    if kind == "one that answers":
        return below(found["web"]) if "web" in found else []
    return [found[kind]] if kind in found else []


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> tuple[EditionFolder, dict[str, list[Any]], dict[str, Any]]:
    """What was answered, and what is there after a hundred processes were killed."""
    from tests.workspace import workspace

    folder, ledger, port = workspace(tmp_path_factory.mktemp("killed")), Ledger(), free_port()
    hand_in(folder, group_submission("mining"))
    sessions = json.loads(separately(folder, PREPARE))
    visitors = {name: Visitor(port, session) for name, session in sessions.items()}
    others = {name: Visitor(port, sessions[name]) for name in ("miner", "coordinator")}
    with served(folder, port, **UNHURRIED) as serving:
        threads = [
            play(ledger, saving(ledger, others["miner"], "mining", "outcomes"), 0.02),
            play(ledger, saving(ledger, visitors["coordinator"], "coordination", "message"), 0.02),
            play(ledger, signing(ledger, visitors["peru"], visitors["chile"]), 0.02),
            play(ledger, handing_in(ledger, visitors["miner"]), 2),
            play(ledger, building(ledger, others["coordinator"]), 1),
        ]
        kill_one_after_the_other(ledger, serving, port)
        ledger.over.set()
        for thread in threads:
            thread.join(120)
        for visitor in (*visitors.values(), *others.values()):
            visitor.leave()
        separately(folder, SILENCE, "start")
        until(lambda: separately(folder, UNDERWAY, "start") == "0")
        until(lambda: nothing_to_land(folder))
    return folder, ledger.told, json.loads(separately(folder, TELL, "start"))


def nothing_to_land(folder: EditionFolder) -> bool:
    """Tell whether the last version that both have signed is in the folder."""
    code = "from authoring.portal import workspace\nfrom authoring.portal.drafts import signing\n"
    code += "print(len(signing.to_land(workspace.edition_of(2030))))"
    return separately(folder, code, "start") == "0"


Killed = tuple[EditionFolder, dict[str, list[Any]], dict[str, Any]]


def test_nobody_was_refused(killed: Killed) -> None:
    _, told, _ = killed
    assert told.get("refused", []) == []
    assert all(told[kind] for kind in ("saved", "signed", "handed in", "taken over", "asked for"))


def test_every_save_that_was_answered_is_a_revision(killed: Killed) -> None:
    _, told, there = killed
    revisions = {
        (document, sheet, number): content
        for document, sheet, number, aside, content in there["revisions"]
        if not aside
    }
    assert [one for one in told["saved"] if revisions[one[:3]] != [{"text": one[3]}]] == []


def test_revisions_count_from_one_and_none_is_aside(killed: Killed) -> None:
    _, _, there = killed
    numbers: dict[tuple[str, str], list[int]] = {}
    for document, sheet, number, aside, _ in there["revisions"]:
        assert not aside, (document, sheet, number)
        numbers.setdefault((document, sheet), []).append(number)
    assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())


def test_every_signature_that_was_answered_is_there(killed: Killed) -> None:
    _, told, there = killed
    signatures = {(number, partner, print_) for number, partner, print_, _ in there["signatures"]}
    assert {tuple(one) for one in told["signed"]} <= signatures
    assert all(signed == version for _, _, signed, version in there["signatures"])


def test_the_log_says_what_is_there_neither_more_nor_less(killed: Killed) -> None:
    _, told, there = killed
    log = [(what, values) for what, values in there["log"]]

    def said(what: str, *names: str) -> list[tuple[Any, ...]]:
        return [tuple(values[name] for name in names) for id_, values in log if id_ == what]

    versions = [(number, print_) for number, print_, *_ in there["versions"]]
    assert said("Version {number} was submitted.", "number", "fingerprint") == versions
    signed = [(number, partner) for number, partner, *_ in there["signatures"]]
    assert said("Version {number} was signed for {partner}.", "number", "partner") == signed
    landed = [(number,) for number, *_, when in there["versions"] if when]
    assert sorted(said("Version {number} is in the edition.", "number")) == landed
    uploads = [(name, stored) for _, name, stored in there["uploads"]]
    assert said("The file {file} was handed in.", "file", "fingerprint") == uploads
    assert {one for (one,) in told["taken over"]} <= {
        one for (one,) in said("From the file {file} these sheets were taken over: {sheets}.", "file")
    }
    assert said("Draft build {number} was asked for.", "number") == [(key,) for key, *_ in there["jobs"]]


def test_versions_say_what_was_signed_and_only_the_last_can_be(killed: Killed) -> None:
    _, _, there = killed
    assert all(fingerprint(content) == print_ for _, print_, content, *_ in there["versions"])
    assert all(void for *_, void, _ in there["versions"][:-1])


def test_workbooks_that_were_handed_in_are_whole(killed: Killed) -> None:
    folder, told, there = killed
    assert {tuple(one) for one in told["handed in"]} <= {tuple(one) for one in there["uploads"]}
    files = base_of(folder) / ".portal" / "files"
    for _, _, stored in there["uploads"]:
        assert sha256((files / stored[:2] / stored).read_bytes()).hexdigest() == stored


def test_of_a_workbook_all_sheets_are_taken_over_or_none(killed: Killed) -> None:
    _, _, there = killed
    taken = {"co_chairs": 0, "meetings": 0}
    for document, sheet, *_ in there["revisions"]:
        if document == "mining" and sheet in taken:
            taken[sheet] += 1
    assert taken["co_chairs"] == taken["meetings"] > 0


def test_what_was_signed_is_in_the_folder_whole(killed: Killed) -> None:
    folder, _, there = killed
    landed = [(number, content) for number, _, content, _, when in there["versions"] if when]
    for number, content in landed:
        assert json.loads((folder.path / "history" / f"forests.{number}.json").read_bytes()) == content
    assert landed, "nothing was signed by both"
    assert json.loads((folder.path / "forests.json").read_bytes()) == landed[-1][1]
    readings = read_all(handed_in(folder.path), load(folder.definition))
    assert [reading.submission is not None for reading in readings] == [True, True]


def test_every_build_that_was_asked_for_has_ended_with_its_files_whole(killed: Killed) -> None:
    folder, told, there = killed
    jobs = {key: (state, tries, outcome) for key, state, tries, outcome in there["jobs"]}
    assert {key for (key,) in told["asked for"]} <= jobs.keys()
    for key, (state, tries, outcome) in jobs.items():
        assert (state, outcome) == ("failed", {"broken": True}) or state == "done", outcome
        kept = base_of(folder) / ".portal" / "builds" / f"{key}.{tries}"
        for one in outcome.get("files", ()):
            assert sha256((kept / one["path"]).read_bytes()).hexdigest() == one["sha256"]


def test_nothing_is_left_of_what_was_cut_off(killed: Killed) -> None:
    folder, _, there = killed
    builds = base_of(folder) / ".portal" / "builds"
    done = {f"{key}.{tries}" for key, state, tries, _ in there["jobs"] if state == "done"}
    assert {one.name for one in Path(builds).iterdir()} <= done
