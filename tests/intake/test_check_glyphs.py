"""Characters no font of the report has, wherever an author can put them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.forms.submission import Submission
from authoring.intake.check import check
from authoring.model.blocks import Item, List, Paragraph
from authoring.model.finding import Finding
from authoring.model.inline import Run
from authoring.model.place import Place
from tests.assembly.cases import coordination, edition, handed_in
from tests.publishing.specimen import PIXEL

HOLE = "王"


def is_drawn(character: str) -> bool:
    """Tell whether a font of the test's own has a character: all but some Chinese and private ones."""
    return not ("一" <= character <= "鿿" or "\ue000" <= character <= "\uf8ff")


def glyphs(*submissions: Submission, **known: Any) -> list[Finding]:
    found = check(edition(**known), submissions, is_drawn)
    return [one for one in found if one.code == "glyph-missing"]


CHAIR = {"partner": "mexico", "name": "Ana"}
PLACES: dict[str, Submission] = {
    "a paragraph": handed_in("mining", sections={"outcomes": [{"text": [HOLE]}]}),
    "an item of a list": handed_in("mining", sections={"outcomes": [{"text": ["- a", f"- {HOLE}"]}]}),
    "a note": handed_in("mining", sections={"outcomes": [{"text": ["a[^1]", f"[^1]: {HOLE}"]}]}),
    "a link": handed_in("mining", sections={"outcomes": [{"text": [f"[{HOLE}](https://example.org)"]}]}),
    "bold text": handed_in("mining", sections={"outcomes": [{"text": [f"a **{HOLE}**"]}]}),
    "a topic": handed_in("mining", sections={"outcomes": [{"topic": HOLE, "text": ["a"]}]}),
    "a name": handed_in("mining", co_chairs=[CHAIR | {"name": HOLE}]),
    "a remark": handed_in("mining", co_chairs=[CHAIR | {"note": HOLE}]),
    "an action": handed_in("mining", actions=[{"text": [HOLE]}]),
    "who leads": handed_in("mining", actions=[{"text": ["a"], "lead_institution": HOLE}]),
    "an initiative": handed_in("mining", initiatives=[{"title": "a", "description": [HOLE]}]),
    "whose initiative": handed_in("mining", initiatives=[{"title": "a", "institutions": {"mexico": HOLE}}]),
    "where a meeting was": handed_in("mining", meetings=[{"start": "2021-05-01", "place": HOLE}]),
    **{
        f"a figure's {field}": handed_in(
            "mining",
            figures=[{"picture": {"media_type": "image/png", "data": PIXEL}, "caption": "C", field: HOLE}],
        )
        for field in ("caption", "alternative", "credit", "topic")
    },
    "the coordinators' text": coordination(sections={"message": [{"text": [HOLE]}]}),
    "a signatory": coordination(signatories=[CHAIR | {"title": HOLE}]),
    "a past meeting": coordination(past_meetings=[{"start": "2019-05-01", "place": HOLE}]),
}


@pytest.mark.parametrize("submission", PLACES.values(), ids=PLACES)
def test_no_text_is_passed_over(submission: Submission) -> None:
    assert [one.message() for one in glyphs(submission)] == [
        "The report’s fonts have no sign for “王” (U+738B CJK UNIFIED IDEOGRAPH-738B)."
    ]


def test_the_place_is_that_of_the_text() -> None:
    cells = [Place("mining.xlsx", "Outcomes", f"B{row}") for row in (5, 6, 7)]
    item = Item((Paragraph((Run(HOLE),), cells[1]),), cells[1])
    text = (Paragraph((Run("a"),), cells[0]), List((item,), place=cells[1]), Paragraph((Run(HOLE),), cells[2]))
    submission = handed_in("mining", sections={"outcomes": [{"text": text}]})
    assert [one.place for one in glyphs(submission)] == cells[1:]


def test_a_partners_column_is_its_place() -> None:
    submission = handed_in("mining", initiatives=[{"title": "a", "institutions": {"canada": "b", "mexico": HOLE}}])
    places = {
        key: Place("mining.xlsx", "Initiatives", key) for key in ("", "institutions.canada", "institutions.mexico")
    }
    submission.initiatives[0].origins = places
    assert [one.place.cell for one in glyphs(submission)] == ["institutions.mexico"]


def test_what_has_no_name_is_named_by_its_number_and_many_are_counted() -> None:
    said = "a \ue000 一丁七万 丈三 一"
    (one,) = glyphs(handed_in("mining", sections={"outcomes": [{"text": [said]}]}))
    named = ", ".join(f"“{sign}” (U+{ord(sign):04X} CJK UNIFIED IDEOGRAPH-{ord(sign):04X})" for sign in "一丁七万")
    assert one.values == {"characters": f"U+E000, {named}, + 2"}


def test_names_of_the_edition_are_drawn_too() -> None:
    found = glyphs(title={"en": "Report", "fr": HOLE}, groups=[{"id": "mining", "name": {"en": "M"}, "acronym": HOLE}])
    assert [str(one.place) for one in found] == ["edition.toml › title", "edition.toml › groups.mining"]


def test_what_is_drawn_is_no_finding() -> None:
    assert glyphs(handed_in("mining", sections={"outcomes": [{"text": ["“Ñandú” – 25 €, ≥ 3 → 😀 ᐃᓄᒃ"]}]})) == []


@given(st.text())
def test_every_character_is_reported_or_drawn(text: str) -> None:
    (co_chair,) = (submission := handed_in("mining", co_chairs=[CHAIR])).co_chairs
    co_chair.name = text
    assert bool(glyphs(submission)) == any(not is_drawn(character) for character in text)
