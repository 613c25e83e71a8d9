"""Kept pictures are looked at once, apart from the web, which never decodes one."""

from io import BytesIO
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from authoring.pictures import decoding
from authoring.portal.confined import running
from authoring.portal.drafts.payload import kept_pictures
from authoring.portal.models import Upload
from tests.portal.roles import person, signed_in

pytestmark = pytest.mark.django_db

FIGURES = "/2030/mining/sheets/figures/"
SMALL = "The picture has only 40 × 30 pixels"


def picture() -> bytes:
    made = BytesIO()
    Image.new("RGB", (40, 30), "red").save(made, "PNG")
    return made.getvalue()


@pytest.fixture(autouse=True)
def undecoded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nothing be decoded in this process."""

    def refuse(data: bytes) -> None:
        raise AssertionError(data[:8])

    monkeypatch.setattr(decoding, "look_at", refuse)


@pytest.fixture
def ana() -> Client:
    """A browser in which a picture was entered."""
    browser = signed_in(person("co_chair", "Ana", group="mining", partner="peru"))
    said = {"r1.caption": "Ore", "r1.alternative": "A stone", "r1.picture": SimpleUploadedFile("a.png", picture())}
    browser.post(FIGURES, {"base": "0", "row": ["r1"], **said})
    return browser


def findings(browser: Client) -> str:
    return browser.get("/2030/mining/findings/").content.decode()


def test_what_is_known_of_a_picture_is_said_on_every_page(ana: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "AT_ONCE", 0)
    for address in (FIGURES, "/2030/mining/", "/2030/mining/findings/"):
        assert ana.get(address).status_code == 200
    assert SMALL in findings(ana)


@pytest.mark.slow
def test_what_is_not_known_any_more_is_found_out_again(ana: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    rmtree(Path(settings.PORTAL) / "looks")
    tasks: list[str] = []
    told = running.told

    def noted(task: str, *rest: Any) -> Any:
        tasks.append(task)
        return told(task, *rest)

    monkeypatch.setattr(running, "told", noted)
    assert SMALL in findings(ana)
    assert SMALL in findings(ana)
    assert tasks == ["look"]


@pytest.mark.slow
def test_while_nothing_can_be_looked_at_the_page_is_there(ana: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    rmtree(Path(settings.PORTAL) / "looks")
    monkeypatch.setattr(running, "AT_ONCE", 0)
    monkeypatch.setattr("authoring.portal.drafts.looks.LOOKING", running.Limits(10, 15, 2 * 1024**3, patience=0))
    assert SMALL not in findings(ana)
    monkeypatch.undo()
    assert SMALL in findings(ana)


@pytest.mark.slow
def test_a_workbook_with_pictures_is_compared_without_decoding_any(ana: Client) -> None:
    filled = ana.get("/2030/mining/workbook/filled/").content
    answer = ana.post("/2030/mining/workbook/", {"file": SimpleUploadedFile("ours.xlsx", filled)})
    page = ana.get(answer.headers["Location"]).content.decode()
    assert "The file says just what is entered already." in page
    assert list(kept_pictures(Upload.objects.get().outcome)) != []


@pytest.mark.slow
def test_what_is_no_picture_is_neither_kept_nor_known(ana: Client) -> None:
    before = sorted(Path(settings.PORTAL).rglob("*.*"))
    said = {"r2.caption": "x", "r2.picture": SimpleUploadedFile("b.png", b"no picture")}
    assert ana.post(FIGURES, {"base": "1", "row": ["r2"], **said}).status_code == 422
    assert sorted(Path(settings.PORTAL).rglob("*.*")) == before
