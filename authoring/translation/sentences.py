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
from authoring.text.abbreviations import goes_on, may_end

_GOES_ON = re.compile(r"[\W_]*[a-zà-öø-ÿ]|[ªº]")
"""How no sentence begins: in small letters, with what makes a number an ordinal."""
_MAY_END = re.compile(r"\.\s+(?=[^\Wa-zà-öø-ÿ\d_]|[«“(¿¡])")
_NEXT = 40
"""How much of what follows tells how a sentence begins."""
_IN_BRACKETS = re.compile(r"\s*\([^()]+[.!?…]\)\s+(?=[^\Wa-zà-öø-ÿ_]|[«“(¿¡])")
"""A sentence that stands in brackets with its full stop."""


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
    parts = [part for found in _found(text, language) for part in _parted(found, language)] or [""]
    for part, following in pairwise((*parts, "")):
        length += len(part)
        if not following or not _goes_on(part, following, language):
            yield length
            length = 0


def _found(text: str, language: str) -> list[str]:
    return list(sentencex.segment(language, text)) if text else []


def _parted(text: str, language: str) -> Iterator[str]:
    """Yield a text in parts where `sentencex` takes what ends a sentence for an abbreviation, or sees no end."""
    in_brackets = _IN_BRACKETS.match(text)
    begin = in_brackets.end() if in_brackets else 0
    yield from filter(None, [text[:begin]])
    for match in _MAY_END.finditer(text, begin):
        if may_end(
            text[max(begin, match.start() - _NEXT) : match.start() + 1],
            text[match.end() : match.end() + _NEXT],
            language,
        ):
            yield text[begin : match.end()]
            begin = match.end()
    yield text[begin:]


def _goes_on(part: str, following: str, language: str) -> bool:
    if part.endswith("\n"):
        return False
    return bool(_GOES_ON.match(following)) or goes_on(part.rstrip(), following, language)
