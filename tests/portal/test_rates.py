"""One person, or one page that has gone wrong, does not cost the others their portal."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from authoring.portal import rates
from authoring.portal.access import RULES
from authoring.portal.models import Revision
from authoring.portal.rates import Rate, rates_of
from authoring.portal.service import counting
from authoring.portal.service.counting import Asked
from tests.portal.roles import person, signed_in

SHEET = "/2030/mining/sheets/outcomes/"


def test_every_rate_is_of_an_address_there_is() -> None:
    assert rates.SENT_TO.keys() <= RULES.keys()
    assert rates.MADE_FOR.keys() <= RULES.keys()


@pytest.mark.parametrize(
    ("name", "method", "expected"),
    [
        ("home", "GET", {"": Rate(600, 60)}),
        ("sheet", "POST", {"": Rate(600, 60), "POST sheet": Rate(120, 60)}),
        ("invite", "GET", {"": Rate(600, 60)}),
        ("invite", "POST", {"": Rate(600, 60), "POST invite": Rate(300, 3600)}),
        ("preview", "GET", {"": Rate(600, 60), "preview": Rate(30, 60)}),
        ("preview", "HEAD", {"": Rate(600, 60), "preview": Rate(30, 60)}),
    ],
)
def test_what_holds_for_an_address(name: str, method: str, expected: dict[str, Rate]) -> None:
    assert rates_of(name, method) == expected


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three saves a minute, ten requests."""
    monkeypatch.setattr(rates, "SENT", Rate(3, 60))
    monkeypatch.setattr(rates, "ALL", Rate(10, 60))


def save(browser: Client, number: int) -> int:
    body = {"row": "r1", "r1.text": f"Text {number}", "base": str(number - 1)}
    return browser.post(SHEET, body, headers={"Accept": "application/json"}).status_code


@pytest.mark.django_db
@pytest.mark.usefixtures("few")
def test_who_saves_too_often_waits_and_nobody_else() -> None:
    ana, luis = (signed_in(person("co_chair", name, group="mining", partner="peru")) for name in ("Ana", "Luis"))
    assert [save(ana, number) for number in range(1, 6)] == [200, 200, 200, 429, 429]
    assert (save(luis, 4), ana.get(SHEET).status_code) == (200, 200)
    assert Revision.objects.count() == 4


@pytest.mark.django_db
@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Go back: what you typed is still there. Wait for 1 minute, then try again."),
        ("fr", "Revenez en arrière\u00a0: ce que vous avez écrit y est encore. Attendez 1 minute, puis réessayez."),
        ("es", "Regrese: lo que escribió sigue ahí. Espere 1 minuto y vuelva a intentarlo."),
    ],
)
def test_they_are_told_how_long_to_wait(language: str, said: str) -> None:
    ana = signed_in(person("co_chair", "Ana", group="mining", partner="peru"))
    answers = [ana.get("/", headers={"Accept-Language": language}) for _ in range(11)]
    assert Counter(one.status_code for one in answers) == {200: 10, 429: 1}
    assert said in answers[-1].content.decode()
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 60


@pytest.mark.django_db
@pytest.mark.usefixtures("few")
def test_who_has_not_signed_in_is_known_by_the_address() -> None:
    one, other = (Client(REMOTE_ADDR=address, HTTP_HOST="localhost") for address in ("192.0.2.1", "192.0.2.2"))
    door = "/account/login/"
    assert [one.get(door).status_code for _ in range(11)][-1] == 429
    assert other.get(door).status_code == 200


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::", "2001:db8:1:2::/64"),
    ],
)
def test_a_network_has_as_many_addresses_as_it_likes(address: str, expected: str) -> None:
    assert rates._shared(address) == expected


@pytest.mark.django_db
def test_where_nothing_can_be_counted_nobody_waits(
    settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings.PORTAL = tmp_path / "a file"
    settings.PORTAL.write_bytes(b"")
    assert signed_in(None).get("/account/login/").status_code == 200
    assert caplog.messages == ["Requests cannot be counted."]


def test_a_span_begins_with_the_first_time_and_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moments = (1000.0, 1030.0, 1059.0, 1060.0, 1061.0)
    monkeypatch.setattr(counting, "time", iter(moments).__next__)
    asked = [counting.count(tmp_path, "ana", {"": 60})[""] for _ in moments]
    assert asked == [Asked(1, 60), Asked(2, 30), Asked(3, 1), Asked(1, 60), Asked(2, 59)]


COUNT = """
import sys
from pathlib import Path
from authoring.portal.service.counting import count
for _ in range(200):
    print(count(Path(sys.argv[1]), "ana", {"": 3600})[""].times)
"""


@pytest.mark.slow
def test_all_processes_count_together(tmp_path: Path) -> None:
    """Also when one is killed while it counts."""
    command = [sys.executable, "-c", COUNT, str(tmp_path)]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    said = [int(line) for process in processes for line in process.communicate()[0].split()]
    assert sorted(said) == list(range(1, 801))


def test_a_damaged_file_is_gone_with_the_next_start(tmp_path: Path) -> None:
    (tmp_path / "counts.sqlite3").write_bytes(b"x" * 8192)
    counting.begin_anew(tmp_path)
    assert counting.count(tmp_path, "ana", {"": 60})[""].times == 1
