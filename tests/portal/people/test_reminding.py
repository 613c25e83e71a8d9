"""Reminders: to whom something waits for, in their language, seen before they go."""

import pytest
from django.core import mail

from authoring.edition.folder import EditionFolder
from authoring.portal.models import Event, Letter, Person
from tests.portal.roles import YEAR, person, signed_in
from tests.workspace import group_submission, hand_in

pytestmark = pytest.mark.django_db

ADDRESS = "/desk/2030/reminders/"


@pytest.fixture
def ana() -> Person:
    made = person("co_chair", "Ana", group="mining", partner="peru")
    made.language = "es"
    made.save()
    return made


def test_letters_are_shown_in_the_language_of_whoever_gets_them(ana: Person) -> None:
    page = signed_in(person("coordinator")).get(ADDRESS).content.decode()
    assert "Informe anual: Mining" in page
    assert "“Mining” aún no se ha comenzado." in page
    assert mail.outbox == []


@pytest.mark.django_db(transaction=True)
def test_those_that_are_chosen_go_and_are_kept(ana: Person) -> None:
    luis, rosa = person("co_chair", "Luis", group="forests", partner="chile"), person("coordinator", "Rosa")
    note = "Nos vemos en Lima."
    signed_in(rosa).post(ADDRESS, {"do": "send", "letter": [f"{ana.pk}-mining"], "note": note})
    [letter] = mail.outbox
    assert (letter.to, letter.subject) == ([ana.email], "Informe anual: Mining")
    assert letter.body.split("\n\n") == [
        "Hola, Ana:",
        "“Mining” aún no se ha comenzado.",
        "La fecha límite es el 31 de marzo de 2031.",
        note,
        "http://localhost:8000/2030/mining/",
        "2030 Annual Report",
    ]
    [kept] = Letter.objects.all()
    assert (kept.to, kept.by, kept.failure, bool(kept.sent)) == (ana, rosa, "", True)
    assert [(one.by, one.document, one.what) for one in Event.objects.all()] == [
        (rosa, "mining", "{name} was reminded.")
    ]
    assert luis.email not in str(mail.outbox)


def test_nobody_is_reminded_of_what_is_handed_in(ana: Person, folder: EditionFolder) -> None:
    hand_in(folder, group_submission("mining"))
    assert "Nobody needs to be reminded." in signed_in(person("coordinator")).get(ADDRESS).content.decode()


def test_a_letter_that_is_not_on_the_page_is_not_sent(ana: Person) -> None:
    signed_in(person("coordinator")).post(ADDRESS, {"do": "send", "letter": [f"{ana.pk}-forests", "1-x", ""]})
    assert not Letter.objects.filter(edition=YEAR).exists()
