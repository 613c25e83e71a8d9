"""How long translations may be: a line as its author's, a section a quarter longer than its author's."""

import pytest

from authoring.forms.columns import TextKind
from authoring.translation.codes import untagged
from authoring.translation.kit import entry_id
from authoring.translation.limits import section_limit, sentence_limits, too_long
from authoring.translation.units import Context, Segment, Unit


def _unit(kind: TextKind, *sentences: str, target: str = "") -> Unit:
    segments = (Segment(untagged(said), target=untagged(target)) for said in sentences)
    return Unit(Context("outcomes", kind), tuple(segments))


@pytest.mark.parametrize("kind", ["paragraph", "item", "note"])
def test_a_text_of_paragraphs_has_no_limit_of_characters(kind: TextKind) -> None:
    assert sentence_limits([_unit(kind, "It went well.")]) == {}


def test_a_line_has_its_limit_and_each_sentence_a_share() -> None:
    alone, shared = _unit("title", "Copper"), _unit("caption", "<1>Two</1> people.", "a" * 33)

    assert sentence_limits([alone, shared]) == {
        entry_id(alone, 1): 1000,
        entry_id(shared, 1): 250,
        entry_id(shared, 2): 750,
    }


def test_a_section_may_grow_by_a_quarter() -> None:
    assert section_limit(800) == 1000


@pytest.mark.parametrize(("words", "found"), [(5, []), (6, [("outcomes", 6, 5)])])
def test_a_section_too_long_is_told(words: int, found: list[tuple[str, int, int]]) -> None:
    units = [
        _unit("paragraph", "One.", target=" ".join(["palabra"] * words)),
        _unit("note", "Two.", target="una nota"),
        Unit(Context("plans", "paragraph"), (Segment(("Three.",), target=("palabra " * 9,)),)),
    ]

    assert list(too_long(units, {"outcomes": 4})) == found
