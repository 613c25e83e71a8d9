"""Coordinators' page of people: invited, written to again, roles taken away, shut out."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings

from authoring.portal.models import Event, Invitation, Letter, Person, Role
from authoring.portal.people.inviting import Given, deactivate, give, take_away
from tests.portal.roles import YEAR, person, signed_in

pytestmark = pytest.mark.django_db

PEOPLE = f"/people/{YEAR}/"
LUIS = {"email": "Luis@Example.org ", "name": "Luis Ríos", "language": "es"}
ROLES: dict[str, tuple[dict[str, Any], list[tuple[str, ...]]]] = {
    "coordinator": ({"kind": "coordinator"}, [("coordinator", "", "", "")]),
    "co-chair": (
        {"kind": "co_chair", "group": "mining", "partner": "chile", "languages": ["en"]},
        [("co_chair", "mining", "chile", "")],
    ),
    "translator": ({"kind": "translator", "languages": ["en"], "group": "mining"}, [("translator", "", "", "en")]),
    "reader": ({"kind": "reader"}, [("reader", "", "", "")]),
}
WANTING = {
    "no address": ({"email": "nobody"}, "Enter a valid email address."),
    "no group": ({"kind": "co_chair", "partner": "chile"}, "Choose the group the co-chair is of."),
    "no partner": ({"kind": "co_chair", "group": "mining"}, "Choose the partner the co-chair signs for."),
    "no language": ({"kind": "translator"}, "Choose at least one language."),
    "unknown role": ({"kind": "minister"}, "Select a valid choice. minister is not one of the available choices."),
}


@pytest.fixture
def ana() -> Person:
    return person("coordinator", "ana")


@pytest.fixture
def browser(ana: Person) -> Client:
    return signed_in(ana)


@pytest.mark.parametrize(("asked", "roles"), ROLES.values(), ids=ROLES)
def test_whoever_is_invited_has_the_role(browser: Client, asked: dict[str, Any], roles: list[tuple[str, ...]]) -> None:
    answer = browser.post(f"{PEOPLE}invite/", LUIS | asked)
    assert (answer.status_code, answer.headers["Location"]) == (302, PEOPLE)
    luis = Person.objects.get(email="luis@example.org")
    assert (luis.name, luis.language, luis.has_usable_password()) == ("Luis Ríos", "es", False)
    assert list(luis.roles.values_list("kind", "group", "partner", "language")) == roles
    assert [(one.what, one.values["email"]) for one in Event.objects.order_by("pk")] == [
        ("{name} was given a role.", "luis@example.org"),
        ("{name} was invited.", "luis@example.org"),
    ]


@pytest.mark.parametrize(("asked", "error"), WANTING.values(), ids=WANTING)
def test_what_is_wanting_is_said(browser: Client, asked: dict[str, str], error: str) -> None:
    answer = browser.post(f"{PEOPLE}invite/", LUIS | {"kind": "reader"} | asked)
    assert (answer.status_code, answer.content.decode().count(error)) == (200, 1)
    assert (Person.objects.count(), Letter.objects.count()) == (1, 0)


def test_a_letter_in_their_language_lets_them_in(
    browser: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(f"{PEOPLE}invite/", LUIS | ROLES["co-chair"][0])
    [sent] = mail.outbox
    assert (sent.to, sent.subject, sent.content_subtype) == (
        ["luis@example.org"],
        "Invitación: 2030 Annual Report",
        "plain",
    )
    assert "Hola, Luis Ríos:" in sent.body
    assert "- Copresidencia: Mining (Chile)" in sent.body
    [link] = re.findall(r"http://localhost:8000(/invitation/\S+)", str(sent.body))
    assert signed_in(None).get(link).status_code == 200


def test_the_link_is_not_kept(
    browser: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(f"{PEOPLE}invite/", LUIS | {"kind": "reader"})
    letter = Letter.objects.get()
    assert ("/invitation/" in letter.text, letter.text.count("…"), bool(letter.sent)) == (False, 1, True)
    assert letter.text.replace("…", "") == re.sub(r"http\S+", "", str(mail.outbox[0].body))


def test_whoever_can_sign_in_only_gets_the_role(
    browser: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    luis = Person.objects.create_user("luis@example.org", "Luis", "a password of his")
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(f"{PEOPLE}invite/", LUIS | {"kind": "reader"})
    luis.refresh_from_db()
    assert (luis.name, luis.check_password("a password of his"), Invitation.objects.count()) == ("Luis", True, 0)
    assert "http://localhost:8000/account/login/" in mail.outbox[0].body


def test_a_letter_that_fails_is_shown(
    browser: Client,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(f"{PEOPLE}invite/", LUIS | {"kind": "reader"})
    letter = Letter.objects.get()
    assert (letter.failure, letter.sent) == ("Connection refused", None)
    assert "The letter did not go: Connection refused" in browser.get(PEOPLE).content.decode()


def test_a_letter_the_portal_was_stopped_before_sending_is_shown(browser: Client) -> None:
    browser.post(f"{PEOPLE}invite/", LUIS | {"kind": "reader"})  # the test's transaction is never written
    assert "The letter did not go: interrupted" in browser.get(PEOPLE).content.decode()


def test_writing_again_voids_the_earlier_link(browser: Client) -> None:
    luis = person("reader")
    first = Invitation.issue(luis)
    assert browser.post(f"{PEOPLE}{luis.pk}/invitation/").status_code == 302
    assert (Invitation.of(first), luis.invitations.count()) == (None, 1)
    assert Event.objects.get().what == "{name} was invited."


def test_inviting_twice_is_one_role(ana: Person) -> None:
    for _ in range(2):
        give("luis@example.org", "Luis", [Given(YEAR, "reader")], by=ana)
    assert (Person.objects.count(), Role.objects.filter(kind="reader").count(), Event.objects.count()) == (2, 1, 1)


STATES: dict[str, Callable[[Person], object]] = {
    "account set up": lambda one: one.set_password("a password of theirs"),
    "invited": Invitation.issue,
    "no valid invitation": str,
    "access withdrawn": lambda one: setattr(one, "is_active", False),
}


@pytest.mark.parametrize("state", STATES)
def test_the_list_tells_how_far_somebody_has_come(browser: Client, ana: Person, state: str) -> None:
    ana.set_password("a password of hers")
    ana.save()
    browser = signed_in(ana)
    luis = person("reader")
    STATES[state](luis)
    luis.save()
    chips = re.findall(r'<span class="chip [a-z]+">([^<]+)</span>', browser.get(PEOPLE).content.decode())
    assert chips == ["account set up", state]


def test_an_invitation_that_is_too_old_is_none(browser: Client) -> None:
    Invitation.issue(person("reader"))
    Invitation.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert browser.get(PEOPLE).content.decode().count("no valid invitation") == 2


def test_a_role_is_taken_away_once_asked(browser: Client) -> None:
    luis = person("co_chair", group="mining", partner="peru")
    role = luis.roles.get()
    address = f"{PEOPLE}roles/{role.pk}/"
    assert "Co-chair: Mining (Peru)" in browser.get(address).content.decode()
    assert [browser.post(address).status_code for _ in range(2)] == [302, 302]
    assert luis.roles.count() == 0
    [event] = Event.objects.all()
    assert (event.what, event.document, event.values) == (
        "A role was taken from {name}.",
        "mining",
        {"name": "co_chair", "email": luis.email, "kind": "co_chair", "partner": "peru"},
    )
    assert signed_in(luis).get(f"/{YEAR}/mining/").status_code == 404


def test_nobody_takes_away_their_own_coordination(browser: Client, ana: Person) -> None:
    own = ana.roles.get()
    answer = browser.post(f"{PEOPLE}roles/{own.pk}/", follow=True)
    assert "You cannot take away your own role as a coordinator; another one can." in answer.content.decode()
    assert list(ana.roles.all()) == [own]
    assert Event.objects.count() == 0


def test_whoever_coordinates_no_more_takes_nothing(ana: Person) -> None:
    luis, reader = person("coordinator"), person("reader")
    assert take_away(ana.roles.get(), luis)
    assert (take_away(luis.roles.get(), ana), take_away(reader.roles.get(), ana)) == (False, False)


def test_whoever_is_shut_out_is_out_at_once(browser: Client) -> None:
    luis = person("reader")
    luis.set_password("a password of his")
    luis.save()
    theirs = signed_in(luis)
    assert theirs.get("/").status_code == 200
    assert browser.post(f"{PEOPLE}{luis.pk}/shut-out/").status_code == 302
    assert theirs.get("/").headers["Location"] == "/account/login/?next=/"
    luis.refresh_from_db()
    assert (luis.is_active, luis.has_usable_password()) == (False, False)
    assert [one.what for one in Event.objects.all()] == ["Access was withdrawn from {name}."]


def test_the_links_of_whoever_is_shut_out_are_dead(browser: Client, ana: Person) -> None:
    luis = person("reader")
    invitation = f"/invitation/{Invitation.issue(luis)}/"
    luis.set_password("a password of his")
    luis.save()
    signed_in(None).post("/account/password/reset/", {"email": luis.email})
    [reset] = re.findall(r"http://localhost(/account/password/reset/key/\S+)", str(mail.outbox[0].body))
    deactivate(luis, YEAR, ana)
    chosen = {"password1": "a sentence of his own", "password2": "a sentence of his own"}
    assert signed_in(None).post(invitation, chosen).status_code == 410
    assert "This link no longer works" in signed_in(None).get(reset, follow=True).content.decode()
    signed_in(None).post("/account/password/reset/", {"email": luis.email})
    assert len(mail.outbox) == 1
    deactivated = Person.objects.get(pk=luis.pk)
    assert (deactivated.is_active, deactivated.has_usable_password()) == (False, False)


def test_whoever_is_shut_out_between_password_and_code_does_not_come_in(browser: Client, ana: Person) -> None:
    luis = person("reader")
    luis.set_password("a password of his")
    luis.save()
    TOTP.activate(luis, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    codes = RecoveryCodes.activate(luis).generate_codes()
    theirs = signed_in(None)
    theirs.post("/account/login/", {"login": luis.email, "password": "a password of his"})
    assert theirs.get("/account/security/authenticate/").status_code == 200
    deactivate(luis, YEAR, ana)
    theirs.post("/account/security/authenticate/", {"code": codes[0]})
    assert theirs.get("/").status_code == 302


def test_an_invitation_lets_them_in_again_but_not_their_old_sessions(browser: Client, ana: Person) -> None:
    luis = person("reader")
    theirs = signed_in(luis)
    deactivate(luis, YEAR, ana)
    browser.post(f"{PEOPLE}invite/", {**LUIS, "email": luis.email, "kind": "reader"})
    assert Invitation.objects.filter(person=luis, used=None).count() == 1
    assert theirs.get("/").status_code == 302


def test_nobody_shuts_out_themselves_or_people_of_editions_they_do_not_coordinate(ana: Person) -> None:
    luis = person("reader")
    Role.objects.create(person=luis, edition=YEAR - 1, kind="reader")
    assert [deactivate(one, YEAR, ana) for one in (ana, luis)] == [False, False]


def test_other_editions_are_out_of_reach(browser: Client) -> None:
    other = Person.objects.create_user("other@example.org", "Other")
    role = Role.objects.create(person=other, edition=YEAR - 1, kind="reader")
    browser.post(f"{PEOPLE}roles/{role.pk}/")
    assert Role.objects.filter(pk=role.pk).exists()
    assert browser.post(f"{PEOPLE}{other.pk}/invitation/").status_code == 404
    assert browser.post(f"{PEOPLE}{other.pk}/shut-out/").status_code == 404


def test_nobody_is_co_chair_for_two_partners_of_a_group(browser: Client) -> None:
    role = {"kind": "co_chair", "group": "mining"}
    browser.post(f"{PEOPLE}invite/", LUIS | role | {"partner": "peru"})
    answer = browser.post(f"{PEOPLE}invite/", LUIS | role | {"partner": "chile"})
    assert answer.content.decode().count("One person signs for one partner.") == 1
    browser.post(f"{PEOPLE}invite/", LUIS | role | {"group": "forests", "partner": "chile"})
    assert list(Role.objects.filter(kind="co_chair").values_list("group", "partner")) == [
        ("mining", "peru"),
        ("forests", "chile"),
    ]


# Names


def test_a_known_address_keeps_its_name_and_the_page_says_so(browser: Client) -> None:
    Person.objects.create_user("luis@example.org", "Luis")
    answer = browser.post(f"{PEOPLE}invite/", LUIS | {"kind": "reader"}, follow=True)
    assert "luis@example.org is known as Luis; name and language were kept." in answer.content.decode()


def test_a_misspelt_name_is_mended_and_recorded(browser: Client) -> None:
    luis = person("reader", "Lius")
    address = f"{PEOPLE}{luis.pk}/name/"
    assert address in browser.get(PEOPLE).content.decode()
    assert 'value="Lius"' in browser.get(address).content.decode()
    assert browser.post(address, {"name": " Luis "}).headers["Location"] == PEOPLE
    luis.refresh_from_db()
    [event] = Event.objects.all()
    assert (luis.name, event.what, event.values) == (
        "Luis",
        "{earlier} is called {name} now.",
        {"earlier": "Lius", "name": "Luis", "email": luis.email},
    )


def test_people_of_other_editions_are_not_renamed(browser: Client, ana: Person) -> None:
    luis = person("reader", "Lius")
    Role.objects.create(person=luis, edition=YEAR - 1, kind="reader")
    for one in (luis, ana):
        browser.post(f"{PEOPLE}{one.pk}/name/", {"name": "Luis"})
        assert Person.objects.get(pk=one.pk).name == one.name
    assert Event.objects.count() == 0


def test_ones_own_name_and_language_are_changed_in_the_account() -> None:
    luis = person("reader", "Lius")
    Role.objects.create(person=luis, edition=YEAR - 1, kind="reader")
    browser = signed_in(luis)
    assert browser.get("/account/about/").status_code == 200
    browser.post("/account/about/", {"name": "Luis", "language": "es"})
    luis.refresh_from_db()
    assert (luis.name, luis.language) == ("Luis", "es")
    assert list(Event.objects.order_by("pk").values_list("edition", "what")) == [
        (YEAR - 1, "{earlier} is called {name} now."),
        (YEAR, "{earlier} is called {name} now."),
        (YEAR - 1, "The portal speaks {language} with {name} now."),
        (YEAR, "The portal speaks {language} with {name} now."),
    ]
    assert '<html lang="es">' in browser.get("/account/security/").content.decode()
