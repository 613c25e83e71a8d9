"""Files put into the edition’s folder while a draft is filled in: noticed, compared, taken over or left."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from authoring.edition.definition import load
from authoring.edition.folder import EditionFolder
from authoring.forms.catalogue import group_form
from authoring.portal.drafts import found
from authoring.portal.drafts.drafting import contents
from authoring.portal.drafts.kept import content_of
from authoring.portal.drafts.signing import land, sign, submit, to_land
from authoring.portal.models import Draft, Event, Upload, Version
from tests.portal.drafts.filled import workbook_of
from tests.portal.roles import person, signed_in
from tests.workspace import group_submission, hand_in

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

PAGE = "/2030/mining/"
NEWER = "A newer file was put into the edition’s folder: mining.xlsx"
CHANGED = "What was signed here was changed outside the portal: mining.json"


@pytest.fixture
def ana() -> Client:
    return signed_in(person("co_chair", "Ana", group="mining", partner="peru"))


@pytest.fixture
def begun(folder: EditionFolder, ana: Client) -> Path:
    """A draft that began from a workbook, and that somebody has changed."""
    path = put(folder, "As handed in.")
    ana.get(PAGE)
    ana.post(f"{PAGE}sheets/outcomes/", {"base": "1", "row": ["r1"], "r1.text": "Typed."})
    return path


def put(folder: EditionFolder, text: str, name: str = "mining.xlsx") -> Path:
    path = folder.path / name
    path.write_bytes(workbook_of("mining", text))
    return path


def draft() -> Draft:
    return Draft.objects.get(document="mining")


def outcomes() -> Any:
    return contents(draft())["outcomes"]


def shown(browser: Client, address: str = PAGE) -> str:
    return browser.get(address).content.decode()


def answer(browser: Client, **values: str | list[str]) -> None:
    [upload] = found.waiting(draft())
    assert browser.post(f"{PAGE}workbook/{upload.pk}/", values).status_code == 302


def test_a_newer_file_is_shown_and_changes_nothing(folder: EditionFolder, begun: Path, ana: Client) -> None:
    put(folder, "Newer.")
    found.take_in_all()
    assert outcomes() == [{"text": "Typed."}]
    assert NEWER in shown(ana)
    coordinator = signed_in(person("coordinator"))
    assert NEWER in shown(coordinator)
    assert "A newer file</span>" in shown(coordinator, "/desk/2030/")
    [upload] = found.waiting(draft())
    page = shown(ana, f"{PAGE}workbook/{upload.pk}/")
    assert "<del>Typed.</del><ins>Newer.</ins>" in page
    assert "Found in the edition’s folder" in page


def test_it_is_taken_over_as_an_upload_is(folder: EditionFolder, begun: Path, ana: Client) -> None:
    put(folder, "Newer.")
    found.take_in_all()
    answer(ana, sheet=["outcomes"], **{"base.outcomes": "2"})
    assert outcomes() == [{"text": "Newer."}]
    assert [one.content for one in draft().revisions.filter(sheet="outcomes")] == [
        [{"text": text}] for text in ("As handed in.", "Typed.", "Newer.")
    ]
    assert NEWER not in shown(ana)


def test_it_is_left_and_both_are_kept(folder: EditionFolder, begun: Path, ana: Client) -> None:
    put(folder, "Newer.")
    found.take_in_all()
    answer(ana, leave="1")
    assert outcomes() == [{"text": "Typed."}]
    assert NEWER not in shown(ana)
    assert content_of(Upload.objects.latest("pk").stored) == workbook_of("mining", "Newer.")
    assert [(one.what, one.values["file"]) for one in Event.objects.order_by("pk")] == [
        ("The file {file} was found in the edition’s folder.", "mining.xlsx"),
        ("The file {file} was left as it is.", "mining.xlsx"),
    ]


def test_it_is_noticed_once_for_each_content(folder: EditionFolder, begun: Path) -> None:
    for text in ("Newer.", "Newer.", "As handed in.", "As handed in."):
        put(folder, text)
        found.take_in(2030)
        found.take_in(2030)
    assert [one.settled is None for one in Upload.objects.order_by("pk")] == [False, False, True]


def test_what_only_got_another_name_is_no_newer_file(folder: EditionFolder, begun: Path) -> None:
    begun.rename(folder.path / "Mining, final.xlsx")
    found.take_in(2030)
    assert found.waiting(draft()) == []


def test_while_nobody_has_entered_anything_the_draft_says_what_its_one_file_says(
    folder: EditionFolder, ana: Client
) -> None:
    put(folder, "As handed in.")
    found.take_in(2030)
    put(folder, "Newer.")
    found.take_in(2030)
    assert (outcomes(), found.waiting(draft())) == ([{"text": "Newer."}], [])
    put(folder, "A second file.", "other.xlsx")
    found.take_in(2030)
    assert (outcomes(), len(found.waiting(draft()))) == ([{"text": "Newer."}], 1)


def test_what_was_signed_and_then_changed_by_hand_is_told_and_can_be_put_back(
    folder: EditionFolder, ana: Client
) -> None:
    hand_in(folder, group_submission("mining"))
    found.take_in(2030)
    version = submit(draft(), group_form(load(folder.definition), "mining"), person("co_chair"))
    assert isinstance(version, Version)
    for partner in ("peru", "chile"):
        sign(version, partner, person("co_chair"), version.fingerprint)
    version.refresh_from_db()
    land(version, folder)
    found.take_in_all()
    assert found.waiting(draft()) == []
    landed = folder.path / "mining.json"
    signed = landed.read_bytes()
    landed.write_bytes(signed.replace(b"It went well.", b"It went badly."))
    found.take_in_all()
    assert CHANGED in shown(ana)
    answer(ana, leave="1")
    [again] = to_land(load(folder.definition))
    land(again, folder)
    assert landed.read_bytes() == signed
    found.take_in_all()
    assert found.waiting(draft()) == []


def test_what_a_landing_replaces_unseen_is_in_the_history(folder: EditionFolder) -> None:
    hand_in(folder, group_submission("mining"))
    found.take_in(2030)
    version = submit(draft(), group_form(load(folder.definition), "mining"), person("co_chair"))
    assert isinstance(version, Version)
    (folder.path / "mining.json").write_bytes(b"{}")
    land(version, folder)
    assert [one.read_bytes() for one in (folder.path / "history").glob("mining.44136fa3.json")] == [b"{}"]


def test_a_file_of_nobodys_is_nobodys(folder: EditionFolder, begun: Path) -> None:
    (folder.path / "notes.xlsx").write_bytes(b"PK")
    (folder.path / "huge.json").write_bytes(b"")
    found.take_in_all()
    assert found.waiting(draft()) == []
