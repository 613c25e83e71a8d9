"""What a translator hands back is applied, unless something newer or approved would be lost, or codes are damaged."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from authoring.translation.codes import untagged
from authoring.translation.kit import Handback, Returned, entry_id
from authoring.translation.merge import Signature, has_its_codes, merged
from authoring.translation.renew import renewed
from authoring.translation.submission import units_of
from authoring.translation.units import Segment, State, Translation
from tests.translation.submissions import TEXT, submission, translated, translation

UNTRANSLATED = translation(*units_of(submission()))
PARAGRAPH = UNTRANSLATED.units[1]
FIRST, SECOND = (entry_id(PARAGRAPH, number) for number in (1, 2))
SIGNED = Signature("A. Paz", datetime(2030, 5, 2, tzinfo=UTC))


def _handback(
    target: str, key: str = FIRST, state: State | None = None, revision: int = 0, *, fuzzy: bool = False
) -> Handback:
    return Handback("mining", "es", revision, (Returned(key, untagged(target), state=state, fuzzy=fuzzy),))


def _known(state: State, revision: int = 0) -> Translation:
    unit = translated(PARAGRAPH, state)
    segments = tuple(replace(segment, revision=revision) for segment in unit.segments)
    return replace(UNTRANSLATED, units=(replace(unit, segments=segments),), revision=revision)


def _first(found: Translation) -> Segment:
    return next(unit for unit in found.units if unit.context == PARAGRAPH.context).segments[0]


def test_what_comes_back_is_signed() -> None:
    found, (settled,) = merged(UNTRANSLATED, _handback("Salió <1>bien</1>."), SIGNED)

    assert settled.outcome == "applied"
    assert found.revision == 1
    assert _first(found) == replace(
        PARAGRAPH.segments[0],
        target=untagged("Salió <1>bien</1>."),
        state="translated",
        by="A. Paz",
        at=SIGNED.at,
        revision=1,
    )


@pytest.mark.parametrize(
    ("known", "handback", "outcome"),
    [
        (UNTRANSLATED, _handback(""), "empty"),
        (UNTRANSLATED, _handback("<1> </1>"), "empty"),
        (UNTRANSLATED, _handback("Salió <1>bien</1>.", fuzzy=True), "fuzzy"),
        (UNTRANSLATED, _handback("Salió bien."), "refused"),
        (UNTRANSLATED, _handback("Salió <1>bien</1> <2/>."), "refused"),
        (UNTRANSLATED, _handback("Salió </1>bien<1>."), "refused"),
        (UNTRANSLATED, _handback("Salió bien.", "0123456789abcdef-1"), "unknown"),
        (_known("translated"), _handback("IT WENT <1>WELL</1>."), "unchanged"),
        (_known("translated"), _handback("IT WENT <1>WELL</1>.", state="final"), "applied"),
        (_known("translated"), _handback("Salió <1>bien</1>."), "applied"),
        (_known("reviewed"), _handback("Salió <1>bien</1>."), "conflict"),
        (_known("final"), _handback("Salió <1>bien</1>.", state="reviewed"), "applied"),
        (_known("translated", revision=2), _handback("Salió <1>bien</1>.", revision=1), "conflict"),
        (_known("translated", revision=2), _handback("Salió <1>bien</1>.", revision=2), "applied"),
    ],
)
def test_outcomes(known: Translation, handback: Handback, outcome: str) -> None:
    found, (settled,) = merged(known, handback, SIGNED)

    assert settled.outcome == outcome
    assert (found != known) == (outcome == "applied")


def test_a_conflict_is_settled_on_demand() -> None:
    found, (settled,) = merged(_known("final", revision=5), _handback("Salió <1>bien</1>."), SIGNED, overwrite=True)

    assert settled.outcome == "applied"
    assert _first(found).target == untagged("Salió <1>bien</1>.")


def test_a_translation_of_what_has_changed_meanwhile_is_kept_with_what_it_translates() -> None:
    changed = renewed(UNTRANSLATED, units_of(submission("It went **badly**.", *TEXT[1:])))
    found, (settled,) = merged(changed, _handback("Salió <1>bien</1>."), SIGNED)

    assert settled.outcome == "changed"
    assert settled.segment == PARAGRAPH.segments[0]
    assert _first(found).state == "initial"
    again = renewed(found, units_of(submission()))
    assert _first(again).target == untagged("Salió <1>bien</1>.")


def test_a_sentence_with_a_foreign_id_is_found_by_its_source() -> None:
    entry = Returned("of-another-edition", untagged("Salió <1>bien</1>."), PARAGRAPH.segments[0].source)
    _, (settled,) = merged(UNTRANSLATED, Handback("mining", "es", 0, (entry,)), SIGNED)

    assert (settled.outcome, settled.returned.id) == ("applied", FIRST)


@pytest.mark.parametrize(
    "source",
    ["“It’s done”\u00a0– all of\u00ad it…", '"It\'s done" - all of it...', " «It‘s done»  ‑ all\tof it…"],
)
def test_a_source_is_known_whatever_a_word_processor_corrected(source: str) -> None:
    ours = translation(*units_of(submission('"It’s done" – all of it…')))
    entry = Returned("", ("Está hecho.",), (source,))

    _, (settled,) = merged(ours, Handback("mining", "es", 0, (entry,)), SIGNED)

    assert (settled.outcome, settled.returned.id) == ("applied", entry_id(ours.units[1], 1))


@pytest.mark.parametrize(
    ("target", "complete"),
    [
        ("<1>a</1> <2>b</2><3/>", True),
        ("<3/><2>b <1>a</1></2>", True),
        ("<1>a <2>b</1></2><3/>", False),
        ("<1>a</1> <2>b</2>", False),
        ("<1>a</1><1>a</1> <2>b</2><3/>", False),
        ("<1>a</1> <2>b</2><3/><4/>", False),
    ],
)
def test_a_translation_has_each_code_of_its_source(target: str, complete: bool) -> None:
    assert has_its_codes(untagged(target), untagged("<1>x</1> and <2>y</2><3/>")) == complete
