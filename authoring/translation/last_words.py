"""Who said the last word on a translation, and when."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date

from authoring.translation.coverage import segments_of
from authoring.translation.units import Translation


@dataclass(frozen=True, slots=True)
class LastWord:
    """On how many sentences of a document in one language somebody said the last word, on one day (in UTC).

    `by` is empty where nobody was named; `day` is None where none is known, as of what the term base settles.
    """

    document: str
    language: str
    by: str
    day: date | None
    sentences: int


def last_words(translation: Translation) -> list[LastWord]:
    """Return who said the last word on what is translated: the latest first, then by name."""
    said = Counter(
        (one.by, one.at.astimezone(UTC).date() if one.at else None)
        for one in segments_of(translation.units)
        if one.target
    )
    found = [LastWord(translation.document, translation.language, by, day, count) for (by, day), count in said.items()]
    return sorted(found, key=lambda one: (-(one.day or date.min).toordinal(), one.by))
