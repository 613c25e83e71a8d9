"""Numbers as lists show them, written apart from what publishes them: a reader must not share its writer's mistakes."""

import re

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)

_WHOLE = re.compile(r"-?[0-9]{1,9}")


def ordinal(number: int, number_format: str = "decimal") -> str:
    """Return `number` in one of Word's formats (ECMA-376, 17.18.59); those it does not know are written as decimals.

    Letters go on after z as in CSS (aa, ab); Word has aa, bb, which no list is long enough to show.
    """
    match number_format:
        case "lowerLetter" | "upperLetter" if number > 0:
            written = _letters(number)
        case "lowerRoman" | "upperRoman" if 0 < number < 4000:
            written = _roman(number)
        case _:
            written = str(number)
    return written.upper() if number_format.startswith("upper") else written


def whole(text: str | None, otherwise: int) -> int:
    """Return the whole number that `text` is, `otherwise` when it is none or beyond all reason."""
    return int(text) if text and _WHOLE.fullmatch(text) else otherwise


def _letters(number: int) -> str:
    written = ""
    while number:
        number, letter = divmod(number - 1, 26)
        written = "abcdefghijklmnopqrstuvwxyz"[letter] + written
    return written


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written
