"""What was translated before is offered: the same sentence, and those alike."""

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.translation.codes import untagged
from authoring.translation.kit import Offer
from authoring.translation.memory import ALIKE, Memory, Remembered, memory_of
from authoring.translation.submission import units_of
from tests.translation.submissions import all_translated, submission

WATER = ("Both partners shared the results of the water study.",)
AGUA = ("Ambos socios compartieron los resultados del estudio.",)


def _memory(*texts: str) -> Memory:
    return Memory([Remembered((text,), (text.upper(),)) for text in texts])


def test_the_same_sentence_as_it_has_come_furthest() -> None:
    memory = Memory(
        [
            Remembered(WATER, ("Otra cosa.",), "translated", "forestry"),
            Remembered(WATER, AGUA, "translated", "forestry"),
            Remembered(WATER, AGUA, "final", "mining 2020"),
        ]
    )

    assert memory.offers(WATER) == (
        Offer(WATER, AGUA, 1.0, "mining 2020"),
        Offer(WATER, ("Otra cosa.",), 1.0, "forestry"),
    )


@pytest.mark.parametrize(
    ("text", "likeness"),
    [
        ("Both partners shared the results of the soil study.", [0.89]),
        ("Both partners shared some results of the soil study.", [0.78]),
        ("Both partners shared some results of a soil study.", []),
        ("Study water the of results the shared partners both.", []),
        ("", []),
    ],
)
def test_sentences_alike(text: str, likeness: list[float]) -> None:
    found = Memory([Remembered(WATER, AGUA)]).offers((text,))

    assert [round(offer.likeness, 2) for offer in found] == likeness


def test_other_codes_make_another_sentence() -> None:
    memory = Memory([Remembered(untagged("It went <1>well</1>."), untagged("Salió <1>bien</1>."))])

    assert [offer.likeness for offer in memory.offers(untagged("It went well."))] == [0.99]


def test_what_documents_remember() -> None:
    known = all_translated(submission())

    found = memory_of([known])

    assert len(found.known) == sum(len(unit.segments) for unit in units_of(submission()))
    assert found.offers(("one",)) == (Offer(("one",), ("ONE",), 1.0, "mining"),)


_texts = st.lists(st.sampled_from("abcd"), min_size=1, max_size=9).map(" ".join)


@given(st.lists(_texts, max_size=5, unique=True), _texts)
def test_nothing_alike_is_passed_over(texts: list[str], text: str) -> None:
    likeness = {one: SequenceMatcher(None, text.split(), one.split(), autojunk=False).ratio() for one in texts}

    assert {offer.source[0] for offer in _memory(*texts).offers((text,))} == {
        one for one, like in likeness.items() if like >= ALIKE
    }
