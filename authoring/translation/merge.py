"""What came back from a translator, put into what is known: nothing newer or approved is overwritten silently."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from authoring.translation.codes import Code, Coded, nests, tagged
from authoring.translation.kit import Handback, Returned, entry_id
from authoring.translation.units import Segment, State, Translation, Unit

Outcome = Literal["applied", "unchanged", "empty", "fuzzy", "conflict", "changed", "unknown", "refused"]
"""What became of a sentence that came back.

`fuzzy`: its translator has not confirmed it; `conflict`: another translation is newer or approved; `changed`: its
source is another one by now, and the translation was kept with what it translates; `unknown`: there is no such
sentence; `refused`: its codes are not its source's.
"""


@dataclass(frozen=True, slots=True)
class Merged:
    """One sentence that came back, what became of it, and the sentence of ours it was meant for, where there is one."""

    returned: Returned
    outcome: Outcome
    segment: Segment | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who hands back, when, and how far what they hand back has come where their file does not tell."""

    by: str = ""
    at: datetime | None = None
    state: State = "translated"


def merged(
    known: Translation, handback: Handback, signature: Signature, *, overwrite: bool = False
) -> tuple[Translation, tuple[Merged, ...]]:
    """Return the translation with what came back, and what became of each sentence; `overwrite` settles conflicts."""
    current, former = _by_id(known.units), _by_id(known.former)
    addressed = _addressed(handback.entries, current, former)
    found = (_settled(one, current, former, handback.revision) for one in addressed)
    outcomes = tuple(
        replace(one, outcome="applied") if overwrite and one.outcome == "conflict" else one for one in found
    )
    applied = {one.returned.id: one.returned for one in outcomes if one.outcome in ("applied", "changed")}
    if not applied:
        return known, outcomes
    signed = _Signed(applied, signature, known.revision + 1)
    renewed = replace(known, units=signed.units(known.units), former=signed.units(known.former))
    return replace(renewed, revision=signed.revision), outcomes


def _by_id(units: Iterable[Unit]) -> dict[str, Segment]:
    return {entry_id(unit, number): one for unit in units for number, one in enumerate(unit.segments, 1)}


def _addressed(
    entries: Iterable[Returned], current: Mapping[str, Segment], former: Mapping[str, Segment]
) -> Iterator[Returned]:
    """Yield what came back, under the id of the sentence with that source where its own is none of ours."""
    by_source = {_folded(segment.source): key for key, segment in current.items()}
    for one in entries:
        is_ours = one.id in current or one.id in former or one.source is None
        key = one.id if is_ours else by_source.get(_folded(one.source or ()), one.id)
        yield replace(one, id=key)


_FOLDS = str.maketrans(
    {**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’‚", "'"), **dict.fromkeys("‐‑–—", "-"), "\u00ad": "", "…": "..."}
)


def _folded(text: Coded) -> str:
    """Return a text as it is before and after a word processor's automatic corrections."""
    return " ".join(tagged(text).translate(_FOLDS).split())


def _settled(one: Returned, current: Mapping[str, Segment], former: Mapping[str, Segment], revision: int) -> Merged:
    segment = current.get(one.id) or former.get(one.id)
    if segment is None:
        return Merged(one, "unknown")
    return Merged(one, _outcome(one, segment, revision, is_current=one.id in current), segment)


def _outcome(one: Returned, segment: Segment, revision: int, *, is_current: bool) -> Outcome:
    if not any(part.strip() for part in one.target if isinstance(part, str)):
        return "empty"
    if one.target == segment.target and one.state in (None, segment.state):
        return "unchanged"
    if one.fuzzy:
        return "fuzzy"
    if not has_its_codes(one.target, segment.source):
        return "refused"
    is_approved = segment.state in ("reviewed", "final") and one.state in (None, "initial", "translated")
    if one.target != segment.target and segment.target and (is_approved or segment.revision > revision):
        return "conflict"
    return "applied" if is_current else "changed"


def has_its_codes(target: Coded, source: Coded) -> bool:
    """Tell whether a translation has each code of its source once, every pair around text of its own."""
    codes = [part for part in target if isinstance(part, Code)]
    expected = [part for part in source if isinstance(part, Code)]
    return Counter(codes) == Counter(expected) and nests(codes)


@dataclass(frozen=True, slots=True)
class _Signed:
    """Puts what came back where it belongs, signed."""

    returned: Mapping[str, Returned]
    signature: Signature
    revision: int

    def units(self, units: Iterable[Unit]) -> tuple[Unit, ...]:
        return tuple(self._unit(unit) for unit in units)

    def _unit(self, unit: Unit) -> Unit:
        segments = (
            self._segment(one, self.returned.get(entry_id(unit, number))) for number, one in enumerate(unit.segments, 1)
        )
        return replace(unit, segments=tuple(segments))

    def _segment(self, segment: Segment, one: Returned | None) -> Segment:
        if one is None:
            return segment
        said = self.signature
        state = one.state if one.state and one.state != "initial" else said.state
        return replace(
            segment, target=one.target, state=state, by=said.by, at=said.at, revision=self.revision, earlier=None
        )
