"""How a translation reads: in its language, no word or space twice, what opens is closed, no longer than it may be."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from authoring.locale import LANGUAGES
from authoring.text.dates import own_name
from authoring.text.language_guess import guess, is_known
from authoring.text.linking_words import CONJUNCTIONS
from authoring.translation.checks.pair import Pair, Problem

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_ORDINARY = re.compile(r"(?<![\w'’-])[a-zà-öø-ÿ]{3,}(?![\w'’-])")
_TWICE = re.compile(r"\b([^\W\d_]+)\s+(\1)\b", re.IGNORECASE)
_MAY_STAND_TWICE = {"en": {"that", "had"}, "fr": {"nous", "vous"}}
"""Words that grammar itself puts twice: « nous nous réunissons », “they had had time”."""

_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("«", "»"), ("“", "”"))
_OPENED = (("¿", "?"), ("¡", "!"))
_LISTED = re.compile(r"^\s*\w{1,3}\)", re.MULTILINE)
_CLOSING = "»”\"'’)] \u00a0\u202f"
_ENDS = ".…:;,?!"
_JOINS = "|".join(sorted(CONJUNCTIONS | {"or", "ou", "o", "u"}))
_LAST_CONJUNCTION = re.compile(rf"(?<=;)(?:\s+[^\W\d_]{{1,8}}){{1,2}}\s*$|(?<=,)\s+(?:{_JOINS})\s*$")
"""What stands behind the last mark but one of a list: “; and”, “; while”; French leaves it out."""

_AT_THE_EDGES = re.compile(r"^\s|\s$")
_LEFT = 5
"""From how many words on what both texts share is looked at as a part that was left as it is."""


def language(pair: Pair) -> Iterator[Problem]:
    """Find what was left untranslated, and what is in another language altogether; names are in none."""
    left = pair.text.strip() if _is_same(pair) else _left(pair)
    if left:
        yield Problem("translation-untranslated", {"text": left})
    elif is_known(pair.languages[1]):
        expected = pair.languages[1]
        found = guess(pair.text, (expected, *(one for one in LANGUAGES if one != expected.partition("-")[0])))
        if found not in (None, expected):
            yield Problem("translation-language", {"language": own_name(str(found)), "expected": own_name(expected)})


def _is_same(pair: Pair) -> bool:
    """Tell whether a translation is its source; two ordinary words make it more than a name or a cognate."""
    if pair.languages[0] == pair.languages[1] or pair.text.strip() != pair.said.strip():
        return False
    return len(_ORDINARY.findall(pair.text)) >= 2 and guess(pair.text, pair.languages) != pair.languages[1]


def _left(pair: Pair) -> str:
    """Return the longest run of words that source and translation share, if it is in the source's language."""
    words, there = _WORD.findall(pair.said), list(_WORD.finditer(pair.text))
    said = [match[0] for match in there]
    run = SequenceMatcher(None, words, said, autojunk=False).find_longest_match()
    if run.size < min(_LEFT, len(words)) or not run.size:
        return ""
    text = pair.text[there[run.b].start() : there[run.b + run.size - 1].end()]
    return text if guess(text, pair.languages) == pair.languages[0] != pair.languages[1] else ""


def twice(pair: Pair) -> Iterator[Problem]:
    """Find words and spaces that stand twice, but not in the source."""
    known = {match[1].casefold() for match in _TWICE.finditer(pair.said)}
    allowed = _MAY_STAND_TWICE.get(pair.languages[1].partition("-")[0], set())
    for match in _TWICE.finditer(pair.text):
        if match[1].casefold() not in known and not (match[1].casefold() in allowed and match[2].islower()):
            yield Problem("translation-word-twice", {"word": match[0]})
    if re.search(r"\S\s{2,}\S", pair.text) and not re.search(r"\S\s{2,}\S", pair.said):
        yield Problem("translation-space-twice")


def edges(pair: Pair) -> Iterator[Problem]:
    """Find white space at the beginning or end of a translation that its source does not have there."""
    if _AT_THE_EDGES.findall(pair.text) and not _AT_THE_EDGES.findall(pair.said):
        yield Problem("translation-space-around")


def balance(pair: Pair) -> Iterator[Problem]:
    """Find brackets and quotation marks that are not closed, and Spanish questions that are not opened.

    Where a sentence's source leaves one open, because it goes on in the next, its translation may.
    """
    said, text = _LISTED.sub("", pair.said), _LISTED.sub("", pair.text)
    is_spanish = pair.languages[1].partition("-")[0] == "es"
    for opening, closing in (*_PAIRS, *(_OPENED if is_spanish else ())):
        difference = text.count(opening) - text.count(closing)
        if difference and not (_is_open(said) and (opening, closing) in _PAIRS):
            yield Problem("translation-unbalanced", {"opening": opening, "closing": closing})
    if text.count('"') % 2 and not said.count('"') % 2:
        yield Problem("translation-unbalanced", {"opening": '"', "closing": '"'})


def _is_open(text: str) -> bool:
    return any(text.count(opening) != text.count(closing) for opening, closing in _PAIRS)


def end(pair: Pair) -> Iterator[Problem]:
    """Find another mark at the end than the source's."""
    expected, found = _last_mark(pair.said), _last_mark(pair.text)
    if expected and found and expected != found:
        yield Problem("translation-end", {"expected": expected, "found": found})
    elif expected and not found:
        yield Problem("translation-end-missing", {"expected": expected})
    elif found and not expected:
        yield Problem("translation-end-added", {"found": found})


def _last_mark(text: str) -> str:
    last = _LAST_CONJUNCTION.sub("", text.rstrip().replace("...", "…")).rstrip(_CLOSING)[-1:]
    return last if last in _ENDS else ""


def length(pair: Pair) -> Iterator[Problem]:
    """Find a translation that is longer than it may be."""
    if pair.limit is not None and len(pair.text) > pair.limit:
        yield Problem("translation-too-long", {"length": len(pair.text), "limit": pair.limit})
