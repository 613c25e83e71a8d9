"""A text whose sentences are divided otherwise than when it was translated: the rules have learnt an abbreviation."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import get_args

from authoring.model.inline import plain, text_of
from authoring.translation.codes import Coded, in_one_form, tagged
from authoring.translation.sentences import sentences
from authoring.translation.units import Segment, State, Unit

_STATES: tuple[State, ...] = get_args(State)


def divided_as(unit: Unit, earlier: Unit, language: str) -> Unit:
    """Return `earlier`, the same text with what is known of it in `language`, divided into the sentences of `unit`.

    Translations of sentences that are one now are joined, and are as far as the one that is least far. One of a
    sentence that is several now is divided where it has as many sentences itself; else it is left as it was.
    """
    if unit.source != earlier.source or _sources(unit) == _sources(earlier):
        return earlier
    groups = _side_by_side(unit.segments, earlier.segments)
    return replace(earlier, segments=tuple(one for now, then in groups for one in _divided(now, then, language)))


def _sources(unit: Unit) -> list[Coded]:
    return [segment.source for segment in unit.segments]


def _side_by_side(
    now: Sequence[Segment], then: Sequence[Segment]
) -> Iterator[tuple[Sequence[Segment], Sequence[Segment]]]:
    """Yield the smallest groups of segments that say the same text."""
    ends = sorted(set(_ends(now)) & set(_ends(then)))
    for begin, end in zip((0, *ends), ends, strict=False):
        yield _between(now, begin, end), _between(then, begin, end)


def _between(segments: Sequence[Segment], begin: int, end: int) -> list[Segment]:
    return [one for one, reached in zip(segments, _ends(segments), strict=True) if begin < reached <= end]


def _ends(segments: Sequence[Segment]) -> list[int]:
    reached, ends = 0, []
    for segment in segments:
        reached += len(tagged(segment.source) + segment.after)
        ends.append(reached)
    return ends


def _divided(now: Sequence[Segment], then: Sequence[Segment], language: str) -> Sequence[Segment]:
    if len(now) == 1 < len(then) and all(segment.target for segment in then):
        return [_joined(now[0], then)]
    if len(then) == 1 < len(now) and all(isinstance(part, str) for part in then[0].target):
        targets = [text_of(said) for said, _ in sentences(plain("".join(map(str, then[0].target))), language)]
        if len(targets) == len(now):
            pairs = zip(now, targets, strict=True)
            return [replace(then[0], source=one.source, after=one.after, target=(said,)) for one, said in pairs]
    return then


def _joined(now: Segment, then: Sequence[Segment]) -> Segment:
    least = min(then, key=lambda one: _STATES.index(one.state))
    parts = [part for one in then for part in (*one.target, one.after)][:-1]
    return replace(least, source=now.source, after=now.after, target=in_one_form(parts))
