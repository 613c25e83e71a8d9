"""Killed at each line of what writes a definition: the file is the old one or the new one, and the log says which."""

import json
from pathlib import Path

import pytest

from authoring.edition.folder import EditionFolder
from tests.portal.separate import separately
from tests.workspace import workspace

pytestmark = [pytest.mark.slow, pytest.mark.database]

KILLING = """
import json, os, signal, sys
from itertools import count
from django.db import connection
from authoring.edition.definition import load
from authoring.portal import workspace
from authoring.portal.models import Event, Person, Role
from authoring.portal.setup.edition_setup import changing, definition_of, write
from authoring.portal.setup.next_edition import begin
from authoring.portal.setup.setup_history import states_of

ana = Person.objects.create_user("ana@example.org", "Ana")
definition = workspace.folder_of(2030).definition
following = definition.parent.parent / "2031"
WATCHED = ("/setup/writing.py", "/edition/files.py", "/models/event.py")

def killed_at(line, act):
    "Do something in a process of its own, killed when it comes to that line; tell whether it was."
    connection.close()
    child = os.fork()
    if child == 0:
        left = line
        def trace(frame, event, _):
            nonlocal left
            if not frame.f_code.co_filename.endswith(WATCHED):
                return None
            left -= event == "line"
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return trace
        sys.settrace(trace)
        act()
        os._exit(0)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert ended in (0, -signal.SIGKILL), ended
    return ended != 0

def change(number):
    return lambda: write(2030, changing({("title", "en"): f"Title {number}"}), ana, "It was changed.")

def kill_at_each_line(act_of):
    for line in count(1):
        before, logged = definition.read_text(), Event.objects.count()
        was_killed = killed_at(line, act_of(line))
        after = definition.read_text()
        load(definition)
        states = states_of(2030)
        assert Event.objects.count() - logged == (after != before), (line, "the log")
        assert states[-1].text == after and all(one.event for one in states[1:]), (line, "its states")
        assert [one.name for one in definition.parent.iterdir()] == ["edition.toml"], (line, "what is left")
        outcomes.add((was_killed, after != before))
        if not was_killed:
            return line

outcomes = set()
told = {"change": kill_at_each_line(change)}
begun = set()
for line in count(1):
    was_killed = killed_at(line, lambda: begin(2030, ana))
    states_of(2030)
    there = following.exists()
    logged = Event.objects.filter(edition=2031).count()
    is_mine = Role.objects.filter(edition=2031).exists()
    assert (logged, is_mine or not there) == (there, True), (line, "the next edition")
    begun.add((was_killed, there))
    if there:
        assert load(following / "edition.toml").year == 2031
        break
told["begin"] = line
print(json.dumps({**told, "outcomes": sorted(outcomes), "begun": sorted(begun)}))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> EditionFolder:
    return workspace(Path(tmp_path_factory.mktemp("killed")))


def test_who_is_killed_leaves_the_old_or_the_new_and_the_log_says_which(folder: EditionFolder) -> None:
    told = json.loads(separately(folder, KILLING))
    assert told["outcomes"] == [[False, True], [True, False], [True, True]]
    assert told["begun"] == [[True, False], [True, True]]
    assert told["change"] + told["begin"] >= 50
