"""Where a language wants a certain space: rules as patterns. Only white space is ever touched, never a sign or a word.

French has a thin space before `; ! ?`, an ordinary one before the colon and inside « », none of them a line's end:
what the Imprimerie nationale prints (Lexique des règles typographiques), and what the Office québécois de la langue
française advises wherever thin spaces are to be had. Only typists without one leave it out before `; ! ?`, as the
Canadian government's style guides for typing do; so one rule holds for both sides of the ocean. In Spanish nothing
stands inside « » ¿ ¡ (RAE, Ortografía, 2010). Elsewhere spaces are only bound: a number to its unit, a title to its
name.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from authoring.locale.cldr import locale
from authoring.text.abbreviations import REFERENCES, TITLES

NO_BREAK = "\u00a0"
NARROW = "\u202f"

_S = "[ \u00a0\u2009\u202f]"
_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
_BEFORE = r"[^\s«“‘(\[{<¿¡;:!?]"
"""What a mark may follow."""

_UNITS = (
    "‰ ° °C °F kg g mg µg t kt Mt km m cm mm µm nm km² m² m³ ha l L ml mL hl h min s ms "
    "W kW MW GW TW Wh kWh MWh GWh TWh V kV Hz kHz MHz GHz kB MB GB TB ko Mo Go To J kJ MJ GJ PJ Pa kPa bbl ppm dB "
    "a.m. p.m. CAD USD MXN EUR GBP thousand million billion trillion percent per mille millions milliard milliards "
    "mil millón millones por"
)
_CODE = re.compile(r"://|@|www\.|[=\\]")
_TOKEN = re.compile(r"[^\s«»]+")
_AFTER_CODE = ";:!?,.…)]”\"’'"


@dataclass(frozen=True, slots=True)
class Gap:
    """The white space `start:end` of a text, perhaps none, and what is to stand there."""

    start: int
    end: int
    space: str


@dataclass(frozen=True, slots=True)
class _Rule:
    """A pattern whose first group is a gap between two characters, and what is to stand in it."""

    pattern: re.Pattern[str]
    space: str = NO_BREAK


def gaps(text: str, language: str) -> list[Gap]:
    """Return where `text` wants other spaces by the rules of `language` (BCP 47; the region is ignored), in order.

    Addresses and what looks like a program's text have none inside. No gap stands at the text's beginning or end.
    """
    found: dict[int, Gap] = {}
    for rule in _rules(language.partition("-")[0]):
        for match in rule.pattern.finditer(text):
            found.setdefault(match.start(1), Gap(*match.span(1), rule.space))
    code = list(_code(text)) if found else []
    return sorted(
        (gap for gap in found.values() if not any(start < gap.start < end for start, end in code)),
        key=lambda gap: gap.start,
    )


def is_code(text: str, position: int) -> bool:
    """Tell whether a sign stands inside an address, or in what looks like a program's text."""
    return any(start <= position < end for start, end in _code(text))


def _code(text: str) -> Iterator[tuple[int, int]]:
    if _CODE.search(text):
        for token in _TOKEN.finditer(text):
            if _CODE.search(token[0]):
                yield token.start(), token.start() + len(token[0].rstrip(_AFTER_CODE))


@cache
def _rules(language: str) -> tuple[_Rule, ...]:
    rules = {"en": _english, "fr": _french, "es": _spanish}.get(language)
    return (*(rules() if rules else ()), *_common())


def _common() -> Iterator[_Rule]:
    yield _bound(r"\d", rf"(?:{_any(_UNITS)})(?!\w)")
    yield _bound(r"\d", r"%(?!\w)")
    yield _bound(r"\d", r"[$€£¢](?!\d)")
    yield _bound(r"[$€£]", r"\d")
    yield _bound(rf"(?<!\w)(?:{_any('CAD USD MXN EUR GBP')})", r"\d")
    yield _Rule(re.compile(rf"(?<![\w.,])\d{{1,3}}({_S})(?=\d{{3}}(?!\d))"), NARROW)
    yield _bound("§", r"\d")
    yield _bound(rf"(?<!\w){_CAPITAL}[\w’'-]+", r"[IVXL]{2,}(?:e|er)?(?!\w)")  # Louis XIV, Part III
    yield _bound(rf"(?<![\w.]){_CAPITAL}\.", rf"{_CAPITAL}(?:\.|\w)")
    yield _Rule(re.compile(r"(?<=\S)(\u2009)(?=\S)"), NARROW)  # CLDR's ranges of dates: March 4 – 5


def _english() -> Iterator[_Rule]:
    yield _titles(TITLES["en"])
    yield _references(REFERENCES["en"])
    yield _bound(rf"(?<!\w)(?:{_months('en')})", r"\d{1,2}(?!\d)")
    yield _bound(r"(?<!\w)\d{1,2}(?:st|nd|rd|th)?", rf"(?:{_months('en')})(?!\w)")


def _french() -> Iterator[_Rule]:
    yield _spaced(_BEFORE, r";(?:\s|\Z|»)", NARROW)
    yield _spaced(_BEFORE, r"[!?]+(?:[\s»”\"’)\].,;:…]|\Z)", NARROW)
    yield _spaced(_BEFORE, r":(?:[\s«»“]|\Z)")
    yield _spaced("«", r"[^\s»]")
    yield _spaced(r"[^\s«]", "»")
    yield _spaced(r"\d", r"%(?!\w)")
    yield _spaced(r"\d", r"[$€£¢](?!\d)")
    yield _bound(rf"\d{_S}?h", r"\d")
    yield _bound(r"(?<!\w)[IVXL]+(?:e|er)", r"siècles?(?!\w)")
    yield _titles(TITLES["fr"])
    yield _references(REFERENCES["fr"])
    yield _bound(r"(?<!\w)(?:\d{1,2}|1er)", rf"(?:{_months('fr')})(?!\w)")


def _spanish() -> Iterator[_Rule]:
    yield _without("[«¿¡]", r"\S")
    yield _without(r"\S", "»")
    yield _without(_BEFORE, r"[?!]+(?:[\s»”\"’)\].,;:…]|\Z)")
    yield _bound(r"(?<!\w)EE\.", r"UU\.")
    yield _bound(r"(?<!\w)[Ss]iglos?", r"[IVXL]+(?!\w)")
    yield _titles(TITLES["es"])
    yield _references(REFERENCES["es"])
    yield _bound(r"\d", rf"[ap]\.{_S}?m\.")
    yield _bound(rf"\d{_S}?[ap]\.", r"m\.")
    yield _bound(r"(?<!\w)\d{1,2}", rf"de{_S}(?:{_months('es')})(?!\w)")


def _bound(before: str, after: str) -> _Rule:
    """Return the rule that no line ends at a space between `before` and `after`."""
    return _Rule(re.compile(rf"{before}({_S}+)(?={after})"))


def _spaced(before: str, after: str, space: str = NO_BREAK) -> _Rule:
    """Return the rule that `space` stands between a character `before` and `after`, whether one was typed or not."""
    return _Rule(re.compile(rf"(?<={before})({_S}*)(?={after})"), space)


def _without(before: str, after: str) -> _Rule:
    """Return the rule that no space stands between `before` and `after`."""
    return _Rule(re.compile(rf"(?<={before})({_S}+)(?={after})"), "")


def _titles(words: str) -> _Rule:
    return _bound(rf"(?<!\w)(?:{_any(words)})", _CAPITAL)


def _references(words: str) -> _Rule:
    return _bound(rf"(?<!\w)(?:{_any(words)})", r"\d")


def _months(language: str) -> str:
    return _any(" ".join(locale(language).months["format"]["wide"].values()))


def _any(words: str) -> str:
    return "|".join(_escaped(sorted(words.split(), key=len, reverse=True)))


def _escaped(words: Iterable[str]) -> Iterator[str]:
    return map(re.escape, words)
