"""Workbooks that are sent in: kept as they came, compared, taken over when somebody says so, never trusted."""

import json
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from authoring.edition.folder import EditionFolder
from authoring.portal.confined import running
from authoring.portal.drafts import uploading
from authoring.portal.drafts.drafting import contents, save, write_in
from authoring.portal.drafts.kept import content_of
from authoring.portal.models import Draft, Revision, Upload, Version
from authoring.portal.models.event import Event
from authoring.portal.service import bodies
from tests.pictures.specimens import file, quarters
from tests.portal.drafts.filled import workbook, workbook_of
from tests.portal.roles import person, signed_in

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

WORKBOOK = "/2030/mining/workbook/"
OUTCOMES = [{"text": "It went well."}]
PEOPLE = [{"partner": "peru", "name": "Ana Paz"}]


@pytest.fixture
def ana() -> Client:
    return signed_in(person("co_chair", "Ana", group="mining", partner="peru"))


def said() -> dict[str, Any]:
    return contents(Draft.objects.get(document="mining"))


def send(browser: Client, content: bytes, name: str = "ours.xlsx") -> Any:
    """Send a file; return the page it leads to."""
    answer = browser.post(WORKBOOK, {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302
    return browser.get(answer.headers["Location"])


def shown(answer: Any) -> str:
    return str(answer.content.decode())


def take(browser: Client, upload: Upload, *sheets: str, **values: str) -> Any:
    bases = {f"base.{sheet}": "0" for sheet in sheets}
    return browser.post(f"{WORKBOOK}{upload.pk}/", {"sheet": list(sheets), **bases, **values})


def test_nothing_is_replaced_before_somebody_says_so(ana: Client) -> None:
    page = shown(send(ana, workbook_of("mining")))
    assert "<ins>It went well.</ins>" in page
    assert 'name="sheet" value="outcomes" checked' in page
    assert said() == {}
    take(ana, Upload.objects.get(), "outcomes")
    assert said() == {"outcomes": OUTCOMES}


def test_findings_are_shown_with_their_cells_and_then_beside_their_fields(ana: Client) -> None:
    page = shown(send(ana, workbook_of("mining", partner="Atlantis")))
    assert "<bdi>A5</bdi></span> <b>“Atlantis” is not one of the choices.</b>" in page
    take(ana, Upload.objects.get(), "co_chairs")
    assert said() == {"co_chairs": [{"partner": "Atlantis", "name": "Ana Paz"}]}
    fields = shown(ana.get("/2030/mining/sheets/co_chairs/"))
    assert '<option value="Atlantis" selected>' in fields
    assert "“Atlantis” is not one of the choices." in fields


def test_what_is_entered_already_is_no_difference(ana: Client) -> None:
    ana.post("/2030/mining/sheets/outcomes/", {"base": "0", "row": ["r1"], "r1.text": "One \r\n\r\n*  two\r\n"})
    filled = ana.get(f"{WORKBOOK}filled/")
    page = shown(send(ana, filled.content))
    assert "The file says just what is entered already." in page
    assert 'name="sheet"' not in page


def test_a_form_goes_out_as_a_workbook_and_comes_back_whole(ana: Client) -> None:
    picture = SimpleUploadedFile("a.png", file(quarters()))
    figure = {"row": ["r1"], "r1.caption": "Ore", "r1.alternative": "A stone", "r1.picture": picture}
    ana.post("/2030/mining/sheets/figures/", {"base": "0", **figure})
    text = "Before.^[A note.]\r\n- **one**\r\n  1. [two](https://a.pe)"
    ana.post("/2030/mining/sheets/outcomes/", {"base": "0", "row": ["r1"], "r1.topic": "Water", "r1.text": text})
    ana.post("/2030/mining/sheets/meetings/", {"base": "0", "row": ["r1"], "r1.start": "soon", "r1.place": "Lima"})
    before, filled = said(), ana.get(f"{WORKBOOK}filled/").content
    Revision.objects.all().delete()
    send(ana, filled)
    take(ana, Upload.objects.get(), "figures", "outcomes", "meetings")
    assert said() == before


def test_an_empty_sheet_is_not_proposed(ana: Client) -> None:
    save(Draft.objects.create(edition=2030, document="mining", language="en"), "outcomes", OUTCOMES, 0, person())
    page = shown(send(ana, workbook("mining", co_chairs=PEOPLE)))
    assert 'value="outcomes">' in page
    assert 'value="co_chairs" checked>' in page
    assert "In the file this sheet is empty" in page


def test_whoever_saved_meanwhile_loses_nothing(ana: Client) -> None:
    send(ana, workbook_of("mining"))
    draft = Draft.objects.get()
    save(draft, "outcomes", [{"text": "Typed meanwhile."}], 0, person())
    answer = take(ana, Upload.objects.get(), "outcomes", "co_chairs")
    assert answer.headers["Location"] == "/2030/mining/sheets/outcomes/conflict/2/"
    assert said() == {"outcomes": [{"text": "Typed meanwhile."}], "co_chairs": PEOPLE}


def test_every_step_is_in_the_log(ana: Client) -> None:
    send(ana, workbook_of("mining"))
    take(ana, Upload.objects.get(), "outcomes")
    assert [(one.what, one.values["file"]) for one in Event.objects.order_by("pk")] == [
        ("The file {file} was handed in.", "ours.xlsx"),
        ("From the file {file} these sheets were taken over: {sheets}.", "ours.xlsx"),
    ]


def test_a_workbook_in_another_language_says_so_and_changes_the_documents(ana: Client) -> None:
    page = shown(send(ana, workbook_of("mining", "Tout va bien.", language="fr")))
    assert "The document is written in this language from now on: French" in page
    take(ana, Upload.objects.get(), "outcomes", language="fr")
    assert Draft.objects.get().language == "fr"


def test_the_language_of_a_document_is_changed_by_hand_and_ends_its_signing(ana: Client) -> None:
    draft = Draft.objects.create(edition=2030, document="mining", language="en")
    version = Version.objects.create(draft=draft, number=1, content={}, fingerprint="f", by=person())
    for language in ("fr", "xx", ""):
        ana.post(f"{WORKBOOK}language/", {"language": language})
    draft.refresh_from_db()
    version.refresh_from_db()
    assert (draft.language, version.void is None) == ("fr", False)
    write_in(draft, "fr", person())
    assert list(Event.objects.order_by("pk").values_list("what", flat=True)) == [
        "Version {number} no longer stands: the document was changed.",
        "The document is written in {language} now, not in {before}.",
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ana\\ours.xlsx", "ours.xlsx"),
        ("\u202eslx.exe", "slx.exe"),
        ("a\r\nSet-Cookie: b.xlsx", "aSet-Cookie: b.xlsx"),
        ("\0", "workbook.xlsx"),
        ("a" * 300 + ".xlsx", "a" * 115 + ".xlsx"),
    ],
)
def test_a_name_is_only_shown(name: str, shown: str) -> None:
    assert uploading.shown_name(name) == shown


def test_a_name_is_no_markup_and_no_header(ana: Client) -> None:
    send(ana, workbook_of("mining"), '<b>"x.xlsx')
    upload = Upload.objects.get()
    assert "&lt;b&gt;&#34;x.xlsx</bdi>" in shown(ana.get(WORKBOOK))
    answer = ana.get(f"{WORKBOOK}{upload.pk}/original/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="<b>\\"x.xlsx"'


def test_a_file_goes_out_as_it_came_and_can_do_nothing(ana: Client) -> None:
    send(ana, b"<script>alert(1)</script>", "page.html")
    answer = ana.get(f"{WORKBOOK}{Upload.objects.get().pk}/original/")
    assert answer.content == b"<script>alert(1)</script>"
    assert {key: answer.headers[key] for key in ("Content-Type", "Content-Disposition", "Cache-Control")} == {
        "Content-Type": "application/octet-stream",
        "Content-Disposition": 'attachment; filename="page.html.bin"',
        "Cache-Control": "private, no-store",
    }
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_the_annotated_workbook_is_in_the_readers_language(ana: Client) -> None:
    send(ana, workbook_of("mining", partner="Atlantis"))
    answer = ana.get(f"{WORKBOOK}{Upload.objects.get().pk}/annotated/", headers={"Accept-Language": "fr"})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="ours-constatations.xlsx"'
    with ZipFile(BytesIO(answer.content)) as parts:
        assert "Constatations" in parts.read("xl/workbook.xml").decode()


def with_texts(content: bytes) -> bytes:
    """Return a workbook whose part of shared texts holds something else."""
    made = BytesIO()
    with ZipFile(BytesIO(workbook_of("mining"))) as source, ZipFile(made, "w", ZIP_DEFLATED) as parts:
        for part in source.namelist():
            parts.writestr(part, content if part == "xl/sharedStrings.xml" else source.read(part))
    return made.getvalue()


def bomb() -> bytes:
    """Return a workbook of a few kilobytes that unpacks to more than anybody reads."""
    return with_texts(b"<sst>" + b" " * 70_000_000 + b"</sst>")


def laughing() -> bytes:
    """Return a workbook whose texts are a billion laughs."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return with_texts(f'<!DOCTYPE sst [<!ENTITY a0 "ha">{entities}]><sst>&a11;</sst>'.encode())


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.xlsx", b"\0", "The file is empty."),
        ("program.xlsx", b"MZ\x90\0", "This is not an Excel workbook."),
        ("~$ours.xlsx", b"\x03ana" + b" " * 160, "This is not the workbook but the mark that stands beside it"),
        ("cut.xlsx", workbook_of("mining")[:900], "The file is damaged"),
        ("theirs.xlsx", workbook_of("forests"), "This is the form of “Forests”, not of “Mining”."),
        ("last.xlsx", workbook("mining", year=2029), "This workbook belongs to the 2029 edition, not to 2030."),
        ("bomb.xlsx", bomb(), "is too large to be read safely"),
        ("laughing.xlsx", laughing(), "The file is damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.endswith(".xlsx") else "",
)
def test_what_cannot_be_used_says_so(ana: Client, name: str, content: bytes, message: str) -> None:
    answer = send(ana, content, name)
    assert (answer.status_code, message in shown(answer)) == (200, True), shown(answer)
    assert "Nothing in this file can be taken over." in shown(answer)
    take(ana, Upload.objects.get(), "outcomes")
    assert said() == {}


def test_a_workbook_with_macros_is_read_and_its_macros_go_nowhere(ana: Client) -> None:
    made = BytesIO(workbook_of("mining"))
    with ZipFile(made, "a") as parts:
        parts.writestr("xl/vbaProject.bin", b"macro")
    assert "It went well." in shown(send(ana, made.getvalue(), "ours.xlsm"))


def test_no_file_is_no_upload(ana: Client) -> None:
    assert "Choose a file first." in shown(ana.post(WORKBOOK, {}, follow=True))
    assert "Choose a file first." in shown(ana.post(WORKBOOK, {"file": "text"}, follow=True))
    assert not Upload.objects.exists()


def test_a_file_that_is_too_large_is_not_kept(ana: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploading, "LIMIT", 1_000)
    answer = ana.post(WORKBOOK, {"file": SimpleUploadedFile("a.xlsx", b"x" * 2_000_000)}, follow=True)
    assert "too large to be read safely (2 MB)" in shown(answer)
    assert not Upload.objects.exists()


def test_a_form_that_is_far_too_large_is_not_received(ana: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "LIMIT", 1_000)
    ana.raise_request_exception = False
    answer = ana.post(WORKBOOK, {"file": SimpleUploadedFile("a.xlsx", b"x" * 2_000)})
    assert (answer.status_code, "<h1>" in shown(answer)) == (413, True)
    assert not Upload.objects.exists()


def test_no_more_files_are_kept_than_anybody_needs(ana: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploading, "MOST_IN_AN_HOUR", 1)
    for _ in range(2):
        answer = ana.post(WORKBOOK, {"file": SimpleUploadedFile("a.xlsx", b"x")}, follow=True)
    assert "Many files were handed in" in shown(answer)
    assert Upload.objects.count() == 1


def test_the_same_file_twice_is_two_uploads_kept_once(ana: Client) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        send(ana, workbook_of("mining"), name)
    assert Upload.objects.count() == 2
    [stored] = set(Upload.objects.values_list("stored", flat=True))
    assert content_of(stored) == workbook_of("mining")


def test_reading_that_is_stopped_is_a_finding(ana: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "READING", replace(running.READING, memory=24 * 1024**2))
    assert "Reading the file was stopped" in shown(send(ana, workbook_of("mining")))


def test_when_all_are_busy_one_asks_again(ana: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "AT_ONCE", 0)
    answer = send(ana, workbook_of("mining"))
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    monkeypatch.undo()
    assert "It went well." in shown(ana.get(f"{WORKBOOK}{Upload.objects.get().pk}/"))


def test_a_file_is_read_again_when_the_form_has_changed(ana: Client, folder: EditionFolder) -> None:
    send(ana, workbook_of("mining"))
    Upload.objects.update(outcome={"payload": None, "findings": [], "titles": {}, "is_workbook": False})
    address = f"{WORKBOOK}{Upload.objects.get().pk}/"
    assert "It went well." not in shown(ana.get(address))
    Upload.objects.update(template="another")
    assert "It went well." in shown(ana.get(address))


def test_the_files_of_another_document_are_not_there(ana: Client) -> None:
    send(ana, workbook_of("mining"))
    coordinator = signed_in(person("coordinator"))
    number = Upload.objects.get().pk
    ways = ("", "original/", "annotated/")
    assert [coordinator.get(f"/2030/forests/workbook/{number}/{way}").status_code for way in ways] == [404] * 3


def test_a_submission_as_json_is_read_too(ana: Client) -> None:
    submission = {"form": "group", "edition": 2030, "group": "mining", "language": "en"}
    content = json.dumps({**submission, "sections": {"outcomes": OUTCOMES}}).encode()
    assert "<ins>It went well.</ins>" in shown(send(ana, content, "mining.json"))
