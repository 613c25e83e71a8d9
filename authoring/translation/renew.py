"""Bringing translations up to date with what authors wrote since: nothing that was translated is ever lost."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from authoring.text.spelling import same_name
from authoring.translation.codes import Coded, tagged
from authoring.translation.difference import likeness
from authoring.translation.division import divided_as
from authoring.translation.units import Context, Segment, Translation, Unit, Version

_ALIKE = 0.5
"""How much of two texts must be common for one to be the other's earlier version."""

_NOBODYS = Context("", "function")


def renewed(known: Translation, current: Sequence[Unit]) -> Translation:
    """Return the translation of a document whose units are now `current`, with all that is known of them.

    A unit is known by its context and its source, wherever it stands now; one that moved to another context by its
    source, with its state: what was approved are these words for those, by one author about one matter, and a row may
    be moved as often as somebody likes. Only a function goes with its person: its gender may be wrong for another's,
    to whom it is offered. A changed unit takes the sentences that stayed with all they have, and gives each changed
    sentence its earlier version.
    """
    by_key = {unit.key: unit for unit in _for_each_person((*known.former, *known.units), current)}
    found = {unit.key: by_key[unit.key] for unit in current if unit.key in by_key}
    former = [unit for key, unit in by_key.items() if key not in found]
    free, units = list(former), []
    for unit in current:
        earlier = found.get(unit.key) or _moved(unit, free) or _changed(unit, free)
        if earlier in free:
            free.remove(earlier)
        units.append(_carried(unit, divided_as(unit, earlier, known.language)) if earlier else unit)
    return replace(known, units=tuple(units), former=tuple(former))


def _for_each_person(units: Iterable[Unit], current: Sequence[Unit]) -> Iterator[Unit]:
    """Yield units, a function that is nobody's once for each person who has it now.

    Stores were written so before a person's function was a text of its own.
    """
    for unit in units:
        people = [one.context for one in current if one.context.about and one.source == unit.source]
        if unit.context == _NOBODYS and people:
            yield from (replace(unit, context=context) for context in people)
        else:
            yield unit


def _moved(unit: Unit, free: Iterable[Unit]) -> Unit | None:
    same = (other for other in free if other.source == unit.source)
    return next((other for other in same if _is_of_one_person(unit.context, other.context)), None)


def _is_of_one_person(one: Context, other: Context) -> bool:
    """Tell whether two contexts are about one person, whose name may have been mended meanwhile, or about nobody."""
    return one.about == other.about or same_name(one.about, other.about)


def _changed(unit: Unit, free: Iterable[Unit]) -> Unit | None:
    candidates = [other for other in free if other.context == unit.context]
    best = max(candidates, key=lambda other: likeness(unit.source, other.source), default=None)
    return best if best and likeness(unit.source, best.source) >= _ALIKE else None


def _carried(unit: Unit, earlier: Unit) -> Unit:
    """Return `unit` with the translations of its earlier version's sentences."""
    here = Counter(segment.source for segment in unit.segments)
    by_source: dict[Coded, list[Segment]] = {}
    for segment in earlier.segments:
        by_source.setdefault(segment.source, []).append(segment)
    for source, same in by_source.items():
        # A sentence may stand in a text twice; where it comes up more or less often now, what is translated counts.
        if len(same) != here[source]:
            same.sort(key=lambda one: not one.target)
    gone = [segment for segment in earlier.segments if segment.source not in here]
    return replace(unit, segments=tuple(_segment(segment, by_source, gone) for segment in unit.segments))


def _segment(segment: Segment, by_source: Mapping[Coded, list[Segment]], gone: list[Segment]) -> Segment:
    same = by_source.get(segment.source)
    if same:
        one = same.pop(0) if len(same) > 1 else same[0]
        return replace(one, source=segment.source, after=segment.after)
    best = max(gone, key=lambda other: likeness(tagged(segment.source), tagged(other.source)), default=None)
    if best is None or likeness(tagged(segment.source), tagged(best.source)) < _ALIKE:
        return segment
    gone.remove(best)
    # One that was never translated may itself have been waiting with what stood before it.
    earlier = Version(best.source, best.target) if best.target else best.earlier
    return replace(segment, earlier=earlier)
