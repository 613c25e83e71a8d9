"""Ready to be reached from everywhere: Django's own list of what to see to, and how much anybody may ask for."""

import os
import subprocess
import sys
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from authoring.edition.folder import EditionFolder
from authoring.portal.builds import working
from authoring.portal.models import Revision
from tests.portal.roles import person, signed_in
from tests.portal.separate import environment

SHEET = "/2030/mining/sheets/outcomes/"
FORM = "application/x-www-form-urlencoded"


@pytest.mark.slow
@pytest.mark.parametrize("address", ["https://portal.example.org", "https://portal.example.org:8443"])
def test_django_has_nothing_to_say_about_how_it_is_deployed(address: str, folder: EditionFolder) -> None:
    command = [sys.executable, "-W", "error", "-m", "django", "check", "--deploy", "--fail-level", "DEBUG"]
    values = {"AUTHORING_PORTAL_URL": address, "DJANGO_SETTINGS_MODULE": "authoring.portal.settings"}
    done = subprocess.run(command, env=environment(folder, **values), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "System check identified no issues (0 silenced).\n"), done.stderr


@pytest.fixture
def ana(db: None) -> Client:
    client = signed_in(person("co_chair", "Ana", group="mining", partner="peru"))
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize(
    "body",
    [
        {"r1.text": "x" * (5 * 1024 * 1024), "row": "r1"},
        {f"r{number}.text": "x" for number in range(10_000)},
    ],
    ids=["too long", "too many fields"],
)
def test_a_form_that_is_too_large_is_refused(ana: Client, body: dict[str, str]) -> None:
    answer = ana.post(SHEET, urlencode(body | {"base": "0"}), content_type=FORM)
    assert (answer.status_code, Revision.objects.count()) == (413, 0)


def test_too_many_files_are_refused(ana: Client) -> None:
    files = {f"file{number}": SimpleUploadedFile("a.png", b"a") for number in range(51)}
    answer = ana.post(SHEET, {"row": "r1", "base": "0", **files})
    assert (answer.status_code, Revision.objects.count()) == (413, 0)


def test_sessions_that_have_ended_are_forgotten(db: None) -> None:
    ended = Session.objects.create(session_key="ended", session_data="", expire_date=timezone.now())
    lasting = Session.objects.create(session_key="lasting", expire_date=timezone.now() + timedelta(hours=1))
    working.tidy()
    assert list(Session.objects.values_list("pk", flat=True)) == [lasting.pk]
    assert ended.pk == "ended"


@pytest.mark.parametrize("text", ["\x00", "a\x00b", "\ud800", "\ufffe", "\U0010ffff"])
def test_every_character_can_be_sent(text: str, ana: Client) -> None:
    """PostgreSQL keeps no NUL, and UTF-8 no half of a pair."""
    body = urlencode({"row": "r1", "r1.text": f"before {text} after", "base": "0"}, errors="surrogatepass")
    answer = ana.post(SHEET, body, content_type=FORM)
    assert (answer.status_code, Revision.objects.count()) == (302, 1)


def test_one_machine_does_no_more_at_once_than_it_can() -> None:
    from authoring.portal.builds import jobs
    from authoring.portal.confined import running

    assert (3, max(2, os.cpu_count() or 2)) == (jobs.MOST_OF_A_PERSON, running.AT_ONCE)
