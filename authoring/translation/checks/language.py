"""Which language a translation is in: what was left as it was, what was written in a third language."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from authoring.locale import LANGUAGES
from authoring.locale.cldr import LanguageName
from authoring.text.addresses import without_addresses
from authoring.text.language_guess import common_words, guess, is_known
from authoring.translation.checks.pair import Pair, Problem

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_ORDINARY = re.compile(r"(?<![\w'’-])[a-zà-öø-ÿ]{3,}(?![\w'’-])")
_ALONE = re.compile(r"\W*([A-ZÀ-Ö]?[a-zà-öø-ÿ]+)\W*")

_LEFT = 4
"""From how many words on what both texts share is looked at as a part that was left as it is."""
_SURELY_LEFT = 5
"""From how many on it is one although none of them has to be an ordinary word."""

_NEVER_ENDS = {
    "en": "ción ciones sión siones dad dades miento mientos ería erías ncia ncias ique iques isme ité ités aux oire "
    "oires",
    "fr": "ing ings ness ship ships shop shops gy omy phy try ity ties ency ancy racy licy ics ism ght "
    "ción ciones sión siones dad dades miento mientos ería erías ncia ncias",
    "es": "ing ings ness ship ships shop shops gy omy phy try ity ties ency ancy racy licy ics ism ght tion tions sion "
    "sions ment ments ance ances ence ences ture tures eur eurs té tés ique iques aux oire oires isme",
}
"""How no ordinary word of a language ends, but one of another."""
_LOANS = frozenset("marketing leadership lobbying streaming coaching camping parking entrepreneur technique".split())

_CERTAIN, _LEAST_WORDS = {"least": 1.0, "ahead": 2.5}, 2
"""When a short text is in a language for certain: nothing of it is a name that its source has, too."""


def language(pair: Pair) -> Iterator[Problem]:
    """Find what was left untranslated, and what is in another language altogether; names are in none."""
    left = pair.text.strip() if _is_same(pair) else _left(pair)
    if left:
        yield Problem("translation-untranslated", {"text": left})
    elif is_known(pair.languages[1]):
        expected = pair.languages[1]
        if found := _guessed(pair, (expected, *(one for one in LANGUAGES if one != expected.partition("-")[0]))):
            yield Problem("translation-language", {"language": LanguageName(found), "expected": LanguageName(expected)})


def _guessed(pair: Pair, languages: tuple[str, ...]) -> str | None:
    """Return the language a translation is in if that is not the first; the source's words tell nothing."""
    there = set(_WORD.findall(pair.said))
    own = [word for word in _WORD.findall(pair.text) if word not in there]
    found = guess(pair.text, languages)
    if found is None and sum(map(str.islower, own)) >= _LEAST_WORDS:
        found = guess(" ".join(own), languages, **_CERTAIN)
    return None if found == languages[0] else found


def _is_same(pair: Pair) -> bool:
    """Tell whether a translation is its source, and no name, acronym or word that both languages have."""
    base = pair.languages[1].partition("-")[0]
    if pair.languages[0].partition("-")[0] == base or pair.text.strip() != pair.said.strip():
        return False
    if guess(pair.text, pair.languages) == pair.languages[1] or _is_foreign(pair.text, pair.languages[0]):
        return False
    if alone := _ALONE.fullmatch(pair.text):
        word = alone[1].casefold()
        return word.endswith(tuple(_NEVER_ENDS.get(base, "").split()) or ("\0",)) and word not in _LOANS
    return bool(_content(without_addresses(pair.text), *pair.languages))


def _is_foreign(text: str, language: str) -> bool:
    """Tell whether a text has small words, and none of its language: a name in a third one."""
    small = set(_WORD.findall(text)) & set().union(*map(common_words, LANGUAGES))
    return bool(small) and not small & common_words(language)


def _content(text: str, *languages: str) -> list[str]:
    """Return the words of a text that are neither names nor small words of its languages."""
    small = frozenset().union(*map(common_words, languages))
    return [word for word in _ORDINARY.findall(text) if word not in small]


def _left(pair: Pair) -> str:
    """Return the longest run of words that source and translation share, if it is in the source's language."""
    target = without_addresses(pair.text)
    words, there = _WORD.findall(without_addresses(pair.said)), list(_WORD.finditer(target))
    said = [match[0] for match in there]
    run = SequenceMatcher(None, words, said, autojunk=False).find_longest_match()
    if run.size < min(_LEFT, len(words)) or not run.size or pair.languages[0] == pair.languages[1]:
        return ""
    text = target[there[run.b].start() : there[run.b + run.size - 1].end()]
    return text if _is_of_source(text, run.size, *pair.languages) else ""


def _is_of_source(text: str, size: int, source: str, target: str) -> bool:
    """Tell whether words that both texts have are in the language of the source, and no name or words of both."""
    content, words = _content(text, source, target), set(_WORD.findall(text))
    if guess(text, (source, target)) == source:
        return size >= _SURELY_LEFT or bool(content)
    if size < _LEFT or words & (common_words(target) - common_words(source)):
        return False
    has_small = bool(words & (common_words(source) - common_words(target)))
    return len(content) >= (2 if has_small else 3) and (has_small or "," not in text)
