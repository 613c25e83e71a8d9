"""How far translations have come."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from authoring.locale.message import Spoken
from authoring.translation.codes import Coded
from authoring.translation.units import Segment, Translation, Unit

Standing = Literal["new", "changed", "translated", "reviewed", "approved"]
"""Where a sentence stands: not translated, its source changed since, and the states of XLIFF after that."""

_OF_STATE: dict[str, Standing] = {"translated": "translated", "reviewed": "reviewed", "final": "approved"}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many sentences of one document in one language stand where, and how many words it has and still lacks.

    `problem` is why nothing is known of them: the file they are kept in cannot be used.
    """

    document: str
    language: str
    sentences: Counter[Standing]
    words: int
    missing_words: int
    problem: Spoken | None = None

    @property
    def is_complete(self) -> bool:
        """Whether every sentence is translated, and none has changed since."""
        return not self.missing and self.problem is None

    @property
    def missing(self) -> int:
        """How many sentences have no translation."""
        return self.sentences["new"] + self.sentences["changed"]

    @property
    def percent(self) -> int:
        """How much is translated, by words, rounded down: 100 only when nothing is missing."""
        return 100 if not self.words else 100 * (self.words - self.missing_words) // self.words


def coverage(translation: Translation) -> Coverage:
    """Return how far a translation has come."""
    segments = segments_of(translation.units)
    missing = [one for one in segments if not one.target]
    return Coverage(
        translation.document,
        translation.language,
        Counter(standing(one) for one in segments),
        sum(words_in(one.source) for one in segments),
        sum(words_in(one.source) for one in missing),
    )


def unknown(document: str, language: str, problem: Spoken) -> Coverage:
    """Return what is known of a document whose translation cannot be read."""
    return Coverage(document, language, Counter(), 0, 0, problem)


def together(found: Sequence[Coverage]) -> Coverage:
    """Return how far several documents have come into one language, those that can be read; `document` is empty."""
    [language] = {one.language for one in found}
    return Coverage(
        "",
        language,
        sum((one.sentences for one in found), Counter()),
        sum(one.words for one in found),
        sum(one.missing_words for one in found),
        next((one.problem for one in found if one.problem), None),
    )


def standing(segment: Segment) -> Standing:
    """Return where a sentence stands."""
    if segment.target:
        return _OF_STATE.get(segment.state, "translated")
    return "changed" if segment.earlier else "new"


def segments_of(units: Iterable[Unit]) -> list[Segment]:
    """Return the sentences of units, in order."""
    return [segment for unit in units for segment in unit.segments]


def words_in(text: Coded) -> int:
    """Return how many words a text has, as translators count: what stands between spaces."""
    return len("".join(part for part in text if isinstance(part, str)).split())
