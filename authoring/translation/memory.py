"""What has been translated before, and what of it is offered for a sentence: from another group, an earlier edition."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from functools import cached_property

from authoring.translation.codes import Code, Coded, tagged
from authoring.translation.kit import Offer
from authoring.translation.units import State, Translation

ALIKE = 0.75
"""How much of two sentences must be common, word by word, for one to be offered for the other."""
_MOST = 5
"""Offers for one sentence: more than a translator reads."""
_STATES: tuple[State, ...] = ("final", "reviewed", "translated", "initial")


@dataclass(frozen=True, slots=True)
class Remembered:
    """A sentence and its translation. `origin` says where it stands: a group, an edition, a translator's memory."""

    source: Coded
    target: Coded
    state: State = "translated"
    origin: str = ""
    by: str = ""
    at: datetime | None = None


def remembered(translation: Translation, origin: str = "") -> Iterator[Remembered]:
    """Yield every sentence of a document that is translated, those it holds no longer included."""
    for unit in (*translation.units, *translation.former):
        for one in unit.segments:
            if one.target:
                yield Remembered(one.source, one.target, one.state, origin or translation.document, one.by, one.at)


@dataclass(frozen=True)
class Memory:
    """All that is remembered from one language to another, ready to be asked."""

    known: Sequence[Remembered]

    def offers(self, source: Coded) -> tuple[Offer, ...]:
        """Return what is known for a sentence: the same one first, then those alike, the most alike first.

        Each translation is offered once, from where it has come furthest.
        """
        same = [(1.0, one) for one in self._by_source.get(source, ())]
        found: dict[Coded, Offer] = {}
        for like, one in sorted([*same, *self._alike(source)], key=_rank):
            found.setdefault(one.target, Offer(one.source, one.target, like, one.origin))
        return tuple(found.values())[:_MOST]

    def _alike(self, source: Coded) -> Iterator[tuple[float, Remembered]]:
        words = _words(source)
        for position in sorted(self._candidates(words)):
            one = self.known[position]
            like = _likeness(words, self._words[position]) if one.source != source else 0
            if like >= ALIKE:
                # Only the same sentence is wholly alike: the codes of this one differ.
                yield min(like, 0.99), one

    def _candidates(self, words: Sequence[str]) -> set[int]:
        """Return which sentences can be alike: each shares one of the rarest words.

        Two of n and m words with k in common are alike when 2k / (n + m) reaches the threshold; then m is at least
        0.6 n and k at least 0.6 n, so that no sentence can lack more than 0.4 n of the words.
        """
        needed = ALIKE / (2 - ALIKE)
        rarest = sorted(words, key=lambda word: len(self._places.get(word, ())))
        asked = rarest[: int(len(words) * (1 - needed)) + 1]
        return {position for word in asked for position in self._places.get(word, ())}

    @cached_property
    def _by_source(self) -> Mapping[Coded, list[Remembered]]:
        found = defaultdict(list)
        for one in self.known:
            found[one.source].append(one)
        return found

    @cached_property
    def _words(self) -> Sequence[list[str]]:
        return [_words(one.source) for one in self.known]

    @cached_property
    def _places(self) -> Mapping[str, list[int]]:
        found = defaultdict(list)
        for position, words in enumerate(self._words):
            for word in dict.fromkeys(words):
                found[word].append(position)
        return found


def _rank(item: tuple[float, Remembered]) -> tuple[float, int, str, str]:
    like, one = item
    return -like, _STATES.index(one.state), one.origin, tagged(one.target)


def _words(text: Coded) -> list[str]:
    return "".join(part for part in text if not isinstance(part, Code)).split()


def _likeness(one: list[str], other: list[str]) -> float:
    """Return from 0 to 1 how much two sentences have in common, their order considered; 0 when it is too little."""
    length = len(one) + len(other)
    if 2 * min(len(one), len(other)) < ALIKE * length or 2 * _in_common(one, other) < ALIKE * length:
        return 0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _in_common(one: Iterable[str], other: list[str]) -> int:
    """Return how many words two sentences have in common, at most: whatever their order, however often."""
    there = set(other)
    return sum(word in there for word in one)


def memories(translations: Iterable[tuple[Translation, str]]) -> Mapping[tuple[str, str], Memory]:
    """Return what documents remember, each with what it is called as an origin, by the two languages."""
    known: dict[tuple[str, str], list[Remembered]] = defaultdict(list)
    for one, origin in translations:
        known[one.source_language, one.language].extend(remembered(one, origin))
    found = {languages: Memory(listed) for languages, listed in known.items()}
    return defaultdict(lambda: Memory(()), found)


def memory_of(translations: Iterable[Translation]) -> Memory:
    """Return all that some documents remember; they are in the same two languages."""
    return Memory([one for translation in translations for one in remembered(translation)])
