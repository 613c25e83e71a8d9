"""After a correction every translation is where it was; only what changed waits for its translator."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.translation.codes import tagged
from authoring.translation.renew import renewed
from authoring.translation.submission import units_of
from authoring.translation.units import Context, Segment, Unit, Version
from tests.translation.submissions import TEXT, all_translated, shouted, submission, translation


def _waiting(*lines: str) -> list[tuple[str, Version | None]]:
    renewal = renewed(all_translated(submission()), units_of(submission(*lines)))
    segments = (segment for unit in renewal.units for segment in unit.segments)
    return [(tagged(segment.source), segment.earlier) for segment in segments if segment.state == "initial"]


def test_nothing_waits_while_nothing_changed() -> None:
    known = all_translated(submission())

    assert renewed(known, units_of(submission())) == known


def test_a_changed_sentence_waits_with_what_it_was() -> None:
    changed = "It went **well**. Mr. Paz saw [the new mine](https://example.org).^[In May.]"
    _, before = units_of(submission())[1].segments

    assert _waiting(changed, *TEXT[1:]) == [
        ("Mr. Paz saw <1>the new mine</1>.<2/>", Version(before.source, shouted(before.source)))
    ]


def test_a_new_text_waits_alone() -> None:
    assert _waiting(*TEXT, "Something else was said.") == [("Something else was said.", None)]


@given(st.permutations(TEXT[1:3]), st.integers(0, 2))
def test_a_moved_row_loses_nothing(lines: list[str], place: int) -> None:
    lines.insert(place, TEXT[0])

    assert _waiting(*lines) == []


def test_a_text_that_returns_finds_its_translation() -> None:
    known = all_translated(submission())

    without = renewed(known, units_of(submission(TEXT[0])))
    again = renewed(without, units_of(submission()))

    assert [unit.source for unit in without.former] == ["one", "two", "below two"]
    assert again == known


def test_a_text_that_moves_to_another_section_takes_its_translation_along() -> None:
    moved = submission().model_copy(update={"sections": {"conclusion": submission().sections["outcomes"]}})

    known = all_translated(submission())

    renewal = renewed(known, units_of(moved))

    assert {segment.state for unit in renewal.units for segment in unit.segments} == {"final"}
    assert [unit.segments for unit in renewal.units] == [unit.segments for unit in known.units]
    assert {unit.context.sheet for unit in renewal.units} == {"", "conclusion", "actions"}


DIRECTORA = Unit(
    Context("", "function", "Ana Paz"), (Segment(("Director",), target=("Directora",), state="final", by="L. Sol"),)
)


def _function_of(name: str, *known: Unit) -> Segment:
    unit = replace(DIRECTORA, context=Context("", "function", name), segments=(Segment(("Director",)),))
    return renewed(translation(*known), [unit]).units[0].segments[0]


@pytest.mark.parametrize("mended", ["Ana Páz", "Dr. Ana Paz", "Ana Paz Ríos"])
def test_a_function_stays_with_a_person_whose_name_is_mended(mended: str) -> None:
    assert _function_of(mended, DIRECTORA) == DIRECTORA.segments[0]


def test_a_function_goes_to_nobody_else() -> None:
    assert _function_of("Luis Ríos", DIRECTORA).state == "initial"


def test_a_function_kept_for_everybody_is_each_persons_now() -> None:
    known = translation(replace(DIRECTORA, context=Context("", "function")))
    people = [unit for unit in units_of(submission()) if unit.context.about]

    renewal = renewed(known, people)

    assert [unit.context.about for unit in renewal.units] == ["Ana Paz", "Luis Ríos"]
    assert [unit.segments for unit in renewal.units] == [DIRECTORA.segments] * 2
    assert renewal.former == ()
