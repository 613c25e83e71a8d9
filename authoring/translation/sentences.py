"""Sentences: where one ends and the next begins, in each language, as SRX rules would say it.

`sentencex` finds where sentences may end; what it cannot know of our texts is put together again: abbreviations of
titles, laws and companies, dates, initials, and text that goes on in small letters.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise, takewhile

import sentencex

from authoring.model.inline import Inline, Run, merged, text_of

_ABBREVIATIONS = {
    "en": "Mr Mrs Ms Dr Prof Hon St Sr Jr No Nos art arts p pp vol fig ch cf vs etc approx dept est Inc Ltd Co",
    "fr": "M MM Mme Mmes Mlle Dr Dre Pr Me St Ste no nos art p pp vol fig ch cf etc env approx al "
    "janv févr avr juill sept oct nov déc",
    "es": "Sr Sra Sres Srta Dr Dra Lic Ing Mtro Mtra Arq Gral Núm núm No art arts p pp vol fig cap cf etc aprox "
    "S.A C.V R.L A.C EE UU",
}
"""What a full stop may follow within a sentence; single letters, as in initials, need no entry."""

_ABBREVIATED = {
    language: re.compile(rf"(?:^|[\s(\[«“\"'’])(?:[^\W\d_]\.)*(?:{'|'.join(map(re.escape, listed.split()))})\.$")
    for language, listed in _ABBREVIATIONS.items()
}
_INITIAL = re.compile(r"(?<![a-zà-öø-ÿ]\s)\b[^\W\d_]\.$|(?:[^\W\d_]\.){2}$")
"""A letter of a name; one behind a word in small letters names something else: an annex, a part."""
_GOES_ON = re.compile(r"[\W_]*(?:[a-zà-öø-ÿ]|\d{4}\b)|[ªº]")
"""How no sentence begins: in small letters, with the year of a date, with what makes a number an ordinal."""


def sentences(text: Inline, language: str) -> Iterator[tuple[Inline, Inline]]:
    """Yield the sentences of `text`, each with the white space that stands behind it; together they are the text."""
    signs = _signs(text)
    begin = 0
    for length in _lengths(text_of(text), language):
        end = begin + _reach(signs[begin:], length)
        sentence = signs[begin:end]
        said = len(sentence) - len(list(takewhile(_is_space, reversed(sentence))))
        yield merged(sentence[:said]), merged(sentence[said:])
        begin = end


def _signs(text: Inline) -> list[Run]:
    """Return a run for each character and each note."""
    return [sign for run in text for sign in ([run] if run.note is not None else _characters(run))]


def _characters(run: Run) -> list[Run]:
    return [replace(run, text=character) for character in run.text]


def _is_space(sign: Run) -> bool:
    return sign.text.isspace()


def _reach(signs: Sequence[Run], length: int) -> int:
    """Return how many signs hold `length` characters and the notes right behind them."""
    counts = accumulate(len(sign.text) for sign in signs)
    return sum(1 for _ in takewhile(lambda count: count <= length, counts))


def _lengths(text: str, language: str) -> Iterator[int]:
    """Yield how long each sentence is, with the white space behind it; one of no characters for an empty text."""
    length = 0
    parts = sentencex.segment(language, text) if text else [""]
    for part, following in pairwise((*parts, "")):
        length += len(part)
        if not following or not _goes_on(part, following, language):
            yield length
            length = 0


def _goes_on(part: str, following: str, language: str) -> bool:
    said = part.rstrip()
    abbreviated = _ABBREVIATED.get(language, _ABBREVIATED["en"]).search(said) or _INITIAL.search(said)
    return bool(abbreviated or _GOES_ON.match(following)) and not part.endswith("\n")
