"""What came back from a translator, put into what is known: nothing newer or approved is overwritten silently."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, get_args

from authoring.translation.codes import Code, Coded, nests, tagged
from authoring.translation.difference import likeness
from authoring.translation.kit import UNKNOWN, Handback, Returned, entry_id
from authoring.translation.markup import legible
from authoring.translation.units import Segment, State, Translation, Unit

Outcome = Literal[
    "applied", "unchanged", "empty", "fuzzy", "conflict", "changed", "unknown", "refused", "twice", "misplaced"
]
"""What became of a sentence that came back.

`fuzzy`: its translator has not confirmed it; `conflict`: another translation is newer or approved; `changed`: its
source is another one by now, and the translation was kept with what it translates; `unknown`: there is no such
sentence; `refused`: its codes are not its source's; `twice`: it came back with several translations; `misplaced`: it
stands beside the source of another sentence.
"""

_STATES: tuple[State, ...] = get_args(State)
_ALIKE = 0.8
"""How much of two sources must be common for one to be the other, mended by hand."""


@dataclass(frozen=True, slots=True)
class Merged:
    """One sentence that came back, what became of it, and the sentence of ours it was meant for, where there is one.

    `targets` are all its translations where it came back with several; `number` is its own in the file, from 1. One of
    a source that has changed is not `taken` where what it would replace is newer or approved.
    """

    returned: Returned
    outcome: Outcome
    segment: Segment | None = None
    targets: tuple[Coded, ...] = ()
    number: int = 0
    taken: bool = True


Overwrite = bool | Collection[str] | Mapping[str, str]
"""Whose conflicts what came back settles: everybody's, nobody's, or those of the sentences with these ids.

With what each id leads to, a tagged text, only as long as that is what ours says: whoever decided has seen it.
"""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who hands back, when, and how far what they hand back has come where their file does not tell.

    `most` is how far they can bring a sentence: whoever can only translate settles nothing that is approved.
    """

    by: str = ""
    at: datetime | None = None
    state: State = "translated"
    most: State = "final"

    def state_of(self, one: Returned) -> State:
        """Return how far a sentence that came back has come."""
        said = one.state if one.state and one.state != "initial" else self.state
        return min(said, self.most, key=_STATES.index)

    @property
    def approves(self) -> bool:
        """Whether they may say the last word on what somebody has approved."""
        return self.most in ("reviewed", "final")


def merged(
    known: Translation, handback: Handback, signature: Signature, *, overwrite: Overwrite = False
) -> tuple[Translation, tuple[Merged, ...]]:
    """Return the translation with what came back, and what became of each sentence; `overwrite` settles conflicts."""
    # A file may be of a later revision than ours, when ours was put back: then nobody can tell what it knew.
    revision = handback.revision if handback.revision <= known.revision else 0
    current, former = _by_id(known.units), _by_id(known.former)
    # A source that stands in the text still is not what it was.
    by_source = {**_by_source(former), **_by_source(current)}
    desk = _Desk(current, former, by_source, revision, signature, overwrite)
    outcomes = tuple(desk.settled(handback.entries))
    applied = {one.returned.id: one.returned for one in outcomes if one.outcome in ("applied", "changed") and one.taken}
    if not applied:
        return known, outcomes
    signed = _Signed(applied, signature, known.revision + 1)
    renewed = replace(known, units=signed.units(known.units), former=signed.units(known.former))
    return replace(renewed, revision=signed.revision), outcomes


def _by_id(units: Iterable[Unit]) -> dict[str, Segment]:
    return {entry_id(unit, number): one for unit in units for number, one in enumerate(unit.segments, 1)}


def _by_source(segments: Mapping[str, Segment]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, segment in segments.items():
        found.setdefault(_folded(segment.source), []).append(key)
    return found


@dataclass(frozen=True, slots=True)
class _Desk:
    """Settles what becomes of each sentence: those of the text as it is and as it was by id, the ids by source."""

    current: Mapping[str, Segment]
    former: Mapping[str, Segment]
    by_source: Mapping[str, list[str]]
    revision: int
    signature: Signature
    overwrite: Overwrite

    def settled(self, entries: Iterable[Returned]) -> Iterator[Merged]:
        """Yield what becomes of each sentence, once for each of ours."""
        groups: dict[str, list[Returned]] = {}
        numbers: dict[str, int] = {}
        for number, one in enumerate(entries, 1):
            for key in self._keys(one):
                groups.setdefault(key, []).append(one)
                numbers.setdefault(key, number)
        for key, group in groups.items():
            yield from (replace(one, number=numbers[key]) for one in self._each(key, group))

    def _keys(self, one: Returned) -> Sequence[str]:
        """Return the id of what came back; where that is none of ours, those of all sentences with its source."""
        is_ours = one.id in self.current or one.id in self.former or one.source is None
        return [one.id] if is_ours else self.by_source.get(_folded(one.source or ()), [one.id])

    def _each(self, key: str, group: Sequence[Returned]) -> Iterator[Merged]:
        segment = self.current.get(key) or self.former.get(key)
        if segment is None:
            return (Merged(one, "unknown") for one in group)
        return self._settled(key, group, segment)

    def _settled(self, key: str, group: Iterable[Returned], segment: Segment) -> Iterator[Merged]:
        """Yield what becomes of one sentence of ours, however often it came back."""
        placed = list[Returned]()
        for one in group:
            if one.id == key and _is_misplaced(one, segment, self.by_source):
                yield Merged(one, "misplaced", segment)
            else:
                placed.append(one)
        said = [one for one in placed if _is_said(one.target) and not one.fuzzy] or placed[:1]
        targets = tuple(dict.fromkeys(one.target for one in said))
        if segment.target in targets and not any(one.id == key for one in said):
            # A memory holds whatever a sentence was ever called.
            targets = (segment.target,)
        if len(targets) > 1:
            yield Merged(replace(said[0], id=key), "twice", segment, targets)
        elif said:
            alike = (one for one in said if one.target == targets[0])
            least = min(alike, key=lambda one: _STATES.index(self.signature.state_of(one)))
            yield self._merged(replace(least, id=key), segment)

    def _merged(self, one: Returned, segment: Segment) -> Merged:
        outcome = self._outcome(one, segment)
        is_former = one.id not in self.current
        if is_former and outcome == "conflict":
            return Merged(one, "changed", segment, taken=False)
        return Merged(one, "changed" if is_former and outcome == "applied" else outcome, segment)

    def _outcome(self, one: Returned, segment: Segment) -> Outcome:
        if not _is_said(one.target):
            return "empty"
        if one.target == segment.target and self._is_as_far(one, segment):
            return "unchanged"
        if one.fuzzy:
            return "fuzzy"
        if not has_its_codes(one.target, segment.source):
            return "refused"
        return "conflict" if self._is_in_conflict(one, segment) and not self._overwrites(one, segment) else "applied"

    def _overwrites(self, one: Returned, segment: Segment) -> bool:
        if is_approved(segment) and not self.signature.approves:
            return False
        if isinstance(self.overwrite, Mapping):
            return self.overwrite.get(one.id) == tagged(segment.target)
        return self.overwrite if isinstance(self.overwrite, bool) else one.id in self.overwrite

    def _is_as_far(self, one: Returned, segment: Segment) -> bool:
        """Tell whether ours has come as far as what came back; the same words take no approval back."""
        return _STATES.index(self.signature.state_of(one)) <= _STATES.index(segment.state)

    def _is_in_conflict(self, one: Returned, segment: Segment) -> bool:
        if is_approved(segment):
            # Programs leave a state as it was when a text is changed: only another one was set by somebody.
            is_set = one.state in ("reviewed", "final") and one.state != segment.state
            settles = is_set and self.signature.approves and not self._is_newer(segment)
        else:
            # Whoever said the last word may correct it in a kit; what she once called it stands in her memory, too.
            is_own = bool(segment.by) and segment.by == self.signature.by and self.revision != UNKNOWN
            settles = is_own or not self._is_newer(segment)
        return replaces(one, segment) and not settles

    def _is_newer(self, segment: Segment) -> bool:
        return segment.revision > self.revision


def _is_misplaced(one: Returned, segment: Segment, sources: Collection[str]) -> bool:
    """Tell whether a sentence came back beside a source that is not its own: cells were sorted, or ids changed."""
    if not _is_said(one.target) or not _is_said(one.source or ()):
        return False
    source, ours = _folded(one.source or ()), _folded(segment.source)
    return source != ours and (source in sources or not _is_mended(source, ours))


def _is_mended(one: str, other: str) -> bool:
    """Tell whether two sources are nearly the same; of very different lengths they cannot be."""
    lengths = sorted((len(one.split()), len(other.split())))
    return 2 * lengths[0] >= _ALIKE * sum(lengths) and likeness(one, other) >= _ALIKE


_FOLDS = str.maketrans(
    {**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’‚", "'"), **dict.fromkeys("‐‑–—", "-"), "\u00ad": "", "…": "..."}
)


def _folded(text: Coded) -> str:
    """Return a text as it is before and after an office program: its automatic corrections, what XML cannot hold."""
    return " ".join(legible(tagged(text)).translate(_FOLDS).split())


def _is_said(text: Coded) -> bool:
    return any(part.strip() for part in text if isinstance(part, str))


def is_approved(segment: Segment) -> bool:
    """Tell whether somebody has read a translation after its translator."""
    return segment.state in ("reviewed", "final")


def replaces(one: Returned, segment: Segment) -> bool:
    """Tell whether what came back says something else than a translation there is."""
    return bool(segment.target) and one.target != segment.target


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
        said, state = self.signature, self.signature.state_of(one)
        return replace(
            segment, target=one.target, state=state, by=said.by, at=said.at, revision=self.revision, earlier=None
        )
