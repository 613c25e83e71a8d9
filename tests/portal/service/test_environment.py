"""What is wrong with an address in the environment is said, and nothing of the address."""

import pytest

from authoring.edition.folder import EditionFolder
from authoring.errors import AuthoringError
from authoring.portal.service.environment import address_in, zone_in
from tests.portal.service.test_backup import portal

MAIL = {"otherwise": "", "schemes": ("smtp", "smtps"), "example": "smtp://mail.example.org"}


@pytest.mark.parametrize(
    "said",
    ["smtp://mail.example.org", "smtps://ana%40example.org:a%2Fb@mail.example.org:465", "smtp://[2001:db8::1]:25", ""],
)
def test_an_address(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAIL_URL", said)
    assert address_in("EMAIL_URL", **MAIL) == said  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "said", ["mail.example.org", "mail.example.org:25", "imap://secret@host", "smtp://", "smtp://a:b", "smtp://["]
)
def test_what_is_no_address_is_refused(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAIL_URL", said)
    with pytest.raises(AuthoringError) as refused:
        address_in("EMAIL_URL", **MAIL)  # type: ignore[arg-type]
    assert str(refused.value) == "EMAIL_URL has to be an address like smtp://mail.example.org."


@pytest.mark.slow
@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("a:secret@host", "DATABASE_URL has to be an address like postgresql://name:password@localhost/database.\n"),
        ("postgresql://ana:secret@localhost:1/report", "The database cannot be used: connection failed"),
    ],
)
def test_a_command_says_so(address: str, said: str, folder: EditionFolder) -> None:
    done = portal(folder, "invite", "ana@example.org", DATABASE_URL=address)
    assert (done.status, done.said.startswith(said), done.said.count("\n"), "secret" in done.said) == (
        1,
        True,
        1,
        False,
    )


@pytest.mark.parametrize(("said", "zone"), [("", "UTC"), ("America/Mexico_City", "America/Mexico_City")])
def test_a_time_zone(said: str, zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUTHORING_TIME_ZONE", said)
    assert zone_in("AUTHORING_TIME_ZONE") == zone


@pytest.mark.parametrize("said", ["Montréal", "America", "../etc/passwd", "/etc/passwd"])
def test_what_is_no_time_zone_is_refused(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUTHORING_TIME_ZONE", said)
    with pytest.raises(AuthoringError, match="has to be a time zone like America/Toronto"):
        zone_in("AUTHORING_TIME_ZONE")
