"""The term base: what institutions, programmes and acronyms are called in each language (`terms.toml`)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BeforeValidator, Field, TypeAdapter, ValidationError

from authoring.edition.definition import mistakes, read_toml
from authoring.edition.edition import Definition, Identifier, LanguageTag, Name
from authoring.errors import EditionError
from authoring.forms.columns import TextKind
from authoring.text.spelling import name_words, same_name, tidy

FILE = "terms.toml"
"""The term base's name in the edition's folder."""

EVERYWHERE = "mul"
"""The key under which a name stands that is the same in every language: “multiple languages” in ISO 639-2."""

Text = TypeVar("Text")

_BETWEEN = 2
"""How many words may stand inside a name in running text: « le ministère mexicain de la Culture »."""


def _by_language(value: object) -> object:
    return {EVERYWHERE: value} if isinstance(value, str) else value


ByLanguage = Annotated[dict[LanguageTag, Name], BeforeValidator(_by_language)]
"""A name by language; one text alone is the name in all of them."""


class Term(Definition):
    """One thing and its agreed names. `wrong` lists names that are met, by language, and are not to be used.

    `person` is whose function it is, where its names have a gender: it is nobody else's.
    """

    kind: Literal["institution", "group", "program", "agreement", "function"]
    name: ByLanguage
    acronym: ByLanguage = Field(default_factory=dict)
    wrong: dict[LanguageTag, list[Name]] = Field(default_factory=dict)
    note: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A name or acronym that stands in a sentence, and what is agreed for it in the target language."""

    found: str
    agreed: str
    other: str = ""
    """The agreed acronym where `agreed` is the name, and the name where it is the acronym."""


@dataclass(frozen=True, slots=True)
class Violation:
    """What a translation should have said: `found` is its source's word, or the wrong one it uses."""

    found: str
    agreed: str
    is_wrong: bool = False


_FILE = TypeAdapter(dict[Identifier, Term])


@dataclass(frozen=True)
class Terms:
    """The terms of an edition, by id."""

    by_id: dict[str, Term] = field(default_factory=dict)

    def translation(self, text: str, kind: TextKind, languages: tuple[str, str], about: str = "") -> str | None:
        """Return the agreed translation of a unit that is a name, a function or an acronym; None when there is none.

        `about` is whose function it is. What stands alone begins with a capital. Where several terms differ in it there
        is no translation.
        """
        known = {"institution": self._names(languages), "acronym": self._acronyms(languages)}
        known["function"] = self._functions(languages, about)
        alike = (hit for hit in known.get(kind, ()) if _pattern(hit.found).fullmatch(tidy(text)))
        found = {_capitalised(hit.agreed) for hit in alike}
        return found.pop() if len(found) == 1 else None

    def hits(self, text: str, languages: tuple[str, str]) -> list[Hit]:
        """Return the names and acronyms in a sentence with their agreed translations, in order, each once.

        Of names inside one another the longest counts.
        """
        return list(dict.fromkeys(hit for _, hit in self._placed(text, languages)))

    def between(self, languages: tuple[str, str]) -> dict[str, Term]:
        """Return the terms that have a name in both languages, or an acronym, by their ids."""
        return {
            key: term
            for key, term in self.by_id.items()
            if any(all(_of(names, language) for language in languages) for names in (term.name, term.acronym))
        }

    def violations(self, source: str, target: str, languages: tuple[str, str]) -> Iterator[Violation]:
        """Yield what a translation calls otherwise than agreed.

        A name may stand for its acronym and back, but not where the source has both: “National Film Board (NFB)”.
        """
        hits = self.hits(source, languages)
        agreed = {hit.agreed for hit in hits}
        for hit in hits:
            if not _is_kept(hit, source, target, has_both=hit.other in agreed):
                yield Violation(hit.found, hit.agreed)
        for wrong, name in self._wrong(languages[1]):
            if _pattern(wrong).search(tidy(target)):
                yield Violation(wrong, name, is_wrong=True)

    def _wrong(self, language: str) -> Iterator[tuple[str, str]]:
        """Yield what is not to be used in a language, and what is instead."""
        for term in self.by_id.values():
            name = _of(term.name, language)
            yield from ((wrong, name) for wrong in _of(term.wrong, language) or () if name)

    def _placed(self, text: str, languages: tuple[str, str]) -> list[tuple[int, Hit]]:
        said, taken = tidy(text), list[tuple[int, int]]()
        found: list[tuple[int, Hit]] = []
        small = said.casefold()
        for hit in (hit for name, hit in self._pairs(languages) if name in small):
            for match in _pattern(hit.found).finditer(said):
                if not any(begin < match.end() and match.start() < end for begin, end in taken):
                    taken.append(match.span())
                    found.append((match.start(), hit))
        return sorted(found, key=lambda one: one[0])

    def _pairs(self, languages: tuple[str, str]) -> Sequence[tuple[str, Hit]]:
        """Return what to look for in sentences, in small letters, too: neither functions nor what has no capital.

        Those are written in too many ways there, or mean more than the one thing: « un protocole d’entente ».
        """
        if languages not in self._known:
            found = (*self._names(languages), *self._acronyms(languages))
            named = (hit for hit in found if not hit.found.islower())
            longest_first = sorted(named, key=lambda hit: (-len(hit.found), hit.found))
            self._known[languages] = [(tidy(hit.found).casefold(), hit) for hit in longest_first]
        return self._known[languages]

    @cached_property
    def _known(self) -> dict[tuple[str, str], list[tuple[str, Hit]]]:
        """What `_pairs` has found already."""
        return {}

    def _names(self, languages: tuple[str, str]) -> Iterator[Hit]:
        named = (_named(term, languages) for term in self.by_id.values() if term.kind != "function")
        return (hit for hit in named if hit)

    def _functions(self, languages: tuple[str, str], person: str) -> Iterator[Hit]:
        """Yield the functions that are nobody's in particular, and a person's own."""
        named = (
            _named(term, languages)
            for term in self.by_id.values()
            if term.kind == "function" and (not term.person or same_name(term.person, person))
        )
        return (hit for hit in named if hit)

    def _acronyms(self, languages: tuple[str, str]) -> Iterator[Hit]:
        for term in self.by_id.values():
            acronym, agreed = (_of(term.acronym, language) for language in languages)
            if acronym and agreed:
                yield Hit(acronym, agreed, _of(term.name, languages[1]) or "")


def _named(term: Term, languages: tuple[str, str]) -> Hit | None:
    name, agreed = (_of(term.name, language) for language in languages)
    return Hit(name, agreed, _of(term.acronym, languages[1]) or "") if name and agreed else None


def _of(texts: Mapping[str, Text], language: str) -> Text | None:
    return texts.get(language) or texts.get(language.partition("-")[0]) or texts.get(EVERYWHERE)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Return how a name is found: as whole words, in small letters or capitals; a single word as it is written."""
    return re.compile(rf"(?<![\w-]){re.escape(tidy(name))}(?![\w-])", re.IGNORECASE if " " in name else 0)


def _is_kept(hit: Hit, source: str, target: str, *, has_both: bool) -> bool:
    if tidy(source) == tidy(hit.found):
        return tidy(target).casefold() == tidy(hit.agreed).casefold()
    said = (hit.agreed,) if has_both else (hit.agreed, hit.other)
    return any(_stands_in(name, target) for name in said if name)


def _stands_in(name: str, text: str) -> bool:
    """Tell whether a text has a name: its words in order, a few others among them at most."""
    if " " not in name:
        return bool(_pattern(name).search(tidy(text)))
    words, there = _stems(name), _stems(text)
    return any(_follow(words, there[start : start + len(words) + _BETWEEN]) for start in range(len(there)))


def _stems(text: str) -> list[str]:
    return [word.removesuffix("s") for word in name_words(text)]


def _follow(words: Sequence[str], there: Sequence[str]) -> bool:
    left = iter(there)
    return words[:1] == there[:1] and all(word in left for word in words)


def _capitalised(name: str) -> str:
    return name[:1].upper() + name[1:]


def load(file: Path) -> Terms:
    """Read a term base; none is an empty one. Raises EditionError naming the file and every key that is wrong."""
    try:
        return Terms(_FILE.validate_python(read_toml(file)))
    except FileNotFoundError:
        return Terms()
    except ValidationError as error:
        raise EditionError(*mistakes(file, error)) from None
