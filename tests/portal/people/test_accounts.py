"""Signing in, and looking after one's account: who may, how often, what ends it, what is written about it."""

import json
import re
import time
from base64 import b32encode
from collections.abc import Callable
from itertools import product
from urllib.parse import quote

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.apps import apps
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import get_resolver
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings

from authoring.portal.access import _ACCOUNTS
from authoring.portal.models import Invitation, Person
from authoring.portal.people.sealing import left_behind, unseal
from tests.portal.roles import person, signed_in
from tests.portal.test_access import COORDINATOR, METHODS, NOBODY, ROLES, names, undone

pytestmark = pytest.mark.django_db

PASSWORD, ANOTHER = "a sentence of one's own", "another sentence of mine"
SECRET = b32encode(b"a secret of theirs..").decode()


@pytest.fixture(autouse=True)
def nobody_has_tried_yet() -> None:
    cache.clear()


@pytest.fixture
def luis() -> Person:
    made = person("reader", "luis")
    made.set_password(PASSWORD)
    made.save()
    return made


def sign_in(luis: Person, password: str = PASSWORD, browser: Client | None = None) -> Client:
    browser = browser or signed_in(None)
    browser.post("/account/login/", {"login": luis.email, "password": password})
    return browser


def is_in(browser: Client) -> bool:
    return browser.get("/").status_code == 200


def code() -> str:
    return str(format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time())))))


# Who may

OPEN = {
    "account_login": "/account/login/",
    "account_logout": "/account/logout/",
    "account_inactive": "/account/inactive/",
    "account_reset_password": "/account/password/reset/",
    "account_reset_password_done": "/account/password/reset/done/",
    "account_reset_password_from_key": "/account/password/reset/key/1-none/",
    "account_reset_password_from_key_done": "/account/password/reset/key/done/",
    "mfa_authenticate": "/account/security/authenticate/",
    "mfa_login_webauthn": "/account/security/webauthn/login/",
}
OWN = {
    "account_change_password": "/account/password/change/",
    "account_set_password": "/account/password/set/",
    "account_reauthenticate": "/account/reauthenticate/",
    "mfa_index": "/account/security/",
    "mfa_reauthenticate": "/account/security/reauthenticate/",
    "mfa_activate_totp": "/account/security/totp/activate/",
    "mfa_deactivate_totp": "/account/security/totp/deactivate/",
    "mfa_view_recovery_codes": "/account/security/recovery-codes/",
    "mfa_generate_recovery_codes": "/account/security/recovery-codes/generate/",
    "mfa_download_recovery_codes": "/account/security/recovery-codes/download/",
    "mfa_list_webauthn": "/account/security/webauthn/",
    "mfa_add_webauthn": "/account/security/webauthn/add/",
    "mfa_reauthenticate_webauthn": "/account/security/webauthn/reauthenticate/",
    "mfa_remove_webauthn": "/account/security/webauthn/keys/1/remove/",
    "mfa_edit_webauthn": "/account/security/webauthn/keys/1/edit/",
}
WITHOUT = {
    **dict.fromkeys(["account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"], (403,)),
    **dict.fromkeys(["mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_download_recovery_codes"], (404,)),
    **dict.fromkeys(["mfa_remove_webauthn", "mfa_edit_webauthn"], (404,)),
}
"""What is answered to somebody who has neither password nor passkey nor codes."""

CLOSED = {
    "account_signup": "/account/signup/",
    "account_email": "/account/email/",
    "account_email_verification_sent": "/account/confirm-email/",
    "account_confirm_login_code": "/account/login/code/confirm/",
    "account_confirm_email": "/account/confirm-email/none/",
}


def test_every_address_of_allauths_stands_in_the_table() -> None:
    theirs = {name for name in names(get_resolver().url_patterns) if name.startswith(("account_", "mfa_"))}
    assert theirs == {*OPEN, *OWN, *CLOSED}
    assert _ACCOUNTS.keys() == {*OPEN, *OWN}


@pytest.mark.slow
@pytest.mark.parametrize("role", [NOBODY, *ROLES])
def test_an_address_answers_those_who_may(role: str) -> None:
    somebody = person(**ROLES[role]) if role in ROLES else None
    for name, method in product([*OPEN, *OWN, *CLOSED], METHODS):
        answer = undone(signed_in(somebody), method, (OPEN | OWN | CLOSED)[name])
        if name in CLOSED:
            assert answer.status_code == 404, (name, method)
        elif name in OWN and role == NOBODY:
            assert answer.headers["Location"].partition("?")[0] == "/account/login/", (name, method)
        else:
            assert answer.status_code in (200, 302, 405, *WITHOUT.get(name, ())), (name, method)


def test_a_key_of_somebody_elses_is_not_there(luis: Person) -> None:
    key = Authenticator.objects.create(user=luis, type="webauthn", data={"name": "Luis’s", "credential": {}})
    other = signed_in(person(**ROLES[COORDINATOR]))
    assert [other.get(f"/account/security/webauthn/keys/{key.pk}/{what}/").status_code for what in ("edit", "remove")]
    assert "Luis’s" not in other.get("/account/security/webauthn/").content.decode()
    assert other.post(f"/account/security/webauthn/keys/{key.pk}/remove/").status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()


# Signing in


def test_with_the_password_one_comes_to_the_page_one_wanted(luis: Person) -> None:
    browser = signed_in(None)
    asked = browser.get("/account/password/change/?a=1")
    answer = browser.post(asked.headers["Location"], {"login": luis.email.upper(), "password": PASSWORD})
    assert answer.headers["Location"] == "/account/password/change/?a=1"
    assert is_in(browser)


def test_nobody_learns_who_has_an_account(luis: Person) -> None:
    said: list[object] = []
    for email in (luis.email, "nobody@example.org"):
        answer = signed_in(None).post("/account/login/", {"login": email, "password": "wrong"})
        said.append(re.findall(r'class="finding error"[^>]*>([^<]+)', answer.content.decode()))
        reset = signed_in(None).post("/account/password/reset/", {"email": email})
        said.append((reset.status_code, reset.headers["Location"]))
    assert said[:2] == said[2:]
    assert [one.to for one in mail.outbox] == [[luis.email]]


def test_the_session_is_a_new_one(luis: Person) -> None:
    browser = signed_in(None)
    browser.get("/account/login/?next=/")
    browser.session["kept"] = True
    before = browser.session.session_key
    sign_in(luis, browser=browser)
    assert browser.session.session_key not in (None, before)


def test_the_session_ends_with_the_browser(luis: Person) -> None:
    browser = sign_in(luis)
    cookie = browser.cookies["sessionid"]
    assert (cookie["max-age"], bool(cookie["httponly"]), cookie["samesite"]) == ("", True, "Lax")


def test_signing_out_ends_it(luis: Person) -> None:
    browser = sign_in(luis)
    key = browser.session.session_key
    browser.post("/account/logout/")
    thief = signed_in(None)
    thief.cookies["sessionid"] = key or ""
    assert (is_in(browser), is_in(thief)) == (False, False)


def test_a_new_password_ends_the_other_sessions(luis: Person) -> None:
    here, there = sign_in(luis), sign_in(luis)
    chosen = {"oldpassword": PASSWORD, "password1": ANOTHER, "password2": ANOTHER}
    answer = here.post("/account/password/change/", chosen)
    assert answer.headers["Location"] == "/account/security/"
    assert (is_in(here), is_in(there)) == (True, False)
    assert [one.subject for one in mail.outbox] == ["Your password was changed"]


def test_whoever_has_no_access_is_told_so_only_with_the_password(luis: Person) -> None:
    luis.is_active = False
    luis.save()
    browser = signed_in(None)
    wrong = browser.post("/account/login/", {"login": luis.email, "password": "wrong"})
    right = browser.post("/account/login/", {"login": luis.email, "password": PASSWORD}, follow=True)
    assert (wrong.status_code, right.redirect_chain) == (200, [("/account/inactive/", 302)])
    assert "This account no longer has access" in right.content.decode()
    assert not is_in(browser)


# Forgotten


def link_in(letter: mail.EmailMessage) -> str:
    [link] = re.findall(r"http://localhost(/account/password/reset/key/\S+)", str(letter.body))
    return str(link)


@pytest.mark.parametrize(
    ("language", "subject"),
    [("en", "A new password"), ("fr", "Un nouveau mot de passe"), ("es", "Una nueva contraseña")],
)
def test_a_letter_in_their_language_gives_another_password(luis: Person, language: str, subject: str) -> None:
    Person.objects.filter(pk=luis.pk).update(language=language)
    session, browser = sign_in(luis), signed_in(None)
    browser.post("/account/password/reset/", {"email": luis.email.upper()})
    [letter] = mail.outbox
    assert (letter.subject, letter.content_subtype, letter.to) == (subject, "plain", [luis.email])
    form = browser.get(link_in(letter), follow=True)
    assert form.redirect_chain[-1][0].endswith("-set-password/")
    browser.post(form.redirect_chain[-1][0], {"password1": ANOTHER, "password2": ANOTHER})
    luis.refresh_from_db()
    assert (luis.check_password(ANOTHER), is_in(session)) == (True, False)
    assert "This link no longer works" in signed_in(None).get(link_in(letter)).content.decode()


def test_a_letter_that_fails_gives_nothing_away(luis: Person, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    answer = signed_in(None).post("/account/password/reset/", {"email": luis.email})
    assert answer.headers["Location"] == "/account/password/reset/done/"


# How often

TOO_MANY = "Too many attempts"


def tries(count: int, attempt: Callable[[int], str]) -> list[bool]:
    """Return for each of several attempts whether it was refused for being one too many."""
    return [TOO_MANY in attempt(number) for number in range(count)]


def test_the_sixth_wrong_password_is_refused_and_the_right_one_then_too(luis: Person) -> None:
    def attempt(number: int) -> str:
        password = PASSWORD if number == 6 else "wrong"
        said = signed_in(None).post("/account/login/", {"login": luis.email, "password": password}, follow=True)
        return said.content.decode()

    assert tries(7, attempt) == [False] * 5 + [True] * 2


def test_one_place_does_not_try_many_people() -> None:
    def attempt(number: int) -> str:
        said = signed_in(None).post("/account/login/", {"login": f"{number}@example.org", "password": "wrong"})
        return said.content.decode()

    assert tries(12, attempt) == [False] * 10 + [True] * 2


def test_the_sixth_wrong_code_is_refused_and_the_right_one_then_too(luis: Person) -> None:
    TOTP.activate(luis, SECRET)
    browser = sign_in(luis)

    def attempt(number: int) -> str:
        sent = {"code": code() if number == 6 else "000000"}
        return browser.post("/account/security/authenticate/", sent, follow=True).content.decode()

    assert tries(7, attempt) == [False] * 5 + [True] * 2
    assert not is_in(browser)


def test_the_eleventh_passkey_in_a_minute_is_refused() -> None:
    def attempt(number: int) -> str:
        sent = {"credential": '{"id": "none"}'}
        return signed_in(None).post("/account/security/webauthn/login/", sent, follow=True).content.decode()

    assert tries(12, attempt) == [False] * 10 + [True] * 2


def test_the_sixth_letter_in_a_minute_is_refused(luis: Person) -> None:
    def attempt(number: int) -> str:
        return signed_in(None).post("/account/password/reset/", {"email": luis.email}, follow=True).content.decode()

    assert tries(6, attempt) == [False] * 5 + [True]
    assert len(mail.outbox) == 5


def test_too_many_is_a_page_of_ours_in_the_readers_language(luis: Person) -> None:
    browser = signed_in(luis)
    browser.post("/language/", {"language": "fr"})
    for _ in range(6):
        answer = browser.post("/account/password/change/", {"oldpassword": "wrong"})
    assert (answer.status_code, "Trop de tentatives" in answer.content.decode()) == (429, True)
    assert 'name="next" value="/"' in answer.content.decode()


# Passkeys nobody made

FORGED = [
    *("", "[]", "null", "1", '"a"', "{}", '{"id": "none"}', '{"rawId": "_", "response": []}', '{"response": null}'),
    '{"id": "AA", "rawId": "AA", "type": "public-key", "clientExtensionResults": {}, "response": {}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "clientExtensionResults": {}, "response": '
    '{"clientDataJSON": "e30", "authenticatorData": "AA", "signature": "AA", "attestationObject": "AA", '
    '"userHandle": "MQ"}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "clientExtensionResults": {}, "response": '
    '{"clientDataJSON": "bm90IGpzb24", "authenticatorData": "%s", "signature": "AA", "attestationObject": "oQ", '
    '"userHandle": "enp6enp6enp6enp6eg"}}' % ("A" * 76),
]


@pytest.mark.parametrize("forged", FORGED)
def test_a_forged_passkey_lets_nobody_in(luis: Person, forged: str) -> None:
    browser = signed_in(None)
    browser.get("/account/security/webauthn/login/", headers={"Accept": "application/json"})
    answer = browser.post("/account/security/webauthn/login/", {"credential": forged})
    assert (answer.status_code, answer.headers["Location"], is_in(browser)) == (302, "/account/login/", False)


@pytest.mark.parametrize("forged", FORGED)
def test_a_forged_passkey_is_not_added(forged: str) -> None:
    browser = signed_in(person("reader"))
    browser.get("/account/security/webauthn/add/")
    answer = browser.post("/account/security/webauthn/add/", {"credential": forged, "name": "Forged"})
    assert (answer.status_code, Authenticator.objects.count()) == (200, 0)


# Is it still the same person?

GUARDED = [f"/account/security/{page}/" for page in ("webauthn/add", "totp/activate", "recovery-codes/generate")]


def shown(browser: Client, ago: float) -> None:
    """Let it be a while ago that somebody showed who they are."""
    session = browser.session
    for one in session["account_authentication_methods"]:
        one["at"] = time.time() - ago
    session.save()


@pytest.mark.parametrize("page", GUARDED)
def test_whoever_has_just_signed_in_is_not_asked_again(luis: Person, page: str) -> None:
    browser = sign_in(luis)
    assert browser.get(page).status_code == 200
    shown(browser, 14 * 60)
    assert browser.get(page).status_code == 200
    shown(browser, 15 * 60)
    assert browser.get(page).headers["Location"] == f"/account/reauthenticate/?next={quote(page, '')}"
    browser.post("/account/reauthenticate/", {"password": PASSWORD, "next": page})
    assert browser.get(page).status_code == 200


def test_nor_whoever_came_by_an_invitation_or_typed_a_code(luis: Person) -> None:
    invited = person("reader")
    browser = signed_in(None)
    browser.post(f"/invitation/{Invitation.issue(invited)}/", {"password1": PASSWORD, "password2": PASSWORD})
    assert browser.get(GUARDED[0]).status_code == 200
    TOTP.activate(luis, SECRET)
    browser = sign_in(luis)
    assert browser.get(GUARDED[0]).status_code == 302
    browser.post("/account/security/authenticate/", {"code": code()})
    assert browser.get(GUARDED[0]).status_code == 200


def test_what_somebody_else_showed_in_the_browser_does_not_count(luis: Person) -> None:
    browser = sign_in(luis)
    browser.force_login(person("reader"), backend="allauth.account.auth_backends.AuthenticationBackend")
    RecoveryCodes.activate(Person.objects.get(pk=browser.session["_auth_user_id"]))
    assert browser.get(GUARDED[0]).status_code == 302


# Codes


def test_an_app_is_set_up_used_and_removed(
    luis: Person, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    browser = sign_in(luis)
    page = browser.get("/account/security/totp/activate/").content.decode()
    [shown_key] = re.findall("<code>([A-Z2-7 ]+)</code>", page)
    secret = shown_key.replace(" ", "")
    assert f"otpauth://totp/luis0%40example.org?secret={secret}&amp;issuer=" in page
    now = next(iter(yield_hotp_counters_from_time()))
    shown = {"code": format_hotp_value(hotp_value(secret, now))}
    with django_capture_on_commit_callbacks(execute=True):
        answer = browser.post("/account/security/totp/activate/", shown)
    assert answer.headers["Location"] == "/account/security/recovery-codes/"
    codes = re.findall("<li><code>([^<]+)</code>", browser.get(answer.headers["Location"]).content.decode())
    assert len(codes) == len(set(codes)) == 10

    again = sign_in(luis)
    assert not is_in(again)
    again.post("/account/security/authenticate/", {"code": codes[0]})
    assert is_in(again)

    with django_capture_on_commit_callbacks(execute=True):
        browser.post("/account/security/totp/deactivate/")
    assert not Authenticator.objects.filter(user=luis).exists()
    assert [one.subject for one in mail.outbox] == [
        "An authenticator app was set up",
        "The authenticator app was removed",
    ]


def everything_kept() -> str:
    """Return all rows of all tables, as text."""
    tables = [one for one in apps.get_models(include_auto_created=True) if one._meta.managed]
    return json.dumps([list(one._default_manager.values()) for one in tables], default=str)


def test_no_secret_of_codes_stands_in_the_database(luis: Person) -> None:
    TOTP.activate(luis, SECRET)
    codes = RecoveryCodes.activate(luis)
    sign_in(luis).get("/account/security/recovery-codes/")
    kept = everything_kept()
    assert luis.email in kept
    secrets = [SECRET, unseal(codes.instance.data["seed"]), *codes.generate_codes()]
    assert [one for one in secrets if one in kept] == []


ASKED_FOR_CODES = ["", "recovery-codes/", "recovery-codes/generate/", "recovery-codes/download/"]


def test_whose_key_stayed_elsewhere_is_told_what_to_do(luis: Person, settings: Settings) -> None:
    TOTP.activate(luis, SECRET)
    settings.SECRET_KEY = "another key, on another machine, to which a backup was brought"
    RecoveryCodes.activate(luis)
    assert left_behind() == [luis.email]
    answer = sign_in(luis).post("/account/security/authenticate/", {"code": code()})
    assert (answer.status_code, "Your codes cannot be checked" in answer.content.decode()) == (409, True)


@pytest.mark.parametrize("page", ASKED_FOR_CODES)
def test_the_account_page_tells_it_too(luis: Person, settings: Settings, page: str) -> None:
    RecoveryCodes.activate(luis)
    settings.SECRET_KEY = "another key, on another machine, to which a backup was brought"
    answer = sign_in(luis).get(f"/account/security/{page}")
    assert (answer.status_code, "invite you again" in answer.content.decode()) == (409, True)


def test_codes_are_only_shown_to_whoever_has_just_confirmed(luis: Person) -> None:
    TOTP.activate(luis, SECRET)
    RecoveryCodes.activate(luis)
    browser = signed_in(luis)
    for page in ("recovery-codes/generate/", "totp/deactivate/", "webauthn/add/"):
        answer = browser.get(f"/account/security/{page}")
        assert answer.headers["Location"].startswith("/account/reauthenticate/?next="), page


def test_whoever_has_a_passkey_is_asked_for_it_before_a_code() -> None:
    one = person("reader")
    RecoveryCodes.activate(one)
    Authenticator.objects.create(user=one, type="webauthn", data={"name": "One", "credential": {}})
    answer = signed_in(one).get("/account/reauthenticate/?next=/")
    assert answer.headers["Location"] == "/account/security/webauthn/reauthenticate/?next=%2F"


PAGES = [
    "/account/security/",
    "/account/security/recovery-codes/",
    "/account/security/webauthn/",
    "/account/password/change/",
    "/account/logout/",
    "/account/reauthenticate/?next=/",
    "/account/security/reauthenticate/?next=/",
]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_ours_in_every_language(luis: Person, page: str, language: str) -> None:
    TOTP.activate(luis, SECRET)
    RecoveryCodes.activate(luis)
    browser = signed_in(luis)
    browser.post("/language/", {"language": language})
    said = browser.get(page, follow=True).content.decode()
    assert said.count(f'<html lang="{language}">') == said.count('<div class="bar">') == 1
    assert "placeholder=" not in said
    assert "<script>" not in said
