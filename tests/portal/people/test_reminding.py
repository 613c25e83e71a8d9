"""Reminders: to whom something waits for, in their language, seen before they go."""

from datetime import timedelta

import pytest
from django.core import mail

from authoring.edition.folder import EditionFolder
from authoring.portal.drafts.commenting import comment, send_back
from authoring.portal.drafts.found import take_in
from authoring.portal.models import Draft, Event, Letter, Person, Role
from tests.edition.editions import with_more_time
from tests.portal.roles import YEAR, person, signed_in
from tests.portal.separate import separately
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


def test_a_group_with_more_time_is_told_its_own_day(ana: Person, folder: EditionFolder) -> None:
    folder.definition.write_text(with_more_time(folder.definition.read_text("utf-8")), "utf-8")
    page = signed_in(person("coordinator")).get(ADDRESS).content.decode()
    assert "La fecha límite es el 30 de abril de 2031." in page


def test_nobody_is_reminded_of_what_is_handed_in(ana: Person, folder: EditionFolder) -> None:
    hand_in(folder, group_submission("mining"))
    assert "Nobody needs to be reminded." in signed_in(person("coordinator")).get(ADDRESS).content.decode()


def test_a_letter_that_is_not_on_the_page_is_not_sent(ana: Person) -> None:
    signed_in(person("coordinator")).post(ADDRESS, {"do": "send", "letter": [f"{ana.pk}-forests", "1-x", ""]})
    assert not Letter.objects.filter(edition=YEAR).exists()


@pytest.mark.slow
def test_whoever_got_a_document_back_is_reminded_of_it(ana: Person, folder: EditionFolder) -> None:
    hand_in(folder, group_submission("mining"))
    take_in(YEAR)
    draft, rosa = Draft.objects.get(document="mining"), person("coordinator")
    comment(draft, "", "Which course?", rosa)
    send_back(draft, rosa)
    page = signed_in(rosa).get(ADDRESS).content.decode()
    assert "“Mining” se le devolvió y aún no se ha vuelto a entregar." in page
    assert "Queda 1 observación pendiente." in page


@pytest.mark.usefixtures("ana")
def test_nobody_is_reminded_of_what_is_not_expected(folder: EditionFolder) -> None:
    folder.definition.write_text(f'without_report = ["mining"]\n{folder.definition.read_text("utf-8")}', "utf-8")
    assert "Nobody needs to be reminded." in signed_in(person("coordinator")).get(ADDRESS).content.decode()


def test_who_chairs_for_both_partners_gets_one_letter(ana: Person) -> None:
    Role.objects.create(person=ana, edition=YEAR, kind="co_chair", group="mining", partner="chile")
    page = signed_in(person("coordinator")).get(ADDRESS).content.decode()
    assert page.count(f'value="{ana.pk}-mining"') == 1


def test_nobody_is_reminded_of_the_same_twice_a_day(ana: Person) -> None:
    rosa, asked = signed_in(person("coordinator")), {"do": "send", "letter": [f"{ana.pk}-mining"]}
    rosa.post(ADDRESS, asked)
    page = rosa.post(ADDRESS, asked, follow=True).content.decode()
    assert "1 letter was not sent again: it went within the last day." in page
    [first] = Letter.objects.all()
    page = rosa.get(ADDRESS).content.decode()
    assert "Last reminded:" in page
    assert f'value="{ana.pk}-mining" disabled' in page
    Letter.objects.update(at=first.at - timedelta(days=1, minutes=1))
    rosa.post(ADDRESS, asked)
    Letter.objects.filter(pk__gt=first.pk).update(failure="refused")
    rosa.post(ADDRESS, asked)
    assert Letter.objects.count() == 3


PRESSED = """
from concurrent.futures import ThreadPoolExecutor
from django.db import connection
from authoring.portal.models import Letter, Person, Role
from authoring.portal.people.reminding import remind, reminders
from authoring.portal.desk import matrix
from authoring.portal.workspace import edition_of
from datetime import date

ana, rosa = (Person.objects.create_user(f"{name}@example.org", name) for name in ("ana", "rosa"))
Role.objects.create(person=ana, edition=2030, kind="co_chair", group="mining", partner="peru")
edition = edition_of(2030)
seen = reminders(edition, matrix(2030, date(2030, 1, 1)))

def press(_):
    try:
        return len(remind(edition, seen, rosa))
    finally:
        connection.close()

with ThreadPoolExecutor(6) as threads:
    assert sorted(threads.map(press, range(6))) == [0, 0, 0, 0, 0, 1]
assert Letter.objects.count() == 1
"""


@pytest.mark.slow
@pytest.mark.database
def test_pressed_several_times_at_once_one_letter_goes(folder: EditionFolder) -> None:
    separately(folder, PRESSED)


def test_letters_are_shown_page_by_page_and_of_one_document_or_person(ana: Person) -> None:
    values = {"edition": YEAR, "kind": "reminder", "language": "en", "text": "…"}
    luis = person("co_chair", "Luis", group="forests", partner="peru")
    Letter.objects.bulk_create(Letter(to=ana, document="mining", subject=f"No. {n}", **values) for n in range(110))
    Letter.objects.create(to=luis, document="forests", subject="No. 110", **values)
    rosa = signed_in(person("coordinator"))
    shown = [
        rosa.get(f"/desk/2030/letters/{asked}").content.decode().count('<details class="card">')
        for asked in ("", "?page=2", "?document=forests", f"?person={luis.pk}", f"?person={ana.pk}&document=forests")
    ]
    assert shown == [100, 11, 1, 1, 0]
