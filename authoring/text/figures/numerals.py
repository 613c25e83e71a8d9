"""Small numbers written as words and as Roman numerals, so that “two” and 2, “IXe” and 9th are no difference.

CLDR's own spelling of numbers (rule-based number formats) is not among the data that Babel carries.
"""

import re

_TENS = (30, 40, 50, 60, 70, 80, 90, 100)
_CARDINALS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf vingt trente quarante cinquante soixante soixante-dix quatre-vingts quatre-vingt-dix cent",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien",
}
_OTHERS = {
    "en": "first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 once=1 twice=2 "
    "dozen=12 thousand=1000 both=2",
    "fr": "une=1 premier=1 première=1 second=2 seconde=2 deuxième=2 troisième=3 quatrième=4 cinquième=5 sixième=6 "
    "septième=7 huitième=8 neuvième=9 dixième=10 douzaine=12 quatre-vingt=80 mille=1000",
    "es": "un=1 una=1 primer=1 primero=1 primera=1 segundo=2 segunda=2 tercer=3 tercero=3 tercera=3 cuarto=4 cuarta=4 "
    "quinto=5 quinta=5 sexto=6 sexta=6 séptimo=7 séptima=7 octavo=8 octava=8 noveno=9 novena=9 décimo=10 décima=10 "
    "docena=12 ambos=2 ambas=2 mil=1000",
}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ROMAN = re.compile(r"(?<![\w.&-])(?=[IVX]{2})(X{0,3})(IX|IV|V?I{0,3})(?=(?:e|er|re|o|a)?(?![\w&]))")


def _table(language: str) -> dict[str, int]:
    table = dict(zip(_CARDINALS[language].split(), (*range(21), *_TENS), strict=True))
    return table | {word: int(value) for word, _, value in (one.partition("=") for one in _OTHERS[language].split())}


_NUMBERS = {language: _table(language) for language in _CARDINALS}


def numbers_in_words(text: str, language: str) -> set[int]:
    """Return the numbers that stand in a text as words, cardinal or ordinal, up to a hundred."""
    table = _NUMBERS.get(language.partition("-")[0], {})
    words = [word.casefold() for word in _WORD.findall(text)]
    parts = [part for word in words for part in (word, *word.split("-"))]
    return {table[part] for part in parts if part in table}


def roman_numerals(text: str) -> list[tuple[str, int]]:
    """Return the Roman numerals of two letters and more, up to 39, and their values; one letter may be a word."""
    return [(match[0], _value(match[1], match[2])) for match in _ROMAN.finditer(text) if match[0]]


def _value(tens: str, ones: str) -> int:
    values = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
    return 10 * len(tens) + values[ones]
