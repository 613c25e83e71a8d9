"""What the term base settles, and what somebody said in its place."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from authoring.translation.agreed import BY, is_agreed, with_agreed_names
from authoring.translation.terms import Term, Terms
from authoring.translation.units import Context, Segment, Unit
from tests.translation.submissions import translation

TERMS = Terms({"board": Term(kind="institution", name={"en": "Film Board", "es": "Junta de Cine"})})
DAY = datetime(2030, 5, 2, tzinfo=UTC)


def _board(**said: object) -> Unit:
    return Unit(Context("", "institution"), (replace(Segment(("Film Board",)), **said),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("unit", "target", "by_terms"),
    [
        (_board(), "Junta de Cine", True),
        (_board(target=("La Junta",), by=BY), "Junta de Cine", True),
        (_board(target=("La Junta",), by="A. Paz", at=DAY), "La Junta", False),
        (_board(target=("La Junta",), by=BY, at=DAY), "La Junta", False),
    ],
)
def test_a_name_is_called_as_agreed_but_for_what_a_person_signed(unit: Unit, target: str, *, by_terms: bool) -> None:
    (found,) = with_agreed_names(translation(unit), TERMS).units

    assert found.segments[0].target == (target,)
    assert is_agreed(found.segments[0]) == by_terms
