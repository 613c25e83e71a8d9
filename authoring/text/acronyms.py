"""Acronyms a text explains where it first uses them: “Natural Resources Canada (NRCan)”.

After Schwartz and Hearst, “A simple algorithm for identifying abbreviation definitions in biomedical text” (2003): the
long form stands right before the parentheses. Initials decide where it begins. Where they do not, because the acronym
comes from another language, a name in capitals does, if nothing leaves its beginning in doubt.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from authoring.text.linking_words import ARTICLES, CONJUNCTIONS, LINKING_WORDS, PREPOSITIONS
from authoring.text.spelling import folded

_DEFINITION = re.compile(r"\(([A-ZÀ-Þ][\w&-]{1,11})(?:, por sus siglas en \w+)?\)")
"""Spanish says of an acronym that it is another language's: “(CIFFC, por sus siglas en inglés)”."""
_LONGEST = 400
"""How many characters before the parentheses are looked at; no name is nearly as long."""
_SENTENCE = re.compile(r"[.;:!?()\[\]“”\"«»\n]|[-–—]\s|\s[-–—]")
_WORD = re.compile(r"[\w&'’./–-]+|,")


@dataclass(frozen=True, slots=True)
class Definition:
    """An acronym and what a text says it stands for."""

    acronym: str
    name: str


def definitions(text: str) -> Iterator[Definition]:
    """Yield the acronyms `text` explains, in order; what is in doubt is left out."""
    for match in _DEFINITION.finditer(text):
        acronym = match[1]
        if sum(sign.isupper() for sign in acronym) >= 2:
            before = text[max(0, match.start() - _LONGEST) : match.start()]
            words = _WORD.findall(_SENTENCE.split(before.rstrip())[-1])
            name = _by_initials(acronym, words) or _by_capitals(acronym, words)
            if name:
                yield Definition(acronym, name)


def _by_initials(acronym: str, words: Sequence[str]) -> str:
    """Return the shortest end of `words` whose initials make the acronym's capitals; linking words may be left out."""
    capitals = [folded(sign) for sign in acronym if sign.isupper()]
    for start in range(len(words) - 1, max(-1, len(words) - 3 * len(capitals) - 1), -1):
        if words[start].lower() not in LINKING_WORDS and _initials(words[start:]) == capitals:
            return _joined(words[start:])
    return ""


def _initials(words: Sequence[str]) -> list[str]:
    return [
        folded(part)[:1]
        for word in words
        if word.lower() not in LINKING_WORDS and word != ","
        for part in re.split(r"[-–/]", _without_elision(word))
        if part
    ]


def _by_capitals(acronym: str, words: Sequence[str]) -> str:
    """Return the name in capitals at the end of `words`; empty when it is short or its beginning is in doubt."""
    beginning = _beginning(words)
    name = _from_first_letter(acronym, _without_linking_words(words[beginning:], opens_sentence=not beginning))
    capitalised = [word for word in name if word[0].isupper()]
    return _joined(name) if len(capitalised) >= 2 and len(acronym) >= 3 and _is_one_name(name) else ""


def _without_linking_words(name: Sequence[str], *, opens_sentence: bool) -> Sequence[str]:
    """Return `name` from its first word on; in capitals, a linking word is one only where it opens the sentence.

    “El programa Hacia una Minería Sustentable (TSM)”, but “Para Recursos Naturales de Canadá (NRCan)”.
    """
    while name and (name[0].lower() if opens_sentence else name[0]) in LINKING_WORDS:
        name = name[1:]
    return name


def _from_first_letter(acronym: str, name: Sequence[str]) -> Sequence[str]:
    """Return the end of `name` behind its last article when the acronym's letters begin there and follow in order.

    “Coordinator of the Intergovernmental Forum on Mining (IGF)” explains the forum, not its coordinator.
    """
    starts = [index for index, word in enumerate(name) if index and name[index - 1].lower() in ARTICLES and word]
    for start in reversed(starts):
        letters = iter(folded(" ".join(name[start:])))
        if folded(name[start])[:1] == folded(acronym)[:1] and all(sign in letters for sign in folded(acronym)):
            return name[start:]
    return name


def _beginning(words: Sequence[str]) -> int:
    """Return where a name that ends with `words` begins: behind a word without capital, a possessive, an article.

    No article stands before another one: in “Estímulo a la Creación”, a word that English has as one is a preposition.
    """
    for index in range(len(words) - 1, -1, -1):
        word, before = words[index], words[index - 1].lower() if index else ""
        if word.endswith(("'s", "’s")) and index < len(words) - 1:
            return index + 1
        follows = words[index + 1].lower() if index + 1 < len(words) else ""
        if word.lower() in ARTICLES and before not in PREPOSITIONS and follows not in ARTICLES:
            return index + 1
        if not (word[0].isupper() or word.lower() in LINKING_WORDS or word == ","):
            return index + 1
    return 0


def _is_one_name(words: Sequence[str]) -> bool:
    """Tell whether commas only part a list inside one name: “Council on Trade, Investment and Technology”."""
    if "," not in words:
        return True
    lowered = [word.lower() for word in words]
    first = lowered.index(",")
    head, rest = set(lowered[:first]), set(lowered[first:])
    return bool(head & PREPOSITIONS) and not rest & PREPOSITIONS and bool(rest & CONJUNCTIONS)


def _joined(words: Sequence[str]) -> str:
    name = " ".join(words).replace(" ,", ",")
    return re.sub(r"['’]s$|(?<=s)['’]$", "", _without_elision(name))


def _without_elision(word: str) -> str:
    return re.sub(r"^[ldLD]['’]", "", word)
