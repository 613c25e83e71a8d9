"""What a translator hands back is applied, unless something newer or approved would be lost, or codes are damaged."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from authoring.translation.codes import Coded, untagged
from authoring.translation.kit import Handback, Returned, entry_id
from authoring.translation.merge import Outcome, Signature, has_its_codes, merged
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
        (_known("final"), _handback("Salió <1>bien</1>.", state="final"), "conflict"),
        (_known("reviewed"), _handback("Salió <1>bien</1>.", state="final"), "applied"),
        (_known("final"), _handback("IT WENT <1>WELL</1>.", state="translated"), "unchanged"),
        (_known("final"), _handback("IT WENT <1>WELL</1>.", state="reviewed"), "unchanged"),
        (_known("translated", revision=2), _handback("Salió <1>bien</1>.", revision=1), "conflict"),
        (_known("translated", revision=2), _handback("Salió <1>bien</1>.", revision=2), "applied"),
        (_known("translated", revision=2), _handback("Salió <1>bien</1>.", revision=3), "conflict"),
    ],
)
def test_outcomes(known: Translation, handback: Handback, outcome: str) -> None:
    found, (settled,) = merged(known, handback, SIGNED)

    assert settled.outcome == outcome
    assert (found != known) == (outcome == "applied")


def test_what_was_read_and_found_good_is_approved_as_it_is() -> None:
    found, (settled,) = merged(_known("translated"), _handback("IT WENT <1>WELL</1>."), replace(SIGNED, state="final"))

    assert settled.outcome == "applied"
    assert _first(found).state == "final"


def test_a_conflict_is_settled_on_demand() -> None:
    found, (settled,) = merged(_known("final", revision=5), _handback("Salió <1>bien</1>."), SIGNED, overwrite=True)

    assert settled.outcome == "applied"
    assert _first(found).target == untagged("Salió <1>bien</1>.")


def test_the_same_words_take_no_approval_back_even_when_conflicts_are_settled() -> None:
    known = _known("final", revision=5)

    found, (settled,) = merged(known, _handback("IT WENT <1>WELL</1>."), SIGNED, overwrite=True)

    assert (found, settled.outcome) == (known, "unchanged")


def test_a_conflict_is_settled_for_one_sentence() -> None:
    known = replace(UNTRANSLATED, units=(translated(PARAGRAPH),))
    entries = tuple(
        Returned(entry_id(PARAGRAPH, number), ("Otra: ", *one.source))
        for number, one in enumerate(PARAGRAPH.segments, 1)
    )

    found, outcomes = merged(known, Handback("mining", "es", 0, entries), SIGNED, overwrite=(SECOND,))

    assert [(one.outcome, one.number) for one in outcomes] == [("conflict", 1), ("applied", 2)]
    assert [one.target for one in found.units[0].segments] == [_first(known).target, entries[1].target]


@pytest.mark.parametrize(
    ("by", "state", "signed", "outcome"),
    [
        ("A. Paz", "translated", "A. Paz", "applied"),
        ("A. Paz", "translated", "B. Roy", "conflict"),
        ("", "translated", "", "conflict"),
        ("A. Paz", "final", "A. Paz", "conflict"),
    ],
)
def test_whoever_said_the_last_word_may_correct_it_until_it_is_approved(
    by: str, state: State, signed: str, outcome: str
) -> None:
    known = _known(state, revision=2)
    segments = tuple(replace(one, by=by, at=SIGNED.at) for one in known.units[0].segments)
    known = replace(known, units=(replace(known.units[0], segments=segments),))

    _, (settled,) = merged(known, _handback("Salió <1>bien</1>.", revision=1), replace(SIGNED, by=signed))

    assert settled.outcome == outcome


def test_the_unchanged_kit_of_before_an_approval_takes_neither_state_nor_name() -> None:
    known, approver = _known("translated", revision=1), Signature("B. Roy", SIGNED.at, "final")
    approved, _ = merged(known, _handback("IT WENT <1>WELL</1>.", revision=1), approver)

    late, (settled,) = merged(approved, _handback("IT WENT <1>WELL</1>.", state="translated", revision=1), SIGNED)

    assert settled.outcome == "unchanged"
    assert late == approved
    assert (_first(late).state, _first(late).by) == ("final", "B. Roy")


def test_an_approved_translation_of_what_has_changed_is_kept_and_its_change_told() -> None:
    known = replace(UNTRANSLATED, units=tuple(map(translated, UNTRANSLATED.units)))
    changed = renewed(known, units_of(submission("It went **badly**.", *TEXT[1:])))

    found, (settled,) = merged(changed, _handback("Salió <1>bien</1>."), SIGNED)

    assert (settled.outcome, settled.taken) == ("changed", False)
    assert found == changed


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


GOOD, OTHER, EMPTY = untagged("Salió <1>bien</1>."), untagged("Fue <1>bien</1>."), untagged("")


@pytest.mark.parametrize(
    ("entries", "outcomes"),
    [
        ([Returned(FIRST, GOOD), Returned(FIRST, GOOD)], ["applied"]),
        ([Returned(FIRST, GOOD), Returned(FIRST, OTHER)], ["twice"]),
        ([Returned(FIRST, EMPTY), Returned(FIRST, GOOD)], ["applied"]),
        ([Returned(FIRST, OTHER, fuzzy=True), Returned(FIRST, GOOD)], ["applied"]),
        ([Returned(FIRST, OTHER, fuzzy=True), Returned(FIRST, EMPTY)], ["fuzzy"]),
        ([Returned("a", GOOD, PARAGRAPH.segments[0].source), Returned(FIRST, OTHER)], ["twice"]),
        ([Returned("a", GOOD), Returned("a", OTHER)], ["unknown", "unknown"]),
    ],
)
def test_a_sentence_that_came_back_more_than_once(entries: list[Returned], outcomes: list[str]) -> None:
    found, settled = merged(UNTRANSLATED, Handback("mining", "es", 0, tuple(entries)), SIGNED)

    assert [one.outcome for one in settled] == outcomes
    assert _first(found).target == (GOOD if outcomes == ["applied"] else ())


def test_the_later_state_of_two_is_not_taken_on_trust() -> None:
    entries = (Returned(FIRST, GOOD, state="final"), Returned(FIRST, GOOD, state="translated"))
    found, _ = merged(UNTRANSLATED, Handback("mining", "es", 0, entries), SIGNED)

    assert _first(found).state == "translated"


@pytest.mark.parametrize(
    ("source", "outcome"),
    [
        (PARAGRAPH.segments[0].source, "applied"),
        (PARAGRAPH.segments[1].source, "misplaced"),
        (("Nothing of ours.",), "misplaced"),
        (untagged("It really went very <1>well</1> this year, all things considered."), "misplaced"),
        ((), "applied"),
        (None, "applied"),
    ],
)
def test_a_translation_stands_beside_the_source_its_id_is_of(source: Coded | None, outcome: str) -> None:
    handback = Handback("mining", "es", 0, (Returned(FIRST, GOOD, source),))

    _, (settled,) = merged(UNTRANSLATED, handback, SIGNED)

    assert settled.outcome == outcome


def test_a_source_mended_by_hand_is_still_its_own() -> None:
    ours = translation(*units_of(submission("All of the ten long words of this sentence are right.")))
    entry = Returned(
        entry_id(ours.units[1], 1), ("Todas están bien.",), ("All of the ten long words of this sentense are right.",)
    )

    _, (settled,) = merged(ours, Handback("mining", "es", 0, (entry,)), SIGNED)

    assert settled.outcome == "applied"


def test_a_memory_gives_a_sentence_wherever_it_stands() -> None:
    ours = translation(*units_of(submission("One.", "- One.")))
    _, settled = merged(ours, Handback("mining", "es", 0, (Returned("", ("Uno.",), ("One.",)),)), SIGNED)

    assert [one.returned.id for one in settled] == [entry_id(unit, 1) for unit in ours.units[1:3]]
    assert {one.outcome for one in settled} == {"applied"}


def test_a_memory_that_knows_ours_and_another_has_nothing_new() -> None:
    known = _known("final")
    ours = _first(known).target
    entries = tuple(Returned("", target, PARAGRAPH.segments[0].source) for target in (GOOD, ours, OTHER))

    found, outcomes = merged(known, Handback("mining", "es", 0, entries), SIGNED)

    assert found == known
    assert [one.outcome for one in outcomes] == ["unchanged"]


def test_a_translation_without_its_id_of_what_stood_there_once_is_kept() -> None:
    changed = renewed(UNTRANSLATED, units_of(submission("It went **badly**.", *TEXT[1:])))
    entry = Returned("", GOOD, PARAGRAPH.segments[0].source)

    found, (settled,) = merged(changed, Handback("mining", "es", 0, (entry,)), SIGNED)

    assert settled.outcome == "changed"
    assert _first(renewed(found, units_of(submission()))).target == GOOD


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


SEEN = "IT WENT <1>WELL</1>."


@pytest.mark.parametrize(
    ("state", "most", "seen", "outcome"),
    [
        ("translated", "translated", SEEN, "applied"),
        ("translated", "translated", "Another text.", "conflict"),
        ("final", "final", SEEN, "applied"),
        ("final", "final", "Another text.", "conflict"),
        ("final", "translated", SEEN, "conflict"),
    ],
)
def test_whoever_overwrites_has_seen_what_and_may(state: State, most: State, seen: str, outcome: Outcome) -> None:
    signed = Signature("L. Roy", SIGNED.at, most=most)
    known = _known(state, revision=5)
    _, (settled,) = merged(known, _handback("Salió <1>bien</1>."), signed, overwrite={FIRST: seen})

    assert settled.outcome == outcome


def test_whoever_can_only_translate_approves_nothing() -> None:
    signed = Signature("L. Roy", SIGNED.at, most="translated")
    found, _ = merged(UNTRANSLATED, _handback("Salió <1>bien</1>.", state="final"), signed)
    _, (settled,) = merged(_known("reviewed"), _handback("Salió <1>bien</1>.", state="final"), signed)

    assert (_first(found).state, settled.outcome) == ("translated", "conflict")
