"""Which quotation marks and apostrophes a language sets for those that keyboards have. No word is ever touched.

In French a quotation stands in « », one inside it in “ ” (Office québécois de la langue française, Guillemets).
Where the marks of a text do not pair, all stay as typed: inches, seconds, a quotation that goes on in the next text.
"""

import re

_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_]|[«“\"])|(?<![\w'])'(?=\d0s\b)")
"""Between letters, or for a century left out: “don't”, « l'eau », “the '90s”."""

_BEFORE = " \u00a0\u202f\u2009\t\n([{«“'’—–-/"
_AFTER = " \u00a0\u202f\u2009\t\n)]}»”'’—–-/.,;:!?…"
_PAIRS = {"«": "»", "“": "”", '"': '"'}


def marks(text: str, language: str) -> dict[int, str]:
    """Return the marks to be set in the place of others, by their positions in `text`."""
    found = {match.start(): "’" for match in _APOSTROPHE.finditer(text)}
    return found | (_quotations(text) if language.partition("-")[0] == "fr" else {})


def _quotations(text: str) -> dict[int, str]:
    """Return the marks of quotations in French; none where they do not pair."""
    found: dict[int, str] = {}
    opened: list[int] = []
    for position, sign in enumerate(text):
        if sign not in '«»“”"':
            continue
        opens, closes = _ways(text, position)
        if opens == closes or (closes and (not opened or _PAIRS[text[opened[-1]]] != sign)):
            return {}
        if opens:
            opened.append(position)
        else:
            start = opened.pop()
            if text[start] != "«":
                found[start], found[position] = "«»" if not opened else "“”"
    return {} if opened else found


def _ways(text: str, position: int) -> tuple[bool, bool]:
    """Return whether a mark may open a quotation there, and whether it may close one."""
    sign, before, after = text[position], text[:position][-1:], text[position + 1 :][:1]
    if sign != '"':
        return sign in "«“", sign in "»”"
    opens = (not before or before in _BEFORE) and bool(after) and not after.isspace()
    closes = (not after or after in _AFTER) and bool(before) and not before.isspace()
    return opens, closes
