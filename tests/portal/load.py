"""A hundred co-chairs who save every five seconds while the report is built: how long a save takes.

Part of `make bench`; on its own: `python -m tests.portal.load`. Each also asks an empty Django view, served alike by a
server of its own, at the same moments: compare the ratios.
"""

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import perf_counter, sleep

from authoring.edition.folder import EditionFolder
from tests.edition.editions import EDITION
from tests.portal.separate import base_of, separately
from tests.portal.visitors import SIGN_IN, Answer, Fields, LaterError, RefusedError, Visitor, answers, free_port, served
from tests.postgresql import server
from tests.waiting import until
from tests.workspace import group_submission, hand_in, workspace

CO_CHAIRS = 100
PAUSE = 5
"""Seconds between two saves of somebody."""
ROUNDS = 12
HANDED_IN = 8
"""Groups whose workbooks are built from meanwhile."""

PREPARE = (
    SIGN_IN
    + f"GROUPS = {CO_CHAIRS // 2}"
    + """
import json
from authoring.forms.submission import to_json
from authoring.portal import workspace
from authoring.portal.drafts.drafting import save
from authoring.portal.drafts.payload import contents_of
from authoring.portal.models import Draft, Person, Role
from tests.workspace import group_submission
def let_in(name, kind, **role):
    person = Person.objects.create_user(f"{name}@example.org", name)
    Role.objects.create(person=person, edition=2030, kind=kind, **role)
    return signed_in(person)
sessions = [let_in("coordinator", "coordinator")]
edition, coordinator = workspace.edition_of(2030), Person.objects.get()
for number in range(GROUPS):
    group = f"group-{number}"
    said = json.loads(to_json(group_submission(group, " ".join(["It went well."] * 100))))
    draft = Draft.objects.create(edition=2030, document=group, language="en")
    for sheet, rows in contents_of(workspace.form_of(edition, group), said).items():
        save(draft, sheet, rows, 0, coordinator)
    for partner in ("peru", "chile"):
        sessions.append(let_in(f"{partner}{number}", "co_chair", group=f"group-{number}", partner=partner))
print(json.dumps(sessions))
"""
)
EMPTY = """
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path
settings.configure(ALLOWED_HOSTS=["localhost"], MIDDLEWARE=[], ROOT_URLCONF=__name__, SECRET_KEY="-")
def empty(request):
    request.body  # else it may answer while somebody is still sending
    return HttpResponse(status=302, headers={"Location": "/"})
urlpatterns = [path("", empty)]
application = get_wsgi_application()
"""


@dataclass
class Times:
    """Seconds that answers took, and what went wrong."""

    saves: list[float] = field(default_factory=list)
    empty: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    builds: int = 0


def measure(rounds: int = ROUNDS) -> Times:
    """Let them save for a while; return how long it took."""
    with TemporaryDirectory(prefix="load-") as base:
        folder, port, empty_port = _edition(Path(base)), free_port(), free_port()
        coordinator, *sessions = json.loads(separately(folder, PREPARE))
        with served(folder, port), _empty(folder, empty_port):
            over, times = Event(), Times()
            building = Thread(target=_build, args=(Visitor(port, coordinator), over, times))
            building.start()
            people = [
                Thread(target=_save, args=(port, empty_port, session, number, rounds, times))
                for number, session in enumerate(sessions)
            ]
            for thread in people:
                thread.start()
            for thread in people:
                thread.join()
            over.set()
            building.join()
    return times


def _edition(base: Path) -> EditionFolder:
    """Make an edition of as many groups as there are pairs of co-chairs."""
    group = '[[groups]]\nid = "group-{0}"\ncode = "G{0}"\nname = {{ en = "Group {0}", fr = "Groupe {0}" }}\n\n'
    groups = "".join(group.format(number) for number in range(CO_CHAIRS // 2))
    folder = workspace(base, EDITION.replace("[[sections]]", f"{groups}[[sections]]", 1))
    for number in range(HANDED_IN):
        hand_in(folder, group_submission(f"group-{number}", " ".join(["It went well."] * 100)))
    return folder


@contextmanager
def _empty(folder: EditionFolder, port: int) -> Iterator[None]:
    """Serve an empty view as the portal is served."""
    (base_of(folder) / "empty.py").write_text(EMPTY)
    web = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "4"]
    with subprocess.Popen([*web, "--no-control-socket", "empty"], cwd=base_of(folder)) as process:
        try:
            until(lambda: answers(port))
            yield
        finally:
            process.terminate()


def _build(visitor: Visitor, over: Event, times: Times) -> None:
    """Have the report built again and again."""
    fields = [("kind", "draft"), ("languages", "en"), *(("formats", one) for one in ("docx", "pdf", "html"))]
    while not over.is_set():
        answer = _timed([], times.errors, lambda: visitor.post("/builds/2030/", fields))
        times.builds += bool(answer and answer.location != "/builds/2030/")  # one at a time: else it is the last one's
        visitor.leave()  # as after two seconds without a word
        over.wait(PAUSE)


def _save(port: int, empty_port: int, session: str, number: int, rounds: int, times: Times) -> None:
    chance = random.Random(number)
    sleep(chance.random() * PAUSE)
    portal, empty = Visitor(port, session), Visitor(empty_port, "")
    path = f"/2030/group-{number // 2}/sheets/{('outcomes', 'actions')[number % 2]}/?findings"
    words, base = "", 1
    for turn in range(rounds):
        due = perf_counter() + PAUSE
        words += f"Words that are typed in turn {turn}. " * 4
        fields: Fields = [("row", "r1"), ("r1.text", words), ("base", str(base))]
        answer = _timed(times.saves, times.errors, lambda: portal.post(path, fields, accept="application/json"))  # noqa: B023
        base = int(str(answer.data["base"])) if answer else base
        if answer and answer.data["conflict"]:
            times.errors.append(f"{path}: a conflict")
        _timed(times.empty, times.errors, lambda: empty.post("/", fields))  # noqa: B023
        portal.leave()
        empty.leave()
        sleep(max(due - perf_counter(), 0))


def _timed(times: list[float], errors: list[str], ask: Callable[[], Answer]) -> Answer | None:
    begin = perf_counter()
    try:
        answer = ask()
    except (OSError, HTTPException, LaterError, RefusedError) as error:
        errors.append(repr(error))
        return None
    times.append(perf_counter() - begin)
    return answer


def report(times: Times) -> list[str]:
    """Return the figures as lines."""
    lines = [f"{CO_CHAIRS} co-chairs save every {PAUSE} s, {times.builds} builds meanwhile, {len(times.errors)} errors"]
    shown = {"a save": times.saves, "an empty Django view": times.empty}
    points = {name: [quantiles(found, n=100)[at - 1] for at in (50, 95, 99)] for name, found in shown.items()}
    for name, (median, p95, p99) in points.items():
        lines.append(
            f"  {name:<22}median {median * 1000:6.0f} ms   95 % {p95 * 1000:6.0f} ms   99 % {p99 * 1000:6.0f} ms"
        )
    ratios = [one / other for one, other in zip(*points.values(), strict=True)]
    lines.append("  {:<22}{}".format("ratio", "   ".join(f"{one:15.1f}" for one in ratios)))
    return [*lines, *(f"  {one}" for one in sorted(set(times.errors))[:10])]


def main() -> None:
    """Measure on both databases."""
    sys.stdout.write("\n".join(["SQLite", *report(measure()), ""]))
    with server() as address:
        os.environ["DATABASE_URL"] = address
        sys.stdout.write("\n".join(["PostgreSQL", *report(measure()), ""]))


if __name__ == "__main__":
    main()
