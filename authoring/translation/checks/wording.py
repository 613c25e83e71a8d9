"""How a translation is written: no word or space twice, an end as its source has, a length as may be expected."""

import re
from collections.abc import Iterator
from itertools import pairwise

from authoring.text.abbreviations import is_abbreviated
from authoring.text.linking_words import CONJUNCTIONS
from authoring.translation.checks.pair import Pair, Problem

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_MAY_STAND_TWICE = {"en": {"that", "had"}, "fr": {"nous", "vous"}}
"""Words that grammar itself puts twice: « nous nous réunissons », “they had had time”."""
_SHORTEST_NUMBER = 4
"""Of how many digits a number is that stands twice: `1 000 000` does not."""

_CLOSING = "»”\"'’)] \u00a0\u202f"
_ENDS = ".…:;,?!"
_JOINS = "|".join(sorted(CONJUNCTIONS | {"or", "ou", "o", "u"}))
_LAST_CONJUNCTION = re.compile(rf"(?<=;)\s+[^\W\d_]{{1,8}}(?:\s+(?:que|also|then))?\s*$|(?<=,)\s+(?:{_JOINS})\s*$")
"""What stands behind the last mark but one of a list: “; and”, “; while”; French leaves it out."""

_AT_THE_EDGES = re.compile(r"^\s|\s$")
_LENGTHS = {"en": 1.0, "fr": 1.18, "es": 1.14}
"""How long a text is in each language, by what the reports of the partnership say in all three."""
_LEAST_LENGTH = 30
_SHORT, _LONG = (0.65, -6), (1.5, 20)
"""What share of the likely length, and how many characters more or less, make a translation short or long.

Shorter sources are translated by words of any length.
"""


def twice(pair: Pair) -> Iterator[Problem]:
    """Find words and spaces that stand twice, but not in the source."""
    known = {word.casefold() for word, _ in _doubled(pair.said)}
    allowed = _MAY_STAND_TWICE.get(pair.languages[1].partition("-")[0], set())
    for word, again in _doubled(pair.text):
        if again.casefold() not in known and not (again.casefold() in allowed and again.islower()):
            yield Problem("translation-word-twice", {"word": f"{word} {again}"})
    if re.search(r"\S\s{2,}\S", pair.text) and not re.search(r"\S\s{2,}\S", pair.said):
        yield Problem("translation-space-twice")


def _doubled(text: str) -> Iterator[tuple[str, str]]:
    """Yield each word that stands twice, or again behind what was cut short before it, as it is written there."""
    for one, other in pairwise(_WORD.finditer(text)):
        word, again = re.split("(?<=['’])", one[0])[-1], other[0]
        is_word = not again.isdecimal() or len(again) >= _SHORTEST_NUMBER
        if is_word and text[one.end() : other.start()].isspace():
            if one[0].casefold() == again.casefold():
                yield one[0], again
            elif word.casefold() == again.casefold():
                yield word, again


def edges(pair: Pair) -> Iterator[Problem]:
    """Find white space at the beginning or end of a translation that its source does not have there."""
    if _AT_THE_EDGES.findall(pair.text) and not _AT_THE_EDGES.findall(pair.said):
        yield Problem("translation-space-around")


def end(pair: Pair) -> Iterator[Problem]:
    """Find another mark at the end than the source's; the full stop of an abbreviation may be one or not."""
    expected, found = _last_mark(pair.said), _last_mark(pair.text)
    sides = zip((pair.said, pair.text), pair.languages, strict=True)
    if {expected, found} == {"", "."} and any(_ends_abbreviated(text, language) for text, language in sides):
        return
    if expected and found and expected != found:
        yield Problem("translation-end", {"expected": expected, "found": found})
    elif expected and not found:
        yield Problem("translation-end-missing", {"expected": expected})
    elif found and not expected:
        yield Problem("translation-end-added", {"found": found})


def _ends_abbreviated(text: str, language: str) -> bool:
    return is_abbreviated(text.rstrip(_CLOSING), language)


def _last_mark(text: str) -> str:
    last = _LAST_CONJUNCTION.sub("", text.rstrip().replace("...", "…")).rstrip(_CLOSING)[-1:]
    return last if last in _ENDS else ""


def length(pair: Pair) -> Iterator[Problem]:
    """Find a translation that is longer than it may be, or than its source makes likely, or shorter."""
    if pair.limit is not None and len(pair.text) > pair.limit:
        yield Problem("translation-too-long", {"length": len(pair.text), "limit": pair.limit})
    source, target = (_LENGTHS.get(one.partition("-")[0]) for one in pair.languages)
    if source and target and len(pair.said) >= _LEAST_LENGTH:
        likely = len(pair.said) * target / source
        if len(pair.text) < _SHORT[0] * likely + _SHORT[1]:
            yield Problem("translation-short", {"length": len(pair.text), "source": len(pair.said)})
        elif len(pair.text) > _LONG[0] * likely + _LONG[1]:
            yield Problem("translation-long", {"length": len(pair.text), "source": len(pair.said)})
