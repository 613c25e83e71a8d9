"""Kits out and files back: made and read apart from the web, decided on sentence by sentence, whole at any moment."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from authoring.edition.folder import EditionFolder
from authoring.portal.confined import running
from authoring.portal.drafts import uploading
from authoring.portal.models import Event, Handback
from authoring.portal.translators.translating import Bilingual
from authoring.translation import store
from authoring.translation.codes import tagged, untagged
from authoring.translation.kit import Entry, Kit
from authoring.translation.kits.formats import FORMATS, read
from authoring.translation.units import State
from tests.portal.roles import YEAR, person, signed_in
from tests.portal.translators.translated import FRENCH, SOURCES, furnish

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

QUEUE = "/translation/2030/fr/"
SAID = dict(zip(SOURCES, FRENCH, strict=True))


@pytest.fixture(autouse=True)
def edition(folder: EditionFolder) -> EditionFolder:
    return furnish(folder)


@pytest.fixture
def luc() -> Client:
    return signed_in(person("translator", "Luc", language="fr"))


@pytest.fixture
def ana() -> Client:
    return signed_in(person("coordinator", "Ana"))


def kept(language: str = "fr") -> dict[str, tuple[str, str]]:
    """Return what is kept of the document: translation and state, by source."""
    segments = Bilingual.at(YEAR, language, "mining").segments().values()
    return {tagged(one.source): (tagged(one.target), one.state) for one in segments if one.target}


def download(browser: Client, kit: str = "xliff12", chosen: str = "open", document: str = "mining") -> Any:
    return browser.post(f"{QUEUE}kit/", {"document": document, "kit": kit, "chosen": chosen})


def filled(
    kit: bytes, said: dict[str, str], state: State = "translated", form: str = "xliff12", to: str = "fr"
) -> bytes:
    """Return a kit as a translator hands it back."""
    sent = read(kit)
    texts = [said.get(tagged(one.source or ()), "") for one in sent.entries]
    entries = tuple(
        Entry(one.id, one.source or (), untagged(text), state if text else "initial")
        for one, text in zip(sent.entries, texts, strict=True)
    )
    return FORMATS[form].written(Kit(sent.document, ("en", to), entries, sent.revision, edition=sent.edition))


def hand_back(browser: Client, content: bytes, name: str = "mining.fr.xlf") -> str:
    """Hand a file back; return the page it leads to."""
    answer = browser.post(f"{QUEUE}files/", {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302
    return str(browser.get(answer.headers["Location"]).content.decode())


def decide(browser: Client, page: str, **values: Any) -> str:
    """Decide on what a page asks; return the page that comes then."""
    address = f"{QUEUE}files/{Handback.objects.latest('pk').pk}/"
    answer = browser.post(address, values)
    assert answer.status_code == 302
    return str(browser.get(address).content.decode())


@pytest.mark.parametrize(
    ("kit", "name", "recognised"),
    [
        ("xliff12", "mining.fr.xliff12.xlf", "xliff12"),
        ("xliff2", "mining.fr.xliff2.xlf", "xliff2"),
        ("po", "mining.fr.po", "po"),
        ("docx", "mining.fr.docx", "docx"),
        ("xlsx", "mining.fr.xlsx", "xlsx"),
    ],
)
def test_a_kit_goes_out_in_each_format_and_comes_back(luc: Client, kit: str, name: str, recognised: str) -> None:
    answer = download(luc, kit)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    page = hand_back(luc, filled(answer.content, SAID, form=recognised), name)
    assert "<dt>Taken</dt><dd>3 sentences</dd>" in page
    assert kept() == {source: (said, "translated") for source, said in SAID.items()}


def test_a_project_and_a_whole_folder_come_as_zips(luc: Client) -> None:
    names = {}
    for kit in ("omegat", "whole"):
        answer = download(luc, kit)
        with ZipFile(BytesIO(answer.content)) as archive:
            names[answer.headers["Content-Disposition"].partition('"')[2]] = archive.namelist()
    folder = "mining.fr/"
    helps = [f"{folder}memory.tmx", f"{folder}preview.html", f"{folder}terms.tbx"]
    formats = ["docx", "po", "xliff12.xlf", "xliff2.xlf", "xlsx"]
    assert names['mining.fr.zip"'] == sorted([*(f"{folder}mining.fr.{one}" for one in formats), *helps])
    assert {f"{folder}omegat.project", f"{folder}source/mining.fr.xlf", *helps} < {*names['mining.fr.omegat.zip"']}


def test_nothing_is_written_to_the_output(luc: Client, edition: EditionFolder) -> None:
    download(luc, "whole")
    assert not edition.output.exists()


def test_a_kit_of_nothing_is_none(luc: Client) -> None:
    hand_back(luc, filled(download(luc).content, {**SAID, "Water": "Eau"}))
    for kit, chosen in (("docx", "open"), ("whole", "changed")):
        assert download(luc, kit, chosen).headers["Location"] == QUEUE
    assert download(luc, chosen="all").status_code == 200
    assert download(luc, "exe").headers["Location"] == QUEUE
    assert download(luc, document="coordination").headers["Location"] == QUEUE


def test_every_step_is_in_the_log(luc: Client, ana: Client) -> None:
    hand_back(luc, filled(download(luc).content, SAID))
    assert [(one.what, one.values.get("file"), one.values.get("count")) for one in Event.objects.order_by("pk")] == [
        ("A kit was sent out ({language}): {file}", "mining.fr.xliff12.xlf", None),
        ("The file {file} was handed back ({language}).", "mining.fr.xlf", None),
        ("The file {file} was taken in ({language}): {count} sentences", "mining.fr.xlf", 3),
    ]
    assert "The file mining.fr.xlf was taken in (French): 3 sentences" in ana.get("/desk/2030/log/").content.decode()


def test_the_same_file_twice_changes_nothing(luc: Client, edition: EditionFolder) -> None:
    file = filled(download(luc).content, SAID)
    hand_back(luc, file)
    before = (edition.path / "translations" / "mining.fr.xlf").read_bytes()
    page = hand_back(luc, file)
    assert "<dt>Taken</dt><dd>0 sentences</dd>" in page
    assert "<dt>Stood there already</dt><dd>3 sentences</dd>" in page
    assert (edition.path / "translations" / "mining.fr.xlf").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("mining.fr.xlf", 'filename="mining.fr.xlf"'),
        ("../été.PO", "filename*=utf-8''%C3%A9t%C3%A9.PO"),
        ("page.html", 'filename="page.html.bin"'),
    ],
)
def test_a_file_goes_out_again_as_it_came(luc: Client, name: str, saved: str) -> None:
    content = b"<html>\r\n\0\xff"
    page = hand_back(luc, content, name)
    address = f"{QUEUE}files/{Handback.objects.get().pk}/original/"
    assert f'href="{address}"' in page
    answer = luc.get(address)
    assert answer.content == content
    assert answer.headers["Content-Disposition"] == f"attachment; {saved}"
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_findings_lead_to_the_sentence(luc: Client) -> None:
    page = hand_back(luc, filled(download(luc).content, {SOURCES[1]: "Il a dépensé 1 600 dollars."}))
    assert "<b>The translation says 1\u00a0600, its source does not.</b>" in page.replace("1 600,", "1\u00a0600,")
    way = page[page.index("/documents/mining/?mend=") :].partition('"')[0]
    assert SOURCES[1] in luc.get(f"/translation/2030/fr{way}").content.decode()


def conflicting(luc: Client) -> tuple[str, str]:
    """Have a file come back that knows nothing of what was said since; return its page and the sentence's id."""
    kit = download(luc).content
    hand_back(signed_in(person("translator", "Eve", language="fr")), filled(kit, SAID))
    page = hand_back(luc, filled(kit, {**SAID, SOURCES[2]: "Tout est bien."}))
    return page, page[page.index('name="kept.') + 11 :].partition('"')[0]


def test_a_conflict_shows_both_and_nothing_is_overwritten(luc: Client) -> None:
    page, _ = conflicting(luc)
    assert "Another translation is newer" in page
    assert f">{FRENCH[2]}</dd>" in page
    assert ">Tout est bien.</dd>" in page
    assert kept()[SOURCES[2]] == (FRENCH[2], "translated")


def test_a_conflict_is_settled_by_whoever_has_seen_it(luc: Client) -> None:
    page, key = conflicting(luc)
    page = decide(luc, page, theirs=key, **{f"kept.{key}": FRENCH[2]})
    assert kept()[SOURCES[2]] == ("Tout est bien.", "translated")
    assert ("<h2>To decide" in page, "<dt>Taken</dt><dd>1 sentence</dd>" in page) == (False, True)


def test_a_conflict_is_not_settled_over_what_nobody_has_seen(luc: Client) -> None:
    page, key = conflicting(luc)
    page = decide(luc, page, theirs=key, **{f"kept.{key}": "Something else."})
    assert kept()[SOURCES[2]] == (FRENCH[2], "translated")
    assert "To decide" in page


def test_what_is_the_same_in_both_languages_is_said_by_whoever_knows(luc: Client) -> None:
    page = hand_back(luc, download(luc).content)
    assert "1 sentence came back as its source" in page
    key = page[page.index('name="same" value="') + 19 :].partition('"')[0]
    decide(luc, page, same=key)
    assert kept() == {"Water": ("Water", "translated")}


def test_what_is_approved_only_coordinators_replace(luc: Client, ana: Client) -> None:
    kit = download(luc).content
    hand_back(ana, filled(kit, SAID, "final"))
    assert kept()[SOURCES[2]] == (FRENCH[2], "final")
    page = hand_back(luc, filled(kit, {SOURCES[2]: "Tout est bien."}, "final"))
    assert ("Another translation is approved" in page, 'name="theirs"' in page) == (True, False)
    assert "Only coordinators can replace what is approved." in page
    key = Bilingual.at(YEAR, "fr", "mining").chosen("approved")[2]
    seen = {f"kept.{key}": FRENCH[2]}
    decide(luc, page, theirs=key, **seen)
    assert kept()[SOURCES[2]] == (FRENCH[2], "final")
    decide(ana, page, theirs=key, **seen)
    assert kept()[SOURCES[2]][0] == "Tout est bien."


def test_a_translators_file_approves_nothing(luc: Client) -> None:
    hand_back(luc, filled(download(luc).content, SAID, "final"))
    assert {state for _, state in kept().values()} == {"translated"}


def test_a_file_of_another_language_is_not_taken(luc: Client) -> None:
    kit = download(luc).content
    page = hand_back(luc, filled(kit, SAID, to="es"))
    assert "The file is in another language (Spanish) than it was handed back for: French." in page
    assert (kept(), kept("es")) == ({}, {})


@pytest.mark.parametrize(
    "content",
    [
        b"\0",
        b"PK\x03\x04 cut",
        b"MZ",
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><xliff version="1.2">&a;</xliff>',
        b"<xliff" + b"<a>" * 10_000,
    ],
)
def test_what_is_no_kit_says_so_and_changes_nothing(luc: Client, edition: EditionFolder, content: bytes) -> None:
    page = hand_back(luc, content, '<b>"x.xlf')
    assert "cannot be read as a translation" in page
    assert "&lt;b&gt;" in page
    assert list(store.every(edition.path)) == []


def test_limits_hold_for_files_handed_back(luc: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploading, "LIMIT", 1_000)
    answer = luc.post(f"{QUEUE}files/", {"file": SimpleUploadedFile("a.xlf", b"x" * 2_000_000)}, follow=True)
    assert "The file is larger than 25 MB" in answer.content.decode()
    assert "Choose a file first." in luc.post(f"{QUEUE}files/", {}, follow=True).content.decode()
    assert not Handback.objects.exists()


def test_reading_that_is_stopped_is_told_and_begun_again(luc: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    file = filled(download(luc).content, SAID)
    with monkeypatch.context() as narrow:
        narrow.setattr(running, "READING", replace(running.READING, memory=24 * 1024**2))
        assert "Reading the file was stopped" in hand_back(luc, file)
    assert kept() == {}
    assert "<dt>Taken</dt><dd>3 sentences</dd>" in decide(luc, "")


def test_when_all_are_busy_the_file_is_kept(luc: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    file = filled(download(luc).content, SAID)
    with monkeypatch.context() as busy:
        busy.setattr(running, "AT_ONCE", 0)
        assert "nothing of it has been taken in yet" in hand_back(luc, file)
        assert download(luc).status_code == 503
    assert "<dt>Taken</dt><dd>3 sentences</dd>" in decide(luc, "")


def test_the_files_of_another_language_are_not_there(luc: Client) -> None:
    hand_back(luc, b"\0")
    eva = signed_in(person("translator", "Eva", language="es"))
    number = Handback.objects.get().pk
    ways = [f"{language}/files/{number}/{part}" for language in ("fr", "es") for part in ("", "original/")]
    assert [eva.get(f"/translation/2030/{way}").status_code for way in ways] == [404] * 4


_TAKE = """
import json, sys
from authoring.portal.confined.tasks import TASKS
asked, _, data = sys.stdin.buffer.read().partition(b"\\n")
print("begun", flush=True)
TASKS["take_in"](json.loads(asked), data)
"""


def test_whenever_taking_in_is_killed_the_store_is_whole(luc: Client, edition: EditionFolder, tmp_path: Path) -> None:
    file = filled(download(luc).content, SAID)
    asked = {"folder": str(edition.path), "output": str(edition.output), "name": "a.xlf", "language": "fr"}
    asked |= {"by": "Luc", "at": "2030-05-02T00:00:00+00:00", "most": "translated"}
    given = tmp_path / "given"
    given.write_bytes(json.dumps({**asked, "overwrite": {}, "same": []}).encode() + b"\n" + file)
    translations = set()
    for moment in range(12):
        with given.open("rb") as stdin:
            process = subprocess.Popen([sys.executable, "-c", _TAKE], stdin=stdin, stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(moment * 0.02)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()
        translations.add(len(kept()))
    assert translations <= {0, 3}
    assert "3 sentences</dd>" in hand_back(luc, file)
    assert kept() == {source: (said, "translated") for source, said in SAID.items()}
