"""Remarks on fields, and documents sent back."""

import re

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


AT_ONE = ["", "sections.outcomes", "sections.outcomes.1", PLACE, "co_chairs.1.name", "co_chairs.1"]
NOWHERE = [
    "nowhere",
    "sections",
    "sections.outcomes.2.text",
    "sections.outcomes.0.text",
    "sections.outcomes.x.text",
    "sections.outcomes.²",
    "sections.outcomes.1.nothing",
    "sections.outcomes.1.text.peru",
    "sections.outcomes..text",
    "sections.outcomes.01.text",
    "sections.outcomes.٣.text",
    "sections.outcomes.1.text.",
    "sections.outcomes.",
    f"sections.outcomes.{'9' * 150}.text",
    "co_chairs.x",
]


@pytest.mark.parametrize("place", AT_ONE)
@pytest.mark.usefixtures("draft")
def test_a_remark_is_made_on_a_field_a_row_a_sheet_or_the_document(place: str) -> None:
    rosa = signed_in(person("coordinator"))
    assert rosa.post(REMARKS, {"place": place, "text": "Why?"}).status_code == 302
    assert Comment.objects.get().place == place
    assert "no longer asked" not in rosa.get(REMARKS).content.decode()


@pytest.mark.parametrize("place", NOWHERE)
@pytest.mark.usefixtures("draft")
def test_a_remark_on_no_field_is_refused_and_stays_typed(place: str) -> None:
    answer = signed_in(person("coordinator")).post(REMARKS, {"place": place, "text": "Why?"})
    page = answer.content.decode()
    assert (answer.status_code, Comment.objects.exists()) == (422, False)
    assert "There is no such field in this document (any more)." in page
    assert re.findall('name="place" value="(.*?)"', page) == [""]
    assert re.findall(r"<textarea[^>]+>\s*(.*?)</textarea>", page) == ["Why?"]


def test_a_remark_whose_field_has_gone_says_so(draft: Draft) -> None:
    rosa = person("coordinator")
    Comment.objects.create(draft=draft, place="sections.bygone.1.text", text="Why?", by=rosa)
    page = signed_in(rosa).get(REMARKS).content.decode()
    assert "This field is no longer asked." in page
    assert "To the field" not in page


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
