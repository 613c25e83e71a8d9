"""How long a translation may be: what a form allows its authors, as far as another language can keep to it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from authoring.forms.columns import line_limit
from authoring.translation.codes import Code, Coded
from authoring.translation.kit import entry_id
from authoring.translation.units import Unit

GROWTH = 1.25
"""How much longer than an author's section its translation may be: French and Spanish take a quarter more than English
to say the same, and no translator can shorten what was promised."""


def section_limit(words: int) -> int:
    """Return how many words the translation of a section may have whose author may write so many."""
    return round(words * GROWTH)


def sentence_limits(units: Iterable[Unit]) -> dict[str, int]:
    """Return the most characters that the translation of a sentence may have, by the sentence's id.

    A limit is that of a whole text; each of its sentences gets a share, by its length.
    """
    return {key: limit for unit in units for key, limit in _shares(unit)}


def _shares(unit: Unit) -> Iterator[tuple[str, int]]:
    limit = line_limit(unit.context.kind)
    if limit is not None:
        lengths = [max(1, _length(segment.source)) for segment in unit.segments]
        for number, length in enumerate(lengths, 1):
            yield entry_id(unit, number), limit * length // sum(lengths)


def _length(text: Coded) -> int:
    return sum(len(part) for part in text if not isinstance(part, Code))


def too_long(units: Iterable[Unit], limits: Mapping[str, int]) -> Iterator[tuple[str, int, int]]:
    """Yield each sheet whose translation has more words than it may, how many, and how many it may have.

    `limits` are those of the sheets' authors, by key. Footnotes do not count, as they do not for authors.
    """
    counts: Counter[str] = Counter()
    for unit in units:
        if unit.context.kind != "note":
            counts[unit.context.sheet] += sum(_words(segment.target) for segment in unit.segments)
    for sheet, words in limits.items():
        if counts[sheet] > section_limit(words):
            yield sheet, counts[sheet], section_limit(words)


def _words(text: Coded) -> int:
    return len("".join(part for part in text if not isinstance(part, Code)).split())
