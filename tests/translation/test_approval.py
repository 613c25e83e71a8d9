"""Approvals taken back: one step down, signed anew, only as somebody saw them."""

from datetime import UTC, datetime

import pytest

from authoring.translation.approval import taken_back
from authoring.translation.kit import entry_id
from authoring.translation.merge import Signature
from authoring.translation.units import Context, Segment, State, Translation, Unit

THEN, NOW = datetime(2030, 5, 1, tzinfo=UTC), datetime(2030, 5, 2, tzinfo=UTC)
ANA = Signature("Ana", NOW)


def known(state: State) -> Translation:
    segments = (
        Segment(("Hello.",), " ", ("Bonjour.",), state, "Luc", THEN, 3),
        Segment(("Bye.",), "", ("Salut.",), "final", "Luc", THEN, 3),
    )
    return Translation("mining", "en", "fr", (Unit(Context("outcomes", "paragraph"), segments),), revision=3)


def first(translation: Translation) -> str:
    return entry_id(translation.units[0], 1)


@pytest.mark.parametrize(("state", "below"), [("final", "reviewed"), ("reviewed", "translated")])
def test_a_sentence_goes_down_one_step_and_keeps_its_words(state: State, below: State) -> None:
    before = known(state)
    after, lowered = taken_back(before, {first(before): "Bonjour."}, ANA)
    assert lowered == {first(before): below}
    assert after.revision == 4
    assert after.units[0].segments == (
        Segment(("Hello.",), " ", ("Bonjour.",), below, "Ana", NOW, 4),
        before.units[0].segments[1],
    )


@pytest.mark.parametrize(
    ("state", "said", "signature"),
    [
        ("translated", "Bonjour.", ANA),
        ("final", "Salut.", ANA),
        ("final", "Bonjour.", Signature("Luc", NOW, most="translated")),
    ],
    ids=["is not approved", "says something else by now", "only translates"],
)
def test_otherwise_nothing_changes(state: State, said: str, signature: Signature) -> None:
    before = known(state)
    assert taken_back(before, {first(before): said}, signature) == (before, {})
