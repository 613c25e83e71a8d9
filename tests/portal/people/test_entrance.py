"""Coming in: the invitation's link, the language, what is said when there is nothing to say."""

import re
from datetime import timedelta
from html import unescape
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from authoring.edition.folder import EditionFolder
from authoring.portal import workspace
from authoring.portal.models import Event, Invitation, Person
from authoring.portal.people.inviting import Given, give, link_for
from tests.edition.editions import with_more_time
from tests.portal.roles import YEAR, person, signed_in

PASSWORD = "a sentence of one's own"
CHOSEN = {"password1": PASSWORD, "password2": PASSWORD}


def invited(language: str = "en") -> tuple[Person, str]:
    one = give("luis@example.org", "Luis", [Given(YEAR, "reader")], language=language)
    return one, f"/invitation/{Invitation.issue(one)}/"


@pytest.mark.django_db
class TestInvitation:
    """A link that lets somebody in, once."""

    def test_a_password_is_chosen_and_they_have_signed_in(self) -> None:
        luis, link = invited()
        browser = signed_in(None)
        answer = browser.post(link, CHOSEN)
        assert (answer.status_code, answer.headers["Location"]) == (302, "/")
        assert browser.get("/").wsgi_request.user == luis
        luis.refresh_from_db()
        assert luis.check_password(PASSWORD)
        assert [(one.by, one.what) for one in Event.objects.order_by("pk")][1:] == [
            (luis, "{name} took up the invitation.")
        ]

    def test_it_works_once(self) -> None:
        _, link = invited()
        signed_in(None).post(link, CHOSEN)
        for answer in (signed_in(None).get(link), signed_in(None).post(link, CHOSEN)):
            assert (answer.status_code, "This invitation no longer works" in answer.content.decode()) == (410, True)

    @pytest.mark.parametrize(
        ("chosen", "error"),
        [
            ({"password1": "short", "password2": "short"}, "This password is too short."),
            ({"password1": PASSWORD, "password2": "another"}, "You must type the same password each time."),
            ({"password1": "123456789012", "password2": "123456789012"}, "This password is entirely numeric."),
            ({"password1": "luis@example.org", "password2": "luis@example.org"}, "too similar to the email"),
            ({}, "This field is required."),
        ],
    )
    def test_a_bad_password_does_not_use_it_up(self, chosen: dict[str, str], error: str) -> None:
        luis, link = invited()
        answer = signed_in(None).post(link, chosen | {"sent": "yes"})
        assert (answer.status_code, error in answer.content.decode()) == (200, True)
        luis.refresh_from_db()
        assert (luis.has_usable_password(), Invitation.objects.get().used) == (False, None)

    def test_a_passkey_instead_is_added_next(self) -> None:
        luis, link = invited()
        browser = signed_in(None)
        answer = browser.post(link, {"passkey": "yes"}, follow=True)
        assert answer.redirect_chain == [("/account/security/webauthn/add/", 302)]
        assert (answer.status_code, answer.wsgi_request.user) == (200, luis)
        assert "without a passkey or a password you cannot sign in again" in answer.content.decode()

    def test_one_that_is_too_old_lets_nobody_in(self) -> None:
        _, link = invited()
        Invitation.objects.update(expires=timezone.now() - timedelta(seconds=1))
        assert signed_in(None).post(link, CHOSEN).status_code == 410

    def test_whoever_has_a_password_is_sent_to_the_door(self) -> None:
        luis, link = invited()
        luis.set_password(PASSWORD)
        luis.save()
        assert signed_in(None).get(link).status_code == 410
        assert link_for(luis) == "http://localhost:8000/account/login/"

    def test_somebody_else_in_the_same_browser_is_signed_out(self) -> None:
        luis, link = invited()
        browser = signed_in(person("coordinator"))
        browser.post(link, CHOSEN)
        assert browser.get("/").wsgi_request.user == luis

    def test_it_speaks_the_language_of_the_letter_unless_the_reader_chose_another(self) -> None:
        luis, link = invited("fr")
        browser = signed_in(None)
        assert "Bienvenue, Luis" in browser.get(link).content.decode()
        browser.post("/language/", {"language": "es", "next": link})
        assert '<html lang="es">' in browser.get(link).content.decode()
        browser.post(link, CHOSEN)
        luis.refresh_from_db()
        assert luis.language == "es"


@pytest.mark.django_db(transaction=True)
def test_two_browsers_at_once_one_comes_in() -> None:
    _, link = invited()
    answers, start = [], Barrier(2)

    def take(password: str) -> None:
        browser = signed_in(None)
        start.wait()
        answers.append(browser.post(link, {"password1": password, "password2": password}).status_code)
        connection.close()

    threads = [Thread(target=take, args=(f"a sentence of {name}",)) for name in ("hers", "his")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [302, 410]
    assert Event.objects.filter(what="{name} took up the invitation.").count() == 1


@pytest.mark.django_db
def test_everybody_is_told_the_day_that_is_theirs(folder: EditionFolder) -> None:
    miner, forester = (person("co_chair", one, group=one, partner="peru") for one in ("mining", "forests"))
    folder.definition.write_text(with_more_time(folder.definition.read_text("utf-8")), "utf-8")

    def days(who: Person, page: str) -> list[str]:
        return re.findall("Due on ([^<]+)<", signed_in(who).get(page).content.decode())

    assert days(miner, "/") == days(miner, "/2030/mining/") == ["April 30, 2031"]
    assert days(forester, "/") == days(forester, "/2030/forests/") == ["March 31, 2031"]
    assert days(person("coordinator"), "/") == ["April 30, 2031", "March 31, 2031", "March 31, 2031"]


@pytest.mark.django_db
class TestLanguage:
    """The switch in the bar."""

    @pytest.mark.parametrize("page", ["/", "/account/login/?next=%2F2030%2F%3Fa%3D1", f"/people/{YEAR}/?a=1&b=%C3%A9"])
    def test_it_keeps_the_page_and_its_query(self, page: str) -> None:
        browser = signed_in(None if "login" in page else person("coordinator"))
        shown, *_ = re.findall('name="next" value="([^"]*)">\n', browser.get(page).content.decode())
        answer = browser.post("/language/", {"language": "fr", "next": unescape(shown)}, follow=True)
        assert (answer.status_code, answer.wsgi_request.get_full_path()) == (200, page)
        assert '<html lang="fr">' in answer.content.decode()

    def test_it_keeps_a_page_whose_form_was_refused(self) -> None:
        browser = signed_in(person("coordinator"))
        page = browser.post(f"/people/{YEAR}/invite/?a=1", {"email": "nobody"}).content.decode()
        assert f'name="next" value="/people/{YEAR}/invite/?a=1"' in page

    @pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "javascript:alert(1)", "\\\\x"])
    def test_it_leads_nowhere_else(self, elsewhere: str) -> None:
        answer = signed_in(None).post("/language/", {"language": "fr", "next": elsewhere})
        assert answer.headers["Location"] == "/"

    def test_a_language_nobody_speaks_here_changes_nothing(self) -> None:
        luis = person("reader")
        answer = signed_in(luis).post("/language/", {"language": "xx"})
        luis.refresh_from_db()
        assert ("django_language" in answer.cookies, luis.language) == (False, "en")

    def test_it_is_the_persons_from_then_on_in_every_browser(self) -> None:
        luis = person("reader")
        luis.set_password(PASSWORD)
        luis.save()
        signed_in(luis).post("/language/", {"language": "es"})
        other = signed_in(None)
        other.post("/account/login/", {"login": luis.email, "password": PASSWORD})
        assert '<html lang="es">' in other.get("/").content.decode()


SAID = {
    "en": ("There is nothing here", "This page was too old", "Something is broken here", "could not be read"),
    "fr": ("Il n’y a rien ici", "Cette page n’était plus à jour", "Une erreur s’est produite", "pas pu être lue"),
    "es": ("Aquí no hay nada", "Esta página ya no estaba vigente", "Ocurrió un error", "No se pudo leer"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("language", SAID)
class TestErrors:
    """What is said when there is nothing to say, in the reader's language."""

    def page(self, language: str, status: int, address: str = "/2030/nothing/", **values: Any) -> str:
        browser = Client(HTTP_HOST="localhost", HTTP_ACCEPT_LANGUAGE=language, raise_request_exception=False, **values)
        browser.force_login(person("coordinator"), backend="allauth.account.auth_backends.AuthenticationBackend")
        answer = browser.post(address) if status == 403 else browser.get(address)
        assert answer.status_code == status
        page = answer.content.decode()
        assert f'<html lang="{language}">' in page
        return page

    def test_nothing_there(self, language: str) -> None:
        page = self.page(language, 404)
        assert SAID[language][0] in page
        assert 'name="next" value="/2030/nothing/"' in page

    def test_a_form_of_nobodys(self, language: str) -> None:
        page = self.page(language, 403, f"/people/{YEAR}/invite/", enforce_csrf_checks=True)
        assert SAID[language][1] in page

    def test_broken(self, language: str, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
        settings.LOGGING_CONFIG = None
        monkeypatch.setattr(workspace, "years", None)
        assert SAID[language][2] in self.page(language, 500, "/")

    def test_unreadable(self, language: str) -> None:
        browser = signed_in(None)
        browser.defaults["HTTP_ACCEPT_LANGUAGE"] = language
        answer = browser.post("/account/login/", b"--", content_type="multipart/form-data; boundary=")
        assert (answer.status_code, SAID[language][3] in answer.content.decode()) == (400, True)
