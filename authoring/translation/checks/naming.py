"""Names of the term base."""

from collections.abc import Iterator

from authoring.translation.checks.pair import Pair, Problem


def names(pair: Pair) -> Iterator[Problem]:
    """Find institutions, programmes and acronyms that a translation calls otherwise than the term base does."""
    for one in pair.terms.violations(pair.said, pair.text, pair.languages):
        code = "translation-name-wrong" if one.is_wrong else "translation-name-other"
        yield Problem(code, {"name": one.found, "agreed": one.agreed})
