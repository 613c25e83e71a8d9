"""Spanish questions and exclamations, which begin with a mark as they end with one (RAE, Ortografía, 2010)."""

import re
from collections.abc import Iterator

from authoring.intake.check_sheets import Filled
from authoring.intake.matching import quoted
from authoring.model import walk
from authoring.model.finding import Finding, finding
from authoring.model.inline import Inline, notes_of, text_of

_PAIRS = (("¿", "?"), ("¡", "!"))
_ADDRESS = re.compile(r"\S+://\S+|\S+@\S+")
_DOUBT = re.compile(r"\([?!]+\)")
"""What stands in brackets by itself opens nothing."""


def unopened(filled: Filled) -> Iterator[Finding]:
    """Find paragraphs of a Spanish form in which a question or an exclamation has but one of its marks."""
    if filled.submission.language.partition("-")[0] != "es":
        return
    for handed, blocks in filled.texts:
        for block, inline in walk.texts(blocks):
            place = getattr(block, "place", None) or filled.at(handed, "text")
            for one in (inline, *notes_of(inline)):
                for opening, closing in _lacking(one):
                    yield finding("mark-unopened", place, opening=opening, closing=closing, text=quoted(text_of(one)))


def _lacking(inline: Inline) -> list[tuple[str, str]]:
    own = "".join(run.text for run in inline if not run.language)
    text = _DOUBT.sub("", _ADDRESS.sub("", own))
    return [(opening, closing) for opening, closing in _PAIRS if text.count(opening) != text.count(closing)]
