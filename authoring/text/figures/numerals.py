"""Numbers written as words and as Roman numerals, so that “two” and 2, “IXe” and 9th are no difference.

CLDR's own spelling of numbers (rule-based number formats) is not among the data that Babel carries.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from authoring.text.figures.notation import any_of, percentage, scales

_TENS = (30, 40, 50, 60, 70, 80, 90, 100, 1000)
_CARDINALS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf vingt trente quarante cinquante soixante septante huitante nonante cent mille",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien mil",
}
_OTHER_FORMS = {
    "en": "",
    "fr": "une=1 vingts=20 cents=100",
    "es": "un=1 una=1 veintiún=21 veintiuno=21 veintiuna=21 veintidós=22 veintitrés=23 veinticuatro=24 veinticinco=25 "
    "veintiséis=26 veintisiete=27 veintiocho=28 veintinueve=29 ciento=100 doscientos=200 doscientas=200 "
    "trescientos=300 trescientas=300 cuatrocientos=400 cuatrocientas=400 quinientos=500 quinientas=500 "
    "seiscientos=600 seiscientas=600 setecientos=700 setecientas=700 ochocientos=800 ochocientas=800 "
    "novecientos=900 novecientas=900",
}
_LOOSE = {
    "en": "first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 eleventh=11 "
    "twelfth=12 thirteenth=13 fourteenth=14 fifteenth=15 sixteenth=16 seventeenth=17 eighteenth=18 nineteenth=19 "
    "twentieth=20 thirtieth=30 fortieth=40 fiftieth=50 sixtieth=60 seventieth=70 eightieth=80 ninetieth=90 "
    "hundredth=100 once=1 twice=2 dozen=12 both=2 couple=2 pair=2 decade=10 fortnight=14 century=100 biennial=2 "
    "triennial=3 quadrennial=4 quinquennial=5 decennial=10 noon=12 midday=12 midnight=0",
    "fr": "premier=1 première=1 second=2 seconde=2 unième=1 deuxième=2 troisième=3 quatrième=4 cinquième=5 "
    "sixième=6 septième=7 huitième=8 neuvième=9 dixième=10 onzième=11 douzième=12 treizième=13 quatorzième=14 "
    "quinzième=15 seizième=16 vingtième=20 trentième=30 quarantième=40 cinquantième=50 soixantième=60 centième=100 "
    "dizaine=10 douzaine=12 quinzaine=15 vingtaine=20 trentaine=30 quarantaine=40 cinquantaine=50 centaine=100 "
    "millier=1000 paire=2 décennie=10 siècle=100 biennal=2 biennale=2 triennal=3 triennale=3 triennaux=3 "
    "quadriennal=4 quadriennale=4 quinquennal=5 quinquennale=5 décennal=10 décennale=10 annuel=1 annuelle=1 "
    "trimestriel=3 semestriel=6 midi=12 minuit=0",
    "es": "primer=1 primero=1 primera=1 segundo=2 segunda=2 tercer=3 tercero=3 tercera=3 cuarto=4 cuarta=4 "
    "quinto=5 quinta=5 sexto=6 sexta=6 séptimo=7 séptima=7 octavo=8 octava=8 noveno=9 novena=9 décimo=10 décima=10 "
    "undécimo=11 undécima=11 duodécimo=12 duodécima=12 vigésimo=20 vigésima=20 trigésimo=30 trigésima=30 "
    "cuadragésimo=40 cuadragésima=40 quincuagésimo=50 quincuagésima=50 sexagésimo=60 sexagésima=60 centésimo=100 "
    "centésima=100 ambos=2 ambas=2 par=2 decena=10 docena=12 quincena=15 veintena=20 treintena=30 centena=100 "
    "centenar=100 millar=1000 década=10 decenio=10 siglo=100 bienal=2 trienal=3 cuatrienal=4 quinquenal=5 sexenal=6 "
    "decenal=10 anual=1 trimestral=3 semestral=6 mediodía=12 medianoche=0",
}
"""Ordinals and what else tells a number without counting for certain; their plurals end in -s or -es."""

_FRACTIONS = {
    "en": "half=2 halves=2 third=3 quarter=4 fifth=5 tenth=10",
    "fr": "moitié=2 demi=2 demie=2 tiers=3 quart=4 cinquième=5 dixième=10",
    "es": "mitad=2 medio=2 media=2 tercio=3 tercera=3 cuarto=4 cuarta=4 quinto=5 quinta=5 décimo=10 décima=10",
}
_AND = {"en": "and", "fr": "et", "es": "y"}
_HOMONYMS = {"en": {"one"}, "fr": {"un", "une", "neuf"}, "es": {"un", "una", "uno"}}
"""What is an article, a pronoun or an adjective as well."""

_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile("[\\s\u2010\u2011-]+")
_ROMAN = re.compile(r"(?<![\w.&-])(?=[IVX]{2})(X{0,3})(IX|IV|V?I{0,3})(?=(?:e|er|re|o|a)?(?![\w&]))")


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words; one that is not `certain` may not count at all: an ordinal, an article."""

    written: str
    value: Decimal
    is_certain: bool = False


@dataclass(frozen=True, slots=True)
class _Number:
    """A word that is a number, or a part of one."""

    start: int
    end: int
    value: int
    is_certain: bool


def numbers_in_words(text: str, language: str) -> set[Decimal]:
    """Return the numbers that stand in a text as words: cardinals, ordinals, fractions, periods of so many years."""
    return {one.value for one in spelled(text, language)}


def spelled(text: str, language: str) -> list[Spelled]:
    """Return the numbers that stand in a text as words, each as it may be understood; none in other languages."""
    base = language.partition("-")[0]
    if base not in _CARDINALS:
        return []
    text = _without_units(text, language)
    runs = list(_runs(text, base))
    whole = [group for run in runs for group in _grouped(run)]
    return [*(_spelled(text, group, base) for group in whole), *_fractions(text, whole, base)]


def _without_units(text: str, language: str) -> str:
    """Return a text without the hundred of “pour cent” and the scales of figures: those are read with the figures."""
    scaled = re.compile(rf"(?<=\d)\s?(?:{any_of(scales(language))})(?!\w)", re.IGNORECASE)
    return scaled.sub(_blank, percentage(language).sub(_blank, text))


def _blank(match: re.Match[str]) -> str:
    return "," * len(match[0])


def _runs(text: str, base: str) -> Iterator[list[_Number]]:
    """Yield numbers side by side, perhaps with an “and” between them."""
    run: list[_Number] = []
    end = 0
    for match in _WORD.finditer(text):
        word, is_beside = match[0].casefold(), _BETWEEN.fullmatch(text, end, match.start())
        if not is_beside or not (word in _table(base) or (run and word == _AND[base])):
            yield run
            run = []
        if word in _table(base):
            run.append(_Number(*match.span(), *_table(base)[word]))
        end = match.end()
    yield run


def _grouped(run: Sequence[_Number]) -> Iterator[list[_Number]]:
    """Yield numbers side by side as they belong together: “two thousand ten” is one, “two three” are two."""
    group: list[_Number] = []
    for number in run:
        if group and not _joins([one.value for one in group], number.value):
            yield group
            group = []
        if group or number.value <= _TENS[-1]:
            group.append(number)
    if group:
        yield group


def _joins(values: Sequence[int], value: int) -> bool:
    current = _sum(values) % 1000
    ones = current % 100
    if value >= 100:
        return value >= 1000 or (current < 20 if value == 100 and current else not current)
    is_french = (ones == 10 and 6 < value < 10) or (ones in (60, 80) and 9 < value < 20) or (ones, value) == (4, 20)
    return not ones or is_french or (value < 10 and ones >= 20 and not ones % 10)


def _sum(values: Sequence[int]) -> int:
    total = current = 0
    for value in values:
        if value >= 1000:
            total, current = ((total + current) * value if 0 < total < value else total + (current or 1) * value), 0
        elif value == 100:
            current = (current or 1) * 100
        else:
            current += 76 if (current % 100, value) == (4, 20) else value
    return total + current


def _spelled(text: str, group: Sequence[_Number], base: str) -> Spelled:
    written = text[group[0].start : group[-1].end]
    is_certain = all(one.is_certain for one in group) and written.casefold() not in _HOMONYMS[base]
    return Spelled(written, Decimal(_sum([one.value for one in group])), is_certain)


def _fractions(text: str, whole: Sequence[Sequence[_Number]], base: str) -> Iterator[Spelled]:
    """Yield “half” as a half, and “two thirds” as two thirds besides."""
    before = {group[-1].end: _sum([one.value for one in group]) for group in whole}
    before |= {first.end: first.value for group in whole for first in group[:1]}
    for match in _WORD.finditer(text):
        if part := _listed(_FRACTIONS[base]).get(match[0].casefold()):
            yield Spelled(match[0], Decimal(1) / Decimal(part))
            if count := before.get(len(text[: match.start()].rstrip(" -\u00a0"))):
                yield Spelled(match[0], Decimal(count) / Decimal(part))


@cache
def _table(base: str) -> dict[str, tuple[int, bool]]:
    """Return each word's value, and whether it counts for certain."""
    cardinals = dict(zip(_CARDINALS[base].split(), (*range(21), *_TENS), strict=True))
    large = {word: 10**power for word, power in scales(base).items() if power > 3 and " " not in word}
    certain = cardinals | large | _listed(_OTHER_FORMS[base], plural=False)
    return {word: (value, word in certain) for word, value in (_listed(_LOOSE[base]) | certain).items()}


@cache
def _listed(listed: str, *, plural: bool = True) -> dict[str, int]:
    """Return a list of words with values as a table, with their plurals."""
    pairs = [one.partition("=") for one in listed.split()]
    endings = ("", "s", "es") if plural else ("",)
    return {word + ending: int(value) for word, _, value in pairs for ending in endings}


def roman_numerals(text: str) -> list[tuple[str, int]]:
    """Return the Roman numerals of two letters and more, up to 39, and their values; one letter may be a word."""
    return [(match[0], _value(match[1], match[2])) for match in _ROMAN.finditer(text) if match[0]]


def _value(tens: str, ones: str) -> int:
    values = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
    return 10 * len(tens) + values[ones]
