"""Remarks on fields, and documents sent back."""

import pytest
from django.core import mail

from authoring.portal.drafts.drafting import save
from authoring.portal.models import Comment, Draft, Event, Version
from tests.portal.roles import YEAR, person, signed_in

pytestmark = pytest.mark.django_db

REMARKS = "/2030/mining/remarks/"
PLACE = "sections.outcomes.1.text"


@pytest.fixture
def draft() -> Draft:
    made = Draft.objects.create(edition=YEAR, document="mining", language="en")
    save(made, "outcomes", [{"text": "It went well."}], 0, person("coordinator"))
    return made


@pytest.mark.usefixtures("draft")
def test_a_remark_stands_at_its_field_until_it_is_resolved() -> None:
    rosa, ana = person("coordinator", "Rosa"), person("co_chair", "Ana", group="mining", partner="peru")
    page = signed_in(rosa).get(f"{REMARKS}?place={PLACE}").content.decode()
    assert "Outcomes › Row 1 › Text" in page
    signed_in(rosa).post(REMARKS, {"place": PLACE, "text": "Which <b>course</b>?"})
    sheet = signed_in(ana).get("/2030/mining/sheets/outcomes/").content.decode()
    assert "<b>Rosa</b> Which &lt;b&gt;course&lt;/b&gt;?" in sheet
    assert "1 remark by the coordinators" in signed_in(ana).get("/2030/mining/").content.decode()
    remark = Comment.objects.get()
    signed_in(ana).post(f"{REMARKS}{remark.pk}/")
    remark.refresh_from_db()
    assert remark.resolved_by == ana
    assert "Which" not in signed_in(ana).get("/2030/mining/sheets/outcomes/").content.decode()
    assert [(one.by, one.what) for one in Event.objects.order_by("pk")] == [
        (rosa, "A remark was made: {text}"),
        (ana, "A remark was resolved: {text}"),
    ]


@pytest.mark.usefixtures("draft")
def test_an_empty_remark_is_none() -> None:
    signed_in(person("coordinator")).post(REMARKS, {"place": PLACE, "text": "  \r\n "})
    assert not Comment.objects.exists()


@pytest.mark.parametrize("place", ["", "nowhere", "sections.outcomes", "sections.outcomes.9.nothing", "co_chairs.x"])
@pytest.mark.usefixtures("draft")
def test_a_place_that_is_none_is_a_remark_all_the_same(place: str) -> None:
    rosa = signed_in(person("coordinator"))
    rosa.post(REMARKS, {"place": place, "text": "Why?"})
    assert rosa.get(REMARKS).status_code == 200
    assert Comment.objects.get().place == place


@pytest.mark.django_db(transaction=True)
def test_what_is_sent_back_is_no_longer_to_be_signed_and_its_authors_are_written_to(draft: Draft) -> None:
    rosa, ana = person("coordinator", "Rosa"), person("co_chair", "Ana", group="mining", partner="peru")
    person("co_chair", "Luis", group="forests", partner="peru")
    Version.objects.create(draft=draft, number=1, content={}, fingerprint="f", by=ana)
    Comment.objects.create(draft=draft, text="Why?", by=rosa)
    signed_in(rosa).post("/2030/mining/send-back/")
    assert Version.objects.get().void
    [letter] = mail.outbox
    assert (letter.to, letter.subject) == ([ana.email], "Sent back: Mining")
    assert "Rosa has sent “Mining” back to you. Remarks to look at: 1." in letter.body
