"""Whatever authors wrote and however they change it, no translation is lost on its way out and back."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.forms.records import Passage
from authoring.forms.submission import GroupSubmission
from authoring.text.reader import read_lines
from authoring.translation import xliff2
from authoring.translation.codes import in_one_form
from authoring.translation.kit import Handback, Kit, Returned, entry_id
from authoring.translation.kits.formats import FORMATS, read
from authoring.translation.memory import Memory
from authoring.translation.merge import Signature, merged
from authoring.translation.outgoing import Guide, kit_of
from authoring.translation.renew import renewed
from authoring.translation.submission import in_language, units_of
from authoring.translation.units import Segment, State, Translation, Unit
from tests.text.strategies import LINES
from tests.translation.submissions import shouted, submission
from tests.workspace import group_submission

pytestmark = pytest.mark.slow

GUIDE = Guide("Mining", {"outcomes": "Outcomes"}, Memory([]), lambda _: ())
SENTENCES = st.sampled_from(
    [
        "It went **well**.",
        "It went well.",
        "Mr. Paz saw [the mine](https://a.ca).^[In May.]",
        "One. Two. One.",
        "A *b* c",
    ]
)
TEXTS = st.lists(st.one_of(SENTENCES, LINES, st.builds("{} {}".format, SENTENCES, LINES)), max_size=5)
SUBMISSIONS = st.lists(st.tuples(st.sampled_from([None, "Water", "Air"]), TEXTS), min_size=1, max_size=3).map(
    lambda passages: group_submission(
        "mining", sections={"outcomes": [Passage(topic=topic, text=read_lines(lines)) for topic, lines in passages]}
    )
)

EMPTY = group_submission("mining", sections={})
SIX = ["It went **well**.", "One. Two. One.", "- One.", "A mine was visited.", "Water is scarce. It rained.", "Land."]


def identity(submission: GroupSubmission) -> Kit:
    """Return a submission's kit, each sentence translated by itself."""
    kit = kit_of(Translation("mining", "en", "es", tuple(units_of(submission))), "all", GUIDE)
    entries = (replace(one, target=one.source, state="translated") for one in kit.entries)
    return replace(kit, entries=tuple(entries))


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=60)
@given(SUBMISSIONS)
def test_a_kit_out_and_back_is_the_submission(name: str, submission: GroupSubmission) -> None:
    known = Translation("mining", "en", "es", tuple(units_of(submission)))
    handback = read(FORMATS[name].written(identity(submission)))

    found, outcomes = merged(known, handback, Signature())

    assert {one.outcome for one in outcomes} <= {"applied"}
    assert in_language(submission, found.units, "es") == submission.model_copy(update={"language": "es"})


ROWS = st.lists(
    st.one_of(SENTENCES, st.sampled_from(["- One.", "- Two.", "It went very well. Two.", "Two. One.", "One. Nine."])),
    max_size=5,
)
STATES = st.sampled_from(["initial", "translated", "reviewed", "final"])


def accepted(unit: Unit, states: Iterator[State]) -> Unit:
    """Return a unit whose sentences have come as far as `states` say, each with words of its own."""

    def sentence(number: int, one: Segment) -> Segment:
        state = one.state if one.target else next(states)
        if one.target or state == "initial":
            return one
        return replace(
            one, target=in_one_form((f"{unit.key} {number}: ", *shouted(one.source))), state=state, earlier=None
        )

    return replace(unit, segments=tuple(sentence(*item) for item in enumerate(unit.segments)))


@settings(max_examples=300)
@given(st.lists(ROWS, min_size=2, max_size=5), st.lists(STATES, min_size=7, max_size=7))
def test_no_translation_of_a_text_that_stayed_or_came_back_is_lost(
    versions: list[list[str]], states: list[State]
) -> None:
    """Between two versions rows may have moved, gone, come or changed; each is translated further each time."""
    known, kept, chosen = Translation("mining", "en", "es"), dict[str, Unit](), cycle(states)
    for lines in versions:
        known = renewed(xliff2.read(xliff2.written(known)), units_of(submission(*lines) if lines else EMPTY))
        for unit in known.units:
            assert unit == kept.get(unit.key, unit)
        known = replace(known, units=tuple(accepted(unit, chosen) for unit in known.units))
        kept |= {unit.key: unit for unit in known.units}

    assert {unit.key: unit for unit in (*known.units, *known.former)} == kept


@settings(max_examples=200)
@given(
    st.permutations(SIX),
    st.permutations(SIX),
    st.integers(0, 6),
    st.sets(st.integers(0, 5)),
    st.sets(st.integers(0, 5)),
)
def test_a_kit_from_before_the_rows_changed_is_taken_as_if_they_had_not(
    before: list[str], after: list[str], place: int, deleted: set[int], edited: set[int]
) -> None:
    """What comes back meets a text that was permuted, cut, added to and edited since."""
    sent = Translation("mining", "en", "es", tuple(units_of(submission(*before))))
    entries = tuple(
        Returned(entry_id(unit, number), shouted(one.source), one.source)
        for unit in sent.units
        for number, one in enumerate(unit.segments, 1)
    )
    rows = [f"{row} Now." if n in edited else row for n, row in enumerate(after) if n not in deleted]
    rows.insert(place, "Something else was said.")
    now = renewed(sent, units_of(submission(*rows)))

    found, outcomes = merged(now, Handback("mining", "es", 0, entries), Signature())

    assert {one.outcome for one in outcomes} <= {"applied", "changed"}
    again = renewed(found, units_of(submission(*before)))
    assert all(segment.target == shouted(segment.source) for unit in again.units for segment in unit.segments)
    old = {unit.key for unit in sent.units}
    assert all(one.target for unit in found.units if unit.key in old for one in unit.segments)
