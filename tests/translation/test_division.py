"""A text divided otherwise than when it was translated keeps its translation."""

import pytest

from authoring.translation.codes import tagged, untagged
from authoring.translation.division import divided_as
from authoring.translation.renew import renewed
from authoring.translation.units import Context, Segment, State, Translation, Unit

CONTEXT = Context("outcomes", "paragraph")
Said = list[tuple[str, str, State]]
"""Sentences with their translations and states."""


def _unit(sentences: Said) -> Unit:
    last = len(sentences) - 1
    return Unit(
        CONTEXT,
        tuple(
            Segment(untagged(source), "" if place == last else " ", untagged(target), state)
            for place, (source, target, state) in enumerate(sentences)
        ),
    )


def _said(unit: Unit) -> Said:
    return [(tagged(one.source), tagged(one.target), one.state) for one in unit.segments]


@pytest.mark.parametrize(
    ("then", "now", "carried"),
    [
        (
            [("La Profa.", "Prof.", "final"), ("Ruiz vino.", "Ruiz came.", "translated"), ("Fin.", "End.", "final")],
            ["La Profa. Ruiz vino.", "Fin."],
            [("La Profa. Ruiz vino.", "Prof. Ruiz came.", "translated"), ("Fin.", "End.", "final")],
        ),
        (
            [("La <1>Emb.</1>", "<1>Amb.</1>", "final"), ("Paz.", "Paz.", "final")],
            ["La <1>Emb.</1> Paz."],
            [("La <1>Emb.</1> Paz.", "<1>Amb.</1> Paz.", "final")],
        ),
        (
            [("Dijo que no. México vino.", "It said no. Mexico came.", "final")],
            ["Dijo que no.", "México vino."],
            [("Dijo que no.", "It said no.", "final"), ("México vino.", "Mexico came.", "final")],
        ),
        (
            [("Dijo que no. México vino.", "It said no, and Mexico came.", "final")],
            ["Dijo que no.", "México vino."],
            [("Dijo que no. México vino.", "It said no, and Mexico came.", "final")],
        ),
        (
            [("La Profa.", "", "initial"), ("Ruiz vino.", "Ruiz came.", "final")],
            ["La Profa. Ruiz vino."],
            [("La Profa.", "", "initial"), ("Ruiz vino.", "Ruiz came.", "final")],
        ),
    ],
)
def test_what_is_known_is_divided_as_the_text_is_now(then: Said, now: list[str], carried: Said) -> None:
    unit = _unit([(source, "", "initial") for source in now])

    assert _said(divided_as(unit, _unit(then), "en")) == carried


def test_a_renewed_translation_has_it() -> None:
    known = Translation("mining", "es", "en", (_unit([("La Emb.", "Amb.", "final"), ("Paz.", "Paz.", "final")]),))

    now = renewed(known, [_unit([("La Emb. Paz.", "", "initial")])])

    assert _said(now.units[0]) == [("La Emb. Paz.", "Amb. Paz.", "final")]
    assert now.former == ()
