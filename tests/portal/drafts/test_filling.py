"""Sheets as they are filled in: saved by hand, by themselves, by two at once."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from authoring.portal.drafts.drafting import contents, current
from authoring.portal.drafts.pictures import LIMIT
from authoring.portal.models import Draft, Event, Letter, Revision, Version
from tests.pictures.specimens import file, quarters
from tests.portal.roles import person, signed_in

pytestmark = pytest.mark.django_db

OUTCOMES, PEOPLE = "/2030/mining/sheets/outcomes/", "/2030/mining/sheets/co_chairs/"
JSON = {"Accept": "application/json"}


@pytest.fixture
def ana() -> Client:
    return signed_in(person("co_chair", "Ana", group="mining", partner="peru"))


@pytest.fixture
def luis() -> Client:
    return signed_in(person("co_chair", "Luis", group="mining", partner="chile"))


def said() -> dict[str, Any]:
    return contents(Draft.objects.get())


def test_what_is_typed_is_saved_and_shown_again(ana: Client) -> None:
    answer = ana.post(OUTCOMES, {"base": "0", "row": ["r1"], "r1.topic": "Water", "r1.text": "One\r\n\r\n- two"})
    assert (answer.status_code, answer.headers["Location"]) == (302, OUTCOMES)
    assert said() == {"outcomes": [{"topic": "Water", "text": "One\n\n- two"}]}
    assert ">\nOne\n\n- two</textarea>" in ana.get(OUTCOMES).content.decode()


def test_a_row_is_added_at_the_end(ana: Client) -> None:
    answer = ana.post(PEOPLE, {"base": "0", "row": ["r1"], "r1.name": "Ana", "arrange": "add"})
    assert answer.headers["Location"] == f"{PEOPLE}?add=1#r2"
    assert ana.get(f"{PEOPLE}?add=1").content.count(b'name="row"') == 2


@pytest.mark.parametrize(
    ("kind", "address", "offered"),
    [
        ("co_chair", PEOPLE, ["", "add", ""]),
        ("co_chair", OUTCOMES, ["", "add", ""]),
        ("coordinator", "/2030/coordination/sheets/message/", ["", ""]),
    ],
    ids=["rows", "passages, each with its topic", "one text: its section asks for no topics"],
)
def test_what_there_can_be_more_of_can_be_added_and_enter_saves(kind: str, address: str, offered: list[str]) -> None:
    role = {"group": "mining", "partner": "peru"} if kind == "co_chair" else {}
    page = signed_in(person(kind, **role)).get(address).content.decode()
    assert re.findall(r'name="arrange" value="([^"]*)"', page) == offered


def test_a_page_that_saves_itself_is_told_where_it_stands(ana: Client, luis: Client) -> None:
    typed = {"base": "0", "row": ["r1"], "r1.name": "Ana Paz", "r1.partner": "peru"}
    assert ana.post(PEOPLE, typed, headers=JSON).json() == {"base": 1, "conflict": "", "newer": False, "others": []}
    told = luis.post(f"{PEOPLE}?findings", {**typed, "base": "1"}, headers=JSON).json()
    assert (told["base"], told["conflict"], told["others"]) == (1, "", ["Ana"])
    assert [(one["place"], one["severity"]) for one in told["findings"]] == [
        ("co_chairs", "error"),
        ("co_chairs.1.institution", "warning"),
    ]


def test_two_at_once_are_shown_both_versions_and_lose_neither(ana: Client, luis: Client) -> None:
    ana.post(OUTCOMES, {"base": "0", "row": ["r1"], "r1.text": "Ana wrote this."})
    answer = luis.post(OUTCOMES, {"base": "0", "row": ["r1"], "r1.text": "Luis wrote that."})
    assert answer.headers["Location"] == f"{OUTCOMES}conflict/2/"
    page = luis.get(f"{OUTCOMES}conflict/2/").content.decode()
    assert "<del>Ana</del><ins>Luis</ins> wrote<del> this.</del><ins> that.</ins>" in page
    luis.post(f"{OUTCOMES}conflict/2/", {"base": "1"})
    assert said() == {"outcomes": [{"text": "Luis wrote that."}]}
    assert [one.content[0]["text"] for one in Revision.objects.filter(aside=False)] == [
        "Ana wrote this.",
        "Luis wrote that.",
    ]


def test_an_earlier_version_can_be_said_again(ana: Client) -> None:
    for base, text in enumerate(("One", "Two")):
        ana.post(OUTCOMES, {"base": str(base), "row": ["r1"], "r1.text": text})
    assert ana.get(f"{OUTCOMES}history/").content.count(b"<tr>") == 3
    assert "<del>Two</del><ins>One</ins>" in ana.get(f"{OUTCOMES}history/1/").content.decode()
    ana.post(f"{OUTCOMES}history/1/", {"base": "2"})
    assert said() == {"outcomes": [{"text": "One"}]}
    revision = current(Draft.objects.get(), "outcomes")
    assert revision
    assert revision.number == 3


def test_a_picture_is_kept_shown_and_taken_away(ana: Client) -> None:
    figures, picture = "/2030/mining/sheets/figures/", SimpleUploadedFile("a.png", file(quarters()))
    ana.post(figures, {"base": "0", "row": ["r1"], "r1.caption": "Ore", "r1.picture": picture})
    [row] = said()["figures"]
    assert row == {"picture": {"media_type": "image/png", "kept": row["picture"]["kept"]}, "caption": "Ore"}
    shown = ana.get(f"/2030/mining/pictures/{row['picture']['kept']}/")
    assert (shown.headers["Content-Type"], shown.content) == ("image/png", file(quarters()))
    kept = f"{row['picture']['kept']} image/png"
    ana.post(figures, {"base": "1", "row": ["r1"], "r1.caption": "Iron", "r1.picture.kept": kept})
    assert said()["figures"] == [{**row, "caption": "Iron"}]
    ana.post(
        figures, {"base": "2", "row": ["r1"], "r1.caption": "Iron", "r1.picture.kept": kept, "r1.picture.drop": "on"}
    )
    assert said()["figures"] == [{"caption": "Iron"}]


@pytest.mark.parametrize("content", [b"", b"no picture", file(quarters())[:60]], ids=["empty", "text", "cut off"])
def test_what_is_no_picture_is_not_kept(ana: Client, content: bytes) -> None:
    sent = {"base": "0", "row": ["r1"], "r1.caption": "Ore", "r1.picture": SimpleUploadedFile("a.png", content)}
    ana.post("/2030/mining/sheets/figures/", sent)
    assert said()["figures"] == [{"caption": "Ore"}]


@pytest.mark.parametrize("base", ["", "x", "-1", "99999999999999999999"])
def test_a_base_that_is_none_is_never_written_over(ana: Client, base: str) -> None:
    ana.post(OUTCOMES, {"base": "0", "row": ["r1"], "r1.text": "One"})
    ana.post(OUTCOMES, {"base": base, "row": ["r1"], "r1.text": "Two"})
    assert said() == {"outcomes": [{"text": "One"}]}


def test_findings_lead_to_their_fields(ana: Client) -> None:
    ana.post(PEOPLE, {"base": "0", "row": ["r1"], "r1.name": "Ana Paz", "r1.partner": "peru"})
    page = ana.get("/2030/mining/findings/").content.decode()
    assert f'href="{PEOPLE}#co_chairs.1.institution"' in page


@pytest.mark.parametrize("kept", ["x", "0" * 64, "../" * 21 + "a", " image/png"])
def test_a_picture_that_nobody_sent_is_none(ana: Client, kept: str) -> None:
    ana.post(
        "/2030/mining/sheets/figures/",
        {"base": "0", "row": ["r1"], "r1.caption": "Ore", "r1.picture.kept": f"{kept} image/png"},
    )
    assert said()["figures"] == [{"caption": "Ore"}]
    assert ana.get("/2030/mining/sheets/figures/").status_code == 200


REFUSED = {
    "text": (b"no picture", "The picture cannot be used (?); it is not published, nor are its words."),
    "cut off": (file(quarters())[:60], "The picture is damaged or incomplete; it is not published, nor are its words."),
    "heavy": (bytes(LIMIT + 1), "The picture is too large to be kept (11 MB; 10 MB at most)."),
}


@pytest.mark.parametrize(("content", "why"), REFUSED.values(), ids=REFUSED)
def test_a_picture_that_is_refused_is_told_at_its_field(ana: Client, content: bytes, why: str) -> None:
    sent = {"row": ["r1", "r2"], "r2.caption": "Ore", "r2.picture": SimpleUploadedFile("a.png", content)}
    answer = ana.post("/2030/mining/sheets/figures/", {"base": "0", **sent})
    assert answer.status_code == 422
    field = answer.content.decode().split('data-place="figures.1.picture">')[1].split("</div>")[0]
    assert re.findall("<b>(.*?)</b>", field) == [why]
    assert said() == {"figures": [{"caption": "Ore"}]}


def test_a_picture_refused_in_an_empty_row_is_told_above_the_rows(ana: Client) -> None:
    sent = {"row": ["r1"], "r1.picture": SimpleUploadedFile("a.png", b"no picture")}
    page = ana.post("/2030/mining/sheets/figures/", {"base": "0", **sent}).content.decode()
    assert "The picture cannot be used (?)" in page.split('data-place="figures">')[1].split("</div>")[0]


def test_what_was_submitted_is_shown_until_somebody_says_that_they_change_it(ana: Client, luis: Client) -> None:
    ana.post(OUTCOMES, {"base": "0", "row": ["r1"], "r1.text": "It went **well**."})
    version = Version.objects.create(draft=Draft.objects.get(), number=1, fingerprint="f", by=person(), content={})
    shown = luis.get(OUTCOMES).content.decode()
    assert ("<textarea" in shown, "It went <strong>well</strong>." in shown) == (False, True)
    assert "<textarea" in luis.get(f"{OUTCOMES}?change=1").content.decode()
    luis.post(OUTCOMES, {"base": "1", "row": ["r1"], "r1.text": "It went **badly**."})
    version.refresh_from_db()
    assert version.void is not None
    assert "<textarea" in luis.get(OUTCOMES).content.decode()


def test_whoever_had_signed_is_told_that_it_ended(ana: Client, luis: Client) -> None:
    ana.post(OUTCOMES, {"base": "0", "row": ["r1"], "r1.text": "It went well."})
    draft, bea = Draft.objects.get(), person("co_chair", "Bea", group="mining", partner="chile")
    version = Version.objects.create(draft=draft, number=1, fingerprint="f", by=bea, content={})
    version.signatures.create(partner="chile", person=bea, fingerprint="f")
    luis.post(OUTCOMES, {"base": "1", "row": ["r1"], "r1.text": "It went badly."})
    assert [(letter.to, letter.subject) for letter in Letter.objects.all()] == [
        (bea, "Your signature no longer counts: Mining")
    ]
    assert [event.what for event in Event.objects.filter(document="mining")] == [
        "Version {number} no longer stands: the document was changed."
    ]


def test_a_row_that_was_moved_is_where_one_goes_on(ana: Client) -> None:
    typed = {"base": "0", "row": ["r1", "r2"], "r1.name": "Ana", "r2.name": "Bea"}
    answer = ana.post(PEOPLE, typed | {"arrange": "up:r2"})
    assert answer.headers["Location"] == f"{PEOPLE}#r1"
