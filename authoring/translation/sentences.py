"""Sentences: where one ends and the next begins, in each language, as SRX rules would say it.

`sentencex` finds where sentences may end; what it cannot know of our texts is put together again: abbreviations of
titles, laws and companies, dates, initials, and text that goes on in small letters.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, pairwise

import sentencex

from authoring.model.inline import Inline, merged, text_of
from authoring.text.abbreviations import goes_on, may_end

_GOES_ON = re.compile(r"[\W_]*[a-zà-öø-ÿ]|[ªº]")
"""How no sentence begins: in small letters, with what makes a number an ordinal."""
_MAY_END = re.compile(r"\.\s+(?=[^\Wa-zà-öø-ÿ\d_]|[«“(¿¡])")
_OTHER_SPACE = re.compile(r"[^\S\x00-\x7f]")
_NEXT = 40
"""How much of what follows tells how a sentence begins."""
_IN_BRACKETS = re.compile(r"\s*\([^()]+[.!?…]\)\s+(?=[^\Wa-zà-öø-ÿ_]|[«“(¿¡])")
"""A sentence that stands in brackets with its full stop."""


def sentences(text: Inline, language: str) -> Iterator[tuple[Inline, Inline]]:
    """Yield the sentences of `text`, each with the white space that stands behind it; together they are the text."""
    for length in _lengths(text_of(text), language):
        sentence, text = _cut(text, length)
        said, space = _cut(sentence, len(text_of(sentence)) - _space_behind(sentence))
        yield merged(said), merged(space)


def _cut(runs: Inline, length: int) -> tuple[Inline, Inline]:
    """Return what holds `length` characters, with the notes right behind them, and the rest."""
    for index, run in enumerate(runs):
        if len(run.text) > length:
            before, behind = replace(run, text=run.text[:length]), replace(run, text=run.text[length:])
            return (*runs[:index], before), (behind, *runs[index + 1 :])
        length -= len(run.text)
    return runs, ()


def _space_behind(runs: Inline) -> int:
    """Return how many characters of white space stand behind everything else; a note is something."""
    count = 0
    for run in reversed(runs):
        said = run.text.rstrip()
        count += len(run.text) - len(said)
        if said or run.note is not None:
            break
    return count


@lru_cache(4096)
def _lengths(text: str, language: str) -> tuple[int, ...]:
    """Return how long each sentence is, with the white space behind it; one of no characters for an empty text.

    Kept, because a build asks for each text several times.
    """
    length, lengths = 0, []
    parts = [part for found in _found(text, language) for part in _parted(found, language)] or [""]
    for part, following in pairwise((*parts, "")):
        length += len(part)
        if not following or not _goes_on(part, following, language):
            lengths.append(length)
            length = 0
    return tuple(lengths)


def _found(text: str, language: str) -> list[str]:
    """Return the parts that `sentencex` sees, to which all white space is shown as ASCII's: on other it may break."""
    ends = accumulate(map(len, sentencex.segment(language, _OTHER_SPACE.sub(" ", text)))) if text else ()
    return [text[begin:end] for begin, end in pairwise((0, *ends))]


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
