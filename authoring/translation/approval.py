"""Approvals taken back: a translation goes down one step, its words stay."""

from collections.abc import Mapping
from dataclasses import replace

from authoring.translation.codes import tagged
from authoring.translation.kit import entry_id
from authoring.translation.merge import Signature, is_approved
from authoring.translation.units import Segment, State, Translation, Unit

_BELOW: Mapping[State, State] = {"final": "reviewed", "reviewed": "translated"}


def taken_back(
    known: Translation, seen: Mapping[str, str], signature: Signature
) -> tuple[Translation, Mapping[str, State]]:
    """Return the translation with approvals taken back, signed, and the state of each sentence whose was.

    `seen` are the sentences' ids, each with the tagged text that somebody saw approved: another one stays as it is.
    """
    lowered = {key: _BELOW[one.state] for key, one in _segments(known) if is_approved(one) and _is_seen(key, one, seen)}
    if not lowered or not signature.approves:
        return known, {}

    def unit_of(unit: Unit) -> Unit:
        numbered = enumerate(unit.segments, 1)
        return replace(unit, segments=tuple(segment_of(entry_id(unit, number), one) for number, one in numbered))

    def segment_of(key: str, segment: Segment) -> Segment:
        if key not in lowered:
            return segment
        by, at = signature.by, signature.at
        return replace(segment, state=lowered[key], by=by, at=at, revision=known.revision + 1)

    return replace(known, units=tuple(map(unit_of, known.units)), revision=known.revision + 1), lowered


def _segments(known: Translation) -> list[tuple[str, Segment]]:
    return [(entry_id(unit, number), one) for unit in known.units for number, one in enumerate(unit.segments, 1)]


def _is_seen(key: str, segment: Segment, seen: Mapping[str, str]) -> bool:
    return seen.get(key) == tagged(segment.target)
