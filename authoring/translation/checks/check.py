"""A translation checked against its source."""

from collections.abc import Callable, Iterator

from authoring.model.finding import Finding, finding
from authoring.model.place import Place
from authoring.translation.checks import addresses, inline_codes, language, marks, naming, numbers, wording
from authoring.translation.checks.pair import Pair, Problem

Rule = Callable[[Pair], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    inline_codes.inline_codes,
    language.language,
    numbers.numbers,
    numbers.amounts,
    addresses.addresses,
    naming.names,
    wording.length,
    marks.balance,
    marks.dropped,
    wording.twice,
    wording.edges,
    wording.end,
    marks.straight,
)
"""What a translation is asked, what weighs most first."""


def check(pair: Pair, place: Place) -> list[Finding]:
    """Return what there is to mend in a translation; nothing where there is none yet.

    What was left untranslated altogether is one finding, whatever else its words would be told for.
    """
    if not pair.text.strip():
        return []
    return [finding(one.code, place, **one.values) for rule in RULES for one in rule(pair)]
