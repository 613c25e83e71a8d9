"""Inline codes: a translation has each code of its source once, and pairs do not cross."""

from collections import Counter
from collections.abc import Iterator

from authoring.translation.checks.pair import Pair, Problem
from authoring.translation.codes import Code, Coded, nests, tagged


def inline_codes(pair: Pair) -> Iterator[Problem]:
    """Find codes that are missing, added, or crossing one another."""
    expected, found = _codes(pair.source), _codes(pair.target)
    missing, added = Counter(expected) - Counter(found), Counter(found) - Counter(expected)
    if missing:
        yield Problem("translation-code-missing", {"codes": tagged(tuple(missing.elements()))})
    if added:
        yield Problem("translation-code-added", {"codes": tagged(tuple(added.elements()))})
    if not (missing or added) and not nests(found):
        yield Problem("translation-code-crossing", {"codes": tagged(tuple(found))})


def _codes(text: Coded) -> list[Code]:
    return [part for part in text if isinstance(part, Code)]
