"""A hundred people open the documents of an edition at once that nobody has opened before."""

import json
from textwrap import dedent

import pytest

from authoring.edition.folder import EditionFolder
from tests.portal.drafts.filled import workbook
from tests.portal.separate import separately

GROUPS = ("mining", "forests", *"abcdef")
PEOPLE = 100

CROWD = """
import json, time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from django.conf import settings
from django.db import close_old_connections
from authoring.portal.confined import running
from authoring.portal.models import Draft, Revision
from tests.portal.roles import person, signed_in

settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
browsers = [(group, signed_in(person("co_chair", group=group, partner="peru"))) for group in {groups} * {each}]
asked, begun, tasks, told = Counter(), time.monotonic(), Counter(), running.told

def counted(task, *rest):
    tasks[task] += 1
    return told(task, *rest)

running.told = counted

def come(group, browser):
    while (answer := browser.get(f"/2030/{{group}}/workbook/")).status_code == 202:
        asked[answer.status_code] += 1
        time.sleep(int(answer["Refresh"]))
        if time.monotonic() > begun + 60:
            break
    close_old_connections()
    return answer.status_code

with ThreadPoolExecutor({people}) as crowd:
    answers = Counter(crowd.map(lambda one: come(*one), browsers))
said = sorted(Draft.objects.values_list("document", flat=True))

print(json.dumps([answers, tasks, said, Revision.objects.count()]))
"""


@pytest.mark.slow
@pytest.mark.database
def test_all_get_in_and_the_folder_is_read_once(folder: EditionFolder) -> None:
    groups = "".join(f'[[groups]]\nid = "{one}"\nname = {{ en = "Group {one}" }}\n\n' for one in "abcdef")
    definition = folder.definition.read_text("utf-8").replace("[[sections]]", f"{groups}[[sections]]", 1)
    folder.definition.write_text(definition, "utf-8")
    for group in GROUPS:
        content = workbook(group, definition=definition, outcomes=f"What {group} did.")
        (folder.path / f"{group}.xlsx").write_bytes(content)
    crowd = dedent(CROWD).format(groups=GROUPS, each=PEOPLE // len(GROUPS) + 1, people=PEOPLE)
    answers, tasks, documents, revisions = json.loads(separately(folder, crowd))
    assert answers == {"200": len(GROUPS) * (PEOPLE // len(GROUPS) + 1)}
    assert tasks == {"find": 1}
    assert documents == sorted(GROUPS)
    assert revisions == len(GROUPS)
