"""A submission with everything a translator may meet, and its texts put into another language by rule."""

from dataclasses import replace

from authoring.forms.records import Passage
from authoring.forms.submission import GroupSubmission
from authoring.text.reader import read_lines
from authoring.translation.codes import Code, Coded
from authoring.translation.submission import units_of
from authoring.translation.units import State, Translation, Unit
from tests.workspace import group_submission

TEXT = [
    "It went **well**. Mr. Paz saw [the mine](https://example.org).^[In May.]",
    "- one",
    "- two",
    "  - below two",
]


def submission(*lines: str) -> GroupSubmission:
    """Return what a group handed in, its outcomes being `lines`."""
    text = read_lines(lines or TEXT)
    return group_submission("mining", sections={"outcomes": [Passage(topic="Water", text=text)]})


def shouted(text: Coded) -> Coded:
    """Return a text as a translator might hand it back: other words, the same codes."""
    return tuple(part if isinstance(part, Code) else part.upper() for part in text)


def translated(unit: Unit, state: State = "final") -> Unit:
    """Return a unit whose every sentence is translated."""
    segments = (replace(segment, target=shouted(segment.source), state=state) for segment in unit.segments)
    return replace(unit, segments=tuple(segments))


def translation(*units: Unit) -> Translation:
    """Return the Spanish of some units of the group."""
    return Translation("mining", "en", "es", units)


def all_translated(handed_in: GroupSubmission) -> Translation:
    """Return the whole of a submission, translated."""
    return translation(*map(translated, units_of(handed_in)))
