"""A draft as it would be published: in every format, marked as a draft, made once."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from authoring.portal.confined import running
from authoring.portal.drafts.drafting import save
from authoring.portal.models import Draft, Person
from tests.portal.roles import person, signed_in
from tests.validators import pdf_text

pytestmark = pytest.mark.django_db

PREVIEW = "/2030/mining/preview/"


@pytest.fixture
def ana() -> Person:
    return person("co_chair", "Ana", group="mining", partner="peru")


@pytest.fixture
def browser(ana: Person) -> Client:
    return signed_in(ana)


def write(ana: Person, text: str, base: int = 0, document: str = "mining") -> None:
    draft, _ = Draft.objects.get_or_create(edition=2030, document=document, defaults={"language": "en"})
    save(draft, "outcomes", [{"text": text}], base, ana)


def made() -> list[str]:
    return sorted(file.suffix for file in settings.PORTAL.glob("previews/2030/mining/*"))


@pytest.mark.slow
def test_a_page_shows_the_chapter_as_it_is_now(ana: Person, browser: Client) -> None:
    write(ana, "It went <b>well</b>.")
    assert "It went &lt;b&gt;well&lt;/b&gt;." in browser.get(f"{PREVIEW}en/html/").content.decode()
    write(ana, "It went badly.", base=1)
    answer = browser.get(f"{PREVIEW}en/html/")
    assert "It went badly." in answer.content.decode()
    assert made() == [".html"]
    assert answer.headers["Content-Disposition"] == 'inline; filename="mining-2030.en.html"'
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Content-Security-Policy"].endswith("; sandbox")


@pytest.mark.slow
def test_what_has_not_changed_is_not_made_again(ana: Person, browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    write(ana, "It went well.")
    first = browser.get(f"{PREVIEW}en/html/")
    monkeypatch.setattr(running, "AT_ONCE", 0)
    assert browser.get(f"{PREVIEW}en/html/").content == first.content
    write(ana, "It went badly.", base=1)
    assert browser.get(f"{PREVIEW}en/html/").status_code == 503


@pytest.mark.slow
def test_a_pdf_is_marked_as_a_draft_on_every_page(ana: Person, browser: Client, tmp_path: Any) -> None:
    write(ana, "\n\n".join(["A long paragraph goes on and on. " * 20] * 30))
    answer = browser.get(f"{PREVIEW}en/pdf/")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    path = tmp_path / "a.pdf"
    path.write_bytes(answer.content)
    pages = pdf_text(path).rstrip("\f").split("\f")
    assert len(pages) > 3
    assert all("Draft" in page for page in pages[1:])


@pytest.mark.slow
def test_a_word_document_is_sent_to_be_saved(ana: Person, browser: Client) -> None:
    write(ana, "It went well.")
    answer = browser.get(f"{PREVIEW}en/docx/")
    assert (answer.status_code, answer.content[:2]) == (200, b"PK")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="mining-2030.en.docx"'


@pytest.mark.parametrize("way", ["xx/html/", "en/exe/", "../html/"])
def test_there_is_nothing_else(browser: Client, way: str) -> None:
    assert browser.get(f"{PREVIEW}{way}").status_code == 404


@pytest.mark.slow
def test_an_empty_document_has_nothing_to_show(browser: Client) -> None:
    answer = browser.get("/2030/mining/preview/en/html/", follow=True)
    assert "There is nothing to show yet." in answer.content.decode()


@pytest.mark.slow
def test_the_coordinators_see_their_own_parts() -> None:
    rosa = person("coordinator", "Rosa")
    draft = Draft.objects.create(edition=2030, document="coordination", language="en")
    save(draft, "message", [{"text": "Welcome."}], 0, rosa)
    page = signed_in(rosa).get("/2030/coordination/preview/en/html/").content.decode()
    assert "Welcome." in page
    assert "Mining" not in page
