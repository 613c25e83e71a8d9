"""A draft begins with what was handed in before, read apart from the web."""

import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.test import Client

from authoring.edition.folder import EditionFolder
from authoring.portal.confined import running
from authoring.portal.confined.running import told
from authoring.portal.drafts import found
from authoring.portal.drafts.drafting import contents
from authoring.portal.models import Draft
from tests.portal.drafts.filled import workbook, workbook_of
from tests.portal.roles import person, signed_in
from tests.workspace import group_submission, hand_in

pytestmark = pytest.mark.django_db

PAGE = "/2030/mining/"
SAID = {"co_chairs": [{"partner": "peru", "name": "Ana Paz"}], "outcomes": [{"text": "It went well."}]}


@pytest.fixture
def ana() -> Client:
    return signed_in(person("co_chair", "Ana", group="mining", partner="peru"))


def draft() -> Draft:
    return Draft.objects.get(document="mining")


@pytest.mark.slow
def test_it_says_what_the_workbook_in_the_folder_says(folder: EditionFolder, ana: Client) -> None:
    (folder.path / "any name.xlsx").write_bytes(workbook_of("mining", language="fr"))
    (folder.path / "others.xlsx").write_bytes(workbook_of("forests", "Nobody else’s business."))
    assert ana.get(PAGE).status_code == 200
    assert contents(draft()) == SAID
    assert draft().language == "fr"
    assert [(one.sheet, one.number, one.by) for one in draft().revisions.order_by("sheet")] == [
        ("co_chairs", 1, None),
        ("outcomes", 1, None),
    ]
    history = ana.get(f"{PAGE}sheets/outcomes/history/").content.decode()
    assert "<td>Handed in before</td>" in history


@pytest.mark.slow
def test_a_json_submission_is_read_as_well(folder: EditionFolder, ana: Client) -> None:
    said = {"form": "group", "edition": 2030, "group": "mining", "language": "en"}
    rows = {"sections": {"outcomes": [{"text": "One\n\n- two"}]}}
    (folder.path / "mining.json").write_text(json.dumps(said | rows), "utf-8")
    ana.get(PAGE)
    assert contents(draft()) == {"outcomes": [{"text": "One\n- two"}]}


@pytest.mark.slow
def test_it_is_done_once(folder: EditionFolder, ana: Client) -> None:
    (folder.path / "mining.xlsx").write_bytes(workbook_of("mining"))
    ana.get(PAGE)
    ana.post(f"{PAGE}sheets/outcomes/", {"base": "1", "row": ["r1"], "r1.text": "Better."})
    ana.get(PAGE)
    assert contents(draft())["outcomes"] == [{"text": "Better."}]


EMPTY: dict[str, Callable[[EditionFolder], object]] = {
    "no file": lambda folder: folder,
    "no workbook": lambda folder: (folder.path / "mining.xlsx").write_bytes(b"PK"),
    "another year’s": lambda folder: (folder.path / "mining.xlsx").write_bytes(workbook("mining", year=2029)),
    "two files": lambda folder: [hand_in(folder, group_submission("mining"), name) for name in "ab"],
}


@pytest.mark.slow
@pytest.mark.parametrize("files", EMPTY.values(), ids=EMPTY)
def test_without_one_file_that_can_be_read_it_is_empty_in_the_persons_language(
    files: Callable[[EditionFolder], object], folder: EditionFolder, ana: Client
) -> None:
    files(folder)
    assert ana.get(PAGE).status_code == 200
    assert contents(draft()) == {}
    assert draft().language == "en"


@pytest.mark.slow
def test_while_others_are_at_work_the_page_asks_again_by_itself(
    folder: EditionFolder, ana: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder.path / "mining.xlsx").write_bytes(workbook_of("mining"))
    monkeypatch.setattr(running, "AT_ONCE", 0)
    monkeypatch.setattr(running, "READING", replace(running.READING, patience=0))
    answer = ana.get(PAGE)
    assert (answer.status_code, answer.headers["Refresh"]) == (202, "2")
    assert "is being opened for the first time" in answer.content.decode()
    assert not Draft.objects.exists()
    monkeypatch.undo()
    assert (ana.get(PAGE).status_code, contents(draft())) == (200, SAID)


@pytest.mark.slow
def test_one_reads_the_folder_and_begins_every_draft(
    folder: EditionFolder, ana: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for group in ("mining", "forests"):
        (folder.path / f"{group}.xlsx").write_bytes(workbook_of(group))
    with found._alone(2030):
        assert ana.get(PAGE).status_code == 202
    ana.get(PAGE)
    monkeypatch.setattr(running, "AT_ONCE", 0)
    assert signed_in(person("coordinator")).get("/2030/forests/").status_code == 200
    assert [one.document for one in Draft.objects.order_by("document")] == ["forests", "mining"]


@pytest.mark.slow
def test_a_file_that_has_to_be_stopped_keeps_no_other_back(
    folder: EditionFolder, ana: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder.path / "mining.xlsx").write_bytes(workbook_of("mining"))
    (folder.path / "deep.json").write_text("[" * 5_000_000, "utf-8")
    (folder.path / "other.json").write_text("{}", "utf-8")

    def stopped(task: str, asked: dict[str, Any]) -> Any:
        if any(name == "deep.json" for name, _ in asked["files"]):
            raise running.StoppedError
        return told(task, asked)

    monkeypatch.setattr(running, "told", stopped)
    ana.get(PAGE)
    assert contents(draft()) == SAID


@pytest.mark.slow
def test_opening_it_is_no_change_to_what_was_handed_in(folder: EditionFolder, ana: Client) -> None:
    (folder.path / "mining.xlsx").write_bytes(workbook_of("mining"))
    desk = signed_in(person("coordinator"))
    before = listed(desk)
    ana.get(PAGE)
    assert listed(desk) == before


def listed(desk: Client) -> list[tuple[Any, ...]]:
    """Return the rows of the desk's workbook."""
    book = openpyxl.load_workbook(BytesIO(desk.get("/desk/2030/desk.xlsx").content))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert len(rows) == 4  # its titles, two groups, the coordinators' own
    return rows
