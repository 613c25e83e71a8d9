"""Names that the term base settles: nobody translates them, and a change of the term base reaches every document."""

from dataclasses import replace

from authoring.translation.terms import Terms
from authoring.translation.units import Segment, Translation, Unit

BY = "terms"
"""Who translated what the term base settles, on no day: a person who calls herself so signs with one."""


def is_agreed(segment: Segment) -> bool:
    """Tell whether the term base said the last word on a sentence."""
    return segment.by == BY and segment.at is None


def with_agreed_names(translation: Translation, terms: Terms) -> Translation:
    """Return a translation whose institutions and acronyms are called as agreed, but for what somebody translated."""
    languages = (translation.source_language, translation.language)
    units = tuple(_agreed(unit, terms, languages) for unit in translation.units)
    return replace(translation, units=units)


def _agreed(unit: Unit, terms: Terms, languages: tuple[str, str]) -> Unit:
    if len(unit.segments) != 1:
        return unit
    [segment] = unit.segments
    name = terms.translation(unit.source, unit.context.kind, languages, unit.context.about)
    if name is None or (segment.target and not is_agreed(segment)):
        return unit
    return replace(unit, segments=(_settled(segment, name),))


def _settled(segment: Segment, name: str) -> Segment:
    return replace(segment, target=(name,), state="final", by=BY, at=None, earlier=None)
